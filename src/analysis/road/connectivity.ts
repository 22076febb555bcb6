import type { PositionColumns } from '../../domain/columns.ts';
import type { Records } from '../../domain/records.ts';
import type { Road } from '../../domain/road.ts';
import { PROFILES, type Profile, speedOn } from '../../domain/travel.ts';
import { type Wgs84, wgs84 } from '../../domain/units.ts';
import { geodesicDistance } from '../geodesic.ts';
import { findNearest } from '../spatial/find-nearest.ts';
import { indexPlaces } from '../spatial/nearest-index.ts';
import { findCrossings } from './crossings.ts';
import { edgesInUse, findIslands, neighboursOf } from './islands.ts';
import { findNearMisses } from './near-misses.ts';
import { isJoin, type Network } from './network.ts';
import { joinRoads, TOLERANCE_M } from './node-roads.ts';
import { SegmentTree } from './segment-tree.ts';
import { type Entries, isWithin, snap } from './snap.ts';
import { canJoin } from './ways.ts';

/** A place on the roads as a person finds it: the road it is on (its index) and the nearest village (−1: no village has a position). */
export interface RoadSpot {
  readonly at: Wgs84;
  readonly road: number;
  readonly village: number;
  /** Whole millimetres to that village; NaN where there is none. */
  readonly villageOff: number;
}

/** Roads that hang together, and who comes on to them (indices). */
export interface RoadIsland {
  /** Millimetres of road. */
  readonly length: number;
  /** How many roads of the file are in it, wholly or in part. */
  readonly roads: number;
  /** The middle of its longest piece. */
  readonly spot: RoadSpot;
  readonly villages: readonly number[];
  readonly facilities: readonly number[];
}

/** An end of a road that most likely should meet another (`findNearMisses`). */
export interface RoadGap {
  readonly spot: RoadSpot;
  /** The nearest point of the other road, the road (its index), and whole millimetres to it. */
  readonly to: Wgs84;
  readonly other: number;
  readonly gap: number;
  /** Islands (their places in the list): different ones where the two hang together nowhere else. */
  readonly island: number;
  readonly otherIsland: number;
}

/** A place that is too far from every road to be routed. */
export interface OffRoad {
  /** Index of the village or facility. */
  readonly place: number;
  /** Whole millimetres to the nearest road (its index); NaN and −1 where there is no road to come on to. */
  readonly off: number;
  readonly road: number;
}

/** What is to be known of a road file before it is believed. */
export interface Connectivity {
  /** Roads in use, and those that this traveller does not use (foot paths to a car, roads not built yet). */
  readonly roads: number;
  readonly unused: number;
  /** Roads in use of which the file does not say the class, or the surface, in words that are known: their speeds are the cautious ones (`travel`). */
  readonly ofUnknown: { readonly class: number; readonly surface: number };
  /** The longest first: that is the main network. */
  readonly islands: readonly RoadIsland[];
  /** Ends led on to a road that they came within the tolerance of, metres. */
  readonly joined: number;
  readonly tolerance: number;
  /** Those that part two islands first, then by size. */
  readonly gaps: readonly RoadGap[];
  /** Ends that are near nothing: roads that end. */
  readonly deadEnds: number;
  /** Where two roads cross or touch without a common vertex: bridges, or crossings that were not drawn. */
  readonly crossings: readonly RoadSpot[];
  /** The farthest first. */
  readonly villages: readonly OffRoad[];
  readonly facilities: readonly OffRoad[];
  /** Places without a position: nobody knows whether a road comes by. */
  readonly unplacedVillages: number;
  readonly unplacedFacilities: number;
}

/** Of how many roads class or surface is unknown, among those that count. */
export function countUnknown(roads: Iterable<Road>, counts: readonly boolean[] | null = null): Connectivity['ofUnknown'] {
  const unknown = { class: 0, surface: 0 };
  let index = 0;
  for (const road of roads) {
    if (counts !== null && !counts[index++]) continue;
    if (road.class === 'unknown') unknown.class++;
    if (road.surface === 'unknown') unknown.surface++;
  }
  return unknown;
}

/**
 * Says how roads hang together for one traveller: by the network that ways are searched in, and the same rules of who comes on to it.
 * @param onStep told after each of its steps, and while it looks at places one by one: with a country's roads a step takes a second or two.
 */
export function connectivity(
  roads: Records<Road>,
  villages: PositionColumns,
  facilities: PositionColumns,
  profile: Profile = PROFILES.car,
  onStep: () => void = () => undefined,
): Connectivity {
  const isUsed = Array.from(roads, (road) => speedOn(profile, road) > 0);
  const isJoined = Array.from(roads, (road, index) => isUsed[index]! && canJoin(road));
  const { network, ends, isJoined: meets } = joinRoads(roads, onStep);
  onStep();
  const { roadOf, edgeOf } = network;
  const uses = edgesInUse(network, isUsed);
  const isRoad = (edge: number) => uses(edge) && !isJoin(network, edge);
  const tree = new SegmentTree(network);
  const neighbours = neighboursOf(network, uses);
  const { islands, of } = findIslands(network, neighbours);
  onStep();
  const { misses, deadEnds } = findNearMisses(network, tree, isRoad, neighbours);
  onStep();
  const spotAt = spotsNear(villages);
  const entered = new SegmentTree(network, (edge) => (isJoined[roadOf[edge]!] ? of[edge]! : -1));
  const on = (places: PositionColumns) => snap(network, entered, places, onStep);
  const [villagesOn, facilitiesOn] = [on(villages), on(facilities)];
  onStep();
  // Who comes on to several is on the largest: on an island is who comes on to nothing else.
  const byIsland = (entries: Entries) => {
    const there: number[][] = islands.map(() => []);
    for (let place = 0; place + 1 < entries.starts.length; place++) {
      if (!isWithin(entries, place)) continue;
      const segments = entries.segment.subarray(entries.starts[place], entries.starts[place + 1]);
      there[Math.min(...Array.from(segments, (segment) => of[edgeOf[segment]!]!))]!.push(place);
    }
    return there;
  };
  const [villagesBy, facilitiesBy] = [byIsland(villagesOn), byIsland(facilitiesOn)];
  const gaps = misses.map(
    ({ at, to, edge, other }): RoadGap => ({
      spot: spotAt(at, roadOf[edge]!),
      to,
      other: roadOf[other]!,
      gap: geodesicDistance(at, to),
      island: of[edge]!,
      otherIsland: of[other]!,
    }),
  );
  const isWithinOne = ({ island, otherIsland }: RoadGap) => Number(island === otherIsland);
  return {
    roads: isUsed.filter(Boolean).length,
    unused: isUsed.filter((one) => !one).length,
    ofUnknown: countUnknown(roads, isUsed),
    islands: islands.map(({ length, roads: count, longestEdge }, at) => ({
      length,
      roads: count,
      spot: spotAt(middleOf(network, longestEdge), roadOf[longestEdge]!),
      villages: villagesBy[at]!,
      facilities: facilitiesBy[at]!,
    })),
    joined: ends,
    tolerance: TOLERANCE_M,
    gaps: gaps.sort((a, b) => isWithinOne(a) - isWithinOne(b) || a.gap - b.gap),
    deadEnds,
    crossings: findCrossings(network, tree, meets).flatMap(({ at, one, other }) =>
      isRoad(edgeOf[one]!) && isRoad(edgeOf[other]!) ? [spotAt(at, roadOf[edgeOf[one]!]!)] : [],
    ),
    villages: offRoad(network, villagesOn, villages),
    facilities: offRoad(network, facilitiesOn, facilities),
    unplacedVillages: unplaced(villages),
    unplacedFacilities: unplaced(facilities),
  };
}

/** The point of an edge's course that is nearest to the middle of its length. */
function middleOf({ course, along, length, lon, lat }: Network, edge: number): Wgs84 {
  let best = course[edge]!;
  for (let at = best; at < course[edge + 1]!; at++)
    if (Math.abs(along[at]! - length[edge]! / 2) < Math.abs(along[best]! - length[edge]! / 2)) best = at;
  return wgs84(lon[best]!, lat[best]!);
}

/** Says of a place on a road which village is nearest. */
function spotsNear(villages: PositionColumns): (at: Wgs84, road: number) => RoadSpot {
  const placed = Array.from(villages.lon, (_, index) => index).filter((index) => !Number.isNaN(villages.lon[index]!));
  const columns = { lon: Float64Array.from(placed, (at) => villages.lon[at]!), lat: Float64Array.from(placed, (at) => villages.lat[at]!) };
  const index = indexPlaces(columns);
  return (at, road) => {
    const { place, distance } = findNearest(index, { lon: Float64Array.of(at.lon), lat: Float64Array.of(at.lat) }, 1);
    return { at, road, village: placed[place[0]!] ?? -1, villageOff: distance[0]! };
  };
}

function offRoad({ roadOf, edgeOf }: Network, entries: Entries, { lon }: PositionColumns): readonly OffRoad[] {
  const found: OffRoad[] = [];
  lon.forEach((degrees, place) => {
    if (Number.isNaN(degrees) || isWithin(entries, place)) return;
    const [entry, end] = [entries.starts[place]!, entries.starts[place + 1]!];
    if (entry === end) found.push({ place, off: Number.NaN, road: -1 });
    else found.push({ place, off: Math.round(entries.off[entry]!), road: roadOf[edgeOf[entries.segment[entry]!]!]! });
  });
  return found.sort((a, b) => b.off - a.off || a.place - b.place);
}

const unplaced = ({ lon }: PositionColumns) => lon.filter(Number.isNaN).length;
