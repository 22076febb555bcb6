import type { CodeChange } from './codes.ts';
import { ColumnRecords } from './column-records.ts';
import type { TravelMatrix } from './matrix.ts';
import type { Observations, Run } from './observation.ts';
import type { Month } from './period.ts';
import type { District, Facility, Village } from './place.ts';
import { indexWhere, type Records } from './records.ts';
import type { Road } from './road.ts';
import type { OwnTarget } from './target.ts';
import type { Terrain } from './terrain.ts';
import type { Text } from './text.ts';
import type { Crs } from './units.ts';
import type { Work } from './work.ts';

/** What a file holds. */
export const ROLES = ['villages', 'facilities', 'status', 'districts', 'roads', 'works', 'targets', 'codes', 'matrix', 'terrain'] as const;
export type Role = (typeof ROLES)[number];

/** A file the data set was read from, as receipts name it. */
export interface SourceFile {
  readonly name: string;
  readonly role: Role;
  readonly rows: number;
  /** The last month its figures speak of; null where it has none. */
  readonly asOf: Month | null;
  readonly crs: Crs | null;
  /** By county as the file writes it, or by the first six digits of a code: goes before `crs`. */
  readonly crsOf?: Readonly<Record<string, Crs>>;
  /** Counties, as their villages write them, that its rows report on; none where it reports nothing. */
  readonly reportsOf?: readonly string[];
  /** Not a file: what was written by hand on top of the files, `rows` edits of it. */
  readonly byHand?: true;
}

/**
 * Everything one project knows. Never changed once it is read: what is worked out from it is remembered by its identity.
 * Own and sample records never meet in one.
 */
export interface Dataset {
  readonly origin: 'sample' | 'own';
  readonly title: Text;
  /** An array where it was read from files; a country's are made of columns one by one, when somebody asks (see `analysis/columns`). */
  readonly villages: Records<Village>;
  readonly facilities: readonly Facility[];
  readonly counties: readonly District[];
  readonly townships: readonly District[];
  /** As with the villages: an array, or columns. */
  readonly roads: Records<Road>;
  readonly works: readonly Work[];
  /** Targets of the project's own plan; empty where it brings none. */
  readonly targets: readonly OwnTarget[];
  /** Ways from villages to facilities that another router worked out; null where the project brings none. */
  readonly matrix: TravelMatrix | null;
  /** Heights to walk over; null where the project brings none. */
  readonly terrain: Terrain | null;
  readonly observations: Observations;
  /** Old codes and what they became, as the project's own code tables say. */
  readonly codes: readonly CodeChange[];
  readonly files: readonly SourceFile[];
  /** Years with a report, ascending; at least one. */
  readonly years: readonly number[];
  /** Indicators that no file has a column of: only edits report them, and who is not edited is as if never asked. */
  readonly byHand?: ReadonlySet<string>;
}

/** A data set as it is read from files: every village and every report is there as a record. */
export interface FileDataset extends Dataset {
  readonly villages: readonly Village[];
  readonly roads: readonly Road[];
  readonly observations: ReadonlyMap<string, ReadonlyMap<string, readonly Run[]>>;
}

/** Where a village stands in the data set; -1 where it does not, as for no id at all. */
export function villageIndex({ villages }: Pick<Dataset, 'villages'>, id: string | null | undefined): number {
  if (id != null && villages instanceof ColumnRecords) return villages.indexOf(id);
  return id == null ? -1 : indexWhere(villages, (village) => village.id === id);
}

/** Whether any file says of when its figures are. Where none does, the one year of the data set stands for no date. */
export function isDated({ files }: Dataset): boolean {
  return files.some((file) => file.asOf !== null);
}

/** Whether any record is the sample's: a list exported from it and dropped in again keeps its mark. */
export function hasSample(dataset: Dataset): boolean {
  return dataset.origin === 'sample' || indexWhere(dataset.villages, (village) => village.simulated) >= 0;
}

/** The system a village's position was read in: the one said for its county, else the file's; null where nobody said. */
export function systemOf({ crs, crsOf = {} }: SourceFile, { county, code }: Pick<Village, 'county' | 'code'>): Crs | null {
  const said = new Map(Object.entries(crsOf));
  return said.get(county) ?? said.get(code?.slice(0, 6) ?? '') ?? crs;
}
