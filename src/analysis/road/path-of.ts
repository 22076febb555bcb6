import type { Dataset } from '../../domain/dataset.ts';
import type { Profile } from '../../domain/travel.ts';
import { waysOf } from './kept-ways.ts';
import { NearestSearch } from './nearest-search.ts';
import type { Network } from './network.ts';
import { arcsBy, beginnings, findCheapest, goalsOf } from './road-proximity.ts';
import { type Entries, isWithin } from './snap.ts';

/** A point of a course: WGS 84 degrees. */
type Place = readonly [lon: number, lat: number];
export type Path = readonly Place[];

/**
 * The shortest way of a village to a facility: from the village to the road, along it, and from it to the facility; its geodesic length is the
 * distance along the road. Null where there is none, whatever the reason (`roadProximity` tells it).
 */
export function pathOf(dataset: Dataset, profile: Profile, village: number, facility: number): Path | null {
  const from = dataset.villages.at(village)?.position.at;
  const to = dataset.facilities[facility]?.position.at;
  const ways = waysOf(dataset, profile);
  if (!from || !to || !isWithin(ways.facilities, facility) || !isWithin(ways.villages, village)) return null;
  const search = new NearestSearch(arcsBy(ways, 'distance'));
  search.run(goalsOf(ways, facility, 0, 'distance'), beginnings(ways, Uint32Array.of(village)));
  const best = { cost: 0, rank: 0, label: 0, slot: 0 };
  if (!findCheapest(search, ways, 'distance', village, best)) return null;
  const { network, graph } = ways;
  // The even slot leads back, to the first node of the entry's edge.
  const path: Place[] = [[from.lon, from.lat], ...ontoRoad(network, ways.villages, best.slot >> 1, best.slot % 2 === 0)];
  let at = ways.firstLegs.node[best.slot]!;
  for (const arc of search.arcsFrom(best.label)) {
    const edge = graph.edge[arc]!;
    const course = courseOf(network, edge);
    const isAlong = network.from[edge] === at;
    path.push(...(isAlong ? course : course.reverse()));
    at = isAlong ? network.to[edge]! : network.from[edge]!;
  }
  path.push([to.lon, to.lat]);
  // Pieces share their ends.
  return path.filter(([lon, lat], index) => lon !== path[index - 1]?.[0] || lat !== path[index - 1]?.[1]);
}

/** From an entry along its edge to the edge's first node, or to its last. */
function ontoRoad(network: Network, { segment, lon, lat }: Entries, entry: number, isBack: boolean): Place[] {
  const before = segment[entry]!;
  const edge = network.edgeOf[before]!;
  const course = courseOf(network, edge);
  const behind = before - network.course[edge]! + 1;
  const entered: Place = [lon[entry]!, lat[entry]!];
  return [entered, ...(isBack ? course.slice(0, behind).reverse() : course.slice(behind))];
}

function courseOf({ course, lon, lat }: Network, edge: number): Place[] {
  const [first, end] = [course[edge]!, course[edge + 1]!];
  return Array.from({ length: end - first }, (_, at): Place => [lon[first + at]!, lat[first + at]!]);
}
