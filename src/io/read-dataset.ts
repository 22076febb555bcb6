import type { Dataset, Role, SourceFile } from '../domain/dataset.ts';
import type { RejectedVillage } from '../domain/gap-list.ts';
import type { Run } from '../domain/observation.ts';
import { type Month, yearEnd, yearOf } from '../domain/period.ts';
import type { District, Facility, Road, Village } from '../domain/place.ts';
import { type ColumnMatch, type Encoding, FileError, type FileReport, type Format, type RowIssue } from '../domain/report.ts';
import type { Crs } from '../domain/units.ts';
import { drawnIn } from './features.ts';
import { describe, guessRole, suggestCrs } from './headings.ts';
import type { OpenedFile, RawFeature } from './input-file.ts';
import { liesIn } from './inside.ts';
import { readDistricts, readRoads } from './read-districts.ts';
import { readFacilities, requireFacilityColumns } from './read-facilities.ts';
import { readStatus, requireStatusColumns } from './read-status.ts';
import { account, headingOf, type Row, readTable, type Table } from './read-table.ts';
import { readVillages, requireVillageColumns } from './read-villages.ts';

/** What a file holds, before it is read. */
export interface Inspection {
  readonly name: string;
  readonly role: Role;
  readonly format: Format;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  /** The sheets of a workbook, and the one looked at; none in other formats. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly columns: readonly ColumnMatch[];
  readonly hasPositions: boolean;
  readonly suggestedCrs: Crs | null;
  /** Indicator columns without a year column: the month must be asked. */
  readonly needsAsOf: boolean;
  readonly rows: number;
}

/** Whose records these are, and what they are called. */
export type About = Pick<Dataset, 'origin' | 'title'>;

export interface ReadResult {
  readonly dataset: Dataset;
  readonly reports: readonly FileReport[];
  readonly rejected: readonly RejectedVillage[];
}

/** The columns a table of each kind cannot do without: told before anything is asked. Geometry has no columns. */
const REQUIRED: Readonly<Partial<Record<Role, (table: Table) => void>>> = {
  villages: requireVillageColumns,
  facilities: requireFacilityColumns,
  status: requireStatusColumns,
};

const ROLE_OF_SHAPE = { areas: 'districts', lines: 'roads', points: 'villages' } as const satisfies Record<string, Role>;

/** Looks at one file. Throws FileError when it cannot be read at all. */
export function inspectFile(file: OpenedFile): Inspection {
  const { name, content } = file;
  if (content.kind === 'shapes') {
    const role = roleOf(file);
    const rows = role === 'roads' ? readRoads(content.features, 'wgs84').roads : readDistricts(name, content.features, 'wgs84').districts;
    return {
      name,
      role,
      format: content.format,
      encoding: content.encoding,
      delimiter: null,
      sheets: [],
      sheet: null,
      columns: [],
      hasPositions: true,
      suggestedCrs: content.crs,
      needsAsOf: false,
      rows: rows.length,
    };
  }
  const table = readTable(file);
  const { columns } = table;
  const described = describe(columns, table.samples);
  const role = file.role ?? guessRole(columns, name);
  REQUIRED[role]?.(table);
  return {
    name,
    role,
    format: content.format,
    encoding: content.encoding,
    delimiter: content.delimiter,
    sheets: content.sheets.map((sheet) => sheet.name).filter(Boolean),
    sheet: table.sheet || null,
    columns: described,
    hasPositions: columns.fields.has('lon') && columns.fields.has('lat'),
    suggestedCrs: content.crs ?? suggestCrs(described),
    needsAsOf: columns.indicators.size > 0 && !columns.fields.has('year'),
    rows: table.rows.length + table.setAside.length,
  };
}

export interface ReadingOptions {
  /** Where no file lists any subject, reports are taken whatever subject they name: there is nothing to hold them against. */
  readonly takesLoneReports?: boolean;
}

/** Reads a project's files together: districts first, then villages, facilities and reports. Throws FileError, also for a second table of villages or facilities. */
export function readDataset(files: readonly OpenedFile[], about: About, { takesLoneReports = false }: ReadingOptions = {}): ReadResult {
  const reading = new Reading();
  const byRole = (role: Role) => files.flatMap((file, index) => (roleOf(file) === role ? [{ file, index }] : []));
  for (const role of ONE_EACH) {
    const second = byRole(role)[1]?.file;
    if (second) throw new FileError('unreadable-file', second.name, null, null, `a second table of ${role}: one project holds one`);
  }
  for (const { file, index } of byRole('districts')) reading.districts(file, index);
  for (const { file, index } of byRole('roads')) reading.roads(file, index);
  for (const { file, index } of byRole('villages')) reading.villages(file, index);
  for (const { file, index } of byRole('facilities')) reading.facilities(file, index);
  for (const { file, index } of byRole('status')) reading.status(file, index, takesLoneReports);
  return reading.finish(files, about);
}

/** Tables a project has one of: a second would push the first one's records out without a word. */
const ONE_EACH = ['villages', 'facilities'] as const satisfies readonly Role[];

function roleOf(file: OpenedFile): Role {
  if (file.role) return file.role;
  return file.content.kind === 'shapes' ? ROLE_OF_SHAPE[drawnIn(file.content.features)] : guessRole(readTable(file).columns, file.name);
}

const systemOf = ({ crs, content }: OpenedFile): Crs => crs ?? content.crs ?? 'wgs84';

function featuresOf({ name, content }: OpenedFile): readonly RawFeature[] {
  if (content.kind === 'shapes') return content.features;
  throw new FileError('no-records', name, null, null, 'it holds a table, and shapes are needed');
}

/** What has been read so far; filled file by file, made a data set by `finish`. */
class Reading {
  private areas: District[] = [];
  private lines: Road[] = [];
  private places: Village[] = [];
  private sites: Facility[] = [];
  private readonly observations = new Map<string, Map<string, readonly Run[]>>();
  private readonly reports = new Map<number, FileReport>();
  private rejected: RejectedVillage[] = [];
  private readonly asOf = new Map<number, Month>();

  districts(file: OpenedFile, index: number): void {
    const { districts, skipped } = readDistricts(file.name, featuresOf(file), systemOf(file));
    this.areas = [...this.areas, ...districts];
    this.reports.set(index, areaReport(file, 'districts', districts.length, skipped, 'not-an-area'));
  }

  roads(file: OpenedFile, index: number): void {
    const { roads, skipped } = readRoads(featuresOf(file), systemOf(file));
    this.lines = [...this.lines, ...roads];
    this.reports.set(index, areaReport(file, 'roads', roads.length, skipped, 'not-a-line'));
  }

  villages(file: OpenedFile, index: number): void {
    const table = readTable(file);
    const read = readVillages(table, index, systemOf(file), file.asOf ?? null);
    const issues: RowIssue[] = [...read.issues];
    const counties = this.countyFinder();
    const rows = rowsByLine(table);
    this.places = read.villages.map((read) => {
      const county = counties(read.county, read.code);
      // A table of one county often leaves the county out; the code's first six digits say it.
      const village = read.county === '' && county ? { ...read, county: county.name } : read;
      if (village.position.at === null || !county || liesIn(county, village.position.at)) return village;
      issues.push(outside(table, rows.get(village.origin.line)));
      return { ...village, position: { at: null, problem: 'position-outside-county' } };
    });
    this.rejected = [...read.rejected];
    this.merge(read.reported, index);
    this.reports.set(index, account(table, 'villages', issues));
  }

  facilities(file: OpenedFile, index: number): void {
    const table = readTable(file);
    const read = readFacilities(table, index, systemOf(file));
    const counties = this.countyFinder();
    const rows = rowsByLine(table);
    const outsiders = read.facilities.flatMap(({ county, position, origin }) => {
      const area = counties(county, null);
      return position.at && area && !liesIn(area, position.at) ? [outside(table, rows.get(origin.line))] : [];
    });
    this.sites = [...read.facilities];
    this.reports.set(index, account(table, 'facilities', [...read.issues, ...outsiders]));
  }

  status(file: OpenedFile, index: number, takesLoneReports: boolean): void {
    const table = readTable(file);
    const villages = new Map(this.places.map((village) => [village.id, village]));
    const others = new Set([...this.sites.map((facility) => facility.id), ...this.areas.map((area) => area.code)]);
    const isLone = villages.size === 0 && others.size === 0;
    const read = readStatus(table, villages, takesLoneReports && isLone ? null : others);
    this.merge(read.reported, index);
    this.reports.set(index, account(table, 'status', read.issues));
  }

  finish(files: readonly OpenedFile[], { origin, title }: About): ReadResult {
    const reports = files.map((_, index) => this.reports.get(index)).filter((report) => report !== undefined);
    const sources = files.map(
      (file, index): SourceFile => ({
        name: file.name,
        role: roleOf(file),
        rows: this.reports.get(index)?.rows ?? 0,
        asOf: this.asOf.get(index) ?? file.asOf ?? null,
        crs: file.crs ?? null,
      }),
    );
    const dataset: Dataset = {
      origin,
      title,
      villages: this.places,
      facilities: this.sites,
      counties: this.areas.filter((area) => area.level === 'county'),
      townships: this.areas.filter((area) => area.level === 'township'),
      roads: this.lines,
      observations: this.observations,
      files: sources,
      years: this.years(files),
    };
    return { dataset, reports, rejected: this.rejected };
  }

  /** Finds a county's polygon by its name, else by the first six digits of a village's code. */
  private countyFinder(): (name: string, code: string | null) => District | undefined {
    const counties = this.areas.filter((area) => area.level === 'county');
    return (name, code) =>
      counties.find((county) => name !== '' && county.name === name) ??
      counties.find((county) => code !== null && code.length === 12 && code.startsWith(county.code) && county.code.length === 6);
  }

  /** Adds a file's reports; where two files report the same subject and indicator, the later file's stand. */
  private merge(reported: ReadonlyMap<string, ReadonlyMap<string, readonly Run[]>>, index: number): void {
    for (const [indicator, bySubject] of reported) {
      const known = this.observations.get(indicator) ?? new Map<string, readonly Run[]>();
      this.observations.set(indicator, known);
      for (const [subject, runs] of bySubject) {
        known.set(subject, runs);
        for (const { to } of runs) if (to > (this.asOf.get(index) ?? -1)) this.asOf.set(index, to);
      }
    }
  }

  /** Years with a December report; a project without any report has the one year its files speak of. */
  private years(files: readonly OpenedFile[]): number[] {
    const years = new Set<number>();
    for (const bySubject of this.observations.values()) {
      for (const runs of bySubject.values()) {
        for (const run of runs) {
          for (let year = yearOf(run.from); yearEnd(year) <= run.to; year++) if (yearEnd(year) >= run.from) years.add(year);
        }
      }
    }
    for (const file of files) if (file.asOf !== undefined) years.add(yearOf(file.asOf));
    if (years.size === 0) years.add(this.places.reduce((latest, village) => Math.max(latest, village.exitYear ?? 0), FALLBACK_YEAR));
    return [...years].sort((a, b) => a - b);
  }
}

/** The plan's last year stands where a project's files name no year at all. */
const FALLBACK_YEAR = 2020;

/** Says where a position is written, not where it was converted to: that is what a person can look up. */
function outside(table: Table, row: Row | undefined): RowIssue {
  const cells = (['lon', 'lat'] as const).map((field) => row?.cell(field).trim() ?? '');
  return {
    outcome: 'flagged',
    line: row?.line ?? 0,
    column: headingOf(table, 'lon'),
    value: [...new Set(cells)].join(' '),
    reason: 'position-outside-county',
  };
}

const rowsByLine = (table: Table) => new Map(table.rows.map((row) => [row.line, row]));

function areaReport(
  file: OpenedFile,
  role: Role,
  read: number,
  skipped: readonly number[],
  reason: 'not-an-area' | 'not-a-line',
): FileReport {
  return {
    file: file.name,
    role,
    format: file.content.format,
    encoding: file.content.encoding,
    delimiter: null,
    sheet: null,
    crs: systemOf(file),
    crsOf: {},
    headerLine: 0,
    columns: [],
    rows: read + skipped.length,
    counts: { accepted: read, flagged: 0, rejected: skipped.length, 'set-aside': 0 },
    issues: skipped.map((line): RowIssue => ({ outcome: 'rejected', line, column: '', value: '', reason })),
  };
}
