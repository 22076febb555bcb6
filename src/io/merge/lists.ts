import type { OwnTarget } from '../../domain/target.ts';
import type { Work } from '../../domain/work.ts';
import type { Field } from '../headings.ts';
import type { Conflicts, Witness } from './claims.ts';
import { type MergedField, mergeFields, plainField, type Recorded, wordField } from './fields.ts';

/** A list of works or of targets, read. */
export interface ListPart<T> {
  readonly by: Witness;
  readonly records: readonly T[];
  heading(field: Field): string;
}

const same = (a: string, b: string) => a === b;

const WORK_FIELDS: readonly MergedField<Work>[] = [
  wordField('name', 'workName', same),
  wordField('kind', 'kind', same),
  plainField('indicator', 'indicator'),
  wordField('county', 'county', same),
  wordField('township', 'township', same),
  plainField('village', 'code'),
  plainField('quantity', 'quantity'),
  wordField('unit', 'unit', same),
  plainField('cost', 'cost'),
  plainField('plannedStart', 'plannedStart'),
  plainField('plannedEnd', 'plannedEnd'),
  plainField('completed', 'completed'),
];

/** Joins lists of works: the same number, or the same place and name, is one work. */
export function mergeWorks(parts: readonly ListPart<Work>[], conflicts: Conflicts): readonly Work[] {
  return byId(parts).map(([id, records]) => mergeFields('work', id, records, WORK_FIELDS, conflicts));
}

/** Joins tables of targets: of one indicator, counties and month there is one target; where files differ about its number there is none. */
export function mergeTargets(parts: readonly ListPart<OwnTarget>[], conflicts: Conflicts): readonly OwnTarget[] {
  return byId(parts).flatMap(([id, records]) => {
    const [first] = records;
    if (first === undefined) return [];
    const said = records.map(({ by, line, record, heading }) => ({ by, line, column: heading('target'), value: record }));
    const about = { key: `target/${id}`, of: 'target', id, name: first.record.indicator, field: 'target', months: null } as const;
    const stands = conflicts.judge(
      about,
      said,
      (a, b) => a.number === b.number && a.unit === b.unit,
      ({ number, unit }) => `${number}${unit}`,
    );
    return stands === null ? [] : [stands.value];
  });
}

function byId<T extends { readonly id: string; readonly origin: { readonly line: number } }>(
  parts: readonly ListPart<T>[],
): (readonly [string, readonly Recorded<T>[]])[] {
  const groups = new Map<string, Recorded<T>[]>();
  for (const { by, records, heading } of parts) {
    for (const record of records) {
      const one = { by, line: record.origin.line, record, heading };
      const group = groups.get(record.id);
      if (group) group.push(one);
      else groups.set(record.id, [one]);
    }
  }
  return [...groups];
}
