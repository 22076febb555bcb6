import type { Role } from '../domain/dataset.ts';
import type { TravelMatrix } from '../domain/matrix.ts';
import type { Month } from '../domain/period.ts';
import type { Amendment, Encoding, Format } from '../domain/report.ts';
import type { Terrain } from '../domain/terrain.ts';
import type { Crs } from '../domain/units.ts';
import type { Tell } from './progress.ts';

/** What a person said about a file. What is not said is found out (role, encoding, sheet, mapping) or asked (`crs`, `asOf`). */
export interface Answers {
  readonly role?: Role;
  readonly encoding?: Encoding;
  /** The sheet of a workbook; without it the first one with a table. The shapefile of an archive with several; without it the first. */
  readonly sheet?: string;
  /** Of the positions; WGS 84 where nobody says. */
  readonly crs?: Crs;
  /** By county as the file writes it: goes before `crs`. */
  readonly crsOf?: Readonly<Record<string, Crs>>;
  /** The month the figures speak of, where the file has no year column. */
  readonly asOf?: Month;
  /** Column (from 0) → field or indicator id, null = not used: goes before what the headings say. */
  readonly mapping?: Readonly<Record<number, string | null>>;
  /** Cells a person corrected before the file was read. */
  readonly amendments?: readonly Amendment[];
  /** Where files say different things, this one's stands: always, or in these conflicts (`Conflict.key`). */
  readonly prefer?: true | readonly string[];
  /** Line → the village's id, for rows that could mean several or none. */
  readonly placeOf?: Readonly<Record<number, string>>;
}

/** A file as it came, with what was said about it. */
export interface InputFile extends Answers {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One record with the line it starts on, from 1, as an editor or a spreadsheet shows it. */
export interface TextRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Merged cells of a spreadsheet: lines from 1, columns from 0, all ends included. */
export interface Span {
  readonly fromLine: number;
  readonly toLine: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** What a spreadsheet does not show: lines with something in them, from 1, and columns from 0. It is read like all others. */
export interface Unshown {
  readonly lines: readonly number[];
  readonly columns: readonly number[];
}

/** A table of text: the one of a CSV file, or one sheet of a workbook. */
export interface Sheet {
  /** Empty where the format has no sheets. */
  readonly name: string;
  readonly records: readonly TextRecord[];
  readonly spans: readonly Span[];
  /** Missing where everything is shown. */
  readonly unshown?: Unshown;
}

export interface RawFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

interface Found {
  readonly format: Format;
  readonly encoding: Encoding | null;
  /** The system the file itself names (a .prj, KML); null where it says none. */
  readonly crs: Crs | null;
  /** What else the file could be read as, and what it was read as: the shapefiles of an archive with several, chosen like sheets. */
  readonly layers?: { readonly names: readonly string[]; readonly read: string };
}

/** What bytes turned out to hold. Points are a table: their geometry is in the columns `lon` and `lat`. */
export type Content =
  | (Found & { readonly kind: 'table'; readonly delimiter: string | null; readonly sheets: readonly Sheet[] })
  | (Found & { readonly kind: 'shapes'; readonly features: readonly RawFeature[] })
  /** Read as a whole: neither has rows that a person corrects. */
  | (Found & {
      readonly kind: 'matrix';
      readonly delimiter: string;
      readonly matrix: TravelMatrix /** Of each of its rows. */;
      readonly lines: Uint32Array;
    })
  | (Found & { readonly kind: 'terrain'; readonly terrain: Terrain });

/** A file that was opened: its bytes are text now, nothing is judged yet. */
export interface OpenedFile extends Answers {
  readonly name: string;
  readonly content: Content;
  /** Who wants to know how far its reading is. */
  readonly tell?: Tell;
}

/** The layer that was read of several; null where there is nothing to choose. */
export function layerRead(content: Content): string | null {
  return content.layers?.read ?? null;
}

/** The sheets or layers of a file that one of can be chosen; none where there is nothing to choose. */
export function sheetsOf(content: Content): readonly string[] {
  return content.layers?.names ?? (content.kind === 'table' ? content.sheets.map(({ name }) => name).filter(Boolean) : []);
}
