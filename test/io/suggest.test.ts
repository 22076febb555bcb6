import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearEnd } from '../../src/domain/period.ts';
import type { Amendment, FileReport, RowIssue } from '../../src/domain/report.ts';
import type { Answers } from '../../src/io/input-file.ts';
import { file, read } from './reading.ts';

const report = (text: string, more: Answers = {}): FileReport => {
  const [first] = read(file('村.csv', text, { role: 'villages', asOf: yearEnd(2019), ...more })).reports;
  if (!first) throw new Error('no report');
  return first;
};
const HEAD = '编码,村名,经度,纬度,户数,是否通硬化路,自来水普及率,卫生室面积';
const suggested = (row: string, head = HEAD) =>
  report(`${head}\n1,甲村,106.1,33.1,9,是,85%,60\n${row}\n`)
    .issues.filter(({ line }) => line === 3)
    .map(({ reason, suggestion }) => [
      reason,
      suggestion?.kind ?? null,
      suggestion?.cells.map(({ column, value }) => [column, value]) ?? [],
    ]);

describe('what one click repairs', () => {
  it.each([
    [
      'swapped',
      '2,乙村,33.2,106.2,9,是,85%,60',
      [
        'position-swapped',
        'swap',
        [
          [2, '106.2'],
          [3, '33.2'],
        ],
      ],
    ],
    ['a lost point', '2,乙村,106.2,33.2,9,是,985%,60', ['impossible-value', 'replace', [[6, '98.5%']]]],
    ['no lost point: 130 may be anything', '2,乙村,106.2,33.2,9,是,130%,60', ['impossible-value', 'leave-blank', [[6, '']]]],
    ['a share among points', '2,乙村,106.2,33.2,9,是,0.57,60\n3,丙村,106.3,33.3,9,是,85,60', ['doubtful-share', 'replace', [[6, '57%']]]],
    ['a word for yes and no', '2,乙村,106.2,33.2,9,大概,85%,60', ['unreadable-value', 'leave-blank', [[5, '']]]],
    ['a word for a number', '2,乙村,106.2,33.2,约十,是,85%,60', ['unreadable-number', 'leave-blank', [[4, '']]]],
    [
      'letters for digits',
      '2,乙村,1O6.2,33.2l,9,是,85%,60',
      [
        'position-unreadable',
        'replace',
        [
          [2, '106.2'],
          [3, '33.21'],
        ],
      ],
    ],
    ['nothing of 0,0', '2,乙村,0,0,9,是,85%,60', ['position-zero', null, []]],
    ['nothing of a place', '2,乙村,看图,33.2,9,是,85%,60', ['position-unreadable', null, []]],
    ['nothing of a code twice', '1,乙村,106.2,33.2,9,是,85%,60', ['repeated-code', null, []]],
  ])('%s', (_, row, expected) => {
    expect(suggested(row)).toEqual([expected]);
  });

  it('of a percentage more than there are households is no lost point', () => {
    const { issues } = report('村名,户数,通自来水户数\n甲村,100,985\n');
    expect(issues.map(({ reason, suggestion }) => [reason, suggestion?.kind])).toEqual([['impossible-value', 'leave-blank']]);
  });
});

const CELLS = {
  code: ['610727113205', '1', '2', '6.10727E+11', '', '610727113206.0'],
  name: ['甲村', '乙村', '合计', '', '/', '䶮村', '𠮷村', '填表人：某', '__proto__'],
  lon: ['106.2', '33.2', '0', '1O6.3', '看图', '', '１０６．４'],
  lat: ['33.2', '106.2', '0', '33.3l', '', '33°12′'],
  number: ['12', '１２', '1.2万', '-3', '约十', '', '12户', '不详'],
  yes: ['是', '否', '大概', '', '不具备条件', '有（在建）'],
  percent: ['85%', '0.85', '985%', '130%', '1000%', '', '八成', '98.5'],
  area: ['60', '0.1亩', '60米', '1间', ''],
} as const;
const of = (kind: keyof typeof CELLS) => fc.constantFrom(...CELLS[kind]);
const row = fc.tuple(of('code'), of('name'), of('lon'), of('lat'), of('number'), of('yes'), of('percent'), of('area'));
const table = fc.array(
  fc.oneof({ weight: 8, arbitrary: row }, { weight: 1, arbitrary: fc.array(fc.constantFrom('', '小计', '9', HEAD), { maxLength: 10 }) }),
  {
    maxLength: 12,
  },
);
const HEADS: readonly (readonly string[])[] = [
  [HEAD],
  ['略阳县村级情况表', HEAD],
  ['基础信息,,位置,,,基础设施,,', HEAD],
  ['编码,村名,位置,,户数,道路,饮水,卫生室', ',,经度,纬度,,是否通硬化路,自来水普及率,面积'],
];
const same = (a: RowIssue, b: RowIssue) => a.line === b.line && a.column === b.column && a.reason === b.reason;

describe('the accounts of a table', () => {
  const mapping = fc.dictionary(
    fc.constantFrom('0', '4', '6', '7', '8'),
    fc.constantFrom(null, 'households', 'name', 'road-paved', 'lonlat', 'nothing'),
  );
  const amendments = fc.array(
    fc.record({
      line: fc.integer({ min: 1, max: 16 }),
      column: fc.integer({ min: -1, max: 12 }),
      value: fc.constantFrom('', '合计', '7', '甲村'),
    }),
    { maxLength: 4 },
  );
  it('close: accepted + flagged + rejected + set aside = the rows below the headings and above them, whatever was mapped and corrected', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HEADS), table, mapping, amendments, (head, rows, mapping, amendments) => {
        const text = [...head, ...rows.map((cells) => cells.join(','))].join('\n');
        const below = amendments.filter(({ line }) => line > head.length);
        let counted: FileReport;
        try {
          counted = report(text, { mapping, amendments: below });
        } catch (error) {
          // What a person mapped may leave no name, or half a position: then the whole file is refused, with the reason.
          expect(error).toMatchObject({ problem: expect.stringMatching(/missing-column|repeated-heading/) });
          return;
        }
        const { counts, issues } = counted;
        expect(counts.accepted + counts.flagged + counts.rejected + counts['set-aside']).toBe(counted.rows);
        const lines = (outcome: RowIssue['outcome']) =>
          new Set(issues.filter((issue) => issue.outcome === outcome).map(({ line }) => line));
        expect(counts['set-aside']).toBe(lines('set-aside').size);
        expect(counts.rejected).toBe(lines('rejected').size);
        expect(counts.flagged).toBe([...lines('flagged')].filter((line) => !lines('rejected').has(line)).length);
        // Rows of the file: every line but those of the headings.
        const all = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
        expect(all - counted.rows).toBeGreaterThanOrEqual(1);
        expect(all - counted.rows).toBeLessThanOrEqual(3);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('are better by every suggestion that is taken: its issue goes, and its row has fewer', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = [HEAD, ...rows.map((cells) => cells.join(','))].join('\n');
        const before = report(text);
        for (const issue of before.issues) {
          if (!issue.suggestion) continue;
          const amendments: readonly Amendment[] = issue.suggestion.cells;
          const after = report(text, { amendments });
          expect(after.issues.some((other) => same(other, issue))).toBe(false);
          // A place that has its position back may turn out to stand on another: nobody could see that before.
          const ofRow = ({ issues }: FileReport) =>
            issues.filter(({ line, reason }) => line === issue.line && reason !== 'repeated-position').length;
          expect(ofRow(after)).toBeLessThan(ofRow(before));
        }
      }),
      { seed: 8, numRuns: 150 },
    );
  });
});
