import { type Wgs84, wgs84 } from '../../domain/units.ts';
import type { Network } from '../road/network.ts';
import type { Paving } from './paving.ts';

/** A piece of unpaved road that is paved or not as a whole: from the paved network, a village or a fork to the next village or fork. */
export interface RoadStretch {
  /** Villages asked about at its far end; none where it only leads to a fork. */
  readonly villages: readonly number[];
  /** Those farther on, at the ends of the stretches that lead on from it and of all that lead on from these. */
  readonly onward: readonly number[];
  /** The stretch it leads on from, as its place in the list; −1 where it begins on the paved network. */
  readonly from: number;
  /** Millimetres to be paved, and those of them of which nobody knows whether they are paved already. */
  readonly length: number;
  readonly unknown: number;
  /** From its near end to its far end; in pieces where paved road lies between. */
  readonly path: readonly (readonly Wgs84[])[];
  readonly simulated: boolean;
}

/** Why no stretch leads to a village: by the roads it is on the paved network already, it is too far from every road, no road leads to a paved one. */
export type NoStretch = 'paved' | 'off-road' | 'no-way';

/** Stretches that lead to villages, each after the one it leads on from. */
export interface RoadStretches {
  readonly stretches: readonly RoadStretch[];
  /** By village asked about: the stretch that ends at it, or why there is none. */
  readonly of: ReadonlyMap<number, number | NoStretch>;
}

const NONE = -1;

/**
 * The least that is to be paved for some villages, each by its shortest way: the ways of all of them together are trees that begin on the paved
 * network, cut at every village and every fork, so that what serves several villages is there once.
 */
export function roadStretches(paving: Paving, villages: ArrayLike<number>): RoadStretches {
  const { left, onto, edge, ofVillage } = paving;
  const of = new Map<number, number | NoStretch>();
  const at = new Map<number, number[]>();
  for (let index = 0; index < villages.length; index++) {
    const village = villages[index]!;
    const place = ofVillage[village] ?? NONE;
    if (place === NONE) of.set(village, 'off-road');
    else if (left[place] === 0) of.set(village, 'paved');
    else if (left[place] === Number.POSITIVE_INFINITY) of.set(village, 'no-way');
    else at.set(place, [...(at.get(place) ?? []), village]);
  }
  const onWay = new Set<number>();
  for (const first of at.keys()) for (let place = first; left[place]! > 0 && !onWay.has(place); place = onto[place]!) onWay.add(place);
  const branches = new Map<number, number>();
  for (const place of onWay) branches.set(onto[place]!, (branches.get(onto[place]!) ?? 0) + 1);
  const isEnd = (place: number) => at.has(place) || (branches.get(place) ?? 0) > 1;
  const numberOf = new Map<number, number>();
  const stretches: (RoadStretch & { readonly onward: number[] })[] = [];
  // Who is nearer to the network comes first: what a stretch leads on from is there already.
  for (const end of [...onWay].filter(isEnd).sort((a, b) => left[a]! - left[b]!)) {
    const edges: number[] = [];
    let place = end;
    do {
      edges.unshift(edge[place]!);
      place = onto[place]!;
    } while (left[place]! > 0 && !isEnd(place));
    const from = left[place] === 0 ? NONE : numberOf.get(place)!;
    numberOf.set(end, stretches.length);
    stretches.push({ villages: at.get(end) ?? [], onward: [], from, ...measured(paving, edges, place) });
  }
  for (const { villages: there, onward, from } of [...stretches].reverse()) stretches[from]?.onward.push(...there, ...onward);
  for (const [place, there] of at) for (const village of there) of.set(village, numberOf.get(place)!);
  return { stretches, of };
}

function measured(paving: Paving, edges: readonly number[], begin: number): Pick<RoadStretch, 'length' | 'unknown' | 'path' | 'simulated'> {
  const { network, placeOf, isUnknown, isSimulated } = paving;
  const sum = (some: readonly number[]) => some.reduce((total, edge) => total + network.length[edge]!, 0);
  const lines: Wgs84[][] = [];
  let place = begin;
  for (const edge of edges) {
    const course = courseOf(network, edge);
    const isAlong = placeOf[network.from[edge]!] === place;
    if (!isAlong) course.reverse();
    place = placeOf[isAlong ? network.to[edge]! : network.from[edge]!]!;
    const last = lines.at(-1);
    if (last && isSame(last.at(-1), course[0])) last.push(...course.slice(1));
    else lines.push(course);
  }
  return {
    length: sum(edges),
    unknown: sum(edges.filter((edge) => isUnknown[edge] === 1)),
    path: lines,
    simulated: edges.some((edge) => isSimulated[edge] === 1),
  };
}

const isSame = (one: Wgs84 | undefined, other: Wgs84 | undefined) => one?.lon === other?.lon && one?.lat === other?.lat;

function courseOf({ course, lon, lat }: Network, edge: number): Wgs84[] {
  const first = course[edge]!;
  return Array.from({ length: course[edge + 1]! - first }, (_, at) => wgs84(lon[first + at]!, lat[first + at]!));
}
