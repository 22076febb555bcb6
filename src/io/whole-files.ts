import type { Role } from '../domain/dataset.ts';
import type { TravelMatrix } from '../domain/matrix.ts';
import type { Facility, Village } from '../domain/place.ts';
import { FileError, type FileReport, type RowIssue } from '../domain/report.ts';
import type { Terrain } from '../domain/terrain.ts';
import type { OpenedFile } from './input-file.ts';

/** The one file of a kind that a project has but one of. Throws FileError naming the second. */
export function theOnly<Of extends { readonly file: OpenedFile }>(files: readonly Of[], what: string): Of {
  const [one, second] = files;
  if (!one) throw new RangeError(`no file ${what}`);
  if (second)
    throw new FileError('unreadable-file', second.file.name, null, null, `a project has one file ${what}, and ${one.file.name} is one`);
  return one;
}

/** The ways of a file. Throws FileError where it holds none. */
export function matrixOf({ name, content }: OpenedFile): TravelMatrix {
  if (content.kind === 'matrix') return content.matrix;
  throw new FileError('no-records', name, null, null, 'it holds no ways: origin,destination,metres is needed');
}

/** The heights of a file. Throws FileError where it holds none. */
export function terrainOf({ name, content }: OpenedFile): Terrain {
  if (content.kind === 'terrain') return content.terrain;
  throw new FileError('no-records', name, null, null, 'it holds no heights: a GeoTIFF is needed');
}

function report({ name: file, content }: OpenedFile, role: Role, rows: number, issues: readonly RowIssue[]): FileReport {
  return {
    file,
    role,
    format: content.format,
    encoding: content.encoding,
    delimiter: content.kind === 'matrix' ? content.delimiter : null,
    sheet: null,
    crs: content.crs,
    crsOf: {},
    headerLine: content.kind === 'matrix' ? 1 : 0,
    columns: [],
    rows,
    counts: { accepted: rows - issues.length, flagged: 0, rejected: issues.length, 'set-aside': 0 },
    issues,
  };
}

/** The account of a matrix: a way from or to nobody the project knows is rejected. */
export function matrixReport(file: OpenedFile, villages: readonly Village[], facilities: readonly Facility[]): FileReport {
  const { rows, origin, destination } = matrixOf(file);
  const lineOf = (row: number) => (file.content.kind === 'matrix' ? (file.content.lines[row] ?? 0) : 0);
  const among = (ids: readonly string[], listed: ReadonlySet<string | null>) => ids.map((id) => listed.has(id));
  const sides = [
    { column: 'origin', known: among(origin.ids, new Set(villages.flatMap(({ id, code }) => [id, code]))), ...origin },
    { column: 'destination', known: among(destination.ids, new Set(facilities.map(({ id }) => id))), ...destination },
  ];
  const issues: RowIssue[] = [];
  for (let row = 0; row < rows; row++) {
    const stranger = sides.find((side) => !side.known[side.codes[row] ?? 0]);
    if (!stranger) continue;
    const value = stranger.ids[stranger.codes[row] ?? 0] ?? '';
    issues.push({ outcome: 'rejected', line: lineOf(row), column: stranger.column, value, reason: 'unknown-subject' });
  }
  return report(file, 'matrix', rows, issues);
}

/** The account of heights: a row of cells is a row. */
export function terrainReport(file: OpenedFile): FileReport {
  return report(file, 'terrain', terrainOf(file).rows, []);
}
