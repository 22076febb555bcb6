import { type Month, printMonth } from '../../domain/period.ts';
import type { UnitCost } from '../../domain/remedy.ts';
import { amount, percent } from './format.ts';
import { words } from './words.ts';

/** What a programme's receipt is called, line by line. */
export interface ReceiptWords {
  readonly title: string;
  readonly asOf: string;
  readonly undated: string;
  readonly month: (month: Month) => string;
  readonly budget: (year: number) => string;
  readonly money: (cny: number) => string;
  readonly carryOver: string;
  readonly carries: (does: boolean) => string;
  readonly spent: string;
  readonly reached: (reached: number, bound: number, proof: 'optimal' | 'bounded') => string;
  readonly people: string;
  readonly peopleOf: Readonly<Record<'registered' | 'resident', string>>;
  readonly unitCost: (name: string) => string;
  readonly cost: (cost: UnitCost, unit: string, source: string) => string;
  readonly files: string;
  readonly and: string;
  readonly howTo: string;
  readonly howToValue: string;
}

const zh: ReceiptWords = {
  title: '方案',
  asOf: '数据截至',
  undated: '数据没写时间',
  month: (month) => printMonth(month),
  budget: (year) => `${year} 年预算`,
  money: (cny) => `${amount(cny / 10_000)} 万元`,
  carryOver: '结余',
  carries: (does) => (does ? '可转入下一年' : '不转入下一年'),
  spent: '投资合计',
  reached: (reached, bound, proof) =>
    proof === 'optimal' ? `${amount(reached)}（已证最优）` : `${amount(reached)}（最多可达 ${amount(bound)}，未证最优）`,
  people: '人口口径',
  peopleOf: { registered: '户籍人口', resident: '常住人口' },
  unitCost: (name) => `单价 ${name}`,
  cost: ({ cny, year, spread }, unit, source) => `${amount(cny)} 元/${unit}，上下 ${percent(spread)}，${year} 年价；${source}`,
  files: '数据文件',
  and: '、',
  howTo: '怎么改',
  howToValue: '改方案年度、工程量、投资，删掉不做的行，加上要做的行（编号空着，填村代码和项目类型），存好后拖回短板图，逐项比对再采用',
};
const en: ReceiptWords = {
  title: 'Programme',
  asOf: 'Data as of',
  undated: 'the data do not say',
  month: (month) => printMonth(month),
  budget: (year) => `Budget ${year}`,
  money: (cny) => `CNY ${amount(cny)}`,
  carryOver: 'What is left over',
  carries: (does) => (does ? 'may be spent in the next year' : 'lapses at the end of the year'),
  spent: 'Cost in all',
  reached: (reached, bound, proof) =>
    proof === 'optimal'
      ? `${amount(reached)} (proven optimal)`
      : `${amount(reached)} (at most ${amount(bound)} possible, not proven optimal)`,
  people: 'People counted',
  peopleOf: { registered: 'registered', resident: 'resident' },
  unitCost: (name) => `Unit cost: ${name}`,
  cost: ({ cny, year, spread }, unit, source) => `CNY ${amount(cny)} per ${unit}, ±${percent(spread)}, prices of ${year}; ${source}`,
  files: 'Data files',
  and: ', ',
  howTo: 'How to edit',
  howToValue:
    'Change programme year, quantity or cost, delete rows of works not wanted, add rows (id blank, with village code and kind), save, and drop the file into Gapmap to compare and accept',
};

export const receiptLineWords = words(zh, en);
