/** 万元: 10,000 CNY. */
const WAN = 10_000n;

const DECIMAL = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,2}))?$/;

/**
 * Whole CNY of an amount in 万元 as it is written, with what is less than one CNY left out: a budget is never more than its figure. Digits are
 * read as they stand, for 0.29 × 10,000 is 2,899.9999999999995 as numbers are multiplied. A number is read as the shortest decimal that is it.
 * Null where it is no amount, is below zero, or has more than twelve digits before its point.
 */
export function cnyOfWan(written: string | number): number | null {
  const match = DECIMAL.exec(String(written).trim());
  if (!match) return null;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction) * WAN;
  const cny = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return cny < 10n ** 16n / 2n ** 4n ? Number(cny) : null;
}

/** 万元 of whole CNY: at most four decimals, and the number nearest to them, which prints as them. */
export function wanOfCny(cny: number): number {
  return cny / Number(WAN);
}
