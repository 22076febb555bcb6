import type { Role } from '../domain/dataset.ts';
import type { Month } from '../domain/period.ts';
import type { ColumnMatch, Refusal } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { findIndicator } from '../layers/index.ts';
import {
  type Field,
  findKnown,
  isField,
  isOfList,
  listedIn,
  type Meaning,
  PAIR_IN_ONE,
  POSITION,
  POSITION_PAIRS,
  withoutForeign,
} from './headings/fields.ts';
import { dateIn, headingKey } from './headings/key.ts';
import { type Reading, readings, shownHeading } from './headings/readings.ts';
import { findSimilar } from './headings/similar.ts';
import { isPersonal } from './personal-columns.ts';

export type { Field } from './headings/fields.ts';
export { POSITION } from './headings/fields.ts';
export { headingKey, measureIn, saysPercent, scaleIn, suggestAsOf } from './headings/key.ts';

/** A column of an indicator whose heading says for which month it is. */
export interface DatedColumn {
  readonly indicator: string;
  readonly column: number;
  readonly month: Month;
}

/** What the columns of a table are: a position per field, the indicator columns, and the columns refused as personal data. */
export interface Columns {
  /** As shown: the cells of a heading of several rows joined by a slash. */
  readonly headings: readonly string[];
  readonly fields: ReadonlyMap<Field, number>;
  /** Indicators of the row's own month, or of the file's. */
  readonly indicators: ReadonlyMap<string, number>;
  /** Indicators whose heading says the month: several a row. */
  readonly dated: readonly DatedColumn[];
  /** How sure each used column is, 0–1: 1 for a heading that is known or was mapped by a person. */
  readonly confidence: ReadonlyMap<number, number>;
  readonly refused: ReadonlyMap<number, Refusal>;
  /** How many blank cells of a column were filled from a merged one above. */
  readonly filled: ReadonlyMap<number, number>;
  /** Columns that say the same thing as another one, which is read in their place. */
  readonly readInstead: ReadonlyMap<number, number>;
  /** The second column under a heading that means something, where there is one: which of the two is meant nobody can tell. */
  readonly repeated: number | null;
}

/** A person's answers: column → field or indicator id, null = not used. An id that is no longer known counts as no answer. */
export type Mapping = Readonly<Record<number, string | null>>;

/** What one column claims to be. */
interface Claim {
  readonly at: number;
  readonly meaning: Meaning;
  readonly month: Month | null;
  readonly rank: number;
  readonly confidence: number;
  readonly key: string;
}

/** A field is the same field in every year, and the latest one is read; an indicator of another month is another column. */
const thingOf = ({ meaning, month }: Pick<Claim, 'meaning' | 'month'>) =>
  `${meaning.kind}:${meaning.id}:${meaning.kind === 'field' ? '' : (month ?? '')}`;

/** A year in the heading of a field, such as 2019年户数, is let go: a little less sure. */
const UNDATED_FIELD = 0.95;

const allowed = (reading: Reading, meaning: Meaning) => reading.of === 'anything' || meaning.kind === 'indicator';

/** The meaning of a heading word for word, its date taken off if need be. */
function exactly(cells: readonly string[], at: number): Claim | null {
  for (const reading of readings(cells)) {
    const key = headingKey(reading.text);
    const known = findKnown(key);
    if (known && allowed(reading, known.meaning)) return { ...known, at, month: null, confidence: 1 };
    const dated = known ? null : dateIn(reading.text);
    const meant = dated && findKnown(headingKey(dated.rest));
    if (dated && meant && allowed(reading, meant.meaning)) {
      return { ...meant, at, month: dated.month, confidence: meant.meaning.kind === 'field' ? UNDATED_FIELD : 1 };
    }
  }
  return null;
}

function bySimilarity(cells: readonly string[], at: number): Claim | null {
  for (const reading of readings(cells)) {
    const dated = dateIn(reading.text);
    const text = dated?.rest ?? reading.text;
    const similar = findSimilar(text);
    if (similar && allowed(reading, similar.meaning))
      return { ...similar, at, month: dated?.month ?? null, rank: 0, key: headingKey(text) };
  }
  return null;
}

/** Of several columns for one thing: a field's latest, then the best name, then the first column. */
function isBetter(one: Claim, other: Claim): boolean {
  if (one.month !== other.month) return (one.month ?? Number.POSITIVE_INFINITY) > (other.month ?? Number.POSITIVE_INFINITY);
  return one.rank === other.rank ? one.at < other.at : one.rank < other.rank;
}

/** The best claim of each thing. */
function bestOf(claims: readonly Claim[]): Map<string, Claim> {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const before = best.get(thingOf(claim));
    if (!before || isBetter(claim, before)) best.set(thingOf(claim), claim);
  }
  return best;
}

/** One column for each thing; what resembles never pushes out what is known, and two that resemble the same equally are neither. */
function choose(exact: readonly Claim[], similar: readonly Claim[]): ReadonlyMap<string, Claim> {
  const chosen = bestOf(exact);
  const rivals = new Map<string, Claim[]>();
  for (const claim of similar) {
    if (chosen.has(thingOf(claim))) continue;
    const key = `${thingOf(claim)} ${claim.month}`;
    const others = rivals.get(key);
    if (others) others.push(claim);
    else rivals.set(key, [claim]);
  }
  const clear = [...rivals.values()].flatMap((claims) => {
    const most = Math.max(...claims.map(({ confidence }) => confidence));
    const first = claims.filter(({ confidence }) => confidence === most);
    return first.length === 1 ? first : [];
  });
  return new Map([...chosen, ...bestOf(clear)]);
}

function claimOf(id: string): Meaning | null {
  if (isField(id)) return { kind: 'field', id };
  return findIndicator(id) ? { kind: 'indicator', id } : null;
}

/**
 * Matches the headings of a table, each one cell or the cells of several rows from the top. What a person mapped goes first, then
 * headings that are known (the best name wins), then what clearly resembles one. The order of the columns decides nothing, except
 * between two columns with the same heading.
 * @param matches `known`: only headings that are known word for word.
 */
export function matchHeadings(
  headings: readonly (string | readonly string[])[],
  mapping: Mapping = {},
  matches: 'known' | 'like' = 'like',
): Columns {
  const cells = headings.map((heading) => (typeof heading === 'string' ? [heading] : heading));
  const shown = cells.map(shownHeading);
  const told = (at: number) => {
    const id = mapping[at];
    return id === undefined ? undefined : id === null || id === POSITION ? id : (claimOf(id) ?? undefined);
  };
  const open = cells.flatMap((_, at) => (told(at) === undefined ? [at] : []));
  const exact = open.flatMap((at) => exactly(cells[at] ?? [], at) ?? []);
  const known = new Set(exact.map(({ at }) => at));
  const keys = cells.map((parts, at) => (told(at) === undefined && parts.length > 0 ? headingKey(parts.join('')) : ''));
  const refused = new Map<number, Refusal>(
    shown.flatMap((heading, at): [number, Refusal][] => (!told(at) && !known.has(at) && isPersonal(heading) ? [[at, 'heading']] : [])),
  );
  const bothAt = keys.findIndex((key) => PAIR_IN_ONE.has(key));
  const unknown = matches === 'like' ? open : [];
  const similar = unknown.flatMap((at) =>
    known.has(at) || refused.has(at) || at === bothAt ? [] : (bySimilarity(cells[at] ?? [], at) ?? []),
  );
  const byThing = choose(exact, similar);
  const chosen = [...byThing.values()];

  const fields = new Map<Field, number>();
  const indicators = new Map<string, number>();
  const dated: DatedColumn[] = [];
  const confidence = new Map<number, number>();
  for (const { meaning, at, month, confidence: sure } of chosen) {
    if (meaning.kind === 'field') fields.set(meaning.id, at);
    else if (month === null) indicators.set(meaning.id, at);
    else dated.push({ indicator: meaning.id, column: at, month });
    confidence.set(at, sure);
  }
  const pair = POSITION_PAIRS.map((names) => names.map((name) => keys.indexOf(name))).find((at) => at.every((index) => index >= 0));
  if (pair) {
    const [lon = -1, lat = -1] = pair;
    fields.set('lon', lon).set('lat', lat);
  }
  // Half a position that only resembles one is none.
  for (const [one, other] of [
    ['lon', 'lat'],
    ['lat', 'lon'],
  ] as const)
    if (!fields.has(other) && (confidence.get(fields.get(one) ?? -1) ?? 1) < 1) fields.delete(one);
  if (bothAt >= 0 && !fields.has('lon') && !fields.has('lat')) fields.set('lon', bothAt).set('lat', bothAt);
  withoutForeign(fields);
  applyMapping(told, cells, { fields, indicators, dated });
  const used = [...fields.values(), ...indicators.values(), ...dated.map(({ column }) => column)];
  for (const at of used) if (told(at) !== undefined || !confidence.has(at)) confidence.set(at, 1);
  for (const at of confidence.keys()) if (!used.includes(at)) confidence.delete(at);
  const readInstead = new Map(
    exact.flatMap((claim): [number, number][] => {
      const instead = byThing.get(thingOf(claim))?.at ?? claim.at;
      return used.includes(instead) && !used.includes(claim.at) ? [[claim.at, instead]] : [];
    }),
  );
  const repeated = findRepeated(exact, keys);
  return { headings: shown, fields, indicators, dated, confidence, refused, filled: new Map(), readInstead, repeated };
}

/** Puts what a person said in the place of what the headings say. */
function applyMapping(
  told: (at: number) => Meaning | typeof POSITION | null | undefined,
  cells: readonly (readonly string[])[],
  { fields, indicators, dated }: { fields: Map<Field, number>; indicators: Map<string, number>; dated: DatedColumn[] },
): void {
  cells.forEach((parts, at) => {
    const answer = told(at);
    if (answer === POSITION) fields.set('lon', at).set('lat', at);
    else if (answer?.kind === 'field') fields.set(answer.id, at);
    else if (answer) {
      const month = dateIn(parts.join(''))?.month ?? null;
      const same = dated.findIndex((other) => other.indicator === answer.id && other.month === month);
      if (same >= 0) dated.splice(same, 1);
      if (month === null) indicators.set(answer.id, at);
      else dated.push({ indicator: answer.id, column: at, month });
    }
  });
}

/** The second of two columns whose headings are the same and mean something. */
function findRepeated(exact: readonly Claim[], keys: readonly string[]): number | null {
  const seen = new Set<string>();
  for (const { at, key, month, meaning } of exact) {
    if (isOfList(meaning.id)) continue;
    if (seen.has(`${key} ${month}`)) return at;
    seen.add(`${key} ${month}`);
  }
  const both = keys.findIndex((key, at) => PAIR_IN_ONE.has(key) && keys.indexOf(key) < at);
  return both < 0 ? null : both;
}

/** Without the columns that their cells gave away as personal, whatever they are called. */
export function refuseColumns(columns: Columns, found: ReadonlyMap<number, Refusal>): Columns {
  if (found.size === 0) return columns;
  const keeps = ([, at]: readonly [unknown, number]) => !found.has(at);
  return {
    ...columns,
    fields: new Map([...columns.fields].filter(keeps)),
    indicators: new Map([...columns.indicators].filter(keeps)),
    dated: columns.dated.filter(({ column }) => !found.has(column)),
    confidence: new Map([...columns.confidence].filter(([at]) => !found.has(at))),
    refused: new Map([...columns.refused, ...found]),
  };
}

/** How many headings of a row mean something: the row with the most is the heading row. */
export function recognised({ fields, indicators, dated }: Columns): number {
  return fields.size + indicators.size + dated.length;
}

/** Columns as the report and the import screen show them. */
export function describe(columns: Columns, samples: (column: number) => readonly string[]): ColumnMatch[] {
  const known = new Map<number, string>([...columns.fields, ...columns.indicators].map(([field, index]) => [index, field]));
  for (const { indicator, column } of columns.dated) known.set(column, indicator);
  if (columns.fields.get('lon') === columns.fields.get('lat')) known.set(columns.fields.get('lon') ?? -1, POSITION);
  return columns.headings.map((heading, index) => {
    const refusedFor = columns.refused.get(index);
    const field = known.get(index) ?? null;
    const month = columns.dated.find(({ column }) => column === index)?.month;
    const instead = refusedFor ? undefined : columns.readInstead.get(index);
    return {
      heading,
      field,
      confidence: columns.confidence.get(index) ?? 0,
      refused: refusedFor !== undefined,
      samples: refusedFor ? [] : samples(index),
      ...(refusedFor && { refusedFor }),
      ...(instead !== undefined && { readInstead: columns.headings[instead] ?? '' }),
      ...(month !== undefined && { month }),
      ...(columns.filled.has(index) && { filled: columns.filled.get(index) ?? 0 }),
    };
  });
}

/** What a table holds, by its columns; its file's name decides only where they speak of both kinds or of neither. */
export function guessRole(columns: Columns, file: string): Role {
  const has = (field: Field) => columns.fields.has(field);
  const list = listedIn(columns.fields);
  if (list) return list;
  if (has('indicator') && has('value')) return 'status';
  if (has('facilityName') && !has('name')) return 'facilities';
  const counts =
    (['households', 'registered', 'hamlets', 'groups', 'poor'] as const).some(has) || columns.indicators.size + columns.dated.length > 0;
  if (counts) return 'villages';
  // 编码 and 名称 stand in lists of hospitals too, 行政村 and 村编码 only beside what the hospital itself is called.
  const saysVillage = (['name', 'code'] as const).some((field) =>
    /村|village/i.test(columns.headings[columns.fields.get(field) ?? -1] ?? ''),
  );
  if (saysVillage && !has('id') && !has('facilityName')) return 'villages';
  if (/facilit|hospital|卫生院|医院|机构/i.test(file)) return 'facilities';
  // 编号 stands in village tables too: a village's name or code make it one.
  if (has('id') && !has('code') && !saysVillage) return 'facilities';
  return has('facilityName') && !has('code') ? 'facilities' : 'villages';
}

/** The poverty register's own columns are in BD-09, our own lists name WGS 84, others name their map: a suggestion, never a decision. */
export function suggestCrs(columns: readonly Pick<ColumnMatch, 'heading' | 'field'>[]): Crs | null {
  const keys = columns
    .filter(({ field }) => field === 'lon' || field === 'lat' || field === POSITION)
    .map(({ heading }) => headingKey(heading));
  if (keys.length === 0) return null;
  if (keys.every((key) => key.includes('wgs84'))) return 'wgs84';
  if (keys.every((key) => /高德|gcj02/.test(key))) return 'gcj02';
  return keys.every((key) => /百度|bd09|aar10/.test(key)) ? 'bd09' : null;
}
