import type { ProgrammeRow } from '../domain/programme.ts';
import { LANGUAGES, type Language, type Text } from '../domain/text.ts';
import { type Field, headingKey } from './headings.ts';
import type { Cell, Decimal } from './write-csv.ts';

/** Between villages, and between works, in one cell. */
export const SEVERAL = '、';

/** What the sheet about the programme begins with: by it, or by the year's heading, a programme is known when it comes back. */
export const ABOUT_MARK = '短板图方案';
/** In that sheet, beside the id of the programme. */
export const PROGRAMME_ID: Text = { zh: '方案编号', en: 'Programme id' };

/** A column of a programme: the heading of its English table and key of its GeoJSON, the Chinese heading, and its cell. */
export interface ProgrammeColumn {
  readonly id: string;
  readonly heading: string;
  /** What it is read as on its way back; null: it is worked out, and only held against what the programme says. */
  readonly field: Field | null;
  readonly cell: (row: ProgrammeRow, language: Language) => Cell;
}

/** Whole CNY as 万元, with every digit and no more. */
function inWan(cny: number): Decimal {
  return { digits: (cny / 10_000).toFixed(4).replace(/\.?0+$/, '') };
}

/** Money as a reader of the language counts it: 万元, or CNY. */
const money = (cny: number | undefined, language: Language): Cell => (cny === undefined ? null : language === 'zh' ? inWan(cny) : cny);

const WORDS = {
  simulated: { zh: '模拟', en: 'simulated' },
  estimated: { zh: '按单价估算', en: 'estimated' },
  listed: { zh: '项目清单所列', en: 'listed' },
} as const satisfies Record<string, Text>;

const column = (id: string, heading: string, cell: ProgrammeColumn['cell'], field: Field | null = null): ProgrammeColumn => ({
  id,
  heading,
  cell,
  field,
});

export const PROGRAMME_COLUMNS: readonly ProgrammeColumn[] = [
  column('id', '项目编号', ({ id }) => id, 'id'),
  column('programme_year', '方案年度', ({ year }) => year, 'year'),
  column('bureau', '实施部门', ({ bureau }, language) => bureau?.[language] ?? null),
  column('layer', '短板类别', ({ layer }, language) => layer?.[language] ?? null),
  column('county', '县区', ({ county }) => county, 'county'),
  column('township', '镇办', ({ township }) => township, 'township'),
  column('village', '行政村', ({ villages }) => villages.map(({ name }) => name).join(SEVERAL), 'name'),
  column('code', '行政村代码', ({ villages }) => villages.map(({ id }) => id).join(SEVERAL), 'code'),
  column('work_name', '项目名称', ({ name }) => name, 'workName'),
  column('kind', '项目类型', ({ kind }, language) => kind[language], 'kind'),
  column('quantity', '工程量', ({ quantity }) => quantity, 'quantity'),
  column('unit', '单位', ({ unit }, language) => unit[language], 'unit'),
  column('unit_cost_cny', '单价(元)', ({ unitCost }) => unitCost?.cny ?? null),
  column('unit_cost_year', '单价年份', ({ unitCost }) => unitCost?.year ?? null),
  column('unit_cost_source', '单价依据', ({ unitCost }, language) => unitCost?.source[language] ?? null),
  column('cost_cny', '投资(万元)', ({ cost }, language) => money(cost?.cny, language), 'cost'),
  column('cost_low_cny', '投资下限(万元)', ({ cost }, language) => money(cost?.low, language)),
  column('cost_high_cny', '投资上限(万元)', ({ cost }, language) => money(cost?.high, language)),
  column('cost_basis', '投资口径', ({ unitCost, cost }, language) =>
    cost === null ? null : WORDS[unitCost === null ? 'listed' : 'estimated'][language],
  ),
  column('people', '受益人口', ({ people }) => people),
  column('people_in_poor_villages', '其中贫困村人口', ({ poorPeople }) => poorPeople),
  column('hamlets_served', '受益自然村', ({ hamlets }) => hamlets),
  column('due', '完成时限', ({ due }) => due),
  column('requires', '先行项目', ({ requires }) => requires.join(SEVERAL)),
  column('rank', '名次', ({ rank }) => rank),
  column('score', '得分', ({ score }) => score),
  column('basis', '数据性质', ({ simulated }, language) => (simulated ? WORDS.simulated[language] : null)),
];

/** The heading of a column in a table of the language. */
export const headingIn = ({ id, heading }: ProgrammeColumn, language: Language): string => (language === 'zh' ? heading : id);

/** The programme's own columns by the key of either heading. */
export const COLUMN_OF: ReadonlyMap<string, { readonly column: ProgrammeColumn; readonly language: Language }> = new Map(
  PROGRAMME_COLUMNS.flatMap((column) =>
    LANGUAGES.map((language) => [headingKey(headingIn(column, language)), { column, language }] as const),
  ),
);

/** The heading that no other table has. */
export const isYearHeading = (heading: string): boolean => COLUMN_OF.get(headingKey(heading))?.column.field === 'year';
