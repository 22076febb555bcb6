import type { PositionColumns } from '../../domain/columns.ts';
import type { TravelMatrix } from '../../domain/matrix.ts';
import { type Millimetres, millimetres } from '../../domain/units.ts';
import { findNearest } from '../spatial/find-nearest.ts';
import { findWithin } from '../spatial/find-within.ts';
import { indexPlaces } from '../spatial/nearest-index.ts';
import type { SitingPairs } from './problem.ts';

/** The nearest of some sites, by demand point: candidate (−1: none can be reached), whole millimetres (NaN there). */
export interface NearestSite {
  readonly site: Int32Array;
  readonly distance: Float64Array;
}

/** Who can go where and how far it is, by whatever way it was measured. */
export interface SitingWays {
  /** All pairs up to a distance, inclusive; infinite for all there are. */
  within(limit: Millimetres): SitingPairs;
  /** The nearest of some candidates (ascending), of equal ones the smaller, however far it is. */
  nearest(sites: Uint32Array): NearestSite;
}

/** By the geodesic. Who has no position can go nowhere. */
export function straightWays(demand: PositionColumns, candidates: PositionColumns): SitingWays {
  const placed = Uint32Array.from({ length: demand.lon.length }, (_, at) => at).filter((at) => !Number.isNaN(demand.lon[at]!));
  const index = indexPlaces(pick(demand, placed));
  return {
    within(limit) {
      const { starts, place, distance } = findWithin(index, candidates, limit);
      return { starts, demand: place.map((at) => placed[at]!), distance };
    },
    nearest(sites) {
      const there = sites.filter((site) => !Number.isNaN(candidates.lon[site]!));
      const { place, distance } = findNearest(indexPlaces(pick(candidates, there)), demand, 1);
      return { site: place.map((at) => (at < 0 ? -1 : there[at]!)), distance };
    },
  };
}

function pick({ lon, lat }: PositionColumns, which: Uint32Array): PositionColumns {
  return { lon: Float64Array.from(which, (at) => lon[at]!), lat: Float64Array.from(which, (at) => lat[at]!) };
}

/** By pairs that are all there. */
export function pairedWays(pairs: SitingPairs, points: number): SitingWays {
  return { within: (limit) => upTo(pairs, limit), nearest: (sites) => nearestIn(pairs, points, sites) };
}

/**
 * By a table of ways from demand points (origins) to candidates (destinations); a pair it has not, or has without metres, cannot be reached.
 * @param demandOf the demand point each origin of the table means, −1 for none; `candidateOf` likewise for its destinations.
 */
export function toldPairs(matrix: TravelMatrix, demandOf: Int32Array, candidateOf: Int32Array, candidates: number): SitingPairs {
  const { origin, destination, metres } = matrix;
  const rows: number[] = [];
  for (let row = 0; row < matrix.rows; row++) {
    const [from, to] = [demandOf[origin.codes[row]!]!, candidateOf[destination.codes[row]!]!];
    if (from >= 0 && to >= 0 && metres && !Number.isNaN(metres[row]!)) rows.push(row);
  }
  const demandAt = (row: number) => demandOf[origin.codes[row]!]!;
  const candidateAt = (row: number) => candidateOf[destination.codes[row]!]!;
  // A row told twice says the same twice; it is one pair.
  rows.sort((a, b) => candidateAt(a) - candidateAt(b) || demandAt(a) - demandAt(b));
  const kept = rows.filter(
    (row, at) => at === 0 || candidateAt(rows[at - 1]!) !== candidateAt(row) || demandAt(rows[at - 1]!) !== demandAt(row),
  );
  const starts = new Uint32Array(candidates + 1);
  for (const row of kept) starts[candidateAt(row) + 1]!++;
  for (let candidate = 0; candidate < candidates; candidate++) starts[candidate + 1]! += starts[candidate]!;
  return {
    starts,
    demand: Uint32Array.from(kept, demandAt),
    distance: Float64Array.from(kept, (row) => millimetres(metres![row]!)),
  };
}

/** The pairs no longer than a distance, inclusive. */
export function upTo({ starts, demand, distance }: SitingPairs, limit: Millimetres): SitingPairs {
  const kept = Uint32Array.from({ length: demand.length }, (_, pair) => pair).filter((pair) => distance[pair]! <= limit);
  const ends = new Uint32Array(starts.length);
  let candidate = 0;
  kept.forEach((pair) => {
    while (pair >= starts[candidate + 1]!) candidate++;
    ends[candidate + 1]!++;
  });
  for (let at = 1; at < ends.length; at++) ends[at]! += ends[at - 1]!;
  return { starts: ends, demand: kept.map((pair) => demand[pair]!), distance: Float64Array.from(kept, (pair) => distance[pair]!) };
}

/** The nearest of some candidates (ascending) among the pairs there are. */
export function nearestIn({ starts, demand, distance }: SitingPairs, points: number, sites: Uint32Array): NearestSite {
  const nearest = { site: new Int32Array(points).fill(-1), distance: new Float64Array(points).fill(Number.NaN) };
  for (const site of sites) {
    for (let pair = starts[site]!; pair < starts[site + 1]!; pair++) {
      const point = demand[pair]!;
      if (distance[pair]! >= nearest.distance[point]!) continue;
      nearest.site[point] = site;
      nearest.distance[point] = distance[pair]!;
    }
  }
  return nearest;
}
