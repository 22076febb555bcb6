import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/io/csv.ts';
import { doubtfulTable, writeDoubtful } from '../../src/io/write-doubtful.ts';
import { file } from './reading.ts';

const WORDS = { line: '行号', why: '原因', todo: '建议' };
const note = (line: number, ...columns: number[]) => ({ line, why: '原因。', todo: '怎么办。', columns });
const VILLAGES = file(
  '村.csv',
  [
    '情况表',
    '联系电话,行政村,统计用区划代码,户数,备注',
    '13900000001,甲村,610727112205,30,',
    '13900000002,乙村,610727112206,约40,"多,行"',
    '13900000003,丙村,,,=1+1',
  ].join('\n'),
);

describe('the rows to look at', () => {
  it('are those with a note, whole and in their order, the personal column left out, the doubtful cells told', () => {
    expect(doubtfulTable(VILLAGES, [note(5, 2), note(4, 3)], WORDS)).toEqual({
      headings: ['【短板图】行号', '【短板图】原因', '【短板图】建议', '行政村', '统计用区划代码', '户数', '备注'],
      rows: [
        { cells: ['4', '原因。', '怎么办。', '乙村', '610727112206', '约40', '多,行'], doubtful: [5] },
        { cells: ['5', '原因。', '怎么办。', '丙村', '', '', '=1+1'], doubtful: [4] },
      ],
    });
  });

  it('are read again under the same headings, the notes unread, a formula inert', () => {
    const text = new TextDecoder().decode(writeDoubtful(VILLAGES, [note(4, 3), note(5)], WORDS));
    const back = file('回.csv', text);
    const again = doubtfulTable(back, [note(2), note(3)], WORDS);
    expect(again.headings.slice(3)).toEqual([
      '【短板图】行号',
      '【短板图】原因',
      '【短板图】建议',
      '行政村',
      '统计用区划代码',
      '户数',
      '备注',
    ]);
    expect(parseCsv('回.csv', text).records[2]?.cells.at(-1)).toBe("'=1+1");
  });

  it('hold nothing of a row that has slipped beside a personal column', () => {
    const slipped = file('村.csv', '行政村,户数,联系电话\n甲,李四,30,13900000001\n');
    expect(doubtfulTable(slipped, [note(2)], WORDS).rows[0]?.cells.slice(3)).toEqual(['', '']);
    const open = file('村.csv', '行政村,户数\n甲,一,30\n');
    expect(doubtfulTable(open, [note(2)], WORDS).rows[0]?.cells.slice(3), 'where there is no such column they stay').toEqual(['甲', '一']);
  });
});
