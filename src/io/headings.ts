import type { Role } from '../domain/dataset.ts';
import type { Measure } from '../domain/indicator.ts';
import type { ColumnMatch } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { INDICATORS } from '../layers/index.ts';
import { measureOf } from './cells.ts';

/** A heading as compared: full-width folded, without spaces, brackets' contents kept apart from units, lower case. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\ufeff*_·、,，.。:：-]+/g, '')
    .replace(UNIT_AT_END, '');
}

/** A unit in brackets at a heading's end, after folding. */
const UNIT_AT_END = /[(（[【](公里|千米|km|米|m|%|户|人|个|平方米|m2|元|万元)[)）\]】]$/;

/** The measure a heading says its numbers are in: 到乡镇距离(米) → m; null where it says none. */
export function measureIn(heading: string): Measure | null {
  return measureOf(UNIT_AT_END.exec(heading.normalize('NFKC').trim().toLowerCase())?.[1] ?? '');
}

interface Named {
  readonly field: Field;
  readonly names: readonly string[];
}

/** Headings of a position come in pairs: the 经度 of one system never goes with the 纬度 of another. The first whole pair of a table is read. */
const POSITION_PAIRS = [
  ['lon', 'lat'],
  ['lng', 'lat'],
  ['longitude', 'latitude'],
  ['经度(wgs84)', '纬度(wgs84)'],
  ['lon(wgs84)', 'lat(wgs84)'],
  ['经度', '纬度'],
  ['东经', '北纬'],
  ['经度(e)', '纬度(n)'],
  ['x', 'y'],
  ['aar101', 'aar102'],
  ['百度经度', '百度纬度'],
] as const;

/** Base fields and the headings bureaus write for them (domain §4; codes are the poverty register's). */
const FIELDS = [
  { field: 'county', names: ['county', '县区', '县(市、区)', '区县', '县', '县名', '所属县区', '县(区)', '县市区'] },
  { field: 'township', names: ['township', '镇办', '乡镇', '乡(镇)', '镇(街道)', '镇', '所属乡镇', '镇(办)', '乡镇(街道)', '街道'] },
  {
    field: 'name',
    names: ['name', 'village', '行政村', '建制村', '村名', '村(社区)', '村社区', '名称', 'aar008'],
  },
  { field: 'facilityName', names: ['机构名称', '卫生院名称', '医院名称', '卫生院', '医院', '单位名称'] },
  { field: 'code', names: ['code', '行政区划代码', '统计用区划代码', '区划代码', '村编码', '编码', '行政村编码', 'aad001'] },
  { field: 'id', names: ['id', '机构编码', '机构代码', '机构id', '编号', '卫生院编码', '组织机构代码'] },
  { field: 'kind', names: ['kind', '类型', '类别', '机构类别', '机构类型', '医疗机构类别'] },
  { field: 'lon', names: POSITION_PAIRS.map(([lon]) => lon) },
  { field: 'lat', names: POSITION_PAIRS.map(([, lat]) => lat) },
  { field: 'position', names: ['position', '坐标来源'] },
  { field: 'households', names: ['households', '户数', '总户数', 'aad005'] },
  { field: 'registered', names: ['population_registered', '户籍人口', 'population', '人口', '总人口', '总人口数', '人口数', 'aad010'] },
  { field: 'resident', names: ['population_resident', '常住人口', '常住人口数'] },
  { field: 'hamlets', names: ['hamlets', '自然村', '自然村数'] },
  { field: 'hamlets30', names: ['hamlets_30plus', '30户以上自然村', '30户以上自然村数'] },
  { field: 'groups', names: ['groups', '村民小组', '村民小组数', '组数', 'aad006'] },
  { field: 'poor', names: ['poor', '是否贫困村', '贫困村', '村属性', 'aad004'] },
  { field: 'deepPoverty', names: ['deep_poverty', '深度贫困村', '是否深度贫困村', '深度贫困'] },
  { field: 'exitYear', names: ['exit_year', '退出年度', '脱贫年份', '出列年度', '脱贫年度'] },
  { field: 'relocated', names: ['relocated', '整村搬迁', '是否整村搬迁', '易地搬迁'] },
  { field: 'reportedKm', names: ['distance_reported_km', '到乡镇距离', 'aad327'] },
  { field: 'basis', names: ['basis', '数据性质'] },
  { field: 'opened', names: ['opened', '开业日期', '启用日期'] },
  { field: 'closed', names: ['closed', '停业日期', '关闭日期', '撤并日期'] },
  { field: 'year', names: ['year', '年度', '年份', 'aar040'] },
  { field: 'subject', names: ['subject'] },
  { field: 'indicator', names: ['indicator', '指标'] },
  { field: 'from', names: ['from', '起始月份', '起始年月'] },
  { field: 'to', names: ['to', '截止月份', '截止年月'] },
  { field: 'value', names: ['value', '值', '指标值'] },
] as const satisfies readonly { readonly field: string; readonly names: readonly string[] }[];

export type Field = (typeof FIELDS)[number]['field'];

/** Columns that must not come in: numbers that identify people, and their names (domain §6). */
const PERSONAL = /身份证|证件号|电话|手机|联系方式|银行卡|银行账|社保卡|户主|姓名|联系人|负责人|idcard|phone|mobile/i;

/** What a heading may be, and how good a name for it: of several columns the best name wins, then the first. */
interface Candidate<Of> {
  readonly of: Of;
  readonly rank: number;
}

function candidatesOf<Of>(named: readonly { readonly of: Of; readonly names: readonly string[] }[]): ReadonlyMap<string, Candidate<Of>> {
  return new Map(
    named.flatMap(({ of, names }) => names.map((name, rank): [string, Candidate<Of>] => [headingKey(name), { of, rank }])).reverse(),
  );
}

const FIELD_BY_KEY = candidatesOf<Field>((FIELDS as readonly Named[]).map(({ field, names }) => ({ of: field, names })));
const INDICATOR_BY_KEY = candidatesOf(
  INDICATORS.map(({ indicator }) => ({ of: indicator.id, names: [indicator.id, ...indicator.headings.names] })),
);

/** What the columns of a table are: a position per field, the indicator columns, and the columns refused as personal data. */
export interface Columns {
  readonly headings: readonly string[];
  readonly fields: ReadonlyMap<Field, number>;
  readonly indicators: ReadonlyMap<string, number>;
  readonly refused: readonly number[];
  /** The second column under a heading that means something, where there is one: which of the two is meant nobody can tell. */
  readonly repeated: number | null;
}

/** Takes a column for each thing the headings name: the best name, then the first column. */
function choose<Of>(keys: readonly string[], byKey: ReadonlyMap<string, Candidate<Of>>): Map<Of, number> {
  const chosen = new Map<Of, { readonly at: number; readonly rank: number }>();
  keys.forEach((key, at) => {
    const found = byKey.get(key);
    const before = found && chosen.get(found.of);
    if (found && (!before || found.rank < before.rank)) chosen.set(found.of, { at, rank: found.rank });
  });
  return new Map([...chosen].map(([of, { at }]) => [of, at]));
}

/** One column with both, longitude first: "107.02,33.07". */
const PAIR_IN_ONE: ReadonlySet<string> = new Set(['经纬度', '坐标', '经纬度坐标', 'lonlat']);

/** Matches headings exactly (by key); of several that mean the same the best name wins; what is not recognised stays unused. */
export function matchHeadings(headings: readonly string[]): Columns {
  const keys = headings.map(headingKey);
  const indicators = choose(keys, INDICATOR_BY_KEY);
  const fields = choose(
    keys.map((key) => (INDICATOR_BY_KEY.has(key) ? '' : key)),
    FIELD_BY_KEY,
  );
  const pair = POSITION_PAIRS.map((names) => names.map((name) => keys.indexOf(name))).find((at) => at.every((index) => index >= 0));
  if (pair) {
    const [lon = -1, lat = -1] = pair;
    fields.set('lon', lon).set('lat', lat);
  }
  const both = keys.findIndex((key) => PAIR_IN_ONE.has(key));
  if (both >= 0 && !fields.has('lon') && !fields.has('lat')) fields.set('lon', both).set('lat', both);
  const means = (key: string) => INDICATOR_BY_KEY.has(key) || FIELD_BY_KEY.has(key) || PAIR_IN_ONE.has(key);
  const repeated = keys.findIndex((key, index) => means(key) && keys.indexOf(key) < index);
  const used = new Set([...fields.values(), ...indicators.values()]);
  const refused = headings.flatMap((heading, index) => (!used.has(index) && PERSONAL.test(heading) ? [index] : []));
  return { headings: headings.map((heading) => heading.trim()), fields, indicators, refused, repeated: repeated < 0 ? null : repeated };
}

/** How many headings of a row are recognised: the row with the first two or more is the heading row. */
export function recognised(columns: Columns): number {
  return columns.fields.size + columns.indicators.size;
}

/** A column that holds both longitude and latitude, as the report calls it. */
export const POSITION = 'lonlat';

/** Columns as the report and the import screen show them. */
export function describe(columns: Columns, samples: (column: number) => readonly string[]): ColumnMatch[] {
  const known = new Map<number, string>([...columns.fields, ...columns.indicators].map(([field, index]) => [index, field]));
  if (columns.fields.get('lon') === columns.fields.get('lat')) known.set(columns.fields.get('lon') ?? -1, POSITION);
  return columns.headings.map((heading, index) => {
    const refused = columns.refused.includes(index);
    const field = known.get(index) ?? null;
    return { heading, field, confidence: field === null ? 0 : 1, refused, samples: refused ? [] : samples(index) };
  });
}

/** What a table holds, by its columns. */
export function guessRole(columns: Columns, file: string): Role {
  const has = (field: Field) => columns.fields.has(field);
  if (has('indicator') && has('value')) return 'status';
  if (/facilit|hospital|卫生院|医院|机构/i.test(file)) return 'facilities';
  // 编号 stands in village tables too: people, hamlets or a village code make it one.
  const ofVillages = (['code', 'households', 'registered', 'hamlets', 'groups', 'poor'] as const).some(has) || columns.indicators.size > 0;
  if (has('id') && !ofVillages) return 'facilities';
  return has('facilityName') && (!has('name') || !ofVillages) ? 'facilities' : 'villages';
}

/** The poverty register's own columns are in BD-09, and our own lists name WGS 84: a suggestion, never a decision. */
export function suggestCrs(columns: readonly Pick<ColumnMatch, 'heading' | 'field'>[]): Crs | null {
  const keys = columns
    .filter(({ field }) => field === 'lon' || field === 'lat' || field === POSITION)
    .map(({ heading }) => headingKey(heading));
  if (keys.length === 0) return null;
  if (keys.every((key) => key.includes('wgs84'))) return 'wgs84';
  return keys.every((key) => /百度|aar10/.test(key)) ? 'bd09' : null;
}
