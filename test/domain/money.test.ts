import { describe, expect, it } from 'vitest';
import { cnyOfWan, wanOfCny } from '../../src/domain/money.ts';
import { seeded } from '../support/seeded.ts';

describe('万元 as whole yuan', () => {
  it.each([
    [0.1, 1000],
    [0.29, 2900],
    [4000.5, 40_005_000],
    [1e-7, 0],
    ['0.00019', 1],
    [3000.99999, 30_009_999],
    ['1e3', 10_000_000],
    [0, 0],
    ['0007.50', 75_000],
  ])('%s is %s', (written, cny) => {
    expect(cnyOfWan(written)).toBe(cny);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e15, '', '1,000', '0x10', '1.', '.5', '1e99', '５'])('%s is none', (written) => {
    expect(cnyOfWan(written)).toBeNull();
  });

  it('comes back with the same four decimals, whatever they are', () => {
    const { uniform } = seeded(3);
    for (let round = 0; round < 20_000; round++) {
      const cny = Math.floor(uniform() * 10 ** (1 + Math.floor(uniform() * 12)));
      expect(cnyOfWan(wanOfCny(cny))).toBe(cny);
      expect(String(wanOfCny(cny))).toMatch(/^\d+(\.\d{1,4})?$/);
    }
  });
});
