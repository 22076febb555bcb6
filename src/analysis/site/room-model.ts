import { type LinearModel, RowBuilder } from '../solver/model.ts';
import { knownPeople } from './reach.ts';
import type { RoomProblem } from './room-greedy.ts';

/** A siting with capacity as the solver is asked: the first columns are new sites, the others the share of a point's people that goes a way. */
export interface RoomModel {
  readonly model: LinearModel;
  /** The candidates that the first columns stand for. */
  readonly sites: readonly number[];
}

/** Ways within the radius: pairs that the solver is asked about. */
export function waysWithin({ pairs, radius }: RoomProblem): number {
  return pairs.distance.reduce((count, distance) => count + (distance <= radius ? 1 : 0), 0);
}

/** Millimetres × persons in one unit of the objective: what the solver's tolerances are made for. */
export const MEAN_UNIT = 1_000_000;

/**
 * Facility location with capacities as a mixed-integer model (Daskin, Network and Discrete Location, 2013, 7.4): whole sites, shares of people. No more people go to a
 * site than it serves, and none where there is no site.
 *
 * `cover`: most persons; `all`: fewest sites with everybody served; `mean`: least person-millimetres with everybody served. Where everybody is served, points without
 * anybody known have a site within the radius.
 */
export function roomModel(problem: RoomProblem, objective: 'cover' | 'all' | 'mean'): RoomModel {
  const { people, pairs, kept, candidates, radius, choose } = problem;
  const isKept = new Set(kept);
  const sites = Array.from({ length: candidates }, (_, one) => one).filter((one) => !isKept.has(one));
  const all = knownPeople(people).reduce((sum, known) => sum + known, 0);
  const rows = new RowBuilder();
  const cost: number[] = sites.map(() => (objective === 'all' ? 1 : 0));
  const columnOf = new Map(sites.map((site, column) => [site, column]));
  const waysOf: number[][] = Array.from(people, () => []);
  const sitesNear: number[][] = Array.from(people, () => []);
  for (let site = 0; site < candidates; site++) {
    const own = columnOf.get(site);
    const room = Math.min(problem.capacity[site]!, all);
    const guests: { readonly way: number; readonly share: number }[] = [];
    for (let pair = pairs.starts[site]!; pair < pairs.starts[site + 1]!; pair++) {
      if (pairs.distance[pair]! > radius) continue;
      const point = pairs.demand[pair]!;
      const known = people[point]!;
      sitesNear[point]!.push(site);
      if (!(known > 0) || room === 0) continue;
      const way = cost.length;
      cost.push(objective === 'cover' ? known : objective === 'mean' ? (known * pairs.distance[pair]!) / MEAN_UNIT : 0);
      waysOf[point]!.push(way);
      guests.push({ way, share: known / room });
      if (own === undefined) continue;
      rows.put(own, 1);
      rows.put(way, -1);
      rows.end(0, Number.POSITIVE_INFINITY);
    }
    if (guests.length === 0) continue;
    for (const { way, share } of guests) rows.put(way, share);
    if (own !== undefined) rows.put(own, -1);
    rows.end(Number.NEGATIVE_INFINITY, own === undefined ? 1 : 0);
  }
  const least = objective === 'cover' ? 0 : 1;
  people.forEach((known, point) => {
    if (known > 0) {
      for (const way of waysOf[point]!) rows.put(way, 1);
      rows.end(least, 1);
    } else if (least === 1 && !sitesNear[point]!.some((site) => isKept.has(site))) {
      for (const site of sitesNear[point]!) rows.put(columnOf.get(site)!, 1);
      rows.end(1, Number.POSITIVE_INFINITY);
    }
  });
  if (objective !== 'all') {
    for (let site = 0; site < sites.length; site++) rows.put(site, 1);
    rows.end(0, choose);
  }
  return {
    model: {
      sense: objective === 'cover' ? 'maximise' : 'minimise',
      cost: Float64Array.from(cost),
      lower: new Float64Array(cost.length),
      upper: new Float64Array(cost.length).fill(1),
      integer: Uint8Array.from(cost, (_, column) => (column < sites.length ? 1 : 0)),
      rows: rows.build(),
      // What a choice of sites serves in all is whole, though shares are not.
      wholeObjective: objective !== 'mean',
    },
    sites,
  };
}
