import { interchange, type MeanSites } from './interchange.ts';
import { type PersonDistances, twoNearest } from './person-distances.ts';

/** What the relaxation knows in the end: a bound, the best sites it met, and what each point was ready to pay. */
export interface MeanBound {
  /** Person-millimetres: no choice of sites comes to less. */
  readonly bound: number;
  readonly best: MeanSites;
  readonly multipliers: Float64Array;
  /** How much the bound rises where a candidate is a new site, person-millimetres; infinite where no choice with it is as good as the best. */
  readonly forced: Float64Array;
}

interface Relaxed {
  readonly value: number;
  /** Of each candidate: the sum of what points would save by it, never above 0. */
  readonly worth: Float64Array;
  /** Candidates that the relaxation opens: the kept, and the new ones that save most. */
  readonly open: readonly number[];
  /** The worth of the last new one it opens, 0 where it may open more than save anything. */
  readonly last: number;
}

/** Steps without a better bound after which the steps are halved. */
const PATIENCE = 12;
/** Below this share of a whole step the bound does not move any more. */
const SMALLEST_STEP = 0.004;

/**
 * A bound on the least sum of person-millimetres by Lagrangian relaxation: nobody has to go anywhere, but each point pays `multipliers[i]` if it stays at home, and
 * goes wherever that is cheaper (Cornuéjols, Fisher, Nemhauser 1977). Multipliers are whole numbers, so the bound is exact. They are moved along the subgradient with
 * Polyak's step towards the best sites known, which the relaxation also looks for.
 * @param steps at most so many; each goes over all pairs once.
 */
export function boundMean(model: PersonDistances, start: MeanSites, steps: number): MeanBound {
  const { points, weight } = model;
  let best = start;
  let multipliers: Float64Array = twoNearest(model, [...model.kept, ...start.chosen]).cost;
  let direction = new Float64Array(points);
  const { kept } = model;
  const isKept = new Set(kept);
  let alive = Uint32Array.from({ length: model.candidates }, (_, one) => one).filter((one) => !isKept.has(one));
  let [top, at, size, since] = [relax(model, multipliers, alive), multipliers, 1, 0];
  for (let step = 0, here = top; step < steps && size > SMALLEST_STEP && top.value < best.sum; step++) {
    direction = turned(direction, visitsOf(model, multipliers, here.open));
    const length = direction.reduce((sum, one, point) => sum + one * one * weight[point]!, 0);
    if (length === 0) break;
    const stride = (size * (best.sum - here.value)) / length;
    multipliers = multipliers.map((paid, point) => Math.max(0, Math.round(paid + stride * weight[point]! * direction[point]!)));
    here = relax(model, multipliers, alive);
    since++;
    if (here.value > top.value) [top, at, since] = [here, multipliers, 0];
    const isStuck = since >= PATIENCE;
    if (isStuck) [size, since] = [size / 2, 0];
    best = betterOf(model, best, here.open, isStuck);
    // A candidate that cannot be in any choice as good as the best known is not looked at any more.
    if (here === top || isStuck) alive = alive.filter((one) => top.value + forcedBy(top, one) <= best.sum);
  }
  const forced = new Float64Array(model.candidates).fill(Number.POSITIVE_INFINITY);
  for (const one of kept) forced[one] = 0;
  for (const one of alive) forced[one] = forcedBy(top, one);
  return { bound: Math.min(top.value, best.sum), best, multipliers: at, forced };
}

/** How much the bound rises where a candidate is a new site, which the relaxation may do without. */
const forcedBy = ({ worth, last }: Relaxed, candidate: number) => Math.max(0, worth[candidate]! - last);

/** @param alive candidates for new sites. */
function relax({ pairs, cost, candidates, kept, choose }: PersonDistances, multipliers: Float64Array, alive: Uint32Array): Relaxed {
  const worth = new Float64Array(candidates);
  const { starts, demand } = pairs;
  for (const candidate of [...kept, ...alive]) {
    let sum = 0;
    for (let pair = starts[candidate]!; pair < starts[candidate + 1]!; pair++) {
      const saved = cost[pair]! - multipliers[demand[pair]!]!;
      if (saved < 0) sum += saved;
    }
    worth[candidate] = sum;
  }
  const order = alive.slice().sort((a, b) => worth[a]! - worth[b]! || a - b);
  const open = [...kept, ...order.subarray(0, choose)];
  const value = multipliers.reduce((sum, paid) => sum + paid, 0) + open.reduce((sum, one) => sum + worth[one]!, 0);
  return { value, worth, open, last: choose > 0 && choose < order.length ? worth[order[choose - 1]!]! : 0 };
}

/** Of each point: 1 less the number of open sites it would go to: what the relaxation left undone, or did too often. */
function visitsOf({ points, pairs, cost }: PersonDistances, multipliers: Float64Array, open: readonly number[]): Float64Array {
  const left = new Float64Array(points).fill(1);
  for (const one of open)
    for (let pair = pairs.starts[one]!; pair < pairs.starts[one + 1]!; pair++)
      if (cost[pair]! < multipliers[pairs.demand[pair]!]!) left[pairs.demand[pair]!]!--;
  return left;
}

/** Some of the way taken before is kept: zigzags are shorter so (Camerini, Fratta, Maffioli 1975). */
function turned(before: Float64Array, now: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(now, (one, point) => one + 0.8 * before[point]!);
}

/** The sites the relaxation opened, exchanged as long as that helps, where they are better than the best known. Where they are worse, exchanging may still lead further: that is tried now and then. */
function betterOf(model: PersonDistances, best: MeanSites, open: readonly number[], isTried: boolean): MeanSites {
  const { sum, unreached } = twoNearest(model, open);
  if (unreached > 0 || (sum >= best.sum && !isTried)) return best;
  const isKept = new Set(model.kept);
  const found = interchange(model, { chosen: open.filter((one) => !isKept.has(one)), sum, unreached });
  return found.sum < best.sum ? found : best;
}
