import { INDICATORS } from '../../layers/index.ts';
import { headingKey } from './key.ts';

/** Headings of a position come in pairs: the 经度 of one system never goes with the 纬度 of another. The first whole pair of a table is read. */
export const POSITION_PAIRS = [
  ['lon', 'lat'],
  ['lng', 'lat'],
  ['longitude', 'latitude'],
  ['经度(wgs84)', '纬度(wgs84)'],
  ['lon(wgs84)', 'lat(wgs84)'],
  ['经度', '纬度'],
  ['东经', '北纬'],
  ['经度(东经)', '纬度(北纬)'],
  ['东经(经度)', '北纬(纬度)'],
  ['经度(e)', '纬度(n)'],
  ['经度(度)', '纬度(度)'],
  ['村委会经度', '村委会纬度'],
  ['中心点经度', '中心点纬度'],
  ['x', 'y'],
  ['x坐标', 'y坐标'],
  ['横坐标', '纵坐标'],
  ['东坐标', '北坐标'],
  ['aar101', 'aar102'],
  ['百度经度', '百度纬度'],
  ['高德经度', '高德纬度'],
  ['经度(gcj02)', '纬度(gcj02)'],
  ['经度(bd09)', '纬度(bd09)'],
] as const;

/** Base fields and the headings bureaus write for them (domain §4; codes are the poverty register's). */
const FIELDS = [
  {
    field: 'county',
    names: ['county', '县区', '县(市、区)', '区县', '县', '县名', '所属县区', '县(区)', '县市区', '区(县)', '市县区'],
  },
  {
    field: 'township',
    names: [
      'township',
      '镇办',
      '乡镇',
      '乡(镇)',
      '镇(街道)',
      '镇',
      '所属乡镇',
      '镇(办)',
      '乡镇(街道)',
      '街道',
      '镇街',
      '乡镇街道',
      '乡(镇、街道)',
    ],
  },
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
      'aar008',
      '行政村(社区)',
      '村(居)',
      '村/社区',
      '村委会',
      '村庄',
    ],
  },
  { field: 'facilityName', names: ['机构名称', '卫生院名称', '医院名称', '卫生院', '医院', '单位名称'] },
  {
    field: 'code',
    names: [
      'code',
      '行政区划代码',
      '统计用区划代码',
      '区划代码',
      '村编码',
      '编码',
      '行政村编码',
      'aad001',
      '行政村代码',
      '村代码',
      '行政区划编码',
      'village_code',
      '所在村编码',
    ],
  },
  { field: 'id', names: ['id', '机构编码', '机构代码', '机构id', '编号', '卫生院编码', '组织机构代码', '项目编号', '项目编码'] },
  { field: 'kind', names: ['kind', '类型', '类别', '机构类别', '机构类型', '医疗机构类别', '项目类型', '工程类型', '项目类别'] },
  { field: 'lon', names: POSITION_PAIRS.map(([lon]) => lon) },
  { field: 'lat', names: POSITION_PAIRS.map(([, lat]) => lat) },
  { field: 'position', names: ['position', '坐标来源'] },
  { field: 'households', names: ['households', '户数', '总户数', 'aad005', '全村户数', '户籍户数'] },
  {
    field: 'registered',
    names: [
      'population_registered',
      '户籍人口',
      'population',
      '人口',
      '总人口',
      '总人口数',
      '人口数',
      'aad010',
      '户籍人口数',
      '户籍总人口',
    ],
  },
  { field: 'resident', names: ['population_resident', '常住人口', '常住人口数'] },
  { field: 'hamlets', names: ['hamlets', '自然村', '自然村数', '自然村个数'] },
  { field: 'hamlets30', names: ['hamlets_30plus', '30户以上自然村', '30户以上自然村数', '30户以上自然村个数'] },
  { field: 'groups', names: ['groups', '村民小组', '村民小组数', '组数', 'aad006', '村民小组个数'] },
  { field: 'poor', names: ['poor', '是否贫困村', '贫困村', '村属性', 'aad004', '是否建档立卡贫困村', '建档立卡贫困村'] },
  { field: 'deepPoverty', names: ['deep_poverty', '深度贫困村', '是否深度贫困村', '深度贫困'] },
  { field: 'exitYear', names: ['exit_year', '退出年度', '脱贫年份', '出列年度', '脱贫年度', '退出年份', '出列年份', '脱贫出列年度'] },
  { field: 'relocated', names: ['relocated', '整村搬迁', '是否整村搬迁', '易地搬迁'] },
  {
    field: 'reportedKm',
    names: [
      'distance_reported_km',
      'reported_km',
      '到乡镇距离',
      'aad327',
      '到乡镇政府距离',
      '到镇政府距离',
      '距乡镇距离',
      '距乡镇政府距离',
      '距镇政府距离',
      '到乡镇政府所在地距离',
      '到镇政府所在地距离',
    ],
  },
  { field: 'basis', names: ['basis', '数据性质'] },
  { field: 'opened', names: ['opened', '开业日期', '启用日期'] },
  { field: 'closed', names: ['closed', '停业日期', '关闭日期', '撤并日期'] },
  { field: 'year', names: ['year', '年度', '年份', 'aar040'] },
  { field: 'subject', names: ['subject'] },
  { field: 'indicator', names: ['indicator', '指标', '指标名称'] },
  { field: 'from', names: ['from', '起始月份', '起始年月'] },
  { field: 'to', names: ['to', '截止月份', '截止年月'] },
  { field: 'value', names: ['value', '值', '指标值', '数值'] },
  { field: 'workName', names: ['项目名称', '工程名称'] },
  { field: 'quantity', names: ['quantity', '建设规模', '工程量', '规模', '数量'] },
  { field: 'unit', names: ['unit', '单位', '计量单位'] },
  { field: 'cost', names: ['cost_cny', '投资', '总投资', '计划投资', '投资额', '概算投资'] },
  { field: 'plannedStart', names: ['planned_start', '计划开工', '计划开工日期', '计划开工时间', '开工时间'] },
  { field: 'plannedEnd', names: ['planned_end', '计划完工', '计划完工日期', '计划完工时间', '计划竣工', '计划竣工时间'] },
  { field: 'completed', names: ['completed', '实际完工', '实际完工日期', '实际完工时间', '实际竣工', '完工时间', '竣工时间'] },
  { field: 'oldCode', names: ['old_code', '旧编码', '原编码', '撤并前编码', '旧代码', '原代码', '原行政区划代码'] },
  { field: 'newCode', names: ['new_code', '新编码', '现编码', '撤并后编码', '新代码', '现代码', '现行政区划代码'] },
  { field: 'target', names: ['target', '目标', '目标值'] },
  { field: 'scope', names: ['scope', '适用范围', '范围', '适用县区'] },
  { field: 'due', names: ['due', 'deadline', '完成期限', '完成时限', '期限', '截止日期'] },
  { field: 'source', names: ['source', '依据', '文件依据', '来源文件'] },
] as const satisfies readonly { readonly field: string; readonly names: readonly string[] }[];

export type Field = (typeof FIELDS)[number]['field'];

/** Fields of lists of works, targets and codes, by what only such a list has: elsewhere 单位 or 数量 say nothing we read. */
const LISTS: readonly { readonly fields: readonly Field[]; readonly isSuch: (has: (field: Field) => boolean) => boolean }[] = [
  {
    fields: ['workName', 'quantity', 'cost', 'plannedStart', 'plannedEnd', 'completed'],
    isSuch: (has) => has('workName') || (has('quantity') && (has('cost') || has('plannedEnd'))),
  },
  { fields: ['target', 'scope', 'due', 'source'], isSuch: (has) => has('target') && has('indicator') },
  { fields: ['oldCode', 'newCode'], isSuch: (has) => has('oldCode') && has('newCode') },
];

const OF_LISTS: ReadonlySet<string> = new Set([...LISTS.flatMap(({ fields }) => fields), 'unit']);

/** Whether a field has a meaning in lists of works, targets or codes only. */
export const isOfList = (id: string): boolean => OF_LISTS.has(id);

/** What a table is a list of, by its fields; null: of villages, facilities or reports. */
export function listedIn(fields: ReadonlyMap<Field, unknown>): 'works' | 'targets' | 'codes' | null {
  const at = LISTS.findIndex(({ isSuch }) => isSuch((field) => fields.has(field)));
  return (['works', 'targets', 'codes'] as const)[at] ?? null;
}

/** Takes out the fields of lists that the table is none of. */
export function withoutForeign(fields: Map<Field, number>): void {
  const isList = LISTS.map(({ isSuch }) => isSuch((field) => fields.has(field)));
  LISTS.forEach((list, at) => {
    if (!isList[at]) for (const field of list.fields) fields.delete(field);
  });
  if (!isList[0] && !isList[1]) fields.delete('unit');
}

/** A column that holds both longitude and latitude, as the report and a mapping call it. */
export const POSITION = 'lonlat';

/** One column with both, longitude first: "107.02,33.07". */
export const PAIR_IN_ONE: ReadonlySet<string> = new Set(['经纬度', '坐标', '经纬度坐标', POSITION]);

/** What a heading can mean: a base field or an indicator, by its id. */
export type Meaning = { readonly kind: 'field'; readonly id: Field } | { readonly kind: 'indicator'; readonly id: string };

/** A name something is known by; of several columns the one with the best name (the smallest rank) wins. */
export interface Known {
  readonly meaning: Meaning;
  readonly key: string;
  readonly rank: number;
}

/** Every name, indicators first: where a field is called the same, the indicator is meant. */
export const KNOWN: readonly Known[] = [
  ...INDICATORS.flatMap(({ indicator }) => known({ kind: 'indicator', id: indicator.id }, [indicator.id, ...indicator.headings.names])),
  ...FIELDS.flatMap(({ field, names }) => known({ kind: 'field', id: field }, names)),
];

function known(meaning: Meaning, names: readonly string[]): Known[] {
  return names.map((name, rank) => ({ meaning, key: headingKey(name), rank }));
}

const BY_KEY: ReadonlyMap<string, Known> = new Map(KNOWN.map((known): [string, Known] => [known.key, known]).reverse());

/** What a heading's key means exactly; undefined where it is not known. */
export function findKnown(key: string): Known | undefined {
  return BY_KEY.get(key);
}

const FIELD_IDS: ReadonlySet<string> = new Set(FIELDS.map(({ field }) => field));

/** Whether an id names a base field. */
export function isField(id: string): id is Field {
  return FIELD_IDS.has(id);
}
