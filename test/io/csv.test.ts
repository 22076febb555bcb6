import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/domain/report.ts';
import { parseCsv } from '../../src/io/csv.ts';

const cells = (text: string) => parseCsv('v.csv', text).records.map((record) => record.cells);
const lines = (text: string) => parseCsv('v.csv', text).records.map((record) => record.line);

describe('parseCsv', () => {
  it.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'comma in quotes',
      'a,b\n"1,5",2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    ['quote in quotes', 'a\n"he said ""通"""', [['a'], ['he said "通"']]],
    [
      'newline in quotes',
      'a,b\n"x\ny",2\n3,4',
      [
        ['a', 'b'],
        ['x\ny', '2'],
        ['3', '4'],
      ],
    ],
    [
      'empty cells',
      'a,b,c\n,,\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
      ],
    ],
    ['blank line kept', 'a,b\n\n1,2', [['a', 'b'], [''], ['1', '2']]],
    [
      'tabs',
      'a\tb\n1,5\t2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a sep line',
      'sep=;\r\na;b\r\n1;2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'a heading named __proto__',
      '__proto__,a\n1,2',
      [
        ['__proto__', 'a'],
        ['1', '2'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it.each([
    ['code,name,lat,lon\n1,a|b|c|d|e|f|g|h|i,33.33,106.15\n', 4],
    ['code,name,lat,lon\n1,a;b;c;d;e;f;g;h;i;j;k,33.33,106.15\n2,b,33,106\n', 4],
    ['某县村情况表\ncode;name;lat\n1;a,b,c,d;33\n', 3],
    ['村名\n甲村\n', 1],
  ])('a cell full of another mark is no table of it: %s', (text, width) => {
    expect(parseCsv('x.csv', text).records.at(-1)?.cells).toHaveLength(width);
  });

  it('numbers records as an editor shows them', () => {
    expect(lines('a,b\n"x\ny\nz",2\n\n3,4\n')).toEqual([1, 2, 5, 6]);
    expect(lines('sep=;\na;b\n1;2')).toEqual([2, 3]);
  });

  it('names the line where a quote opened that is never closed, instead of swallowing the rest', () => {
    expect.assertions(3);
    try {
      parseCsv('村.csv', 'code,name\n1,甲\n2,"乙\n3,丙\n4,丁\n');
    } catch (error) {
      expect(error).toBeInstanceOf(FileError);
      expect(error).toMatchObject({ problem: 'unclosed-quote', file: '村.csv', line: 3 });
      expect(String(error)).toContain('line 3');
    }
  });
});
