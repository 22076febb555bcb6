import { Buffer } from 'node:buffer';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { describe as describeColumns, matchHeadings } from '../../src/io/headings.ts';
import { doubtfulTable, writeDoubtful } from '../../src/io/write-doubtful.ts';
import { file } from './reading.ts';

const WORDS = { sheet: '要看的行', line: '行号', why: '原因', todo: '建议' };
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

  it('are a spreadsheet that another program reads, a formula as text', async () => {
    const [headings, row] = await readSheet(Buffer.from(writeDoubtful(VILLAGES, [note(5)], WORDS)));
    expect(headings).toEqual(doubtfulTable(VILLAGES, [note(5)], WORDS).headings);
    expect(row).toEqual(['5', '原因。', '怎么办。', '丙村', null, null, '=1+1']);
  });

  it('come in again with every heading known as before and the notes unread', () => {
    const { headings } = doubtfulTable(VILLAGES, [note(4)], WORDS);
    const fields = (of: readonly string[]) => describeColumns(matchHeadings(of), () => []).map(({ field }) => field);
    expect(fields(headings)).toEqual([null, null, null, ...fields(['行政村', '统计用区划代码', '户数', '备注'])]);
    expect(fields(headings).slice(3, 6)).toEqual(['name', 'code', 'households']);
  });

  it('hold nothing of a row that has slipped beside a personal column', () => {
    const slipped = file('村.csv', '行政村,户数,联系电话\n甲,李四,30,13900000001\n');
    expect(doubtfulTable(slipped, [note(2)], WORDS).rows[0]?.cells.slice(3)).toEqual(['', '']);
    const open = file('村.csv', '行政村,户数\n甲,一,30\n');
    expect(doubtfulTable(open, [note(2)], WORDS).rows[0]?.cells.slice(3), 'where there is no such column they stay').toEqual(['甲', '一']);
  });
});
