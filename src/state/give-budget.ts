import type { Dataset } from '../domain/dataset.ts';
import { change } from './actions.ts';
import { moneyInView, WAN } from './prioritise.ts';
import type { View } from './view.ts';

/** As much as a link carries, 万元. */
const MOST = 999_999_999;

/** Gives a year so much, whole 万元; the other years keep what they are tried with. */
export function giveBudget(dataset: Dataset, view: View, year: number, wan: number): void {
  const others = Object.fromEntries(moneyInView(dataset, view).map((one) => [one.year, one.cny / WAN]));
  change({ budgets: { ...others, [year]: Math.min(MOST, Math.max(0, Math.round(wan))) } });
}
