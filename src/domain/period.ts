import type { Branded } from './units.ts';

/** A calendar month as one integer (year × 12 + month − 1), so that runs of months compare and subtract. */
export type Month = Branded<number, 'month'>;

/** A month of a year, counted from 1: December is 12. */
export function monthOf(year: number, month: number): Month {
  return (year * 12 + month - 1) as Month;
}

/** The month so many months later; earlier where they are negative. */
export function monthsLater(month: Month, months: number): Month {
  return (month + months) as Month;
}

/** `"2019-12"` or `"2019-12-31"` → month; null where the text is neither. */
export function parseMonth(text: string): Month | null {
  const match = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(text.trim());
  if (!match) return null;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? monthOf(Number(match[1]), month) : null;
}

/** Month → `"2019-12"`. */
export function printMonth(month: Month): string {
  return `${yearOf(month)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The December that stands for a year: the plan's targets and baseline are dated at year ends. */
export function yearEnd(year: number): Month {
  return monthOf(year, 12);
}

/** The year a month lies in. */
export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}
