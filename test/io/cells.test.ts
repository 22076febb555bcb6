import { describe, expect, it } from 'vitest';
import { printMonth } from '../../src/domain/period.ts';
import {
  doubtfulShare,
  type Percents,
  percentsOf,
  readCode,
  readCount,
  readFlag,
  readMeasure,
  readMoney,
  readMonth,
  readNumber,
  readPercent,
  readYear,
  readYesNo,
} from '../../src/io/cells.ts';

const of = (read: { readonly kind: string; readonly value?: unknown }) => (read.kind === 'value' ? read.value : read.kind);

describe('cells', () => {
  it.each([
    ['yes', ['是', '有', '1', '√', '通', '达标', 'Y', ' yes ', '2', '３', '2.0', '2个', '12 所', '99处']],
    ['no', ['否', '无', '0', '0.0', '0个', '×', '未通', '不达标', 'N']],
    ['exempt', ['不具备条件', 'exempt', '不具备条件（无人居住）']],
    ['blank', ['', ' ', '/', '—', '不详', '未统计', 'N/A']],
    ['unreadable', ['大概有', '-1', '1.5人', '有（在建）', '2019', '61', '100个', '19900000000', '1949年']],
  ])('reads as %s', (expected, cells) => {
    for (const cell of cells) expect([cell, of(readYesNo(cell))]).toEqual([cell, expected]);
  });

  it.each([
    ['３０８', 308],
    ['1,234', 1234],
    ['１，２３４.5', 1234.5],
    ['3.5公里', 3.5],
    ['85%', 85],
    ['-3', -3],
    ['/', 'blank'],
    ['约300', 'unreadable'],
    ['1,23', 'unreadable'],
  ])('number %s', (cell, expected) => {
    expect(of(readNumber(cell))).toBe(expected);
  });

  it('turns metres into kilometres only where kilometres are asked for', () => {
    expect(of(readMeasure('3500米', 'km', null))).toBe(3.5);
    expect(of(readNumber('3500米'))).toBe(3500);
  });

  it.each([
    ['3500', 'km', 'm', 3.5],
    ['3.5公里', 'km', 'm', 3.5],
    ['5.04', 'km', null, 5.04],
    ['3.5', 'm', null, 3.5],
    ['0.0035千米', 'm', null, 3.5],
    ['62.5㎡', 'm2', null, 62.5],
    ['1,062平方米', 'm2', 'm2', 1062],
    ['60米', 'm2', null, 'unreadable'],
    ['60', 'm2', 'm', 'unreadable'],
    ['-1', 'km', null, 'unreadable'],
    ['3.5户', 'km', null, 'unreadable'],
    ['/', 'km', 'm', 'blank'],
  ] as const)('measure %s in %s under a heading in %s', (cell, unit, written, expected) => {
    expect(of(readMeasure(cell, unit, written))).toBe(expected);
  });

  it.each([
    ['1.2万元', 1, 12_000],
    ['1.2', 10_000, 12_000],
    ['12000元', 10_000, 12_000],
    ['３，５００', 1, 3500],
    ['¥ 800', 1, 800],
    ['0.3亿元', 1, 30_000_000],
    ['-5', 1, 'unreadable'],
    ['3米', 1, 'unreadable'],
    ['/', 1, 'blank'],
  ] as const)('money %s, a bare number standing for %s', (cell, scale, expected) => {
    expect(of(readMoney(cell, scale))).toBe(expected);
  });

  it('reads 万 in a number, and a heading that counts in 万', () => {
    expect(of(readCount('1.2万'))).toBe(12_000);
    expect(of(readCount('1.2万人'))).toBe(12_000);
    expect(of(readCount('0.3256', 10_000))).toBe(3256);
    expect(of(readCount('3256人', 1))).toBe(3256);
    expect(of(readCount('1.2'))).toBe('unreadable');
  });

  it('counts are whole and not negative', () => {
    expect(of(readCount('12户'))).toBe(12);
    expect(of(readCount('12.5'))).toBe('unreadable');
    expect(of(readCount('-1'))).toBe('unreadable');
  });

  it.each<[Percents, boolean, readonly string[]]>([
    ['shares', false, ['85%', '0.85', '1']],
    ['shares', false, ['92%', '1']],
    ['doubtful', false, ['0.9', '90']],
    ['doubtful', false, ['0.6', '0.85', '1.0', '85']],
    ['points', false, ['1', '0', '85']],
    ['points', false, ['0.6%', '85']],
    ['points', false, ['85%', '/']],
    ['points', false, ['0', '']],
    ['points', true, ['0.5', '85']],
    ['points', true, ['0.5%', '60%', '0']],
    ['doubtful', true, ['0.5', '0.85', '1']],
    ['doubtful', true, ['92%', '0.85']],
  ])('a column decides how bare percentages are written: %s (said: %s) %s', (expected, said, cells) => {
    expect(percentsOf(cells, said)).toBe(expected);
  });

  it('reads percentages as their column writes them, and tells what may be either', () => {
    expect(of(readPercent('0.57', 'shares'))).toBe(57);
    expect(of(readPercent('85%', 'shares'))).toBe(85);
    expect(of(readPercent('0.9', 'points'))).toBe(0.9);
    const doubtful = ['0.57', '０.６', '1.0', '0', '0.85%', '1.5', '85', ''].map((cell) => doubtfulShare(cell, 'doubtful'));
    expect(doubtful).toEqual([57, 60, 100, null, null, null, null, null]);
    expect(doubtfulShare('0.57', 'points')).toBeNull();
    expect(doubtfulShare('0.57', 'shares')).toBeNull();
  });

  it('repairs codes whose digits survive and refuses those whose do not', () => {
    expect(readCode('610727113205.0')).toEqual({ kind: 'code', code: '610727113205' });
    expect(readCode("'610727113205")).toEqual({ kind: 'code', code: '610727113205' });
    expect(readCode('6.10727113205E+11')).toEqual({ kind: 'code', code: '610727113205' });
    expect(readCode('6.10727E+11')).toEqual({ kind: 'damaged' });
    expect(readCode('="610727113205"')).toEqual({ kind: 'code', code: '610727113205' });
    for (const code of ['1E5', '2e10']) expect(readCode(code)).toEqual({ kind: 'code', code });
    for (const parted of ['610727-001-211', '610727 001 211', '610727－001–211', '610727001-211'])
      expect(readCode(parted)).toEqual({ kind: 'code', code: '610727001211' });
    // No province, too short, parted elsewhere: codes of somebody else, as they are.
    for (const code of ['990727-001-211', '610727-001-21', '61072-7001-211']) expect(readCode(code)).toEqual({ kind: 'code', code });
    expect(readCode('—')).toEqual({ kind: 'none' });
  });

  it.each([
    ['2019-12', '2019-12'],
    ['2019年12月', '2019-12'],
    ['2019/6/30', '2019-06'],
    ['2019年底', '2019-12'],
    ['2019', '2019-12'],
    ['201907', '2019-07'],
  ])('month %s', (cell, expected) => {
    const read = readMonth(cell);
    expect(read.kind === 'value' ? printMonth(read.value) : read.kind).toBe(expected);
  });

  it('refuses a thirteenth month', () => {
    expect(readMonth('2019-13').kind).toBe('unreadable');
  });

  it.each([
    ['1949', 1949],
    ['2019年', 2019],
    ['2100', 2100],
    ['1948', 'unreadable'],
    ['2101', 'unreadable'],
    ['0019', 'unreadable'],
    ['/', 'blank'],
  ])('year %s', (cell, expected) => {
    expect(of(readYear(cell))).toBe(expected);
  });

  it('reads 村属性', () => {
    expect(of(readFlag('贫困村'))).toBe(true);
    expect(of(readFlag('非贫困村'))).toBe(false);
    expect(of(readFlag('深度贫困村'))).toBe(true);
    expect(of(readFlag(''))).toBe('blank');
  });
});
