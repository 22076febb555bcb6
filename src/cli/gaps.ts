import { answer } from '../analysis/answer.ts';
import type { Assessment } from '../analysis/assess.ts';
import { gapRow } from '../analysis/gap-rows.ts';
import { facilitiesThatCount } from '../analysis/nearest.ts';
import { bringOtherDistances } from '../analysis/other-distances.ts';
import type { ReachBy } from '../analysis/proximity.ts';
import { defaultQuestion } from '../analysis/question.ts';
import { byAirOnly, distancesAt, isAirOnly, sideBySide } from '../analysis/side-by-side.ts';
import { sphericalColumn } from '../analysis/spherical.ts';
import { tally } from '../analysis/tally.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { GapRow, RejectedVillage } from '../domain/gap-list.ts';
import type { DistanceMode, FacilityScope } from '../domain/parameters.ts';
import { type Month, yearEnd } from '../domain/period.ts';
import { FileError, type FileReport, REJECTIONS, type RowIssue } from '../domain/report.ts';
import { POSITION_PROBLEMS } from '../domain/state.ts';
import { DEFAULT_TRAVELLER } from '../domain/travel.ts';
import { CRS, type Crs, type Millimetres } from '../domain/units.ts';
import { POSITION, suggestCrs } from '../io/headings.ts';
import type { InputFile, OpenedFile } from '../io/input-file.ts';
import { openFile } from '../io/open-file.ts';
import { writeGapsCsv } from '../io/write-gap-list.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { demoOf } from './demo.ts';
import { type AskedMode, MODE_OPTIONS, MODE_USAGE, readMadeUpMode, readMode, requireMeasurable } from './distance-mode.ts';
import { readBytes, refuseOverwrite, remark, writeWhole } from './files.ts';
import { NEAR_INDICATORS, type NearIndicator, nearnessIndicator, requireMode } from './nearness.ts';
import { readRadius } from './radius.ts';
import { readOwn } from './read-own.ts';
import { remarkOnVillages } from './remark-on-villages.ts';
import { UNDATED } from './year.ts';

const USAGE = `gapmap gaps --villages V.csv --facilities F.csv [--indicator ID] [--radius-km 5] [--crs SYSTEM]
            [--own-township] [--spherical] [--mode straight|road|reported|matrix] [--roads R.geojson [--roads-crs SYSTEM] [--traveller car|bus|walking]] [--matrix OD.csv] --out OUT.csv
gapmap gaps --demo country [--villages N] … --out OUT.csv (the synthetic country of ?demo=country at its latest year; N 690000; --mode road goes along
            roads of its own)
  Writes one row a village, in input order: code,name,county,township,lon,lat,state,nearest_id,nearest_name,distance_m,margin_m,reason
  --indicator     which rule decides (default the first): ${NEAR_INDICATORS.map(({ id }) => id).join(', ')}
  --radius-km     inclusive, decided on whole millimetres (default the rule's: 5 for the clinic's)
  --crs           of the positions in both files (default wgs84): ${CRS.join(', ')}; lon and lat are written in WGS 84. GCJ-02 and BD-09 are inverted until
                  the way there and back closes; one step of the usual inverse is up to 0.2 m off
  --own-township  the nearest hospital of the village's own township (both files need township); without it the nearest of any
  --spherical     appends turf_m: metres to that hospital on the sphere of @turf/distance 7, every digit of it. To compare; it never decides
${MODE_USAGE}  The state follows the clinic rule's truth table where the villages have a clinic column (clinic, 有无标准化卫生室);
  without one by distance alone: met within the radius, gap beyond, unknown without a usable distance.
  Township and centre hospitals count; every facility does where the file has no kind column. Opening and closing dates count as of
  the latest year the villages report a status for; where no such year is given, dates are ignored and every hospital counts.
  A village listed for several years is one row, in the place of its first line, in the state of the latest year.
  Rejected rows are written too, as unknown.
  By road nine columns follow: straight_m (to the hospital nearest in a straight line), road_m (to nearest_id), road_min (to soonest_id, the
  hospital reached soonest; speeds by class and surface are estimates), reported_m (as the village reports it), snap_m (to the road where its way begins; without a way, to the nearest),
  air_only (yes: straight_m up to radius_m and road_m more; empty where either is unknown), soonest_id, soonest_name, traveller.
  Distances that are reported are to the own township, whichever hospitals count: nearest_id is empty, and --facilities may be left out.
  Reported and matrix distances need no positions.
  Reasons: within-radius, beyond-radius (the distance decides); own-clinic, not-eligible, status-unreported (the clinic column does);
    no-facility, no-township, no-facility-in-township (nothing to measure to); ${POSITION_PROBLEMS.slice(0, 3).join(', ')},
    ${POSITION_PROBLEMS.slice(3).join(', ')} (nothing to measure from);
    not-routable (too far from every road), facility-off-road (the hospital is), island (no road leads from one to the other);
    distance-unreported (reported), no-way-told (matrix: no row with metres to a hospital that counts);
    ${REJECTIONS.join(', ')} (rejected)
  Answer: {"scope","radius_m","rows","met","gap","exempt","unknown","rejected"}; met + gap + exempt + unknown = rows. Other modes than straight
  begin with "mode", and with "traveller" where it is not car; by road "air_only" counts the villages within the radius in a straight line and beyond it by road (straight_m up to radius_m, road_m
  more), "no_way_by_road" those with straight_m and without road_m: not-routable, facility-off-road or island; the first of both are named on stderr.
`;

function hasColumn(report: FileReport, field: string): boolean {
  const isPosition = field === 'lon' || field === 'lat';
  return report.columns.some((column) => column.field === field || (isPosition && column.field === POSITION));
}

function requireColumn(report: FileReport, field: string): void {
  if (hasColumn(report, field)) return;
  throw new FileError('missing-column', report.file, report.headerLine, field, `a column ${field} is needed`);
}

function refuse(report: FileReport, issue: RowIssue, detail: string): never {
  throw new FileError('unreadable-file', report.file, issue.line, issue.column, detail);
}

/** Rows whose cells may have slipped are counted as they are read, and said. */
function remarkOverfull({ file, issues }: FileReport): void {
  for (const { reason, line, value } of issues)
    if (reason === 'too-many-cells') remark(`gapmap: ${file}, line ${line}: more cells than headings ("${value}"); they may have slipped`);
}

/** Distances that a village reports and nobody can read are unknown, as blanks are: they are told apart here. */
function remarkUnread({ file, columns, issues }: FileReport): void {
  const heading = columns.find(({ field }) => field === 'reportedKm')?.heading;
  const unread = issues.filter(({ outcome, column }) => outcome === 'flagged' && column === heading);
  const [first] = unread;
  if (first)
    remark(
      `gapmap: ${file}: ${unread.length} reported distances cannot be read and are unknown, the first in line ${first.line}, column ${first.column}: ${first.reason}`,
    );
}

/** A facility lost silently could turn met into gap: every facility must be read, and each that counts must have a position. */
function requireUsableFacilities(report: FileReport, dataset: Dataset, counting: readonly number[]): void {
  const rejected = report.issues.find((issue) => issue.outcome === 'rejected');
  if (rejected)
    refuse(
      report,
      rejected,
      rejected.reason === 'repeated-id' ? `the facility id "${rejected.value}" is repeated` : 'a facility needs an id or a name',
    );
  for (const index of counting) {
    const facility = dataset.facilities[index];
    if (!facility || facility.position.at !== null) continue;
    const { problem } = facility.position;
    const found = report.issues.find((issue) => issue.line === facility.origin.line && issue.reason === problem);
    const issue: RowIssue = found ?? { outcome: 'flagged', line: facility.origin.line, column: 'lon', value: '', reason: problem };
    refuse(
      report,
      issue,
      `facility "${facility.id}" counts but has no usable position (${problem}${issue.value === '' ? '' : `: "${issue.value}"`})`,
    );
  }
  if (report.rows === 0) remark(`gapmap: ${report.file}: it has no facility below its headings: nothing can be near`);
  for (const issue of report.issues) {
    if (issue.reason === 'unknown-kind')
      remark(
        `gapmap: ${report.file}, line ${issue.line}, column ${issue.column}: kind "${issue.value}" is not known; the facility does not count`,
      );
  }
}

/** Accepted and rejected rows together, in the order of the file: the villages are in it, and each row is made as it is asked for. */
function* inFileOrder(assessment: Assessment, rejected: readonly RejectedVillage[]): Generator<GapRow | RejectedVillage, void, undefined> {
  const others = rejected.toSorted((a, b) => a.line - b.line);
  let next = 0;
  for (let index = 0; index < assessment.evidence.dataset.villages.length; index++) {
    const row = gapRow(assessment, index);
    for (let other = others[next]; other && other.line < row.village.origin.line; other = others[++next]) yield other;
    yield row;
  }
  yield* others.slice(next);
}

/** The files of a call as they are to be read; distances that are reported need no facilities. */
function inputsOf(villages: string, facilities: string | null, { file }: AskedMode, crs: Crs): readonly InputFile[] {
  return [
    { name: villages, bytes: readBytes(villages), role: 'villages', crs, asOf: UNDATED },
    ...(facilities === null ? [] : [{ name: facilities, bytes: readBytes(facilities), role: 'facilities', crs } as const]),
    ...(file ? [file] : []),
  ];
}

/** Opens the files of a call; their bytes are kept by nobody then. Throws CliError where the output would replace one of them. */
function openInputs(inputs: readonly InputFile[], out: string): Promise<readonly OpenedFile[]> {
  refuseOverwrite(
    out,
    inputs.map(({ name }) => name),
  );
  return Promise.all(inputs.map((file) => openFile(file)));
}

/** What a mode cannot be measured without, besides its own file: positions of both, or townships to choose by. Throws FileError. */
function requireColumns(reports: readonly FileReport[], mode: DistanceMode, scope: FacilityScope): void {
  const [villages] = reports;
  if (villages && (mode === 'straight' || mode === 'road')) for (const field of ['lon', 'lat']) requireColumn(villages, field);
  if (scope === 'nearest' || mode === 'reported') return;
  for (const report of reports) {
    requireColumn(report, 'township');
    if (!hasColumn(report, 'county'))
      remark(`gapmap: ${report.file}: no county column; townships are matched by their names alone, whatever their county`);
  }
}

/** The distances of all villages beside each other, by village id; and who passes in a straight line only is named. */
function besideRoad(dataset: Dataset, reach: Omit<ReachBy, 'mode'>, radius: Millimetres) {
  const measured = sideBySide(dataset, reach);
  const { beyond, noWay } = byAirOnly(measured, radius);
  remarkOnVillages(dataset, `villages within ${radius / 1e6} km in a straight line are beyond it by road`, beyond);
  remarkOnVillages(
    dataset,
    'villages have no way by road at all (off the roads, or on an island), and are unknown where distance decides',
    noWay,
  );
  const ofVillage = (index: number) => {
    const distances = distancesAt(measured, index);
    return { ...distances, airOnly: isAirOnly(distances, radius) };
  };
  const of = new Map(Array.from(dataset.villages, ({ id }, index) => [id, ofVillage(index)]));
  return { beside: { traveller: reach.traveller, of }, counts: { air_only: beyond.length, no_way_by_road: noWay.length } };
}

/** Metres on Turf's sphere to the hospital in force, by village id. */
function onSphere({ evidence: { dataset, proximity } }: Assessment): ReadonlyMap<string, number> {
  const metres = proximity ? sphericalColumn(dataset, proximity.facility) : [];
  return new Map(
    Array.from(dataset.villages, ({ id }, index) => [id, metres[index] ?? Number.NaN] as const).filter(([, away]) => !Number.isNaN(away)),
  );
}

/** What a list is made of: the data, as of when, and the rows of the file that are no village. */
interface Found {
  readonly dataset: Dataset;
  readonly month: Month;
  readonly openAt: Month | null;
  readonly rejected: readonly RejectedVillage[];
}

/** The country that is made up, at its latest year. Throws CliError for a file beside it. */
function madeUp(options: Options, asked: AskedMode): Found {
  for (const option of ['facilities', 'crs'] as const)
    if (options[option] !== undefined) throw new CliError(`--demo makes its data itself: leave --${option} out`);
  const dataset = demoOf(options, asked);
  const month = yearEnd(dataset.years.at(-1) ?? Number.NaN);
  return { dataset, month, openAt: month, rejected: [] };
}

/** Reads the files of a call, and refuses those that would give a wrong list. Rejects with CliError or FileError. */
async function readFiles(options: Options, asked: AskedMode, indicator: NearIndicator, scope: FacilityScope): Promise<Found> {
  const { mode } = asked;
  const isReported = mode === 'reported';
  const villagesFile = required(options.villages, 'villages');
  const facilitiesFile = isReported ? (options.facilities ?? null) : required(options.facilities, 'facilities');
  const crs = oneOf(options.crs ?? 'wgs84', 'crs', CRS);
  const opened = await openInputs(inputsOf(villagesFile, facilitiesFile, asked, crs), required(options.out, 'out'));
  const { dataset, reports, rejected } = readOwn(opened, villagesFile);
  const tables = reports.filter(({ role }) => role === 'villages' || role === 'facilities');
  for (const report of tables) remarkOverfull(report);
  requireColumns(tables, mode, scope);
  for (const { file, columns } of tables) {
    const suggested = suggestCrs(columns);
    if (options.crs === undefined && suggested && suggested !== crs)
      remark(`gapmap: ${file}: its headings sound like ${suggested}, read as ${crs}: say --crs ${suggested} if they are`);
  }
  requireMeasurable(asked, dataset, reports);
  if (dataset.villages.length + rejected.length === 0)
    throw new FileError('no-records', villagesFile, null, null, 'it has no village below its headings');
  if (isReported || mode === 'road') tables.forEach(remarkUnread);

  const month = dataset.files[0]?.asOf ?? UNDATED;
  const openAt = month === UNDATED ? null : month;
  const facilities = tables.find(({ role }) => role === 'facilities');
  if (facilities && !isReported)
    requireUsableFacilities(facilities, dataset, mode === 'matrix' ? [] : facilitiesThatCount(dataset, indicator.rule.facilities, openAt));
  return { dataset, month, openAt, rejected };
}

const OPTIONS = {
  villages: { type: 'string' },
  facilities: { type: 'string' },
  demo: { type: 'string' },
  indicator: { type: 'string' },
  'radius-km': { type: 'string' },
  crs: { type: 'string' },
  'own-township': { type: 'boolean', default: false },
  spherical: { type: 'boolean', default: false },
  ...MODE_OPTIONS,
  out: { type: 'string' },
} as const;

type Options = Readonly<Partial<Record<'villages' | 'facilities' | 'demo' | 'crs' | 'out', string>>>;

export const gaps: Command = {
  name: 'gaps',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, OPTIONS);
    const isMadeUp = options.demo !== undefined;
    if (!isMadeUp) {
      required(options.villages, 'villages');
      if (options.mode !== 'reported') required(options.facilities, 'facilities');
    }
    const out = required(options.out, 'out');
    const indicator = nearnessIndicator(options.indicator);
    const radius = readRadius(options['radius-km'] ?? String(indicator.rule.radiusKm));
    const asked = isMadeUp ? readMadeUpMode(options) : readMode(options);
    const { mode, traveller } = asked;
    requireMode(indicator, mode);
    const scope = options['own-township'] || mode === 'reported' ? 'own-township' : 'nearest';
    const { dataset, month, openAt, rejected } = isMadeUp ? madeUp(options, asked) : await readFiles(options, asked, indicator, scope);

    bringOtherDistances();
    const assessment = answer(dataset, { ...defaultQuestion(indicator, month, openAt), radius, scope, mode, traveller });
    const everyone = Array.from({ length: dataset.villages.length }, (_, index) => index);
    const { met, gap, exempt, unknown } = tally(assessment, everyone);
    const rows = inFileOrder(assessment, rejected);
    const kinds = indicator.rule.facilities;
    const byRoad = mode === 'road' ? besideRoad(dataset, { kinds, scope, month: openAt, traveller }, radius) : null;
    writeWhole(out, writeGapsCsv(rows, { road: byRoad?.beside ?? null, turf: options.spherical ? onSphere(assessment) : null }));
    return {
      ...(mode !== 'straight' && { mode }),
      ...(traveller !== DEFAULT_TRAVELLER && { traveller }),
      scope,
      radius_m: radius / 1000,
      rows: everyone.length + rejected.length,
      met,
      gap,
      exempt,
      unknown: unknown + rejected.length,
      rejected: rejected.length,
      ...byRoad?.counts,
    };
  },
};
