import { describe, expect, it } from 'vitest';
import type { ColumnMatch, RowIssue } from '../../src/domain/report.ts';
import { amendmentsOf, suggested, typed } from '../../src/state/corrections.ts';

const column = (heading: string, field: string | null, refused = false): ColumnMatch => ({
  heading,
  field,
  confidence: 1,
  refused,
  samples: [],
});
const COLUMNS = [
  column('村', 'name'),
  column('经度', 'lon'),
  column('纬度', 'lat'),
  column('户数', 'households'),
  column('电话', null, true),
];
const issue = (heading: string, value = ''): RowIssue => ({
  outcome: 'flagged',
  line: 5,
  column: heading,
  value,
  reason: 'unreadable-number',
});

describe('a correction', () => {
  it('of what was typed changes the cell of the issue', () => {
    expect(typed(issue('户数', '约300'), ' 300 ', COLUMNS)).toEqual({
      line: 5,
      column: '户数',
      was: '约300',
      cells: [{ line: 5, column: 3, value: '300' }],
    });
  });

  it.each(['106.1,33.2', '106.1 33.2', '106.1、33.2', '106.1 · 33.2', '106°6′，33°12′'])(
    'of a position typed whole (%s) changes both cells',
    (text) => {
      const cells = typed(issue('纬度', '133.2'), text, COLUMNS)?.cells ?? [];
      expect(cells.map(({ line, column }) => [line, column])).toEqual([
        [5, 1],
        [5, 2],
      ]);
    },
  );

  it('of half a position changes its own cell, also where its minutes stand apart', () => {
    expect(typed(issue('纬度', '133.2'), '33.2', COLUMNS)?.cells).toEqual([{ line: 5, column: 2, value: '33.2' }]);
    expect(typed(issue('纬度', '133.2'), "33° 12'", COLUMNS)?.cells).toEqual([{ line: 5, column: 2, value: "33° 12'" }]);
  });

  it('of a whole row, of a column that is not there or of one with personal data there is none', () => {
    for (const heading of ['', '没有这列', '电话']) expect(typed(issue(heading), '1', COLUMNS)).toBeNull();
  });

  it('that is suggested takes the cells the report says', () => {
    const cells = [
      { line: 5, column: 1, value: '106' },
      { line: 5, column: 2, value: '33' },
    ];
    expect(suggested({ ...issue('经度', '33'), suggestion: { kind: 'swap', cells } })).toEqual({
      line: 5,
      column: '经度',
      was: '33',
      cells,
    });
    expect(suggested(issue('经度'))).toBeNull();
  });

  it('made later goes before an earlier one of the same cell', () => {
    const change = (value: string, at = 3) => ({ line: 5, column: '户数', was: '', cells: [{ line: 5, column: at, value }] });
    expect(amendmentsOf([change('1'), change('2'), change('x', 1)])).toEqual([
      { line: 5, column: 3, value: '2' },
      { line: 5, column: 1, value: 'x' },
    ]);
  });
});
