import {
  type CoveredDistrict,
  type CoveredGround,
  coverDistrict,
  groundsOf,
  type Served,
  type Serving,
  type Share,
  servedBy,
  sharesWithin,
  sumOf,
} from '../analysis/coverage-area/coverage.ts';
import { reachesOf } from '../analysis/proximity.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Weight } from '../domain/parameters.ts';
import type { Month } from '../domain/period.ts';
import type { District, Place } from '../domain/place.ts';
import type { Millimetres } from '../domain/units.ts';
import { latest, latestPer } from './latest.ts';
import { questionOf } from './selectors.ts';
import type { View } from './view.ts';

/** What lies within the radius, of one place. */
export interface Coverage {
  readonly radius: Millimetres;
  /** Null where it cannot be told. */
  readonly ground: CoveredGround | null;
  /** Places without a polygon, and whether there is any with one. */
  readonly lacking: readonly Place[];
  readonly hasGround: boolean;
  /** The border is made up (示意), and so is the ground within it. */
  readonly schematic: boolean;
  readonly served: Served;
  readonly shares: Readonly<Record<Weight, Share>>;
}

/**
 * What is asked by the rule in view; null where it asks no distance, and where it asks another than the straight line: ground within five kilometres
 * of road is no circle.
 */
export function servingOf(dataset: Dataset, view: View, indicator: Indicator): Serving | null {
  const question = questionOf(dataset, view, indicator);
  const { inForce } = reachesOf(indicator, question);
  return inForce && question.mode === 'straight' ? { kinds: inForce.kinds, month: inForce.month, radius: question.radius } : null;
}

const servedOnce = latest((dataset: Dataset, kinds: readonly string[], month: Month | null) => servedBy(dataset, { kinds, month }));
const coverOnce = latestPer((district: District, served: Served, radius: Millimetres) => coverDistrict(district, served, radius));
const drawOnce = latestPer((covered: CoveredDistrict) => covered.polygons());

/** A turn is given up after so long: of a country's counties hundreds take no longer, and each by itself less than a tenth of a second. */
const TURN_MS = 20;

/** Waits until the page has nothing else to do. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve);
  }).then(() => signal.throwIfAborted());
}

/** What is to be awaited before each piece of work: gives the page a turn once this one has lasted. */
function inTurns(signal: AbortSignal): () => Promise<void> {
  let since = Number.NEGATIVE_INFINITY;
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - since < TURN_MS) return;
    await pause(signal);
    since = performance.now();
  };
}

async function coverAll(districts: readonly District[], served: Served, radius: Millimetres, signal: AbortSignal) {
  const parts: CoveredDistrict[] = [];
  const turn = inTurns(signal);
  for (const district of districts) {
    await turn();
    parts.push(coverOnce(district, served, radius));
  }
  return parts;
}

/** Works out what lies within the radius, some counties at a time, between whatever else the page does. Rejects with the signal's reason once it is stopped. */
export async function coverageOf(
  dataset: Dataset,
  serving: Serving,
  place: string | null,
  members: ArrayLike<number>,
  signal: AbortSignal,
): Promise<Coverage> {
  const { kinds, month, radius } = serving;
  const served = servedOnce(dataset, kinds, month);
  await pause(signal);
  const grounds = groundsOf(dataset, place);
  const parts = await coverAll(grounds.districts, served, radius, signal);
  await pause(signal);
  return {
    radius,
    ground: sumOf(parts, grounds, served),
    lacking: grounds.lacking,
    hasGround: grounds.districts.length > 0,
    schematic: grounds.districts.some(({ schematic }) => schematic),
    served,
    shares: sharesWithin(dataset, serving, members),
  };
}

/** The same ground as polygons for the map, those of places that have any. Rejects likewise. */
export async function coveragePolygons(
  dataset: Dataset,
  { kinds, month, radius }: Serving,
  place: string | null,
  signal: AbortSignal,
): Promise<District['polygons']> {
  const drawn: District['polygons'][] = [];
  const turn = inTurns(signal);
  for (const part of await coverAll(groundsOf(dataset, place).districts, servedOnce(dataset, kinds, month), radius, signal)) {
    await turn();
    drawn.push(drawOnce(part));
  }
  return drawn.flat();
}
