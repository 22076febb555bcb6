import { answer } from '../analysis/answer.ts';
import { gapRows } from '../analysis/gap-rows.ts';
import { facilitiesThatCount } from '../analysis/nearest.ts';
import { defaultQuestion } from '../analysis/question.ts';
import { tally } from '../analysis/tally.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { GapRow, RejectedVillage } from '../domain/gap-list.ts';
import { monthOf } from '../domain/period.ts';
import { FileError, type FileReport, REJECTIONS, type RowIssue } from '../domain/report.ts';
import { POSITION_PROBLEMS } from '../domain/state.ts';
import { CRS, type Millimetres } from '../domain/units.ts';
import { POSITION, suggestCrs } from '../io/headings.ts';
import type { InputFile } from '../io/input-file.ts';
import { openFile } from '../io/open-file.ts';
import { readDataset } from '../io/read-dataset.ts';
import { writeGapsCsv } from '../io/write-gap-list.ts';
import { INDICATORS } from '../layers/index.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { readBytes, refuseOverwrite, remark, writeWhole } from './files.ts';

const USAGE = `gapmap gaps --villages V.csv --facilities F.csv [--radius-km 5] [--crs SYSTEM] [--own-township] --out OUT.csv
  Writes one row a village, in input order: code,name,county,township,lon,lat,state,nearest_id,nearest_name,distance_m,margin_m,reason
  --radius-km     inclusive, decided on whole millimetres (default 5)
  --crs           of the positions in both files (default wgs84): ${CRS.join(', ')}; lon and lat are written in WGS 84. GCJ-02 and BD-09 are inverted until
                  the way there and back closes; one step of the usual inverse is up to 0.2 m off
  --own-township  the nearest hospital of the village's own township (both files need township); without it the nearest of any
  The state follows the clinic rule's truth table where the villages have a clinic column (clinic, 有无标准化卫生室);
  without one by distance alone: met within the radius, gap beyond, unknown without a usable position.
  Township and centre hospitals count; every facility does where the file has no kind column. Opening and closing dates count as of
  the latest year the villages report a status for; where no such year is given, dates are ignored and every hospital counts.
  A village listed for several years is one row, in the place of its first line, in the state of the latest year.
  Rejected rows are written too, as unknown.
  Reasons: within-radius, beyond-radius (the distance decides); own-clinic, not-eligible, status-unreported (the clinic column does);
    no-facility, no-township, no-facility-in-township (nothing to measure to); ${POSITION_PROBLEMS.slice(0, 3).join(', ')},
    ${POSITION_PROBLEMS.slice(3).join(', ')} (nothing to measure from);
    ${REJECTIONS.join(', ')} (rejected)
  Answer: {"scope","radius_m","rows","met","gap","exempt","unknown","rejected"}; met + gap + exempt + unknown = rows.
`;

/** Stands for the file's own period where its villages name no year; it is never printed. */
export const UNDATED = monthOf(0, 1);

/** The question of this command: the first indicator decided by nearness. */
function nearnessIndicator() {
  const found = INDICATORS.find(({ indicator }) => indicator.rule.kind === 'near' && !indicator.rule.optional);
  if (!found) throw new RangeError('no layer has a rule of nearness');
  return found.indicator;
}

/** Kilometres as text to whole millimetres, exactly: `"5.04"` → 5,040,000. */
function readRadius(text: string): Millimetres {
  const match = /^(\d{1,5})(?:\.(\d+))?$/.exec(text);
  const decimals = match?.[2]?.replace(/0+$/, '') ?? '';
  const mm = match && decimals.length <= 6 ? Number(match[1]) * 1_000_000 + Number(decimals.padEnd(6, '0')) : 0;
  if (mm <= 0) throw new CliError(`--radius-km "${text}" is not a positive number of kilometres with at most 6 decimals`);
  return mm as Millimetres;
}

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

/** Where no period is known, every facility counts regardless of its dates. */
function withoutDates(dataset: Dataset): Dataset {
  return { ...dataset, facilities: dataset.facilities.map((facility) => ({ ...facility, opened: null, closed: null })) };
}

/** Accepted and rejected rows together, in the order of the file. */
function inFileOrder(rows: readonly GapRow[], rejected: readonly RejectedVillage[]): (GapRow | RejectedVillage)[] {
  const lineOf = (row: GapRow | RejectedVillage) => ('village' in row ? row.village.origin.line : row.line);
  return [...rows, ...rejected].sort((a, b) => lineOf(a) - lineOf(b));
}

export const gaps: Command = {
  name: 'gaps',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      villages: { type: 'string' },
      facilities: { type: 'string' },
      'radius-km': { type: 'string', default: '5' },
      crs: { type: 'string' },
      'own-township': { type: 'boolean', default: false },
      out: { type: 'string' },
    });
    const villagesFile = required(options.villages, 'villages');
    const facilitiesFile = required(options.facilities, 'facilities');
    const out = required(options.out, 'out');
    const radius = readRadius(options['radius-km']);
    const crs = oneOf(options.crs ?? 'wgs84', 'crs', CRS);
    const scope = options['own-township'] ? 'own-township' : 'nearest';
    refuseOverwrite(out, [villagesFile, facilitiesFile]);

    const files: readonly InputFile[] = [
      { name: villagesFile, bytes: readBytes(villagesFile), role: 'villages', crs, asOf: UNDATED },
      { name: facilitiesFile, bytes: readBytes(facilitiesFile), role: 'facilities', crs },
    ];
    const read = readDataset(await Promise.all(files.map((file) => openFile(file))), {
      origin: 'own',
      title: { zh: villagesFile, en: villagesFile },
    });
    const [villages, facilities] = read.reports;
    if (!villages || !facilities) throw new RangeError('a report for each file was expected');
    for (const report of [villages, facilities]) remarkOverfull(report);
    for (const field of ['lon', 'lat']) requireColumn(villages, field);
    for (const { file, columns } of read.reports) {
      const suggested = suggestCrs(columns);
      if (options.crs === undefined && suggested && suggested !== crs)
        remark(`gapmap: ${file}: its headings sound like ${suggested}, read as ${crs}: say --crs ${suggested} if they are`);
    }
    if (scope === 'own-township')
      for (const report of [villages, facilities]) {
        requireColumn(report, 'township');
        if (!hasColumn(report, 'county'))
          remark(`gapmap: ${report.file}: no county column; townships are matched by their names alone, whatever their county`);
      }

    const month = read.dataset.files[0]?.asOf ?? UNDATED;
    const dataset = month === UNDATED ? withoutDates(read.dataset) : read.dataset;
    const indicator = nearnessIndicator();
    const question = { ...defaultQuestion(indicator, month), radius, scope } as const;
    const kinds = indicator.rule.kind === 'near' ? indicator.rule.facilities : [];
    requireUsableFacilities(facilities, dataset, facilitiesThatCount(dataset, kinds, question.month));

    const assessment = answer(dataset, question);
    const everyone = Array.from({ length: dataset.villages.length }, (_, index) => index);
    const { met, gap, exempt, unknown } = tally(assessment, everyone);
    writeWhole(out, writeGapsCsv(inFileOrder(gapRows(assessment, everyone), read.rejected)));
    const rejected = read.rejected.length;
    return { scope, radius_m: radius / 1000, rows: everyone.length + rejected, met, gap, exempt, unknown: unknown + rejected, rejected };
  },
};
