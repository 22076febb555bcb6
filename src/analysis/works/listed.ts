import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Month } from '../../domain/period.ts';
import type { Cost } from '../../domain/proposed-work.ts';
import type { Remedy, UnitCost } from '../../domain/remedy.ts';
import type { Work } from '../../domain/work.ts';
import { indicatorsClosedBy, REMEDIES } from './closed-by.ts';
import { costAsListed, costOf } from './cost.ts';

/** The listed works of an indicator in a village, by when they are planned to begin, then by id. */
export type ListedWorks = (indicator: string, village: string) => readonly Work[];

/** Whether files call a kind of work by a remedy's id or name. */
const isKind = ({ kind }: Work, { id, name }: Remedy) => kind === id || kind === name.zh || kind === name.en;

/**
 * The works of the project's list that are not completed at a month and are for a village. Where the file does not say what indicator a work serves,
 * its kind tells.
 */
export function openWorks({ works }: Dataset, month: Month): ListedWorks {
  const found = new Map<string, Work[]>();
  for (const work of works) {
    if (work.village === null || (work.completed !== null && work.completed <= month)) continue;
    const remedy = work.indicator === null ? REMEDIES.find((one) => isKind(work, one)) : undefined;
    const indicator = work.indicator ?? (remedy && indicatorsClosedBy(remedy.id)[0]?.id);
    if (indicator === undefined) continue;
    const key = `${indicator} ${work.village}`;
    found.set(key, [...(found.get(key) ?? []), work]);
  }
  const start = ({ plannedStart }: Work) => plannedStart ?? Number.POSITIVE_INFINITY;
  // Two works without a start differ by nothing, which is not a number.
  const inOrder = (a: Work, b: Work) => start(a) - start(b) || (a.id < b.id ? -1 : 1);
  for (const list of found.values()) list.sort(inOrder);
  return (indicator, village) => found.get(`${indicator} ${village}`) ?? [];
}

/** What kind of work a listed one is to its indicator: the remedy its kind names, else the first. */
export function remedyOfWork({ remedies: [first, ...others] = [] }: Indicator, work: Work): Remedy | undefined {
  return others.find((remedy) => isKind(work, remedy)) ?? first;
}

/** What the list says it costs; else by its quantity, where that is in the remedy's unit. */
export function costOfListed({ cost, quantity, unit }: Work, remedy: Remedy, unitCost: UnitCost): Cost | null {
  if (cost !== null) return costAsListed(cost);
  const isSameUnit = unit === remedy.unit.zh || unit === remedy.unit.en;
  return quantity !== null && isSameUnit ? costOf(quantity, unitCost) : null;
}
