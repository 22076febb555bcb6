import { answer } from '../analysis/answer.ts';
import type { Assessment } from '../analysis/assess.ts';
import { gapRow } from '../analysis/gap-rows.ts';
import { facilitiesThatCount, type Reach } from '../analysis/nearest.ts';
import { bringOtherDistances } from '../analysis/other-distances.ts';
import { defaultQuestion } from '../analysis/question.ts';
import { byAirOnly, distancesAt, isAirOnly, sideBySide } from '../analysis/side-by-side.ts';
import { sphericalColumn } from '../analysis/spherical.ts';
import { tally } from '../analysis/tally.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { GapRow, RejectedVillage } from '../domain/gap-list.ts';
import type { DistanceMode, FacilityScope } from '../domain/parameters.ts';
import { FileError, type FileReport, REJECTIONS, type RowIssue } from '../domain/report.ts';
import { POSITION_PROBLEMS } from '../domain/state.ts';
import { CRS, type Crs, type Millimetres } from '../domain/units.ts';
import { POSITION, suggestCrs } from '../io/headings.ts';
import type { InputFile, OpenedFile } from '../io/input-file.ts';
import { openFile } from '../io/open-file.ts';
import { readDataset } from '../io/read-dataset.ts';
import { writeGapsCsv } from '../io/write-gap-list.ts';
import { type Command, oneOf, readOptions, required } from './command.ts';
import { type AskedMode, MODE_OPTIONS, MODE_USAGE, readMode, requireMeasurable } from './distance-mode.ts';
import { readBytes, refuseOverwrite, remark, writeWhole } from './files.ts';
import { remarkOnVillages } from './named.ts';
import { NEAR_INDICATORS, nearnessIndicator, requireMode } from './nearness.ts';
import { readRadius } from './radius.ts';
import { UNDATED, withoutDates } from './year.ts';

const USAGE = `gapmap gaps --villages V.csv --facilities F.csv [--indicator ID] [--radius-km 5] [--crs SYSTEM]
            [--own-township] [--spherical] [--mode straight|road|reported|matrix] [--roads R.geojson [--roads-crs SYSTEM] [--traveller car|bus|walking]] [--matrix OD.csv] --out OUT.csv
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
  By road six columns follow, whichever distance decides: straight_m (to the hospital nearest in a straight line), road_m, road_min (to the
  hospital reached soonest; speeds by class and surface are estimates), reported_m (as the village reports it), snap_m (to the nearest road),
  air_only (yes: straight_m up to radius_m and road_m more; empty where either is unknown).
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
function besideRoad(dataset: Dataset, reach: Reach, radius: Millimetres) {
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
  const beside = new Map(Array.from(dataset.villages, ({ id }, index) => [id, ofVillage(index)]));
  return { beside, counts: { air_only: beyond.length, no_way_by_road: noWay.length } };
}

/** Metres on Turf's sphere to the hospital in force, by village id. */
function onSphere({ evidence: { dataset, proximity } }: Assessment): ReadonlyMap<string, number> {
  const metres = proximity ? sphericalColumn(dataset, proximity.facility) : [];
  return new Map(
    Array.from(dataset.villages, ({ id }, index) => [id, metres[index] ?? Number.NaN] as const).filter(([, away]) => !Number.isNaN(away)),
  );
}

export const gaps: Command = {
  name: 'gaps',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      villages: { type: 'string' },
      facilities: { type: 'string' },
      indicator: { type: 'string' },
      'radius-km': { type: 'string' },
      crs: { type: 'string' },
      'own-township': { type: 'boolean', default: false },
      spherical: { type: 'boolean', default: false },
      ...MODE_OPTIONS,
      out: { type: 'string' },
    });
    const villagesFile = required(options.villages, 'villages');
    const isReported = options.mode === 'reported';
    const facilitiesFile = isReported ? (options.facilities ?? null) : required(options.facilities, 'facilities');
    const out = required(options.out, 'out');
    const indicator = nearnessIndicator(options.indicator);
    const radius = readRadius(options['radius-km'] ?? String(indicator.rule.radiusKm));
    const crs = oneOf(options.crs ?? 'wgs84', 'crs', CRS);
    const asked = readMode(options);
    const { mode } = asked;
    requireMode(indicator, mode);
    const scope = options['own-township'] || isReported ? 'own-township' : 'nearest';
    const read = readDataset(await openInputs(inputsOf(villagesFile, facilitiesFile, asked, crs), out), {
      origin: 'own',
      title: { zh: villagesFile, en: villagesFile },
    });
    const tables = read.reports.filter(({ role }) => role === 'villages' || role === 'facilities');
    for (const report of tables) remarkOverfull(report);
    requireColumns(tables, mode, scope);
    for (const { file, columns } of tables) {
      const suggested = suggestCrs(columns);
      if (options.crs === undefined && suggested && suggested !== crs)
        remark(`gapmap: ${file}: its headings sound like ${suggested}, read as ${crs}: say --crs ${suggested} if they are`);
    }
    requireMeasurable(asked, read.dataset, read.reports);
    if (isReported || mode === 'road') tables.forEach(remarkUnread);

    const month = read.dataset.files[0]?.asOf ?? UNDATED;
    const dataset = month === UNDATED ? withoutDates(read.dataset) : read.dataset;
    const question = { ...defaultQuestion(indicator, month), radius, scope, mode } as const;
    const kinds = indicator.rule.facilities;
    const facilities = tables.find(({ role }) => role === 'facilities');
    if (facilities && !isReported)
      requireUsableFacilities(facilities, dataset, mode === 'matrix' ? [] : facilitiesThatCount(dataset, kinds, question.month));

    bringOtherDistances(asked.traveller);
    const assessment = answer(dataset, question);
    const everyone = Array.from({ length: dataset.villages.length }, (_, index) => index);
    const { met, gap, exempt, unknown } = tally(assessment, everyone);
    const rows = inFileOrder(assessment, read.rejected);
    const byRoad = mode === 'road' ? besideRoad(dataset, { kinds, scope, month: question.month }, radius) : null;
    writeWhole(out, writeGapsCsv(rows, { road: byRoad?.beside ?? null, turf: options.spherical ? onSphere(assessment) : null }));
    const rejected = read.rejected.length;
    return {
      ...(mode !== 'straight' && { mode }),
      ...(asked.traveller !== 'car' && { traveller: asked.traveller }),
      scope,
      radius_m: radius / 1000,
      rows: everyone.length + rejected,
      met,
      gap,
      exempt,
      unknown: unknown + rejected,
      rejected,
      ...byRoad?.counts,
    };
  },
};
