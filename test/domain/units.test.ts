import { describe, expect, it } from 'vitest';
import { type Month, monthOf, monthsLater, parseMonth, printMonth, yearEnd, yearOf } from '../../src/domain/period.ts';
import { type Millimetres, millimetres, printMetres } from '../../src/domain/units.ts';

/** Decided by the compiler: a test below that says otherwise does not compile. */
type IsAccepted<Given, Wanted> = Given extends Wanted ? true : false;

describe('millimetres', () => {
  it.each([
    [5, 5000],
    [0.0004, 0],
    [0.0005, 1],
    [1.2345, 1235],
    [-0.0004, 0],
    [-0.0005, -1],
    [-1.2345, -1235],
    [-0, 0],
    [Number.NaN, Number.NaN],
  ])('%d m is %d', (metres, whole) => {
    expect(millimetres(metres)).toBe(whole);
  });

  it('print as metres with three decimals, exactly', () => {
    expect([5_000_001, 40, -5_000_001, 0].map((whole) => printMetres(whole as Millimetres))).toEqual([
      '5000.001',
      '0.040',
      '-5000.001',
      '0.000',
    ]);
  });

  it('are no bare numbers', () => {
    const metresPass: IsAccepted<number, Millimetres> = false;
    expect(metresPass).toBe(false);
  });
});

describe('months', () => {
  it('are counted from 1 and printed as they are read', () => {
    expect(printMonth(monthOf(2019, 1))).toBe('2019-01');
    expect(printMonth(yearEnd(2019))).toBe('2019-12');
    expect(parseMonth('2019-12-31')).toBe(yearEnd(2019));
    expect(['2019-13', '2019-00', '2019', '19-12'].map(parseMonth)).toEqual([null, null, null, null]);
  });

  it('go on over the end of a year, both ways', () => {
    expect(printMonth(monthsLater(yearEnd(2019), 1))).toBe('2020-01');
    expect(printMonth(monthsLater(monthOf(2019, 1), -1))).toBe('2018-12');
    expect(yearOf(yearEnd(2019))).toBe(2019);
    expect(yearOf(monthOf(2019, 1))).toBe(2019);
  });

  it('are no bare numbers: a year is not a month', () => {
    const yearsPass: IsAccepted<number, Month> = false;
    expect(yearsPass).toBe(false);
  });
});
