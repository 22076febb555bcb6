import type { PlaceWords, Village } from '../domain/place.ts';
import type { Candidate, RowIssue } from '../domain/report.ts';
import { plain, readCode } from './cells.ts';
import type { Field } from './headings.ts';
import { type Found, kindOfWord } from './place-key.ts';
import { nameField, nameOf, type Row, requireColumns, type Table } from './read-table.ts';

/** What rows may speak of. */
export interface Subjects {
  /** The village of a row; a person's answer for its line goes before what the row says. */
  village(words: PlaceWords, line: number): Found<Village>;
  /** Whether a facility or county has this id. */
  has(id: string): boolean;
  /** There is nothing to hold a row against: whatever it names is taken. */
  readonly takesAny: boolean;
}

export type SubjectFound =
  | { readonly kind: 'found'; readonly id: string; readonly village: Village | null }
  | {
      readonly kind: 'refused';
      readonly reason: RowIssue['reason'];
      readonly field: Field;
      readonly value: string;
      readonly candidates?: readonly Candidate[];
    };

/** What a table needs to say whose a row is: a subject or code, or a name with its county or township. Throws FileError. */
export function requireSubject(table: Table): void {
  const { fields } = table.columns;
  const hasPlace = fields.has(nameField(table, 'name')) && (fields.has('county') || fields.has('township'));
  if (!fields.has('subject') && !hasPlace) requireColumns(table, ['code']);
}

/** Whom a row speaks of: by its subject or code, else by county, township and name. */
export function findSubject(table: Table, row: Row, subjects: Subjects): SubjectFound {
  const named = nameField(table, 'name');
  const idField: Field = table.columns.fields.has('subject') ? 'subject' : 'code';
  const id = plain(row.cell(idField));
  if (id !== '' && subjects.has(id)) return { kind: 'found', id, village: null };
  const code = readCode(row.cell(idField));
  const words = {
    code: code.kind === 'code' ? code.code : null,
    county: nameOf(row, 'county'),
    township: nameOf(row, 'township'),
    name: nameOf(row, named),
    kind: kindOfWord(row.cell('kind')),
  };
  const found = subjects.village(words, row.line);
  if (found.kind === 'found') return { kind: 'found', id: found.of.id, village: found.of };
  const place = [words.county, words.township, words.name].filter(Boolean).join('/');
  if (subjects.takesAny && (id || place) !== '') return { kind: 'found', id: id || place, village: null };
  const field = id !== '' || words.name === '' ? idField : named;
  const written = row.cell(field).trim();
  if (found.kind === 'none')
    return { kind: 'refused', reason: code.kind === 'damaged' ? 'damaged-code' : 'unknown-subject', field, value: written };
  const candidates = (found.kind === 'merged' ? [found.of] : found.candidates).map(candidateOf);
  return { kind: 'refused', reason: found.kind === 'merged' ? 'merged-village' : 'ambiguous-place', field, value: written, candidates };
}

/** A village as an answer may name it: by county, township and name, its code beside them. */
export function candidateOf({ id, name, code, county, township }: Village): Candidate {
  const place = [county, township, name].filter(Boolean).join('/');
  return { id, name: code === null || place === '' ? place || id : `${place} ${code}` };
}
