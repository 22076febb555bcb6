import type { Role } from '../domain/dataset.ts';
import { yearEnd, yearOf } from '../domain/period.ts';
import type { Encoding } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import type { Glimpse } from '../io/glimpse.ts';
import type { Answers, InputFile } from '../io/input-file.ts';
import type { Inspection } from '../io/inspect-file.ts';
import type { Failure } from '../worker/api.ts';
import { amendmentsOf, type Correction } from './corrections.ts';
import type { Mapping } from './saved-mappings.ts';

/** A file on its way in, with what was seen in it and what was answered about it. */
export interface ImportFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isLooking: boolean;
  /** Its first lines and columns, also of a file that cannot be read as it is answered; null where it does not even open. */
  readonly glimpse: Glimpse | null;
  /** Null while it is being looked at the first time, or where that failed. */
  readonly inspection: Inspection | null;
  readonly failure: Failure | null;
  readonly role: Role | null;
  readonly encoding: Encoding | null;
  readonly sheet: string | null;
  /** Chosen by a person; a suggestion never fills it. */
  readonly crs: Crs | null;
  /** By county as the file writes it, where counties differ. */
  readonly crsOf: Readonly<Record<string, Crs>>;
  readonly year: number | null;
  readonly mapping: Mapping;
  readonly corrections: readonly Correction[];
  /** Line → the village a person said it is. */
  readonly placeOf: Readonly<Record<number, string>>;
  /** What was said about it in the part of a project it came in and is not asked here; the month is more than the year that is. */
  readonly given: Pick<Answers, 'asOf' | 'amendments' | 'prefer'>;
  /** It takes the place of another file of its name, which is not the same. */
  readonly replaces: boolean;
  /** How a person matched a file of this shape before; offered until it is taken or refused. */
  readonly offer: Mapping | null;
}

let nextKey = 1;

/** A file that nothing is known of yet. */
export function freshFile(name: string): ImportFile {
  return {
    key: nextKey++,
    name,
    bytes: new Uint8Array(),
    isLooking: true,
    glimpse: null,
    inspection: null,
    failure: null,
    role: null,
    encoding: null,
    sheet: null,
    crs: null,
    crsOf: {},
    year: null,
    mapping: {},
    corrections: [],
    placeOf: {},
    given: {},
    replaces: false,
    offer: null,
  };
}

/** A file that was answered before, in the part of a project it comes from. */
export function answeredFile({ name, bytes, asOf, amendments, prefer, ...answers }: InputFile): ImportFile {
  const { role = null, encoding = null, sheet = null, crs = null, crsOf = {}, mapping = {}, placeOf = {} } = answers;
  const given = { ...(asOf !== undefined && { asOf }), ...(amendments && { amendments }), ...(prefer && { prefer }) };
  const year = asOf === undefined ? null : yearOf(asOf);
  return { ...freshFile(name), bytes, role, encoding, sheet, crs, crsOf, year, mapping, placeOf, given };
}

/** A file with what was said about it, as it is read. */
export function inputOf(file: ImportFile): InputFile {
  const { name, bytes, role, encoding, sheet, crs, crsOf, year, mapping, corrections, placeOf, given } = file;
  const amendments = [...(given.amendments ?? []), ...amendmentsOf(corrections)];
  return {
    name,
    bytes,
    ...(role && { role }),
    ...(encoding && { encoding }),
    ...(sheet && { sheet }),
    ...(crs && { crs }),
    ...(Object.keys(crsOf).length > 0 && { crsOf }),
    ...(year !== null && { asOf: given.asOf !== undefined && yearOf(given.asOf) === year ? given.asOf : yearEnd(year) }),
    ...(Object.keys(mapping).length > 0 && { mapping }),
    ...(Object.keys(placeOf).length > 0 && { placeOf }),
    ...(amendments.length > 0 && { amendments }),
    ...(given.prefer && { prefer: given.prefer }),
  };
}
