import type { Crs, Wgs84 } from '../domain/units.ts';
import { type Cells, readPosition } from './positions.ts';

/** A row's position as written, beside where that place is known to be: surveyed, or confirmed by a person, never modelled. */
export interface Sighting {
  readonly cells: Cells;
  readonly known: Wgs84;
}

/** One way to read a county's positions. `swapped`: latitude stands under longitude. WGS 84 stands for CGCS2000 degrees too. */
export interface Reading {
  readonly crs: Crs;
  readonly swapped: boolean;
}

/** How one reading fares. */
export interface Trial extends Reading {
  /** Sightings it puts within 500 m of the known place. */
  readonly near: number;
  /** Sightings that only this reading can explain: nearer to the known place than half the way to any other reading's, and within 250 m. */
  readonly votes: number;
  /** Median distance to the known places, metres; infinite where most cannot be read so. */
  readonly medianM: number;
}

/** Why nothing is proposed. */
const DOUBTS = ['no-known', 'too-few', 'nothing-fits', 'mixed', 'too-close'] as const;
export type Doubt = (typeof DOUBTS)[number];

export type Verdict = { readonly kind: 'proposed'; readonly reading: Reading } | { readonly kind: 'cannot-tell'; readonly why: Doubt };

/** Everything that was tried, best first, and what comes of it. */
export interface Judgement {
  readonly sightings: number;
  readonly trials: readonly Trial[];
  readonly verdict: Verdict;
}

/** Below this nothing is ever decided. */
const FEWEST_SIGHTINGS = 5;
const NEAR_M = 500;
const FURTHEST_VOTE_M = 250;

/**
 * The most a vote for a wrong reading can be worth. Say the positions are really in system c, off by whatever errors the surveyors made,
 * the same in all directions. A wrong reading b puts the truth a shift s away, and takes a vote where the error lands within s/2 of it. Seen
 * from where c puts the point, that disc lies between two tangents 2·asin((s/2)/s) = 60° apart, so however large the errors are, at most
 * one in six of them points there. This needs no assumption on their size: with errors of 400 m nothing gets the votes, and nothing is said.
 */
const CHANCE_OF_WRONG_VOTE = 1 / 6;
/** A reading is proposed where so many votes would come about by such chance less than once in a thousand counties: 5 of 5, 6 of 7, 7 of 10. */
const LEAST_CHANCE = 0.001;

const READINGS: readonly Reading[] = [
  ...(['wgs84', 'gcj02', 'bd09'] as const).flatMap((crs) => [
    { crs, swapped: false },
    { crs, swapped: true },
  ]),
  ...(['epsg4523', 'epsg4524', 'epsg4544', 'epsg4545', 'web-mercator'] as const).map((crs) => ({ crs, swapped: false })),
];

/** Where a reading puts a position; null where it cannot be read so. */
export function placeBy({ crs, swapped }: Reading, [lon, lat]: Cells): Wgs84 | null {
  // One cell with both has no order that could be wrong.
  if (swapped && lon === lat) return null;
  return readPosition(swapped ? lat : lon, swapped ? lon : lat, { crs, ofChina: true }, 'surveyed').at;
}

const METRES_A_DEGREE = 111_195;

/** Metres between two places near each other, on a local plane: a few in a thousand off, and nothing here is decided on less. */
function metresBetween(a: Wgs84, b: Wgs84): number {
  const squeeze = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot((a.lon - b.lon) * squeeze, a.lat - b.lat) * METRES_A_DEGREE;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = Number.POSITIVE_INFINITY, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}

/** The chance of at least `votes` successes in `n` tries of chance `p` each; in logarithms, as (1 − p)ⁿ is nought for a large n. */
function tailChance(n: number, votes: number, p: number): number {
  const odds = Math.log(p / (1 - p));
  let [logTerm, fewer] = [n * Math.log(1 - p), 0];
  for (let k = 0; k < votes; k++) {
    fewer += Math.exp(logTerm);
    logTerm += Math.log((n - k) / (k + 1)) + odds;
  }
  return Math.max(0, 1 - fewer);
}

const isNoChance = (sightings: number, votes: number) => tailChance(sightings, votes, CHANCE_OF_WRONG_VOTE) <= LEAST_CHANCE;

function verdictOf(sightings: number, trials: readonly Trial[]): Verdict {
  const cannotTell = (why: Doubt): Verdict => ({ kind: 'cannot-tell', why });
  if (sightings === 0) return cannotTell('no-known');
  if (sightings < FEWEST_SIGHTINGS) return cannotTell('too-few');
  const [best, second] = trials;
  if (!best || Math.max(...trials.map(({ near }) => near)) * 2 <= sightings) return cannotTell('nothing-fits');
  if (second && isNoChance(sightings, second.votes)) return cannotTell('mixed');
  const isDecided = best.votes * 2 > sightings && isNoChance(sightings, best.votes);
  return isDecided ? { kind: 'proposed', reading: { crs: best.crs, swapped: best.swapped } } : cannotTell('too-close');
}

/**
 * Tries every reading on a county's sightings and proposes one, or says why it cannot tell. The county's border is no evidence: a mix-up of
 * GCJ-02 and WGS 84 moves a village by 0.4 km and leaves it inside. A few wrong sightings (a village that moved) decide nothing.
 */
export function judge(sightings: readonly Sighting[]): Judgement {
  const placed = READINGS.map((reading) => sightings.map(({ cells }) => placeBy(reading, cells)));
  const distances = placed.map((places) =>
    places.map((at, index) => {
      const known = sightings[index]?.known;
      return at && known ? metresBetween(at, known) : Number.POSITIVE_INFINITY;
    }),
  );
  const reach = (reading: number, index: number) => {
    const at = placed[reading]?.[index];
    const others = placed.flatMap((places, other) => {
      const there = places[index];
      return at && there && other !== reading ? [metresBetween(at, there)] : [];
    });
    return Math.min(FURTHEST_VOTE_M, ...others.map((metres) => metres / 2));
  };
  const trials = READINGS.flatMap((reading, at): Trial[] => {
    const off = distances[at] ?? [];
    if (!off.some(Number.isFinite)) return [];
    return [
      {
        ...reading,
        near: off.filter((metres) => metres <= NEAR_M).length,
        votes: off.filter((metres, index) => metres <= reach(at, index)).length,
        medianM: median(off),
      },
    ];
  });
  trials.sort((a, b) => b.votes - a.votes || a.medianM - b.medianM);
  return { sightings: sightings.length, trials, verdict: verdictOf(sightings.length, trials) };
}
