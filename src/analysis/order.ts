import { ColumnRecords } from '../domain/column-records.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Assessment } from './assess.ts';
import { columnsOf } from './columns.ts';
import { codeOfState } from './decision-table.ts';
import { nameRanks } from './name-ranks.ts';
import { compareIds } from './nearest.ts';
import { orderByScore } from './order-by-score.ts';
import { type PlacesOfLevel, placesOf } from './places.ts';

/** What a list of villages can be sorted by. */
export const SORT_KEYS = ['code', 'name', 'place', 'state', 'distance', 'households', 'people'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** Gaps first in every sort by state: what is open is what is read. */
const STATE_ORDER = (['gap', 'unknown', 'met', 'exempt'] as const).map(codeOfState);

/** Villages by state, equal ones as they come: counted, then put in their places, since states change with every step of a radius. */
function byState(states: Uint8Array, indices: Uint32Array, descending: boolean): Uint32Array {
  const next = new Uint32Array(STATE_ORDER.length);
  for (let at = 0; at < indices.length; at++) next[states[indices[at]!]!]! += 1;
  let start = 0;
  for (const state of descending ? STATE_ORDER.toReversed() : STATE_ORDER) {
    const many = next[state]!;
    next[state] = start;
    start += many;
  }
  const sorted = new Uint32Array(indices.length);
  for (let at = 0; at < indices.length; at++) sorted[next[states[indices[at]!]!]!++] = indices[at]!;
  return sorted;
}

/** Puts villages in the table's order. What is not known comes last either way round: it is neither small nor large. Equal ones by index. */
export function inOrder(assessment: Assessment, indices: Uint32Array, key: SortKey, descending: boolean): Uint32Array {
  if (key === 'state') return byState(assessment.states, indices, descending);
  const { dataset, proximity } = assessment.evidence;
  const order =
    key === 'distance' ? (proximity ? orderOf(proximity.distance, descending) : null) : orderOf(keysOf(dataset, key), descending);
  return order ? narrow(order, indices) : indices;
}

const orders = new WeakMap<Float64Array, { rising?: Uint32Array; falling?: Uint32Array }>();

/** The whole data set's order by some keys, made once: a radius, a filter or a place only narrows it. */
function orderOf(keys: Float64Array, descending: boolean): Uint32Array {
  const known = orders.get(keys) ?? {};
  orders.set(keys, known);
  if (descending) {
    known.falling ??= orderByScore(keys);
    return known.falling;
  }
  // The score's order falls.
  known.rising ??= orderByScore(keys.map((key) => -key));
  return known.rising;
}

function narrow(order: Uint32Array, indices: Uint32Array): Uint32Array {
  if (indices.length === order.length) return order;
  const isListed = new Uint8Array(order.length);
  for (let at = 0; at < indices.length; at++) isListed[indices[at]!] = 1;
  const narrowed = new Uint32Array(indices.length);
  let length = 0;
  for (let at = 0; at < order.length; at++) if (isListed[order[at]!] === 1) narrowed[length++] = order[at]!;
  return narrowed;
}

const known = new WeakMap<Dataset, Map<SortKey, Float64Array>>();

/** Whether names are ranked already, and a sort by name costs no more than another. */
export function hasNameRanks(dataset: Dataset): boolean {
  return known.get(dataset)?.has('name') ?? false;
}

/** Keeps name ranks that were worked out elsewhere: a country's take seconds. */
export function keepNameRanks(dataset: Dataset, ranks: Float64Array): void {
  const ofDataset = known.get(dataset) ?? new Map<SortKey, Float64Array>();
  known.set(dataset, ofDataset.set('name', ranks));
}

/** What villages are sorted by, as numbers; NaN where it is not known. */
function keysOf(dataset: Dataset, key: Exclude<SortKey, 'state' | 'distance'>): Float64Array {
  const ofDataset = known.get(dataset) ?? new Map<SortKey, Float64Array>();
  known.set(dataset, ofDataset);
  const keys = ofDataset.get(key) ?? makeKeys(dataset, key);
  ofDataset.set(key, keys);
  return keys;
}

function makeKeys(dataset: Dataset, key: Exclude<SortKey, 'state' | 'distance'>): Float64Array {
  const { figures } = columnsOf(dataset);
  if (key === 'households') return figures.households;
  if (key === 'people') return figures.registered.map((people, index) => (Number.isNaN(people) ? figures.resident[index]! : people));
  if (key === 'place') return placeRanks(dataset);
  if (key === 'name') return nameRanks(dataset);
  const { villages } = dataset;
  // A register's ids are its codes, all of twelve digits.
  if (villages instanceof ColumnRecords) return villages.register.codes;
  const ids = Array.from(villages, ({ id }) => id);
  const ranks = new Float64Array(ids.length);
  const order = ids.map((_, index) => index).sort((a, b) => compareIds(ids[a]!, ids[b]!));
  // No two have the same id.
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return ranks;
}

/** Counties by code, in each the townships by code. */
function placeRanks(dataset: Dataset): Float64Array {
  const { county, township } = placesOf(dataset);
  const [ofCounty, ofTownship] = [ranksByCode(county), ranksByCode(township)];
  const ranks = new Float64Array(county.of.length);
  for (let village = 0; village < ranks.length; village++)
    ranks[village] = ofCounty[county.of[village]!]! * township.list.length + ofTownship[township.of[village]!]!;
  return ranks;
}

/** The rank of each place by its code; no two have the same. */
function ranksByCode({ list }: PlacesOfLevel): Uint32Array {
  const ranks = new Uint32Array(list.length);
  const order = [...list.keys()].sort((a, b) => (list[a]!.code < list[b]!.code ? -1 : 1));
  for (const [rank, at] of order.entries()) ranks[at] = rank;
  return ranks;
}
