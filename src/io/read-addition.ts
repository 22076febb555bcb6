import { codeBook, isVillageCode } from '../domain/codes.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { AddedFacility, AddedVillage, Edit } from '../domain/edit.ts';
import type { Facility, PlaceWords, Village } from '../domain/place.ts';
import { indexWhere } from '../domain/records.ts';
import { readCode } from './cells.ts';
import { PlaceIndex } from './place-key.ts';
import type { CorrectionProblem } from './read-correction.ts';
import { readPlace } from './read-place.ts';
import { kindOf } from './village-kind.ts';

/** What stands in the form of a new village or facility, as text. */
export interface AdditionCells {
  readonly name: string;
  readonly county: string;
  readonly township: string;
  /** A village's; may be empty. */
  readonly code: string;
  /** A facility's kind, an id a layer declares. */
  readonly kind: string;
  readonly lon: string;
  readonly lat: string;
}

/** The edit that adds it, or what keeps it from being added, cell by cell. */
export type Addition =
  | { readonly edit: Edit; readonly problems: readonly [] }
  | { readonly edit: null; readonly problems: readonly CorrectionProblem[] };

const refused = (...problems: readonly CorrectionProblem[]): Addition => ({ edit: null, problems });

function placed(cells: AdditionCells): { readonly position: Village['position']; readonly problems: readonly CorrectionProblem[] } {
  const { at, problem } = readPlace(cells.lon, cells.lat);
  if (at) return { position: { at, quality: 'surveyed' }, problems: [] };
  const reason = problem ?? 'position-missing';
  return { position: { at: null, problem: reason }, problems: problem ? [{ cell: 'position', reason }] : [] };
}

/** Twelve digits, or letters and digits placed as in a code that the data set has: anything else was mistyped. */
function hasShape({ villages }: Dataset, code: string): boolean {
  const shape = (text: string) => text.replace(/\d/g, '9').replace(/\p{L}/gu, 'a');
  return isVillageCode(code) || indexWhere(villages, (village) => village.code !== null && shape(village.code) === shape(code)) >= 0;
}

/** Whether a village may be one the data set has, by the words it is told by; two villages with codes are told apart by these. */
function isThere({ villages }: Dataset, words: PlaceWords): boolean {
  const index = new PlaceIndex<Village>(codeBook([]));
  for (const village of villages) index.add(village, village);
  return index.find(words).kind !== 'none';
}

/** A village by hand: a name, or a code of its own, that the data set does not have yet. A position may follow later. */
export function readNewVillage(dataset: Dataset, cells: AdditionCells): Addition {
  const [name, county, township] = [cells.name.trim(), cells.county.trim(), cells.township.trim()];
  const code = readCode(cells.code);
  if (code.kind === 'damaged') return refused({ cell: 'code', reason: 'damaged-code' });
  if (name === '' && code.kind !== 'code') return refused({ cell: 'name', reason: 'no-code-or-name' });
  const id = code.kind === 'code' ? code.code : [county, township, name].filter(Boolean).join('/');
  if (code.kind === 'code' && indexWhere(dataset.villages, (village) => village.id === id || village.code === code.code) >= 0)
    return refused({ cell: 'code', reason: 'repeated-code' });
  if (code.kind === 'code' && !hasShape(dataset, code.code)) return refused({ cell: 'code', reason: 'unusual-code' });
  if (isThere(dataset, { code: code.kind === 'code' ? code.code : null, name, county, township, kind: null }))
    return refused({ cell: 'name', reason: 'same-name' });
  const { position, problems } = placed(cells);
  if (problems.length > 0) return refused(...problems);
  const written = code.kind === 'code' ? code.code : null;
  const village: AddedVillage = {
    id,
    code: written,
    name,
    kind: kindOf('', written, name),
    county,
    township,
    position,
    households: null,
    registered: null,
    resident: null,
    hamlets: null,
    hamlets30: null,
    groups: null,
    poor: null,
    deepPoverty: null,
    exitYear: null,
    relocated: null,
    reportedKm: null,
    simulated: false,
  };
  return { edit: { kind: 'add-village', village }, problems: [] };
}

/** A facility by hand: a name its township does not have yet, a kind, and a position, without which it would count for nothing. */
export function readNewFacility(dataset: Dataset, cells: AdditionCells): Addition {
  const [name, county, township] = [cells.name.trim(), cells.county.trim(), cells.township.trim()];
  if (name === '') return refused({ cell: 'name', reason: 'no-id' });
  const id = [county, township, name].filter(Boolean).join('/');
  const isKnown = (one: Facility) => one.id === id || (one.name === name && one.county === county && one.township === township);
  if (dataset.facilities.some(isKnown)) return refused({ cell: 'name', reason: 'repeated-id' });
  const { position, problems } = placed(cells);
  if (position.at === null) return refused(...(problems.length > 0 ? problems : [{ cell: 'position', reason: position.problem } as const]));
  const facility: AddedFacility = {
    id,
    name,
    kind: cells.kind,
    county,
    township,
    position,
    opened: null,
    closed: null,
    simulated: false,
  };
  return { edit: { kind: 'add-facility', facility }, problems: [] };
}
