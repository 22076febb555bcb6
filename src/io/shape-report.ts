import type { Role } from '../domain/dataset.ts';
import { FileError, type FileReport, type RowIssue, type RowReason } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { typeOf } from './features.ts';
import type { OpenedFile, RawFeature } from './input-file.ts';
import { calledBy } from './read-districts.ts';

/** The system a file's positions are read in: as a person said, else as the file says, else WGS 84. */
export const systemOf = ({ crs, content }: OpenedFile): Crs => crs ?? content.crs ?? 'wgs84';

/** The shapes of a file. Throws FileError where it holds a table. */
export function featuresOf({ name, content }: OpenedFile): readonly RawFeature[] {
  if (content.kind === 'shapes') return content.features;
  throw new FileError('no-records', name, null, null, 'it holds a table, and shapes are needed');
}

/** A feature that is not read, by its place in the file from 1, and why. */
export interface Skipped {
  readonly line: number;
  readonly reason: RowReason;
}

/** The account of a file of shapes: what is skipped is rejected; `doubtful` ones are used and flagged. */
export function shapeReport(file: OpenedFile, role: Role, skipped: readonly Skipped[], doubtful: readonly RowIssue[] = []): FileReport {
  const features = featuresOf(file);
  const rows = features.length;
  return {
    file: file.name,
    role,
    format: file.content.format,
    encoding: file.content.encoding,
    delimiter: null,
    sheet: file.content.layers?.read ?? null,
    crs: systemOf(file),
    crsOf: {},
    headerLine: 0,
    columns: [],
    rows,
    counts: { accepted: rows - skipped.length - doubtful.length, flagged: doubtful.length, rejected: skipped.length, 'set-aside': 0 },
    issues: [...skipped.map((one): RowIssue => ({ outcome: 'rejected', ...one, ...signOf(features[one.line - 1]) })), ...doubtful].sort(
      (a, b) => a.line - b.line,
    ),
  };
}

/** By what a person finds a feature again: what it is called, else what it draws. */
function signOf(feature: RawFeature | undefined): Pick<RowIssue, 'column' | 'value'> {
  const drawn = { column: 'geometry', value: feature ? typeOf(feature) : '' };
  return (feature && calledBy(feature)) ?? drawn;
}
