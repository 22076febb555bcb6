import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Month } from '../../domain/period.ts';
import type { Cost } from '../../domain/proposed-work.ts';
import type { Remedy, UnitCost } from '../../domain/remedy.ts';
import { villagesServed, type Work } from '../../domain/work.ts';
import { indicatorsClosedBy, REMEDIES } from './closed-by.ts';
import { costAsListed, costOf } from './cost.ts';

/** Listed works that are not completed. */
export interface ListedWorks {
  /** Those of an indicator for a village, by when they are planned to begin, then by id. */
  readonly at: (indicator: string, village: string) => readonly Work[];
  /** Those that are for no village too. */
  readonly byId: ReadonlyMap<string, Work>;
}

/** Whether files call a kind of work by a remedy's id or name. */
const isKind = ({ kind }: Work, { id, name }: Remedy) => kind === id || kind === name.zh || kind === name.en;

/**
 * The works of the project's list that are not completed at a month. Where the file does not say what indicator a work serves, its kind tells.
 */
export function openWorks({ works }: Dataset, month: Month): ListedWorks {
  const open = works.filter(({ completed }) => completed === null || completed > month);
  const found = new Map<string, Work[]>();
  for (const work of open) {
    const remedy = work.indicator === null ? REMEDIES.find((one) => isKind(work, one)) : undefined;
    const indicator = work.indicator ?? (remedy && indicatorsClosedBy(remedy.id)[0]?.id);
    if (indicator === undefined) continue;
    for (const village of villagesServed(work)) {
      const key = `${indicator} ${village}`;
      found.set(key, [...(found.get(key) ?? []), work]);
    }
  }
  const start = ({ plannedStart }: Work) => plannedStart ?? Number.POSITIVE_INFINITY;
  // Two works without a start differ by nothing, which is not a number.
  const inOrder = (a: Work, b: Work) => start(a) - start(b) || (a.id < b.id ? -1 : 1);
  for (const list of found.values()) list.sort(inOrder);
  return { at: (indicator, village) => found.get(`${indicator} ${village}`) ?? [], byId: new Map(open.map((work) => [work.id, work])) };
}

/** What kind of work a listed one is to its indicator: the remedy its kind names, else the first. */
export function remedyOfWork({ remedies: [first, ...others] = [] }: Indicator, work: Work): Remedy | undefined {
  return others.find((remedy) => isKind(work, remedy)) ?? first;
}

/** How much the list says it is, in the remedy's unit; null where it says nothing, or in another unit. */
export function quantityOfListed({ quantity, unit }: Work, remedy: Remedy): number | null {
  return unit === remedy.unit.zh || unit === remedy.unit.en ? quantity : null;
}

/** The sum that the list states, with its range where that was an estimate; null where it states none. */
export function costInList({ cost, costBy, quantity }: Pick<Work, 'cost' | 'costBy' | 'quantity'>): Cost | null {
  if (cost === null) return null;
  return costBy && quantity !== null ? costOf(quantity, costBy) : costAsListed(cost);
}

/** What the list says it costs; else by its quantity. */
export function costOfListed(work: Work, remedy: Remedy, unitCost: UnitCost): Cost | null {
  const quantity = quantityOfListed(work, remedy);
  return costInList(work) ?? (quantity === null ? null : costOf(quantity, unitCost));
}
