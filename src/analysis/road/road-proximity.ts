import type { Dataset } from '../../domain/dataset.ts';
import { REASONS, type Reason } from '../../domain/state.ts';
import type { Profile } from '../../domain/travel.ts';
import { facilitiesById, type Proximity, type Reach, townshipsOf, whyNone } from '../nearest.ts';
import { waysOf } from './kept-ways.ts';
import { type Goal, NearestSearch } from './nearest-search.ts';
import type { MeasuredBy } from './travel-graph.ts';
import { type FirstLeg, firstLegs, isWithin, offRoad, type Ways } from './ways.ts';

/**
 * The nearest facility along the road, by village. Distance and time are two searches: the facility reached soonest need not be the nearest.
 * All of it is whole: the way from the village to the road, along it, and from it to the facility.
 */
export interface RoadProximity extends Proximity {
  /** The facility reached soonest, and after how many minutes; −1 and NaN where none is reached. */
  readonly soonest: Int32Array;
  readonly minutes: Float64Array;
  /** Whole millimetres from the village to the road, also where that is too far; NaN without a position or any road. */
  readonly snap: Float64Array;
}

/** Finds each village's nearest facility along the road. Ties on the whole millimetre go to the smaller id, as with the straight line. */
export function roadProximity(dataset: Dataset, reach: Reach, profile: Profile): RoadProximity {
  const ways = waysOf(dataset, profile);
  const usable = facilitiesById(dataset, reach);
  const count = dataset.villages.length;
  const answer = {
    facility: new Int32Array(count).fill(-1),
    distance: new Float64Array(count).fill(Number.NaN),
    problem: new Uint8Array(count),
    usable: usable.length,
    soonest: new Int32Array(count).fill(-1),
    minutes: new Float64Array(count).fill(Number.NaN),
    snap: Float64Array.from(ways.villages.off, Math.round),
  };
  const none = (village: number, why: Reason) => {
    answer.problem[village] = REASONS.indexOf(why);
  };
  const searches = { distance: new NearestSearch(arcsBy(ways, 'distance')), time: new NearestSearch(arcsBy(ways, 'time')) };
  for (const { villages, facilities } of groupsOf(dataset, reach, usable, none)) {
    const onRoad = facilities.filter((facility) => ways.facilityNode[facility]! >= 0);
    const routable = villages.filter((village) => {
      const isRoutable = isWithin(ways.villages, village);
      if (!isRoutable) none(village, 'not-routable');
      else if (onRoad.length === 0) none(village, 'facility-off-road');
      return isRoutable && onRoad.length > 0;
    });
    if (routable.length === 0) continue;
    for (const by of ['distance', 'time'] as const) {
      const search = searches[by];
      const goals = onRoad.map((facility, rank) => goalOf(ways, facility, rank, by));
      const begins = routable.map((village) => firstLegs(ways, village, by));
      search.run(goals, facilities.length === usable.length ? null : begins.flat().map(({ node }) => node));
      routable.forEach((village, at) => {
        const best = cheapest(search, begins[at] ?? []);
        if (best === null) none(village, 'island');
        else if (by === 'distance') {
          answer.facility[village] = onRoad[best.rank]!;
          answer.distance[village] = best.cost;
        } else {
          answer.soonest[village] = onRoad[best.rank]!;
          answer.minutes[village] = best.cost / 60_000;
        }
      });
    }
  }
  return answer;
}

/** Villages that may go to the same facilities. */
interface Group {
  readonly villages: number[];
  /** Indices of facilities, by id. */
  readonly facilities: readonly number[];
}

/** All villages together, or those of one township; who has no position or nothing to go to is in none, and told. */
function groupsOf(
  dataset: Dataset,
  { scope }: Reach,
  usable: readonly number[],
  none: (village: number, why: Reason) => void,
): readonly Group[] {
  const townships = scope === 'own-township' ? townshipsOf(dataset, usable) : null;
  const groups: Group[] = Array.from({ length: townships?.count ?? Math.min(1, usable.length) }, (_, group) => ({
    villages: [],
    facilities: usable.filter((_, at) => !townships || townships.ofFacility[at] === group),
  }));
  let index = -1;
  for (const village of dataset.villages) {
    index++;
    const group = village.position.at === null ? undefined : groups[townships ? townships.ofVillage[index]! : 0];
    if (group) group.villages.push(index);
    else none(index, whyNone(village, usable.length, townships !== null));
  }
  return groups;
}

export const arcsBy = ({ graph }: Ways, by: MeasuredBy) => ({ starts: graph.starts, source: graph.source, cost: graph.cost[by] });

export function goalOf({ profile, facilityNode, facilityOff }: Ways, facility: number, rank: number, by: MeasuredBy): Goal {
  return { node: facilityNode[facility]!, cost: offRoad(profile, facilityOff[facility]!, by), rank };
}

/** The cheapest way on from the ends of a village's edge, in whole units; of equal ones the smaller rank. */
export function cheapest(search: NearestSearch, begins: readonly FirstLeg[]) {
  let best: { readonly begin: FirstLeg; readonly cost: number; readonly rank: number; readonly label: number } | null = null;
  for (const begin of begins)
    for (const { cost, rank, label } of search.labels(begin.node)) {
      const whole = Math.round(begin.cost + cost);
      if (best === null || whole < best.cost || (whole === best.cost && rank < best.rank)) best = { begin, cost: whole, rank, label };
    }
  return best;
}
