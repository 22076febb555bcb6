import type { Dataset } from '../../domain/dataset.ts';
import { REASONS, type Reason } from '../../domain/state.ts';
import type { Profile } from '../../domain/travel.ts';
import { placingOf } from '../columns.ts';
import { type Filed, fileBySlot } from '../filed.ts';
import { facilitiesById, type Proximity, type Reach, reasonsOfNone, townshipsOf } from '../nearest.ts';
import { waysOf } from './kept-ways.ts';
import { type Arcs, type Goal, NearestSearch } from './nearest-search.ts';
import { type Entries, isWithin } from './snap.ts';
import type { MeasuredBy } from './travel-graph.ts';
import { offRoad, type Ways } from './ways.ts';

/**
 * The nearest facility along the road, by village. Distance and time are two searches: the facility reached soonest need not be the nearest.
 * All of it is whole: the way from the village to the road, along it, and from it to the facility.
 */
export interface RoadProximity extends Proximity {
  /** The facility reached soonest, and after how many minutes; −1 and NaN where none is reached. */
  readonly soonest: Int32Array;
  readonly minutes: Float64Array;
  /** Whole millimetres from the village to the road where its way begins; without a way to the nearest road, also where that is too far. NaN without a position or any road. */
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
    snap: Float64Array.from({ length: count }, (_, village) => nearestOff(ways.villages, village)),
  };
  const none = (village: number, why: Reason) => {
    answer.problem[village] = REASONS.indexOf(why);
  };
  const searches = { distance: new NearestSearch(arcsBy(ways, 'distance')), time: new NearestSearch(arcsBy(ways, 'time')) };
  const best: Best = { cost: 0, rank: 0, label: NONE, slot: 0 };
  const groups = groupsOf(dataset, reach, usable, none);
  let due = 0;
  for (let group = 0; group < groups.count; group++) {
    const done = groups.villages.starts[group]!;
    if (done >= due) {
      tell(done);
      due = done + STRIDE;
    }
    const facilities = membersOf(groups.facilities, group);
    const onRoad = Array.from(facilities, (at) => usable[at]!).filter((facility) => isWithin(ways.facilities, facility));
    const reached = new Set(onRoad.flatMap((facility) => nodesOf(ways, facility)).map((node) => ways.parts[node]!));
    const routable = membersOf(groups.villages, group).filter((village) => {
      const why = whyNoWay(ways, village, onRoad.length, reached);
      if (why !== null) none(village, why);
      return why === null;
    });
    if (routable.length === 0) continue;
    const wanted = facilities.length === usable.length ? null : beginnings(ways, routable);
    for (const by of ['distance', 'time'] as const) {
      const search = searches[by];
      search.run(
        onRoad.flatMap((facility, rank) => goalsOf(ways, facility, rank, by)),
        wanted,
      );
      for (const village of routable) {
        if (!findCheapest(search, ways, by, village, best)) none(village, 'island');
        else if (by === 'distance') {
          answer.facility[village] = onRoad[best.rank]!;
          answer.distance[village] = best.cost;
          answer.snap[village] = Math.round(ways.villages.off[best.slot >> 1]!);
        } else {
          answer.soonest[village] = onRoad[best.rank]!;
          answer.minutes[village] = best.cost / 60_000;
        }
      }
    }
  }
  return answer;
}

const nearestOff = ({ starts, off }: Entries, village: number) =>
  starts[village] === starts[village + 1] ? Number.NaN : Math.round(off[starts[village]!]!);

/**
 * Why a village has no way to any of the facilities on the road, as far as that is seen without searching; null otherwise. Whoever looks for a way
 * from parts of the roads of which none has a facility (`reached`) searches the whole country for it.
 */
function whyNoWay({ villages, firstLegs, parts }: Ways, village: number, onRoad: number, reached: ReadonlySet<number>): Reason | null {
  if (!isWithin(villages, village)) return 'not-routable';
  if (onRoad === 0) return 'facility-off-road';
  for (let slot = villages.starts[village]! * 2; slot < villages.starts[village + 1]! * 2; slot++)
    if (firstLegs.node[slot] !== NONE && reached.has(parts[firstLegs.node[slot]!]!)) return null;
  return 'island';
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

/** Ways to a facility end wherever it comes on to the roads. */
export function goalsOf(ways: Ways, facility: number, rank: number, by: MeasuredBy): Goal[] {
  const { profile, facilities } = ways;
  const first = facilities.starts[facility]!;
  return nodesOf(ways, facility).map((node, at) => ({ node, cost: offRoad(profile, facilities.off[first + at]!, by), rank }));
}

/** The nodes of a facility that is on the road. */
const nodesOf = ({ facilities: { starts }, facilityNode }: Ways, facility: number): number[] => [
  ...facilityNode.subarray(starts[facility], starts[facility + 1]),
];

/** The nodes that villages begin at. */
export function beginnings({ villages: { starts }, firstLegs: { node } }: Ways, villages: Uint32Array): number[] {
  const nodes: number[] = [];
  for (const village of villages)
    for (let slot = starts[village]! * 2; slot < starts[village + 1]! * 2; slot++) if (node[slot] !== NONE) nodes.push(node[slot]!);
  return nodes;
}

/** The cheapest way of a village: whole units, the goal's rank, and the slot of `firstLegs` and the label it goes by. */
export interface Best {
  cost: number;
  rank: number;
  label: number;
  slot: number;
}

/** Finds the cheapest way on from a village's entries; of equal ones the smaller rank, then the nearer entry. False where there is none. One object serves all villages. */
export function findCheapest(
  search: NearestSearch,
  { villages: { starts }, firstLegs }: Ways,
  by: MeasuredBy,
  village: number,
  best: Best,
): boolean {
  best.label = NONE;
  for (let slot = starts[village]! * 2; slot < starts[village + 1]! * 2; slot++) {
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
