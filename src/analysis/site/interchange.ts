import { MinHeap } from '../min-heap.ts';
import { type PersonDistances, type TwoNearest, twoNearest } from './person-distances.ts';

/** New sites and what everybody's way to the nearest comes to, person-millimetres. */
export interface MeanSites {
  readonly chosen: number[];
  readonly sum: number;
  /** Points that no open site reaches. */
  readonly unreached: number;
}

/**
 * One site after the other, each that which saves most; savings only shrink as sites are added, so a candidate is looked at again only where what it saved
 * before is the most (lazy greedy; Minoux 1978). Of equal ones the smaller.
 */
export function addGreedily(model: PersonDistances, start: readonly number[] = []): MeanSites {
  const { pairs, cost, candidates, kept, choose } = model;
  const now = twoNearest(model, [...kept, ...start]).cost;
  const chosen = [...start];
  const heap = new MinHeap();
  const isOpen = new Set([...kept, ...start]);
  const savedBy = (candidate: number) => {
    let saved = 0;
    for (let pair = pairs.starts[candidate]!; pair < pairs.starts[candidate + 1]!; pair++)
      saved += Math.max(0, now[pairs.demand[pair]!]! - cost[pair]!);
    return saved;
  };
  for (let candidate = 0; candidate < candidates; candidate++) if (!isOpen.has(candidate)) heap.push(-savedBy(candidate), candidate);
  while (chosen.length < choose && heap.size > 0) {
    const candidate = heap.pop();
    const saved = savedBy(candidate);
    if (saved === 0) continue;
    if (-saved > heap.peekKey()) {
      heap.push(-saved, candidate);
      continue;
    }
    chosen.push(candidate);
    for (let pair = pairs.starts[candidate]!; pair < pairs.starts[candidate + 1]!; pair++)
      now[pairs.demand[pair]!] = Math.min(now[pairs.demand[pair]!]!, cost[pair]!);
  }
  return summed(model, chosen);
}

function summed(model: PersonDistances, chosen: number[]): MeanSites {
  const { sum, unreached } = twoNearest(model, [...model.kept, ...chosen]);
  return { chosen, sum, unreached };
}

/**
 * Exchanges a new site for a candidate as long as any exchange helps (Teitz and Bart 1968; what each exchange saves is added up for all sites at once, as in
 * Schubert and Rousseeuw, Faster k-medoids, 2019). Nobody who is reached is given up.
 */
export function interchange(model: PersonDistances, start: MeanSites): MeanSites {
  const { candidates } = model;
  const open = new Set([...model.kept, ...start.chosen]);
  const chosen = [...start.chosen];
  let near = twoNearest(model, open);
  if (near.unreached > 0 || chosen.length === 0) return start;
  let removal = removalOf(model, near);
  // Once around without an exchange is enough.
  for (let candidate = 0, since = 0; since < candidates; since++, candidate = (candidate + 1) % candidates) {
    if (open.has(candidate)) continue;
    const best = bestExchange(model, near, removal, candidate, chosen);
    if (best < 0) continue;
    open.delete(chosen[best]!);
    open.add(candidate);
    chosen[best] = candidate;
    near = twoNearest(model, open);
    removal = removalOf(model, near);
    since = 0;
  }
  return { chosen, sum: near.sum, unreached: near.unreached };
}

/** What it costs to take each site away: person-millimetres, and the points that no other reaches. */
interface Removal {
  readonly cost: Float64Array;
  readonly lost: Int32Array;
  /** The same with the candidate there that is looked at; made anew for each. */
  readonly costWith: Float64Array;
  readonly lostWith: Int32Array;
}

function removalOf({ candidates, points }: PersonDistances, near: TwoNearest): Removal {
  const cost = new Float64Array(candidates);
  const lost = new Int32Array(candidates);
  for (let point = 0; point < points; point++) {
    const site = near.site[point]!;
    if (near.hasSecond[point]) cost[site]! += near.second[point]! - near.cost[point]!;
    else lost[site]!++;
  }
  return { cost, lost, costWith: cost.slice(), lostWith: lost.slice() };
}

/** The place in `chosen` of the site that a candidate is best exchanged for; −1 where no exchange helps. */
function bestExchange(model: PersonDistances, near: TwoNearest, removal: Removal, candidate: number, chosen: readonly number[]): number {
  const { pairs, cost } = model;
  const { costWith, lostWith } = removal;
  for (const site of chosen) {
    costWith[site] = removal.cost[site]!;
    lostWith[site] = removal.lost[site]!;
  }
  let saved = 0;
  for (let pair = pairs.starts[candidate]!; pair < pairs.starts[candidate + 1]!; pair++) {
    const point = pairs.demand[pair]!;
    const here = cost[pair]!;
    const first = near.cost[point]!;
    const site = near.site[point]!;
    if (here < first) {
      saved += first - here;
      // Whether its site goes makes no difference any more.
      if (near.hasSecond[point]) costWith[site]! -= near.second[point]! - first;
      else lostWith[site]!--;
    } else if (!near.hasSecond[point]) {
      costWith[site]! += here - first;
      lostWith[site]!--;
    } else if (here < near.second[point]!) costWith[site]! -= near.second[point]! - here;
  }
  let [best, least] = [-1, 0];
  chosen.forEach((site, at) => {
    const change = costWith[site]! - saved;
    if (lostWith[site] !== 0 || change >= least) return;
    least = change;
    best = at;
  });
  return best;
}
