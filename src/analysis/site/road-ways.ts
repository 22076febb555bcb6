import type { PositionColumns } from '../../domain/columns.ts';
import type { Records } from '../../domain/records.ts';
import type { Road } from '../../domain/road.ts';
import type { Profile } from '../../domain/travel.ts';
import type { Millimetres } from '../../domain/units.ts';
import { type Goal, NearestSearch } from '../road/nearest-search.ts';
import { arcsBy, type Best, beginnings, findCheapest, goalsOf } from '../road/road-proximity.ts';
import { isWithin } from '../road/snap.ts';
import { findWays } from '../road/ways.ts';
import type { SitingPairs } from './problem.ts';
import type { NearestSite, SitingWays } from './ways.ts';

/**
 * By road, as one traveller goes: from the demand point to the road, along it, and on to the site; whole millimetres. Who is too far from every road, or on
 * roads that do not lead there, cannot be reached. One search for each candidate, no further than is asked.
 */
export function roadWays(roads: Records<Road>, demand: PositionColumns, candidates: PositionColumns, profile: Profile): SitingWays {
  const ways = findWays(roads, candidates, demand, profile);
  const search = new NearestSearch(arcsBy(ways, 'distance'));
  const points = Uint32Array.from(demand.lon.keys()).filter((point) => isWithin(ways.villages, point));
  const begin = beginnings(ways, points);
  const best: Best = { cost: 0, rank: 0, label: -1, slot: 0 };
  const goalsAt = (site: number, rank: number): Goal[] => (isWithin(ways.facilities, site) ? goalsOf(ways, site, rank, 'distance') : []);
  const visit = (goals: readonly Goal[], limit: number, found: (point: number) => void) => {
    search.run(goals, begin, limit);
    for (const point of points) if (findCheapest(search, ways, 'distance', point, best) && best.cost <= limit) found(point);
  };
  return {
    within(limit: Millimetres): SitingPairs {
      const starts = new Uint32Array(candidates.lon.length + 1);
      const reached: number[] = [];
      const lengths: number[] = [];
      for (let site = 0; site < candidates.lon.length; site++) {
        const goals = goalsAt(site, 0);
        if (goals.length > 0)
          visit(goals, limit, (point) => {
            reached.push(point);
            lengths.push(best.cost);
          });
        starts[site + 1] = reached.length;
      }
      return { starts, demand: Uint32Array.from(reached), distance: Float64Array.from(lengths) };
    },
    nearest(sites: Uint32Array): NearestSite {
      const nearest = { site: new Int32Array(demand.lon.length).fill(-1), distance: new Float64Array(demand.lon.length).fill(Number.NaN) };
      const goals = Array.from(sites, goalsAt).flat();
      if (goals.length > 0)
        visit(goals, Number.POSITIVE_INFINITY, (point) => {
          nearest.site[point] = sites[best.rank]!;
          nearest.distance[point] = best.cost;
        });
      return nearest;
    },
  };
}
