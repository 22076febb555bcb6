import type { Cost } from '../../domain/proposed-work.ts';
import type { UnitCost } from '../../domain/remedy.ts';

/** Parts of a CNY that a product of decimals may be off by: 3.07 × 100,000 is 307,000, not a fen more. */
const PARTS = 1e4;

/** Whole CNY, rounded up: what is decided to fit into a budget fits. */
const roundUp = (cny: number) => Math.ceil(Math.round(cny * PARTS) / PARTS);

/** What so many units cost, and what they may come to. */
export function costOf(quantity: number, { cny, spread }: UnitCost): Cost {
  const sum = quantity * cny;
  return { cny: roundUp(sum), low: roundUp(sum * (1 - spread)), high: roundUp(sum * (1 + spread)) };
}

/** A sum that somebody wrote down: it stands as it is written. */
export function costAsListed(cny: number): Cost {
  const whole = roundUp(cny);
  return { cny: whole, low: whole, high: whole };
}
