import path from 'node:path';
import { countUnknown } from '../analysis/road/connectivity.ts';
import type { Dataset } from '../domain/dataset.ts';
import { DISTANCE_MODES, type DistanceMode } from '../domain/parameters.ts';
import type { Records } from '../domain/records.ts';
import { FileError, type FileReport } from '../domain/report.ts';
import type { Road } from '../domain/road.ts';
import { DEFAULT_TRAVELLER, TRAVELLERS, type Traveller } from '../domain/travel.ts';
import { CRS } from '../domain/units.ts';
import type { InputFile } from '../io/input-file.ts';
import { CliError, oneOf } from './command.ts';
import { readBytes, remark } from './files.ts';

/** The options of a command that measures distances. */
export const MODE_OPTIONS = {
  mode: { type: 'string', default: 'straight' },
  roads: { type: 'string' },
  'roads-crs': { type: 'string' },
  traveller: { type: 'string' },
  matrix: { type: 'string' },
} as const;

/** What the options do, for the usage of a command. */
export const MODE_USAGE = `  --mode          how far a village is (default straight): straight, over the ellipsoid; road, along --roads as --traveller goes; reported, as the
                  village's own column distance_reported_km (到乡镇距离) says; matrix, as --matrix tells. Whichever it is, unknown stays unknown:
                  no mode falls back on the straight line
  --roads         road lines for --mode road: GeoJSON, KML or a zipped shapefile. What lies more than 1 km from every road is not routable
  --roads-crs     of the roads (default: what their file says, else wgs84, whatever --crs says); it goes before what the file says
  --traveller     who goes along them: car (default), bus or walking. Each uses other roads, and one-way roads do not bind who walks
  --matrix        ways that a router worked out, for --mode matrix: CSV with origin (a village's code), destination (a facility's id) and metres (or km)
`;

type Given = Readonly<Partial<Record<keyof typeof MODE_OPTIONS, string | undefined>>>;

/** How distances are measured, for whom, and the file that they are measured by. */
export interface AskedMode {
  readonly mode: DistanceMode;
  readonly traveller: Traveller;
  readonly file: InputFile | null;
}

/** The file a mode cannot do without: its option, what it is called in a data folder, and what it is. */
const NEEDS: Readonly<
  Partial<Record<DistanceMode, { readonly option: 'roads' | 'matrix'; readonly name: string; readonly what: string }>>
> = {
  road: { option: 'roads', name: 'roads.geojson', what: 'road lines: GeoJSON, KML or a zipped shapefile' },
  matrix: { option: 'matrix', name: 'matrix.csv', what: 'a CSV with origin, destination and metres' },
};

/** Reads the mode and who goes along the road. Throws CliError for what is unknown, and for options of another mode. */
function readWay(given: Given): Omit<AskedMode, 'file'> {
  const mode = oneOf(given.mode ?? 'straight', 'mode', DISTANCE_MODES);
  for (const option of ['roads', 'roads-crs', 'traveller', 'matrix'] as const) {
    const uses = option === 'matrix' ? 'matrix' : 'road';
    if (given[option] !== undefined && mode !== uses)
      throw new CliError(
        `--${option} is given, but distances are measured by --mode ${mode}: say --mode ${uses}, or leave --${option} out`,
      );
  }
  return { mode, traveller: oneOf(given.traveller ?? DEFAULT_TRAVELLER, 'traveller', TRAVELLERS) };
}

/** The mode of a country that is made up: it has roads of its own, and no table of ways. Throws CliError for another file than its own. */
export function readMadeUpMode(given: Given): AskedMode {
  const way = readWay(given);
  if (way.mode === 'matrix') throw new CliError('--demo makes its data itself, and no table of ways: --mode matrix needs --data');
  for (const option of ['roads', 'roads-crs'] as const)
    if (given[option] !== undefined) throw new CliError(`--demo makes its data itself, its roads too: leave --${option} out`);
  return { ...way, file: null };
}

/**
 * Reads the mode and its file; from a data folder where the option is not given. Throws CliError where mode and files do not belong together, or a file
 * cannot be read.
 */
export function readMode(given: Given, folder: string | null = null): AskedMode {
  const { mode, traveller } = readWay(given);
  const crs = given['roads-crs'] === undefined ? undefined : oneOf(given['roads-crs'], 'roads-crs', CRS);
  const needs = NEEDS[mode];
  if (!needs) return { mode, traveller, file: null };
  const { option, name, what } = needs;
  const inFolder = folder === null ? null : path.join(folder, name);
  const file = given[option] ?? inFolder;
  const bytes = file === null ? null : given[option] === undefined ? readBytes(file, 'optional') : readBytes(file);
  if (file === null || bytes === null)
    throw new CliError(`--mode ${mode} needs --${option} (${what})${inFolder === null ? '' : `, or ${inFolder}`}`);
  return { mode, traveller, file: { name: file, bytes, role: option, ...(crs && { crs }) } };
}

/**
 * Refuses a file by which nothing can be measured, and remarks on those of its rows that are not used. `reports`: the accounts of all files read, the
 * villages' among them. Throws CliError or FileError.
 */
export function requireMeasurable({ mode, file }: AskedMode, { roads, matrix }: Dataset, reports: readonly FileReport[]): void {
  if (mode === 'reported') requireReported(reports.find(({ role }) => role === 'villages'));
  if (file === null) return;
  const report = reports.find(({ role }) => role === file.role);
  const unused = report?.counts.rejected ?? 0;
  const first = report?.issues.find(({ outcome }) => outcome === 'rejected');
  if (mode === 'road') {
    if (report) requireLines(report, roads);
    if (first) remark(`gapmap: ${file.name}: ${unused} features are no line on Earth and left out, the first is number ${first.line}`);
    if (report) remarkOnDirections(report);
    remarkOnUnknown(file.name, roads);
    return;
  }
  if (matrix?.metres === null)
    throw new CliError(`${file.name}: it tells minutes only, and a radius is in kilometres: add a column metres (or km)`);
  if (!first) return;
  // Without its value: nobody knows what stands in a column that names nobody.
  const stranger = `the ${first.column} in line ${first.line}`;
  if (unused === report?.rows)
    throw new CliError(
      `${file.name}: none of its rows leads from a village to a facility of the other files: ${stranger} is not known; origins are codes of villages, destinations ids of facilities`,
    );
  remark(`gapmap: ${file.name}: ${unused} rows name no village or facility of the other files and are left out; the first: ${stranger}`);
}

/** Refuses a file of roads without one on Earth. Throws CliError. */
export function requireLines({ file, counts, issues }: FileReport, roads: Records<Road>): void {
  if (roads.length > 0) return;
  const offEarth = issues.filter(({ reason }) => reason === 'position-out-of-range').length;
  throw new CliError(
    offEarth > 0
      ? `${file}: ${offEarth} of its ${counts.rejected} features lie nowhere on Earth: their positions are not in the system they are read in; name it with --roads-crs`
      : `${file}: it has no line; roads are lines`,
  );
}

/** Says of how many roads the time is estimated with cautious speeds, for their file does not say in known words what they are. */
export function remarkOnUnknown(file: string, roads: Records<Road>): void {
  const unknown = countUnknown(roads);
  const tell = (count: number, what: string, write: string, by: string) => {
    if (count > 0)
      remark(
        `gapmap: ${file}: of ${count} of ${roads.length} roads the ${what} is not said in words that are known: time is estimated ${by}; write ${write}`,
      );
  };
  tell(
    unknown.class,
    'class',
    'national, provincial, county, township, village (国道, 省道, 县道, 乡道, 村道) under class (道路等级)',
    'at the speed of a village road',
  );
  tell(unknown.surface, 'surface', 'asphalt, concrete, gravel, earth (沥青, 水泥, 砂石, 土路) under surface (路面类型)', 'as on gravel');
}

/** Says which roads a traveller is taken to go both ways because their file does not say it in words that are known. */
export function remarkOnDirections({ file, issues }: FileReport): void {
  const unread = issues.filter(({ reason }) => reason === 'unknown-direction');
  const [first] = unread;
  if (first)
    remark(
      `gapmap: ${file}: of ${unread.length} roads it is not understood whether they are one-way, and they are taken as two-way; the first is number ${first.line}: ${first.column} "${first.value}"; write yes, no, forward or backward (是, 否, 正向, 逆向)`,
    );
}

function requireReported(villages: FileReport | undefined): void {
  if (!villages || villages.columns.some(({ field }) => field === 'reportedKm')) return;
  const { file, headerLine } = villages;
  throw new FileError(
    'missing-column',
    file,
    headerLine,
    'distance_reported_km',
    '--mode reported needs a column of what each village reports: distance_reported_km (到乡镇距离, 公里)',
  );
}
