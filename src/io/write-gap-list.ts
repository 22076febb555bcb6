import type { GapRow, RejectedVillage } from '../domain/gap-list.ts';
import type { Language } from '../domain/text.ts';
import { type Millimetres, printMetres } from '../domain/units.ts';
import { type Cell, writeCsv } from './write-csv.ts';

const GAP_COLUMNS = [
  'code',
  'name',
  'county',
  'township',
  'lon',
  'lat',
  'state',
  'nearest_id',
  'nearest_name',
  'distance_m',
  'margin_m',
  'reason',
] as const;

const metres = (distance: Millimetres | null): Cell => (distance === null ? null : { digits: printMetres(distance) });

/** The command line's gap list: one row a village in input order, the rejected ones too, as unknown. UTF-8 without BOM, LF. */
export function writeGapsCsv(rows: readonly (GapRow | RejectedVillage)[]): string {
  const cells = rows.map((row): readonly Cell[] => {
    if (!('village' in row))
      return [row.code, row.name, row.county, row.township, row.lon, row.lat, 'unknown', null, null, null, null, row.reason];
    const { village, nearest } = row;
    return [
      village.code,
      village.name,
      village.county,
      village.township,
      village.position.at?.lon ?? null,
      village.position.at?.lat ?? null,
      row.state,
      nearest?.id ?? null,
      nearest?.name ?? null,
      metres(nearest?.distance ?? null),
      metres(row.margin),
      row.reason,
    ];
  });
  return writeCsv(GAP_COLUMNS, cells, { bom: false });
}

/** What the exported list is the answer to. */
export interface ListContext {
  readonly indicator: string;
  readonly year: number;
  readonly language: Language;
}

const SIMULATED_NOTE = '演示数据：位置为推算，数值为模拟 · sample data: modelled position, simulated figures';

/** The columns of the screen's list, under headings the reader knows: dropped in again, it gives the same states. */
function listed(row: GapRow, context: ListContext): readonly (readonly [column: string, cell: Cell])[] {
  const { village, nearest } = row;
  const flag = (value: boolean | null): Cell => (value === null ? null : value ? 'yes' : 'no');
  return [
    ['code', village.code],
    ['name', village.name],
    ['kind', village.kind],
    ['county', village.county],
    ['township', village.township],
    ['lon', village.position.at?.lon ?? null],
    ['lat', village.position.at?.lat ?? null],
    ['position', village.position.at === null ? null : village.position.quality],
    ['households', village.households],
    ['population', village.registered],
    ['population_resident', village.resident],
    ['hamlets', village.hamlets],
    ['hamlets_30plus', village.hamlets30],
    ['groups', village.groups],
    ['poor', flag(village.poor)],
    ['deep_poverty', flag(village.deepPoverty)],
    ['exit_year', village.exitYear],
    ['relocated', flag(village.relocated)],
    ['distance_reported_km', village.reportedKm],
    ['year', context.year],
    [context.indicator, row.reported],
    ['state', row.state],
    ['nearest_id', nearest?.id ?? null],
    ['nearest_name', nearest?.name ?? null],
    ['distance_m', metres(nearest?.distance ?? null)],
    ['margin_m', metres(row.margin)],
    ['reason', row.reason],
    ['basis', village.simulated ? 'simulated' : null],
    ['note', village.simulated ? SIMULATED_NOTE : null],
  ];
}

/** The list in view for a spreadsheet: UTF-8 with BOM, CRLF. */
export function writeListCsv(rows: readonly GapRow[], context: ListContext): string {
  const lines = rows.map((row) => listed(row, context));
  return writeCsv(
    lines[0]?.map(([column]) => column) ?? ['code', 'name'],
    lines.map((line) => line.map(([, cell]) => cell)),
    { bom: true },
  );
}

/** The list in view as GeoJSON (WGS 84); a village without a usable position has a null geometry and keeps its row. */
export function writeListGeojson(rows: readonly GapRow[], context: ListContext): string {
  const features = rows.map((row) => {
    const { at } = row.village.position;
    const properties = Object.fromEntries(
      listed(row, context).map(([column, cell]) => [column, cell !== null && typeof cell === 'object' ? Number(cell.digits) : cell]),
    );
    return { type: 'Feature', geometry: at === null ? null : { type: 'Point', coordinates: [at.lon, at.lat] }, properties };
  });
  const note = rows.some((row) => row.village.simulated) ? { note: SIMULATED_NOTE } : {};
  return `${JSON.stringify({ type: 'FeatureCollection', ...note, features }, null, 1)}\n`;
}
