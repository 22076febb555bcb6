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

/** Base fields and the headings bureaus write for them (domain §4; codes are the poverty register's). */
const FIELDS = [
  { field: 'county', names: ['county', '县区', '县(市、区)', '区县', '县', '县名', '所属县区', '县(区)', '县市区'] },
  { field: 'township', names: ['township', '镇办', '乡镇', '乡(镇)', '镇(街道)', '镇', '所属乡镇', '镇(办)', '乡镇(街道)', '街道'] },
  {
    field: 'name',
    names: [
      'name',
      'village',
      '行政村',
      '建制村',
      '村名',
      '村(社区)',
      '村社区',
      '名称',
      '机构名称',
      '卫生院名称',
      '医院名称',
      '卫生院',
      '医院',
      '单位名称',
      'aar008',
    ],
  },
  { field: 'code', names: ['code', '行政区划代码', '统计用区划代码', '区划代码', '村编码', '编码', '行政村编码', 'aad001'] },
  { field: 'id', names: ['id', '机构编码', '机构代码', '机构id', '编号', '卫生院编码', '组织机构代码'] },
  { field: 'kind', names: ['kind', '类型', '类别', '机构类别', '机构类型', '级别', '医疗机构类别'] },
  { field: 'lon', names: ['lon', 'lng', 'longitude', '经度', '东经', 'x', 'aar101', '百度经度', '经度(e)', '经度(wgs84)', 'lon(wgs84)'] },
  { field: 'lat', names: ['lat', 'latitude', '纬度', '北纬', 'y', 'aar102', '百度纬度', '纬度(n)', '纬度(wgs84)', 'lat(wgs84)'] },
  { field: 'position', names: ['position', '坐标来源'] },
  { field: 'households', names: ['households', '户数', '总户数', 'aad005'] },
  { field: 'registered', names: ['population', 'population_registered', '人口', '总人口', '总人口数', '户籍人口', '人口数', 'aad010'] },
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

const FIELD_BY_KEY = new Map<string, Field>(
  (FIELDS as readonly Named[]).flatMap(({ field, names }) => names.map((name): [string, Field] => [headingKey(name), field])),
);
const INDICATOR_BY_KEY = new Map<string, string>(
  INDICATORS.flatMap(({ indicator }) =>
    [indicator.id, ...indicator.headings.names].map((name): [string, string] => [headingKey(name), indicator.id]),
  ),
);

/** What the columns of a table are: a position per field, the indicator columns, and the columns refused as personal data. */
export interface Columns {
  readonly headings: readonly string[];
  readonly fields: ReadonlyMap<Field, number>;
  readonly indicators: ReadonlyMap<string, number>;
  readonly refused: readonly number[];
}

/** Matches headings exactly (by key); the first column of a field wins. */
export function matchHeadings(headings: readonly string[]): Columns {
  const fields = new Map<Field, number>();
  const indicators = new Map<string, number>();
  const refused: number[] = [];
  headings.forEach((heading, index) => {
    const key = headingKey(heading);
    const indicator = INDICATOR_BY_KEY.get(key);
    const field = FIELD_BY_KEY.get(key);
    if (indicator !== undefined && !indicators.has(indicator)) indicators.set(indicator, index);
    else if (field !== undefined && !fields.has(field)) fields.set(field, index);
    else if (PERSONAL.test(heading)) refused.push(index);
  });
  return { headings: headings.map((heading) => heading.trim()), fields, indicators, refused };
}

/** How many headings of a row are recognised: the row with the first two or more is the heading row. */
export function recognised(columns: Columns): number {
  return columns.fields.size + columns.indicators.size;
}

/** Columns as the report and the import screen show them. */
export function describe(columns: Columns, samples: (column: number) => readonly string[]): ColumnMatch[] {
  const known = new Map<number, string>([...columns.fields, ...columns.indicators].map(([field, index]) => [index, field]));
  return columns.headings.map((heading, index) => {
    const refused = columns.refused.includes(index);
    return { heading, field: refused ? 'refused' : (known.get(index) ?? null), samples: refused ? [] : samples(index) };
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
  const facilityHeading = columns.headings.some(
    (heading) => /机构|卫生院|医院/.test(heading) && FIELD_BY_KEY.get(headingKey(heading)) === 'name',
  );
  return facilityHeading ? 'facilities' : 'villages';
}

/** The poverty register's own columns are in BD-09, and our own lists name WGS 84: a suggestion, never a decision. */
export function suggestCrs(columns: Columns): Crs | null {
  const headings = [columns.fields.get('lon'), columns.fields.get('lat')].map((index) =>
    index === undefined ? '' : headingKey(columns.headings[index] ?? ''),
  );
  if (headings.every((heading) => heading.includes('wgs84'))) return 'wgs84';
  return headings.every((heading) => /百度|aar10/.test(heading)) ? 'bd09' : null;
}
