import type { Beside, GapRow, RejectedVillage } from '../domain/gap-list.ts';
import type { DistanceMode, FacilityScope } from '../domain/parameters.ts';
import type { Reason, State } from '../domain/state.ts';
import type { Language } from '../domain/text.ts';
import type { Traveller } from '../domain/travel.ts';
import { type Millimetres, printMetres } from '../domain/units.ts';
import { findIndicator } from '../layers/index.ts';
import { VILLAGE_COLUMNS, villageCells } from './village-cells.ts';
import { type Cell, writeCsv } from './write-csv.ts';

const GAP_COLUMNS = [...VILLAGE_COLUMNS, 'state', 'nearest_id', 'nearest_name', 'distance_m', 'margin_m', 'reason'] as const;

const ROAD_COLUMNS = [
  'straight_m',
  'road_m',
  'road_min',
  'reported_m',
  'snap_m',
  'air_only',
  'soonest_id',
  'soonest_name',
  'traveller',
] as const;

const metres = (distance: Millimetres | null): Cell => (distance === null ? null : { digits: printMetres(distance) });

/** Rows a piece: some hundred kilobytes of text. */
const PIECE = 4096;

/**
 * The command line's gap list, piece by piece: one row a village in input order, the rejected ones too, as unknown. UTF-8 without BOM, LF.
 * @param beside what is asked for beside the distance decided on.
 */
export function* writeGapsCsv(
  rows: Iterable<GapRow | RejectedVillage>,
  beside: Beside = { road: null, turf: null },
): Generator<string, void, undefined> {
  let header: readonly string[] | null = [...GAP_COLUMNS, ...(beside.road ? ROAD_COLUMNS : []), ...(beside.turf ? ['turf_m'] : [])];
  let cells: (readonly Cell[])[] = [];
  for (const row of rows) {
    cells.push(gapCells(row, beside));
    if (cells.length < PIECE) continue;
    yield writeCsv(header, cells, { bom: false });
    [header, cells] = [null, []];
  }
  if (header || cells.length > 0) yield writeCsv(header, cells, { bom: false });
}

function gapCells(row: GapRow | RejectedVillage, beside: Beside): readonly Cell[] {
  if (!('village' in row)) {
    const { code, name, county, township, lon, lat, reason } = row;
    return [code, name, county, township, lon, lat, 'unknown', null, null, null, null, reason, ...besideCells(beside, null)];
  }
  const { village, nearest, distance } = row;
  return [
    ...villageCells(village),
    row.state,
    nearest?.id ?? null,
    nearest?.name ?? null,
    metres(distance),
    metres(row.margin),
    row.reason,
    ...besideCells(beside, row),
  ];
}

const flag = (value: boolean | null): Cell => (value === null ? null : value ? 'yes' : 'no');

/** With one decimal: what speeds are estimated by says no more. */
const minutesOf = (minutes: number | null | undefined): Cell => (minutes == null ? null : { digits: minutes.toFixed(1) });

/** Turf's metres with every digit, so that they can be compared by bits. A row that was rejected is no village: null. */
function besideCells({ road, turf }: Beside, row: GapRow | null): readonly Cell[] {
  const village = row?.village.id ?? '';
  const onSphere: readonly Cell[] = turf ? [turf.get(village) ?? null] : [];
  if (!road) return onSphere;
  const known = road.of.get(village);
  if (!row || !known) return [...ROAD_COLUMNS.map(() => null), ...onSphere];
  const distances = [metres(known.straight), metres(known.road), minutesOf(known.minutes), metres(known.reported), metres(known.snap)];
  const soonest = [row.soonest?.id ?? null, row.soonest?.name ?? null, row.soonest && road.traveller];
  return [...distances, flag(known.airOnly), ...soonest, ...onSphere];
}

/** What the exported list is the answer to, and how its people call states and reasons. */
export interface ListContext {
  readonly indicator: string;
  /** Null where no file names one. */
  readonly year: number | null;
  readonly language: Language;
  readonly states: Readonly<Record<State, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  /** Which hospital decided: the one in force need not be the nearest. */
  readonly scope: FacilityScope;
  readonly scopes: Readonly<Record<FacilityScope, string>>;
  /** How its distances were measured. */
  readonly mode: DistanceMode;
  readonly modes: Readonly<Record<DistanceMode, string>>;
  /** Who goes along the road. */
  readonly traveller: Traveller;
  readonly travellers: Readonly<Record<Traveller, string>>;
}

const SIMULATED_NOTE = '演示数据：位置为推算，数值为模拟 · sample data: modelled position, simulated figures';

/** A column of the exported list: its id, its Chinese heading, and its cell. The reader knows both headings. */
type ListColumn = readonly [id: string, heading: string, cell: (row: GapRow, context: ListContext) => Cell];

const LIST_COLUMNS: readonly ListColumn[] = [
  ['code', '行政区划代码', ({ village }) => village.code],
  ['name', '行政村', ({ village }) => village.name],
  ['kind', '类型', ({ village }) => village.kind],
  ['county', '县区', ({ village }) => village.county],
  ['township', '镇办', ({ village }) => village.township],
  ['lon', '经度(WGS84)', ({ village }) => village.position.at?.lon ?? null],
  ['lat', '纬度(WGS84)', ({ village }) => village.position.at?.lat ?? null],
  ['position', '坐标来源', ({ village }) => (village.position.at === null ? null : village.position.quality)],
  ['households', '户数', ({ village }) => village.households],
  ['population', '户籍人口', ({ village }) => village.registered],
  ['population_resident', '常住人口', ({ village }) => village.resident],
  ['hamlets', '自然村数', ({ village }) => village.hamlets],
  ['hamlets_30plus', '30户以上自然村数', ({ village }) => village.hamlets30],
  ['groups', '村民小组数', ({ village }) => village.groups],
  ['poor', '是否贫困村', ({ village }) => flag(village.poor)],
  ['deep_poverty', '是否深度贫困村', ({ village }) => flag(village.deepPoverty)],
  ['exit_year', '退出年度', ({ village }) => village.exitYear],
  ['relocated', '是否整村搬迁', ({ village }) => flag(village.relocated)],
  ['distance_reported_km', '到乡镇距离(公里)', ({ village }) => village.reportedKm],
  ['year', '年度', (_, { year }) => year],
  ['', '', ({ reported }) => reported],
  ['state', '状态', ({ state }) => state],
  ['facility_scope', '机构范围', ({ nearest }, { scope }) => (nearest ? scope : null)],
  ['facility_id', '判定机构编号', ({ nearest }) => nearest?.id ?? null],
  ['facility_name', '判定机构', ({ nearest }) => nearest?.name ?? null],
  ['distance_mode', '距离量法', ({ distance }, { mode }) => (distance === null ? null : mode)],
  ['distance_m', '判定距离(米)', ({ distance }) => metres(distance)],
  [
    'radius_m',
    '半径(米)',
    ({ distance, margin }) => (distance !== null && margin !== null ? metres((distance - margin) as Millimetres) : null),
  ],
  ['margin_m', '超出半径(米)', ({ margin }) => metres(margin)],
  ['reason', '原因', ({ reason }) => reason],
  ['basis', '数据性质', ({ village }) => (village.simulated ? 'simulated' : null)],
  ['note', '说明', ({ village }) => (village.simulated ? SIMULATED_NOTE : null)],
];

/** What the road has besides: who travels, and after how many minutes they reach which facility soonest, which need not be the nearest. */
const SOONEST_COLUMNS: readonly ListColumn[] = [
  ['traveller', '出行方式', ({ soonest }, { traveller }) => soonest && traveller],
  ['road_min_estimated', '最快分钟数(估)', ({ soonest }) => minutesOf(soonest?.minutes)],
  ['soonest_id', '最快到的机构编号', ({ soonest }) => soonest?.id ?? null],
  ['soonest_name', '最快到的机构', ({ soonest }) => soonest?.name ?? null],
];

/** A table says which coordinates these are; in GeoJSON they can be no others. */
const ENGLISH_HEADING: Readonly<Record<string, string>> = { lon: 'lon (WGS 84)', lat: 'lat (WGS 84)' };

/** Words of the cells in Chinese, as the reader takes them back. */
const CHINESE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { village: '行政村', community: '社区' },
  position: { surveyed: '实测', modelled: '推算' },
  basis: { simulated: '模拟' },
};
const CHINESE_ANSWER: Readonly<Record<string, string>> = { yes: '是', no: '否', exempt: '不具备条件' };

/** The columns of one list; the indicator's own is named by its id, or by its first heading in Chinese. */
function columnsOf({ indicator, mode }: ListContext): readonly ListColumn[] {
  const heading = findIndicator(indicator)?.indicator.headings.names[0] ?? indicator;
  return [...LIST_COLUMNS, ...(mode === 'road' ? SOONEST_COLUMNS : [])].map(([id, name, cell]) =>
    id === '' ? [indicator, heading, cell] : [id, name, cell],
  );
}

function inChinese(id: string, cell: Cell, { states, reasons, scopes, modes, travellers }: ListContext): Cell {
  if (typeof cell !== 'string') return cell;
  const given: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    state: states,
    reason: reasons,
    facility_scope: scopes,
    distance_mode: modes,
    traveller: travellers,
  };
  const words = given[id] ?? CHINESE[id] ?? (NAMES.has(id) ? {} : CHINESE_ANSWER);
  return words[cell] ?? cell;
}

/** Columns whose text is a person's own, never a word of ours. */
const NAMES: ReadonlySet<string> = new Set([
  'code',
  'name',
  'county',
  'township',
  'facility_id',
  'facility_name',
  'soonest_id',
  'soonest_name',
  'note',
]);

/** Which piece of a long list is written: pieces one after the other are the file. */
export interface Piece {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Of the whole list: some row of it is simulated. */
  readonly isSimulated: boolean;
}

/** All of a list at once. */
const wholeOf = (rows: readonly GapRow[]): Piece => ({
  isFirst: true,
  isLast: true,
  isSimulated: rows.some((row) => row.village.simulated),
});

/** The list in view for a spreadsheet: UTF-8 with BOM, CRLF; headings and words of its language, all of which the reader takes back. */
export function writeListCsv(rows: readonly GapRow[], context: ListContext, { isFirst } = wholeOf(rows)): string {
  const columns = columnsOf(context);
  const isChinese = context.language === 'zh';
  return writeCsv(
    isFirst ? columns.map(([id, heading]) => (isChinese ? heading : (ENGLISH_HEADING[id] ?? id))) : null,
    rows.map((row) => columns.map(([id, , cell]) => (isChinese ? inChinese(id, cell(row, context), context) : cell(row, context)))),
    { bom: true },
  );
}

/** Around the features, as `JSON.stringify` writes them. */
const FEATURES = '"features": [';
const LIST_END = '\n ]\n}';

/** The list in view as GeoJSON (WGS 84); a village without a usable position has a null geometry and keeps its row. */
export function writeListGeojson(rows: readonly GapRow[], context: ListContext, piece = wholeOf(rows)): string {
  const features = rows.map((row) => {
    const { at } = row.village.position;
    const properties = Object.fromEntries(
      columnsOf(context).map(([id, , cellOf]) => {
        const cell = cellOf(row, context);
        return [id, cell !== null && typeof cell === 'object' ? Number(cell.digits) : cell];
      }),
    );
    return { type: 'Feature', geometry: at === null ? null : { type: 'Point', coordinates: [at.lon, at.lat] }, properties };
  });
  const note = piece.isSimulated ? { note: SIMULATED_NOTE } : {};
  const text = JSON.stringify({ type: 'FeatureCollection', ...note, features }, null, 1);
  const begins = text.indexOf(FEATURES) + FEATURES.length;
  const ends = text.length - (features.length > 0 ? LIST_END : LIST_END.trim()).length;
  return [piece.isFirst ? text.slice(0, begins) : ',', text.slice(begins, ends), piece.isLast ? `${text.slice(ends)}\n` : ''].join('');
}
