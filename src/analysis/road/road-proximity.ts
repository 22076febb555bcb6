import type { Dataset } from '../../domain/dataset.ts';
import { REASONS, type Reason } from '../../domain/state.ts';
import type { Profile } from '../../domain/travel.ts';
import { placingOf } from '../columns.ts';
import { type Filed, fileBySlot } from '../filed.ts';
import { facilitiesById, type Proximity, type Reach, reasonsOfNone, townshipsOf } from '../nearest.ts';
import { partsOf } from './islands.ts';
import { waysOf } from './kept-ways.ts';
import { type Arcs, type Goal, NearestSearch } from './nearest-search.ts';
import type { MeasuredBy } from './travel-graph.ts';
import { isWithin, offRoad, type Ways } from './ways.ts';

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

const NONE = -1;
/** Villages between two tellings. */
const STRIDE = 2000;

/**
 * Finds each village's nearest facility along the road. Ties on the whole millimetre go to the smaller id, as with the straight line.
 * @param tell hears now and then how many villages are done.
 */
export function roadProximity(
  dataset: Dataset,
  reach: Reach,
  profile: Profile,
  tell: (done: number) => void = () => undefined,
): RoadProximity {
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
    snap: ways.villages.off.map((off) => Math.round(off)),
  };
  const none = (village: number, why: Reason) => {
    answer.problem[village] = REASONS.indexOf(why);
  };
  const searches = { distance: new NearestSearch(arcsBy(ways, 'distance')), time: new NearestSearch(arcsBy(ways, 'time')) };
  const best: Best = { cost: 0, rank: 0, label: NONE, slot: 0 };
  const groups = groupsOf(dataset, reach, usable, none);
  const parts = groups.count > 1 ? partsOf(ways.graph) : null;
  let due = 0;
  for (let group = 0; group < groups.count; group++) {
    const done = groups.villages.starts[group]!;
    if (done >= due) {
      tell(done);
      due = done + STRIDE;
    }
    const facilities = membersOf(groups.facilities, group);
    const onRoad = Array.from(facilities, (at) => usable[at]!).filter((facility) => ways.facilityNode[facility]! >= 0);
    const routable = membersOf(groups.villages, group).filter((village) => {
      const why = whyNoWay(ways, village, onRoad, parts);
      if (why !== null) none(village, why);
      return why === null;
    });
    if (routable.length === 0) continue;
    const wanted = facilities.length === usable.length ? null : beginnings(ways, routable);
    for (const by of ['distance', 'time'] as const) {
      const search = searches[by];
      search.run(
        onRoad.map((facility, rank) => goalOf(ways, facility, rank, by)),
        wanted,
      );
      for (const village of routable) {
        if (!findCheapest(search, ways, by, village, best)) none(village, 'island');
        else if (by === 'distance') {
          answer.facility[village] = onRoad[best.rank]!;
          answer.distance[village] = best.cost;
        } else {
          answer.soonest[village] = onRoad[best.rank]!;
          answer.minutes[village] = best.cost / 60_000;
        }
      }
    }
  }
  return answer;
}

/**
 * Why a village has no way to any of the facilities on the road, as far as that is seen without searching; null otherwise. Whoever looks for a way
 * from a part of the roads that hangs together with none of them (`parts`) searches the whole country for it.
 */
function whyNoWay(
  { villages, facilityNode, firstLegs }: Ways,
  village: number,
  onRoad: readonly number[],
  parts: Uint32Array | null,
): Reason | null {
  if (!isWithin(villages, village)) return 'not-routable';
  if (onRoad.length === 0) return 'facility-off-road';
  if (parts === null) return null;
  const begin = Math.max(firstLegs.node[village * 2]!, firstLegs.node[village * 2 + 1]!);
  return onRoad.some((facility) => parts[facilityNode[facility]!] === parts[begin]) ? null : 'island';
}

/** Villages that may go to the same facilities: all of them, or those of a township. */
interface Groups {
  readonly count: number;
  /** Filed by group. */
  readonly villages: Filed;
  /** Places in the list of usable facilities. */
  readonly facilities: Filed;
}

/** Puts villages and facilities in groups; who has no position or nothing to go to is in none, and told. */
function groupsOf(dataset: Dataset, { scope }: Reach, usable: readonly number[], none: (village: number, why: Reason) => void): Groups {
  const townships = scope === 'own-township' ? townshipsOf(dataset, usable) : null;
  const whyNone = reasonsOfNone(dataset, usable.length, townships !== null);
  const { lon } = placingOf(dataset).position;
  const count = townships?.count ?? Math.min(1, usable.length);
  const groupOf = new Int32Array(lon.length).fill(NONE);
  for (let village = 0; village < lon.length; village++) {
    if (count > 0 && !Number.isNaN(lon[village]!)) groupOf[village] = townships?.ofVillage[village] ?? 0;
    if (groupOf[village] === NONE) none(village, whyNone(village));
  }
  return {
    count,
    villages: byGroup(groupOf, count),
    facilities: byGroup(townships?.ofFacility ?? new Int32Array(usable.length), count),
  };
}

/** Who is in no group is left out. */
function byGroup(groupOf: Int32Array, count: number): Filed {
  return fileBySlot(count, (file) => {
    for (let index = 0; index < groupOf.length; index++) if (groupOf[index] !== NONE) file(groupOf[index]!, index);
  });
}

const membersOf = ({ starts, items }: Filed, group: number) => items.subarray(starts[group], starts[group + 1]);

export const arcsBy = ({ graph, cost }: Ways, by: MeasuredBy): Arcs => ({ ...graph, cost: cost[by] });

export function goalOf({ profile, facilityNode, facilityOff }: Ways, facility: number, rank: number, by: MeasuredBy): Goal {
  return { node: facilityNode[facility]!, cost: offRoad(profile, facilityOff[facility]!, by), rank };
}

/** The nodes that villages begin at. */
export function beginnings({ firstLegs: { node } }: Ways, villages: Uint32Array): number[] {
  const nodes: number[] = [];
  for (const village of villages)
    for (let slot = village * 2; slot <= village * 2 + 1; slot++) if (node[slot] !== NONE) nodes.push(node[slot]!);
  return nodes;
}

/** The cheapest way of a village: whole units, the goal's rank, and the slot of `firstLegs` and the label it goes by. */
interface Best {
  cost: number;
  rank: number;
  label: number;
  slot: number;
}

/** Finds the cheapest way on from the ends of a village's edge; of equal ones the smaller rank. False where there is none. One object serves all villages. */
export function findCheapest(search: NearestSearch, { firstLegs }: Ways, by: MeasuredBy, village: number, best: Best): boolean {
  best.label = NONE;
  for (let slot = village * 2; slot <= village * 2 + 1; slot++) {
    const node = firstLegs.node[slot]!;
    if (node === NONE) continue;
    for (let label = search.labelOf(node); label !== NONE; label = search.nearerLabel(label)) {
      const cost = Math.round(firstLegs.cost[by][slot]! + search.costOfLabel(label));
      const rank = search.rankOfLabel(label);
      if (best.label !== NONE && (cost > best.cost || (cost === best.cost && rank >= best.rank))) continue;
      best.cost = cost;
      best.rank = rank;
      best.label = label;
      best.slot = slot;
    }
  }
  return best.label !== NONE;
}
