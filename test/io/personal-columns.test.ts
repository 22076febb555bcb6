import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { file, read } from './reading.ts';

/*
 * No number here is anybody's: identity numbers begin with 619999, a county that does not exist. The check digits are worked out below
 * by the standards' own formulas, written a second time (GB 11643: the sum of digit × 2^(place) mod 11 = 1; Luhn by doubling).
 */
function idNumber(birth: string, order: number): string {
  const body = `619999${birth}${String(order).padStart(3, '0')}`;
  const rest = [...body].reduce((sum, digit, at) => sum + Number(digit) * 2 ** (17 - at), 0) % 11;
  const check = (12 - rest) % 11;
  return `${body}${check === 10 ? 'X' : check}`;
}
function bankCard(body: string): string {
  const doubled = [...`${body}0`]
    .reverse()
    .map((digit, at) => (at % 2 ? [...String(Number(digit) * 2)].reduce((a, b) => a + Number(b), 0) : Number(digit)));
  return `${body}${(10 - (doubled.reduce((a, b) => a + b, 0) % 10)) % 10}`;
}

const IDS = [idNumber('19700101', 1), idNumber('19850630', 12), idNumber('19991231', 999)];
const CARDS = [bankCard('622200000000000001'), bankCard('622200000000000002'), bankCard('622200000000000003')];
const MOBILES = ['19900000000', '199 0000 0001', '+86 19900000002'];

/** The refusal of a column with this heading and these cells, beside the names of villages. */
function refusal(heading: string, cells: readonly string[], mapping: Record<number, string> = {}) {
  const text = `村名,${heading}\n${cells.map((cell, at) => `第${at}村,"${cell}"`).join('\n')}\n`;
  const { columns } = inspectFile(file('村.csv', text, { role: 'villages', mapping }));
  return [columns[1]?.refusedFor ?? null, columns[1]?.samples.length, columns[0]?.field];
}

describe('columns of persons, by what their cells hold', () => {
  it('the test’s own numbers are whole', () => {
    expect(idNumber('19491231', 2), 'the example of GB 11643 with its own county: 11010519491231002X').toHaveLength(18);
    const example = [...'11010519491231002'].reduce((sum, digit, at) => sum + Number(digit) * 2 ** (17 - at), 0) % 11;
    expect((12 - example) % 11).toBe(10);
    expect(bankCard('411111111111111')).toBe('4111111111111111');
  });

  it.each([
    ['identity numbers', '备用一', IDS, 'id-number'],
    [
      'identity numbers with spaces and a full-width X',
      '备用一',
      [IDS[0]?.replace(/^(.{6})/, '$1 ') ?? '', IDS[1] ?? '', '/'],
      'id-number',
    ],
    ['identity numbers under the heading of a code', '村编码', IDS, 'id-number'],
    ['the old form of 15 digits', '备用一', ['619999700101001', '619999850630012', '619999991231999'], 'id-number'],
    ['mobiles', '备用一', MOBILES, 'phone'],
    ['mobiles as a spreadsheet writes numbers', '备用一', ['19900000000.0', '19900000001.0'], 'phone'],
    ['telephones', '备用一', ['0916-4820000', '(0916)4820001', '09164820002'], 'phone'],
    ['names with mobiles', '备用一', ['张三 19900000000', '李四 19900000001'], 'phone'],
    ['bank cards', '备用一', CARDS, 'bank-card'],
    ['names under a word for a person', '村支书', ['张三', '李四四', '欧阳明'], 'name'],
    ['names of doctors', '乡村医生', ['张三', '李四', '王五'], 'name'],
  ] as const)('%s are refused', (_, heading, cells, reason) => {
    expect(refusal(heading, cells)).toEqual([reason, 0, 'name']);
  });

  it.each([
    ['codes of 12 digits', '备用一', ['610727113205', '610727113206', '610727113207']],
    ['codes of 9 digits', '备用一', ['610727113', '610727114', '610727115']],
    ['codes of 15 digits of one township', '备用一', ['610727101201001', '610727101202001', '610727101203001']],
    ['ids of 17 digits', '备用一', ['61072711320500001', '61072711320500002', '61072711320500003']],
    ['ids of 18 digits without the check digit', '备用一', ['610727113205000011', '610727113205000012', '610727113205000013']],
    ['ids of 19 digits', '备用一', ['1000000000000000001', '1000000000000000002', '1000000000000000003']],
    ['coordinates', '备用一', ['106.12345678901234', '106.98765432109876', '107.00000000000001']],
    ['large figures', '备用一', ['13900000009.5', '199,000', '20191231']],
    ['whether there is a doctor', '乡村医生', ['有', '无', '有']],
    ['whether the telephone reaches', '是否通电话', ['是', '否', '是']],
    ['places that begin like surnames', '支书', ['王家村', '李家坝', '张滩']],
    ['one stray number in a remark', '备注', [`见 ${IDS[0]}`, '无', '新并', '待查']],
  ] as const)('%s are not', (_, heading, cells) => {
    expect(refusal(heading, cells)[0]).toBeNull();
  });

  it('names without a heading are refused beside identity numbers, the villages never', () => {
    const text = `行政村,,编号二\n王庄,张三,${IDS[0]}\n李坪,李四,${IDS[1]}\n张营,王五,${IDS[2]}\n`;
    const { columns } = inspectFile(file('村.csv', text, { role: 'villages' }));
    expect(columns.map(({ refusedFor }) => refusedFor ?? null)).toEqual([null, 'name', 'id-number']);
    expect(inspectFile(file('村.csv', '行政村,\n王庄,高台\n李坪,高坪\n', { role: 'villages' })).columns[1]?.refused).toBe(false);
  });

  it('a stray number is made unreadable where it is shown', () => {
    const text = `村名,备注\n甲村,见 ${IDS[0]}\n乙村,无\n丙村,无\n丁村,无\n`;
    expect(inspectFile(file('村.csv', text, { role: 'villages' })).columns[1]?.samples).toEqual(['见 ***', '无']);
  });

  it('nobody can map such a column; a heading alone can be overruled', () => {
    expect(refusal('备用一', IDS, { 1: 'code' })[0]).toBe('id-number');
    expect(refusal('村支书', ['张三', '李四', '王五'], { 1: 'township' })[0]).toBe('name');
    expect(refusal('手机', ['有', '无', '有'])[0]).toBe('heading');
    expect(refusal('手机', ['有', '无', '有'], { 1: 'broadband-4g' })[0]).toBeNull();
  });

  it('the rest of the file comes in', () => {
    const text = `村名,户数,卡\n甲村,3,${CARDS[0]}\n乙村,4,${CARDS[1]}\n`;
    const { dataset, reports } = read(file('村.csv', text, { role: 'villages' }));
    expect(dataset.villages.map(({ households }) => households)).toEqual([3, 4]);
    expect(reports[0]?.counts).toEqual({ accepted: 2, flagged: 0, rejected: 0, 'set-aside': 0 });
    expect(JSON.stringify([dataset.villages, reports])).not.toMatch(/62220000/);
  });

  it('never refuses village codes, whatever the county and the village', () => {
    const code = fc.tuple(
      fc.constantFrom('610727', '610725', '410102', '330106'),
      fc.integer({ min: 0, max: 399 }),
      fc.integer({ min: 1, max: 399 }),
    );
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 30 }), (codes) => {
        const text = codes.map(([county, town, village]) => `${county}${String(town).padStart(3, '0')}${String(village).padStart(3, '0')}`);
        expect(refusal('备用一', text)[0]).toBeNull();
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
