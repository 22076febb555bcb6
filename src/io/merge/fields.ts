import type { Position } from '../../domain/place.ts';
import type { Claim, Conflict } from '../../domain/report.ts';
import type { Field } from '../headings.ts';
import type { Conflicts, Said, Witness } from './claims.ts';

/** One field of a record that several files may fill. */
export interface MergedField<T, K extends keyof T = keyof T> {
  readonly key: K;
  /** The column it is read from. */
  readonly field: Field;
  /** Null: the record says nothing of it. */
  statement(record: T): Claim['value'] | null;
  readonly same: (a: T, b: T) => boolean;
  /** What it is while files differ and nobody has chosen; absent where it cannot be unknown: the first file's stays. */
  readonly unknown?: T[K];
}

/** A record of one file. */
export interface Recorded<T> {
  readonly by: Witness;
  readonly line: number;
  readonly record: T;
  /** The heading a field is written under. */
  heading(field: Field): string;
}

/** Makes one record of several, field by field: what only one file says is taken, what all say alike is taken, the rest is judged. */
export function mergeFields<T extends { readonly id: string; readonly name: string }>(
  of: Conflict['of'],
  id: string,
  records: readonly Recorded<T>[],
  fields: readonly MergedField<T>[],
  conflicts: Conflicts,
): T {
  const [first] = records;
  if (first === undefined) throw new RangeError('no record');
  const merged: T = { ...first.record, id };
  const name = records.find(({ record }) => record.name !== '')?.record.name ?? '';
  for (const { key, field, statement, same, unknown } of fields) {
    const said = records.flatMap(({ by, line, record, heading }): Said<T>[] =>
      statement(record) === null ? [] : [{ by, line, column: heading(field), value: record }],
    );
    const [one] = said;
    if (one === undefined) continue;
    const about = { key: `${of}/${id}/${field}`, of, id, name, field, months: null };
    const stands = conflicts.judge(about, said, same, (record) => statement(record) ?? '');
    merged[key] = stands === null && unknown !== undefined ? unknown : (stands ?? one).value[key];
  }
  return merged;
}

/** A plain value: null says nothing, equal values are the same. */
export function plainField<T, K extends keyof T>(key: K, field: Field): MergedField<T, K> {
  return {
    key,
    field,
    statement: (record) => (record[key] ?? null) as Claim['value'] | null,
    same: (a, b) => a[key] === b[key],
    unknown: null as T[K],
  };
}

/** A word a record is called by: it cannot be unknown. */
export function wordField<T, K extends keyof T>(key: K, field: Field, same: (a: string, b: string) => boolean): MergedField<T, K> {
  const word = (record: T) => String(record[key] ?? '');
  return { key, field, statement: (record) => word(record) || null, same: (a, b) => same(word(a), word(b)) };
}

/** Five decimals of a degree, as our own files write them, are a metre: positions nearer than two steps are one. */
const NEAR_DEGREES = 0.00002;

/** Where a record lies. A modelled position says nothing beside a surveyed one. */
export function positionField<T extends { readonly position: Position }>(records: readonly T[]): MergedField<T, 'position'> {
  const isSurveyed = records.some(({ position }) => position.at !== null && position.quality === 'surveyed');
  return {
    key: 'position',
    field: 'lon',
    statement: ({ position }) =>
      position.at === null || (isSurveyed && position.quality === 'modelled')
        ? null
        : `${position.at.lon.toFixed(5)} ${position.at.lat.toFixed(5)}`,
    same: ({ position: a }, { position: b }) =>
      a.at !== null && b.at !== null && Math.abs(a.at.lon - b.at.lon) < NEAR_DEGREES && Math.abs(a.at.lat - b.at.lat) < NEAR_DEGREES,
    unknown: { at: null, problem: 'position-disputed' },
  };
}
