import geodesic from 'geographiclib-geodesic';
import type { FileDataset } from '../../src/domain/dataset.ts';
import type { Indicator, Rule } from '../../src/domain/indicator.ts';
import type { Value } from '../../src/domain/observation.ts';
import type { Extent, Question, Weight } from '../../src/domain/parameters.ts';
import type { Village } from '../../src/domain/place.ts';
import type { State } from '../../src/domain/state.ts';

/*
 * An oracle for whatever data set: it goes from record to record and decides each village by the domain document (§2 the four states and the truth
 * table, §3 the rules), the long way round. It knows what a data set and a rule look like (types), and takes nothing from the engine.
 */

/** What a village reports of an indicator for a month; null where it reports nothing. */
function reportOf({ observations }: FileDataset, indicator: string, village: Village, month: number): Value | null {
  const runs = observations.get(indicator)?.get(village.id) ?? [];
  return runs.find(({ from, to }) => from <= month && month <= to)?.value ?? null;
}

function byAnswer(value: Value | null): State {
  if (value === null) return 'unknown';
  if (value === 'exempt') return 'exempt';
  return value === 'no' || value === 0 ? 'gap' : 'met';
}

/** A count or share against what is asked for; a word says nothing but "not eligible". */
function byCount(value: Value | null, isMet: (value: number) => boolean): State {
  if (value === 'exempt') return 'exempt';
  return typeof value === 'number' ? (isMet(value) ? 'met' : 'gap') : 'unknown';
}

function byShare(value: Value | null, village: Village, { of, atLeastPercent }: Extract<Rule, { kind: 'share' }>): State {
  const parts = {
    households: [village.households],
    hamlets30: [village.hamlets30],
    'groups-and-hamlets': [village.groups, village.hamlets],
  }[of];
  const isKnown = parts.every((part) => part !== null);
  const all = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  if (value !== 'exempt' && isKnown && all === 0) return 'exempt';
  const state = byCount(value, (served) => served * 100 >= atLeastPercent * all);
  return isKnown || state === 'exempt' ? state : 'unknown';
}

/** Whole millimetres to the nearest open facility of a kind; null where there is none to measure to. */
function nearestOf(
  { facilities }: FileDataset,
  village: Village,
  kinds: readonly string[],
  month: number,
  ownTownship: boolean,
): number | null {
  const from = village.position.at;
  if (from === null || (ownTownship && village.township === '')) return null;
  const distances = facilities.flatMap((one) => {
    const isOpen = (one.opened === null || one.opened <= month) && (one.closed === null || one.closed > month);
    const isOwn = one.county === village.county && one.township === village.township;
    const { at } = one.position;
    if (!kinds.includes(one.kind) || !isOpen || at === null || (ownTownship && !isOwn)) return [];
    const { s12 = Number.NaN } = geodesic.Geodesic.WGS84.Inverse(from.lat, from.lon, at.lat, at.lon);
    return Math.round(s12 * 1000);
  });
  return distances.length === 0 ? null : Math.min(...distances);
}

/** The clinic's truth table, its rows in the document's order. */
const TABLE: Readonly<Record<State | 'no-column', readonly [within: State, beyond: State, nowhere: State]>> = {
  met: ['exempt', 'met', 'met'],
  gap: ['exempt', 'gap', 'unknown'],
  unknown: ['exempt', 'unknown', 'unknown'],
  exempt: ['exempt', 'exempt', 'exempt'],
  'no-column': ['met', 'gap', 'unknown'],
};

function stateOf(data: FileDataset, { id, rule }: Indicator, question: Question, village: Village): State {
  const value = reportOf(data, id, village, question.month);
  if (rule.kind === 'yes-no') return byAnswer(value);
  if (rule.kind === 'share') return byShare(value, village, rule);
  if (rule.kind === 'at-least') return byCount(value, (number) => number >= rule.atLeast);
  if (rule.kind === 'none-left') return byCount(value, (number) => number === 0);
  if (rule.optional && !question.waive) return byAnswer(value);
  const status = data.observations.has(id) ? byAnswer(value) : 'no-column';
  const distance = nearestOf(data, village, question.kinds ?? rule.facilities, question.month, question.scope === 'own-township');
  const state = TABLE[status][distance === null ? 2 : distance <= question.radius ? 0 : 1];
  if (!question.neighbours || rule.neighbour === null || state === 'met' || state === 'exempt') return state;
  const clinic = nearestOf(data, village, [rule.neighbour], question.month, false);
  return clinic !== null && clinic <= question.radius ? 'met' : state;
}

/** The state of every village. */
export function statesByRecord(data: FileDataset, indicator: Indicator, question: Question): State[] {
  return data.villages.map((village) => stateOf(data, indicator, question, village));
}

export const codeOf = {
  county: ({ id }: Village) => id.slice(0, 6),
  township: ({ id }: Village) => id.slice(0, 9),
} as const;

/** Indices of the villages that are counted. */
export function membersByRecord({ villages }: FileDataset, extent: Extent): number[] {
  const isCounted = (village: Village) =>
    (extent.communities || village.kind === 'village') &&
    (extent.relocated || village.relocated !== true) &&
    (!extent.poorOnly || village.poor === true) &&
    (!extent.deepPovertyOnly || village.deepPoverty === true) &&
    (extent.county === null || codeOf.county(village) === extent.county) &&
    (extent.township === null || codeOf.township(village) === extent.township);
  return villages.flatMap((village, index) => (isCounted(village) ? [index] : []));
}

/** What the villages of each state come to, and how many of them do not report it. */
export type Counted = Record<State, number> & { readonly unweighed: Record<State, number> };

export function countByRecord(data: FileDataset, states: readonly State[], indices: readonly number[], weight: Weight): Counted {
  const none = { met: 0, gap: 0, exempt: 0, unknown: 0 };
  const counted = { ...none, unweighed: { ...none } };
  for (const index of indices) {
    const amount = weight === 'villages' ? 1 : data.villages[index]![weight];
    if (amount === null) counted.unweighed[states[index]!] += 1;
    else counted[states[index]!] += amount;
  }
  return counted;
}

/** The same by place, in the order of codes; places without a village among them are left out. */
export function countPlaces(
  data: FileDataset,
  states: readonly State[],
  indices: readonly number[],
  level: keyof typeof codeOf,
  weight: Weight,
): (Counted & { readonly code: string; readonly members: readonly number[] })[] {
  const codeAt = (index: number) => codeOf[level](data.villages[index]!);
  return [...new Set(indices.map(codeAt))].sort().map((code) => {
    const members = indices.filter((index) => codeAt(index) === code);
    return { code, members, ...countByRecord(data, states, members, weight) };
  });
}
