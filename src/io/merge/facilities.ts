import { type Facility, UNSPECIFIED_KIND } from '../../domain/place.ts';
import type { Field } from '../headings.ts';
import { countyKey, samePlace } from '../place-key.ts';
import type { Conflicts, Witness } from './claims.ts';
import { type MergedField, mergeFields, plainField, positionField, type Recorded, wordField } from './fields.ts';

/** A table of facilities, read. A facility whose id is its name had no id in the file. */
export interface FacilityPart {
  readonly by: Witness;
  readonly facilities: readonly Facility[];
  heading(field: Field): string;
}

const WORDS: readonly MergedField<Facility>[] = [
  wordField('name', 'facilityName', (a, b) => a === b),
  { ...wordField<Facility, 'kind'>('kind', 'kind', (a, b) => a === b), statement: ({ kind }) => (kind === UNSPECIFIED_KIND ? null : kind) },
  wordField('county', 'county', (a, b) => countyKey(a) === countyKey(b)),
  wordField('township', 'township', (a, b) => a === b),
  plainField('opened', 'opened'),
  plainField('closed', 'closed'),
];

interface Entry {
  readonly part: FacilityPart;
  readonly facility: Facility;
}

const lackedId = ({ id, name }: Facility) => id === name;

/** Whether two facilities known by one name are one: county and township fit, and one of them is named on both sides. */
const isSame = (a: Facility, b: Facility) => samePlace({ ...a, kind: null }, { ...b, kind: null });

/**
 * Joins tables of facilities: the same id is one facility. Without an id county, township and name tell it; the same name in another
 * place is another facility and its id says where. Where nothing but the name is known, the later file's row is rejected.
 */
export function mergeFacilities(parts: readonly FacilityPart[], conflicts: Conflicts): readonly Facility[] {
  const byId = new Map<string, Entry[]>();
  const byName = new Map<string, Entry[][]>();
  for (const part of parts) {
    for (const facility of part.facilities) {
      const entry = { part, facility };
      if (!lackedId(facility)) {
        const group = byId.get(facility.id);
        if (group) group.push(entry);
        else byId.set(facility.id, [entry]);
        continue;
      }
      const groups = byName.get(facility.id) ?? [];
      byName.set(facility.id, groups);
      const same = groups.find((group) => group.every((other) => other.part !== part && isSame(other.facility, facility)));
      if (same) same.push(entry);
      else if (groups.every((group) => group.every((other) => isElsewhere(other.facility, facility)))) groups.push([entry]);
      else {
        const { line } = facility.origin;
        conflicts.note(part.by.file, {
          outcome: 'rejected',
          line,
          column: part.heading('facilityName'),
          value: facility.name,
          reason: 'repeated-id',
        });
      }
    }
  }
  const groups = [...byId];
  for (const [name, places] of byName) {
    for (const entries of places) {
      const [first] = entries;
      const where = first ? [first.facility.county, first.facility.township, name].filter(Boolean).join('/') : name;
      groups.push([places.length > 1 || byId.has(name) ? where : name, entries]);
    }
  }
  return groups
    .map(([id, entries]) => {
      const [first] = entries;
      if (first && entries.length === 1) return { ...first.facility, id };
      const records = entries.map(
        ({ part, facility }): Recorded<Facility> => ({
          by: part.by,
          line: facility.origin.line,
          record: facility,
          heading: part.heading,
        }),
      );
      const facilities = entries.map(({ facility }) => facility);
      const merged = mergeFields('facility', id, records, [...WORDS, positionField(facilities)], conflicts);
      return { ...merged, simulated: facilities.some(({ simulated }) => simulated) };
    })
    .sort((a, b) => a.origin.file - b.origin.file || a.origin.line - b.origin.line);
}

/** Whether two facilities of one name lie in different counties or townships, by what both say. */
function isElsewhere(a: Facility, b: Facility): boolean {
  const differs = (one: string, other: string) => one !== '' && other !== '' && one !== other;
  return differs(countyKey(a.county), countyKey(b.county)) || (differs(a.township, b.township) && !isSame(a, b));
}
