import type { Role } from '../../domain/dataset.ts';
import type { ColumnMatch } from '../../domain/report.ts';
import { dateIn } from '../../io/headings/key.ts';
import { type Field, POSITION } from '../../io/headings.ts';
import { NOTE_MARK } from '../../io/write-doubtful.ts';
import { findIndicator, LAYERS } from '../../layers/index.ts';
import type { Mapping } from '../../state/saved-mappings.ts';

const PLACE = ['county', 'township', 'code'] as const;
const POSITIONS = ['lon', 'lat', POSITION, 'position'] as const;

/** The base fields a column of each kind of table may be, as they are offered. */
const BASE: Readonly<Partial<Record<Role, readonly (Field | typeof POSITION)[]>>> = {
  villages: [
    ...['name' as const, ...PLACE, 'kind' as const, ...POSITIONS],
    ...(['households', 'registered', 'resident', 'hamlets', 'hamlets30', 'groups'] as const),
    ...(['poor', 'deepPoverty', 'exitYear', 'relocated', 'reportedKm', 'year', 'basis'] as const),
    // A long table: one row a village, indicator and year.
    ...(['indicator', 'value'] as const),
  ],
  facilities: ['facilityName', 'name', 'id', 'kind', ...PLACE, ...POSITIONS, 'opened', 'closed', 'year', 'basis'],
  status: ['subject', 'name', ...PLACE, 'indicator', 'from', 'to', 'year', 'value', 'basis'],
  works: [
    ...(['workName', 'id', 'kind', 'indicator', 'name'] as const),
    ...PLACE,
    ...(['quantity', 'unit', 'cost', 'plannedStart', 'plannedEnd', 'completed', 'basis'] as const),
  ],
  targets: ['indicator', 'scope', 'target', 'unit', 'due', 'year', 'source'],
  codes: ['oldCode', 'newCode', 'name', 'year'],
};

/** Base fields offered for a file of this kind; one that a column is matched to already is always among them. */
export function baseFields(role: Role | null, matched: string | null): readonly string[] {
  const offered: readonly string[] = BASE[role ?? 'villages'] ?? [...new Set(Object.values(BASE).flat())];
  return matched === null || findIndicator(matched) || offered.includes(matched) ? offered : [...offered, matched];
}

/** Indicators offered for a file of this kind, by layer. */
export function indicatorGroups(role: Role | null): readonly (typeof LAYERS)[number][] {
  return role === 'districts' || role === 'roads' ? [] : LAYERS;
}

/** What a column is: as a person said, else as its heading says. */
export function fieldOf(column: ColumnMatch, at: number, mapping: Mapping): string | null {
  const said = mapping[at];
  return said === undefined ? column.field : said;
}

/** Headings a table may have that say nothing of a village: unused without a question. */
const PLAIN_UNUSED = /^(序号|编号|备注|说明|no\.?|#)$/i;

/** Whether a column is one that we add to the rows we hand out to be corrected. */
export const isNote = (heading: string) => heading.startsWith(NOTE_MARK);

const isPlain = (heading: string) => PLAIN_UNUSED.test(heading.trim()) || isNote(heading);

export type ColumnLook = 'refused' | 'unused' | 'unsure' | 'inverted' | 'idle' | null;

/** What about a column asks for a look: a match that only resembles, a reversed count, something filled in that is not used. */
export function lookOf(column: ColumnMatch, at: number, mapping: Mapping): ColumnLook {
  if (column.refused) return 'refused';
  const field = fieldOf(column, at, mapping);
  const isSaid = mapping[at] !== undefined;
  if (field === null) return !isSaid && column.samples.length > 0 && !isPlain(column.heading) ? 'idle' : 'unused';
  if (!isSaid && column.confidence < 1) return 'unsure';
  return findIndicator(field)?.indicator.rule.kind === 'none-left' ? 'inverted' : null;
}

/** Whether a column is tinted: it is worth a look. */
export const asksLook = (look: ColumnLook) => look === 'unsure' || look === 'inverted' || look === 'idle';

/**
 * Fields that a person gave to more than one column, with those columns. An indicator may have several, each for the month its heading
 * says.
 */
export function sharedFields(mapping: Mapping, columns: readonly ColumnMatch[]): ReadonlyMap<string, readonly number[]> {
  const byThing = new Map<string, number[]>();
  for (const [key, field] of Object.entries(mapping)) {
    if (field === null) continue;
    const at = Number(key);
    const month = findIndicator(field) ? (dateIn(columns[at]?.heading ?? '')?.month ?? '') : '';
    byThing.set(`${field} ${month}`, [...(byThing.get(`${field} ${month}`) ?? []), at]);
  }
  return new Map([...byThing.values()].filter((at) => at.length > 1).map((at) => [mapping[at[0] ?? 0] ?? '', at]));
}
