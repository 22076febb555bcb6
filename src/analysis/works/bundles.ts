import type { Cost, ProposedWork } from '../../domain/proposed-work.ts';
import { findRemedy } from './closed-by.ts';

/**
 * Why works go together: they lie in one trench of a village; they are all of one village, and one visit does; they are stretches of one road, each
 * leading on from another.
 */
export const BUNDLE_KINDS = ['trench', 'visit', 'road'] as const;
export type BundleKind = (typeof BUNDLE_KINDS)[number];

/** What doing works together is assumed to save, a share of their cost from 0 to 1. */
export type Savings = Readonly<Record<BundleKind, number>>;

/** [E] Nobody has measured what it saves: until a person puts in a share of their own, nothing. */
export const NO_SAVINGS: Savings = { trench: 0, visit: 0, road: 0 };

/** Works that go together. */
export interface Bundle {
  readonly kind: BundleKind;
  /** Index of the village they are all for; null for a road's. */
  readonly village: number | null;
  readonly works: readonly ProposedWork[];
  /** Of those whose cost is known. */
  readonly cost: Cost;
  /** How many have no cost that is known. */
  readonly unpriced: number;
  /** Whole CNY assumed to be saved of `cost.cny`, rounded down. */
  readonly saved: number;
}

/** Finds the works that go together: of villages first, in the order of the list, trenches before visits, then of roads. */
export function bundles(works: readonly ProposedWork[], savings: Savings = NO_SAVINGS): Bundle[] {
  const byId = new Map(works.map((work) => [work.id, work]));
  const byVillage = new Map<number, ProposedWork[]>();
  for (const work of works)
    for (const village of work.villages) byVillage.set(village, [...(byVillage.get(village) ?? []), ...partsOf(work, byId), work]);
  const ofVillages = [...byVillage].flatMap(([village, there]) => [
    ...bundle('trench', village, there.filter(liesInTrench), savings),
    ...bundle('visit', village, there, savings),
  ]);
  return [...ofVillages, ...roadsOf(works, byId).flatMap((stretches) => bundle('road', null, stretches, savings))];
}

const liesInTrench = ({ remedy }: ProposedWork) => findRemedy(remedy)?.inTrench === true;

/** Listed works that close nothing by themselves, and that another of the same village takes. A stretch of road is not the village's. */
function partsOf({ requires }: ProposedWork, byId: ReadonlyMap<string, ProposedWork>): ProposedWork[] {
  return requires.flatMap((id) => {
    const part = byId.get(id);
    return part && part.villages.length === 0 && part.listed !== null ? [part] : [];
  });
}

/** One work is no bundle. */
function bundle(kind: BundleKind, village: number | null, works: readonly ProposedWork[], savings: Savings): Bundle[] {
  if (works.length < 2) return [];
  const costs = works.flatMap(({ cost }) => cost ?? []);
  const sum = (of: keyof Cost) => costs.reduce((total, cost) => total + cost[of], 0);
  const cost = { cny: sum('cny'), low: sum('low'), high: sum('high') };
  return [{ kind, village, works, cost, unpriced: works.length - costs.length, saved: Math.floor(cost.cny * savings[kind]) }];
}

/** Stretches that lead on from each other, each road's in the order of the list. */
function roadsOf(works: readonly ProposedWork[], byId: ReadonlyMap<string, ProposedWork>): ProposedWork[][] {
  const rootOf = (work: ProposedWork): ProposedWork => {
    const before = work.requires.map((id) => byId.get(id)).find((one) => one?.remedy === work.remedy && one.path.length > 0);
    return before ? rootOf(before) : work;
  };
  const roads = new Map<ProposedWork, ProposedWork[]>();
  for (const work of works) {
    if (work.path.length === 0) continue;
    const root = rootOf(work);
    roads.set(root, [...(roads.get(root) ?? []), work]);
  }
  return [...roads.values()];
}
