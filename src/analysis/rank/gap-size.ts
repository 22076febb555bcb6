import { valueOfCode } from '../../domain/column-records.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { denominatorOf } from '../../domain/place.ts';

type Countables = Parameters<typeof denominatorOf>[0] & { readonly people: number | null };

/**
 * What share of a village a gap leaves without, 0 to 1: of its households, people, hamlets or groups where the indicator counts them, of what is
 * asked for where it is a measure, and the whole village where it only says no. NaN where what it is counted against is not known.
 * @param value as reported, coded (`domain/columns`).
 */
export function shareLacking({ rule, headings }: Indicator, value: number, village: Countables): number {
  const reported = valueOfCode(value);
  if (typeof reported !== 'number') return 1;
  if (rule.kind === 'share') return lackingOf(denominatorOf(village, rule.of), (of) => of - reported);
  if (rule.kind === 'none-left') {
    if (headings.reads !== 'count') return 1;
    return lackingOf(headings.counts === 'people' ? village.people : village.households, () => reported);
  }
  if (rule.kind === 'at-least') {
    const whole = headings.reads === 'percent' ? 100 : rule.atLeast;
    return lackingOf(whole, (of) => of - reported);
  }
  return 1;
}

/** Held between nothing and all: what a village reports may be more than it has. */
function lackingOf(whole: number | null, lacking: (whole: number) => number): number {
  return whole === null || whole === 0 ? Number.NaN : Math.min(Math.max(lacking(whole) / whole, 0), 1);
}
