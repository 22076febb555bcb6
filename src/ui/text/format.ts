import type { Tally } from '../../analysis/tally.ts';
import type { State } from '../../domain/state.ts';
import type { Language } from '../../domain/text.ts';
import type { Millimetres } from '../../domain/units.ts';

/** Made once: `toLocaleString` makes one at every call, which costs a screen of thousands of counties a quarter of a second. */
const COUNTS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** A count with thousands separators. */
export function count(value: number): string {
  return COUNTS.format(value);
}

/** What stands before a sum of reports that some village did not give. */
export function atLeastMark(counts: Tally, state: State): string {
  return counts.unweighed[state] > 0 ? '≥' : '';
}

/** One state's count; ≥83 where a village of that state does not report the weight. */
export function countIn(counts: Tally, state: State): string {
  return `${atLeastMark(counts, state)}${count(counts[state])}`;
}

/** A count with its English noun: 1 village, 1,894 villages. */
export function countOf(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A number as it was reported, with thousands separators: 89.96 never prints as the 90 it falls short of. */
export function amount(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** A rate as a percentage with one decimal; "—" where nothing is left to divide by. Cut, not rounded up to 100: 100.0 % means all. */
export function percent(rate: number | null): string {
  if (rate === null) return '—';
  const tenths = rate >= 1 ? 1000 : Math.min(999, Math.round(rate * 1000));
  return `${(tenths / 10).toFixed(1)}%`;
}

/** Kilometres without a unit: one decimal; two within ±10 % of the radius, and as many as it takes to stand on its own side of the radius. */
export function kilometres(distance: Millimetres, radius: Millimetres | null = null): string {
  const km = distance / 1e6;
  if (radius === null) return km.toFixed(1);
  for (let digits = Math.abs(distance - radius) * 10 > radius ? 1 : 2; digits < 6; digits++) {
    const printed = km.toFixed(digits);
    if (Math.sign(Number(printed) - radius / 1e6) === Math.sign(distance - radius)) return printed;
  }
  return km.toFixed(6);
}

/** A radius in kilometres, exactly: 5 → "5", 5.5 → "5.5", 5000001 mm → "5.000001". */
export function radiusKm(radius: Millimetres): string {
  return String(radius / 1e6);
}

const DIRECTIONS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'],
  en: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'],
};

/** A bearing as one of eight directions and degrees: "东北 47°". */
export function bearing(degrees: number, language: Language): string {
  return `${DIRECTIONS[language][Math.round(degrees / 45) % 8]} ${Math.round(degrees) % 360}°`;
}
