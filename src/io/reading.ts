import { type CodeBook, type CodeChange, codeBook, withPresentCounty } from '../domain/codes.ts';
import type { Dataset, FileDataset, Role } from '../domain/dataset.ts';
import type { RejectedVillage } from '../domain/gap-list.ts';
import type { Month } from '../domain/period.ts';
import type { District, Village } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import type { Conflict, FileReport, RowIssue } from '../domain/report.ts';
import type { Road } from '../domain/road.ts';
import type { OwnTarget } from '../domain/target.ts';
import type { Work } from '../domain/work.ts';
import { isOutsidePrefecture } from '../plans/index.ts';
import type { Subjects } from './find-subject.ts';
import type { OpenedFile } from './input-file.ts';
import { liesIn } from './inside.ts';
import { Conflicts, type Witness } from './merge/claims.ts';
import { type FacilityPart, mergeFacilities } from './merge/facilities.ts';
import { type ListPart, mergeTargets, mergeWorks } from './merge/lists.ts';
import { mergeReports, namer, type Reported, type ReportPart } from './merge/reports.ts';
import { mergeVillages, type VillagePart, wordsOf } from './merge/villages.ts';
import { countyKey, kindOfWord, PlaceIndex } from './place-key.ts';
import { telling } from './progress.ts';
import { readCodes } from './read-codes.ts';
import { readDistricts } from './read-districts.ts';
import { readFacilities } from './read-facilities.ts';
import { readRoads } from './read-roads.ts';
import { readStatus } from './read-status.ts';
import { account, headingOf, readTable, rowFinder, type Table } from './read-table.ts';
import { readTargets } from './read-targets.ts';
import { readVillages } from './read-villages.ts';
import { readWorks } from './read-works.ts';
import { featuresOf, shapeReport, systemOf } from './shape-report.ts';
import { outsideCounty } from './table-positions.ts';
import { matrixOf, matrixReport, terrainOf, terrainReport, theOnly } from './whole-files.ts';
import { writtenIn } from './written.ts';

/** A file, and its place among the project's. */
interface Placed {
  readonly file: OpenedFile;
  readonly index: number;
}

/** What the files make together. */
interface Finished {
  readonly dataset: Omit<FileDataset, 'origin' | 'title' | 'files' | 'years'>;
  readonly reports: ReadonlyMap<number, FileReport>;
  readonly rejected: readonly RejectedVillage[];
  readonly conflicts: readonly Conflict[];
  /** The last month each file reports on. */
  readonly lastMonths: ReadonlyMap<number, Month>;
  /** The counties each file reports on. */
  readonly reportsOf: ReadonlyMap<number, readonly string[]>;
}

/** A table that was read, with what was found in it; its account is closed when all files were joined. */
interface Judged {
  readonly table: Table;
  readonly role: Role;
  readonly issues: readonly RowIssue[];
}

/** What has been read so far, kind by kind; made a data set by `finish`. */
export class Reading {
  private areas: District[] = [];
  private roadLines: Road[] = [];
  private villages: readonly Village[] = [];
  private facilities: Dataset['facilities'] = [];
  private works: Dataset['works'] = [];
  private targets: Dataset['targets'] = [];
  private matrix: Dataset['matrix'] = null;
  private terrain: Dataset['terrain'] = null;
  private codes: readonly CodeChange[] = [];
  private book: CodeBook = codeBook([]);
  private readonly reportParts: ReportPart[] = [];
  private readonly wholeReports = new Map<number, FileReport>();
  private readonly judged = new Map<number, Judged>();
  private readonly rejected: RejectedVillage[] = [];
  private readonly conflicts = new Conflicts();
  private readonly lastMonths = new Map<number, Month>();

  constructor(
    private readonly takesLoneReports: boolean,
    private readonly beside: Pick<Dataset, 'villages' | 'facilities'> = { villages: [], facilities: [] },
  ) {}

  /** Reads all files of a kind. A kind that another needs comes before it. Throws FileError. */
  take(role: Role, files: readonly Placed[]): void {
    const read: Partial<Record<Role, (files: readonly Placed[]) => void>> = {
      districts: (all) => this.readDistricts(all),
      roads: (all) => this.readRoads(all),
      villages: (all) => this.readVillages(all),
      facilities: (all) => this.readFacilities(all),
      status: (all) => this.readStatus(all),
      works: (all) => this.readWorks(all),
      targets: (all) => this.readTargets(all),
      codes: (all) => this.readCodes(all),
      matrix: (all) => this.readMatrix(theOnly(all, 'of ways')),
      terrain: (all) => this.readTerrain(theOnly(all, 'of heights')),
    };
    if (files.length > 0) read[role]?.(files);
  }

  /** Joins what the files report and closes every file's account. */
  finish(): Finished {
    const observations = mergeReports(this.reportParts, namer(this.villages, this.facilities), this.conflicts);
    const reports = new Map(this.wholeReports);
    for (const [index, { table, role, issues }] of this.judged)
      reports.set(index, account(table, role, [...issues, ...this.conflicts.issuesOf(index)]));
    return {
      dataset: {
        villages: this.villages,
        facilities: this.facilities,
        counties: this.areas.filter((area) => area.level === 'county'),
        townships: this.areas.filter((area) => area.level === 'township'),
        roads: this.roadLines,
        works: this.works,
        targets: this.targets,
        matrix: this.matrix,
        terrain: this.terrain,
        observations,
        codes: this.codes,
      },
      reports,
      rejected: this.rejected,
      conflicts: this.conflicts.all,
      lastMonths: this.lastMonths,
      reportsOf: this.reportsOf(),
    };
  }

  private reportsOf(): ReadonlyMap<number, readonly string[]> {
    const countyOf = new Map(this.villages.map(({ id, county }) => [id, county]));
    return new Map(
      this.reportParts.map(({ by, reported, subject }) => {
        const counties = new Set<string>();
        for (const bySubject of reported.values()) {
          for (const [id, runs] of bySubject) {
            const county = countyOf.get(subject(id) ?? '');
            if (county !== undefined && runs.length > 0) counties.add(county);
          }
        }
        return [by.file, [...counties]];
      }),
    );
  }

  /** An area that two files draw is drawn once, as the first has it. */
  private readDistricts(files: readonly Placed[]): void {
    for (const { file, index } of files) {
      const { districts, skipped } = readDistricts(file.name, featuresOf(file), systemOf(file));
      const known = new Set(this.areas.map(areaKey));
      this.areas = [...this.areas, ...districts.filter((district) => !known.has(areaKey(district)))];
      this.wholeReports.set(
        index,
        shapeReport(
          file,
          'districts',
          skipped.map((line) => ({ line, reason: 'not-an-area' })),
        ),
      );
    }
  }

  private readRoads(files: readonly Placed[]): void {
    for (const { file, index } of files) {
      const { roads, skipped, doubtful } = readRoads(featuresOf(file), systemOf(file));
      this.roadLines = [...this.roadLines, ...roads];
      this.wholeReports.set(index, shapeReport(file, 'roads', skipped, doubtful));
    }
  }

  private readVillages(files: readonly Placed[]): void {
    const countyOf = this.countyFinder();
    const drawn = new Map(this.countiesByCode().map(({ code, name }) => [withPresentCounty(code), countyKey(name)]));
    const read = files.map(({ file, index }) => {
      const table = readTable(file);
      const read = readVillages(table, index, systemOf(file), file.asOf ?? null, drawn);
      const rowAt = rowFinder(table);
      const statesKind = table.columns.fields.has('kind');
      const issues: RowIssue[] = [...read.issues];
      const villages = Array.from(telling(read.villages, file.name, file.tell, 'join'), (read): Village => {
        const county = countyOf(read.county, read.code);
        // A table of one county often leaves the county out; the code's first six digits say it.
        const village = read.county === '' && county ? { ...read, county: county.name } : read;
        const { at } = village.position;
        // Where its county is not drawn, the box of the prefecture that its code names still tells.
        if (at === null || !(county ? !liesIn(county, at) : isOutsidePrefecture(village.code, at))) return village;
        issues.push(outsideCounty(table, rowAt(village.origin.line)));
        return { ...village, position: { at: null, problem: 'position-outside-county' } as const };
      });
      this.judged.set(index, { table, role: 'villages', issues });
      this.rejected.push(...read.rejected);
      const part: VillagePart = {
        by: this.witness(file, index, read.reported),
        villages,
        statesKind: (line) => statesKind && kindOfWord(rowAt(line)?.cell('kind') ?? '') !== null,
        heading: (field) => headingOf(table, field),
        placeOf: file.placeOf ?? {},
      };
      return { part, table, read };
    });
    const merged = mergeVillages(
      read.map(({ part }) => part),
      this.book,
      this.conflicts,
    );
    this.villages = merged.villages;
    for (const { part, table, read: one } of read) {
      const { headings, indicators, dated } = table.columns;
      this.reportParts.push({
        by: part.by,
        reported: one.reported,
        lineOf: one.lineOf,
        heading: (indicator, month) => {
          const own = dated.find((column) => column.indicator === indicator && column.month === month)?.column;
          return headings[own ?? indicators.get(indicator) ?? -1] ?? indicator;
        },
        subject: (id) => merged.idOf(part, id),
      });
    }
  }

  private readFacilities(files: readonly Placed[]): void {
    const countyOf = this.countyFinder();
    const parts = files.map(({ file, index }): FacilityPart => {
      const table = readTable(file);
      const read = readFacilities(table, index, systemOf(file));
      const rowAt = rowFinder(table);
      const outsiders = read.facilities.flatMap(({ county, position, origin }) => {
        const area = countyOf(county, null);
        return position.at && area && !liesIn(area, position.at) ? [outsideCounty(table, rowAt(origin.line))] : [];
      });
      this.judged.set(index, { table, role: 'facilities', issues: [...read.issues, ...outsiders] });
      return { by: this.witness(file, index, NOTHING), facilities: read.facilities, heading: (field) => headingOf(table, field) };
    });
    this.facilities = mergeFacilities(parts, this.conflicts);
  }

  private readStatus(files: readonly Placed[]): void {
    const subjectsOf = this.subjectFinder();
    for (const { file, index } of files) {
      const table = readTable(file);
      const { reported, lineOf, issues } = readStatus(table, subjectsOf(file), file.asOf ?? null);
      this.judged.set(index, { table, role: 'status', issues });
      const heading = headingOf(table, 'value');
      this.reportParts.push({ by: this.witness(file, index, reported), reported, lineOf, heading: () => heading, subject: (id) => id });
    }
  }

  private readMatrix({ file, index }: Placed): void {
    this.matrix = matrixOf(file);
    this.wholeReports.set(index, matrixReport(file, this.villages, this.facilities));
  }

  private readTerrain({ file, index }: Placed): void {
    this.terrain = terrainOf(file);
    this.wholeReports.set(index, terrainReport(file));
  }

  private readCodes(files: readonly Placed[]): void {
    const changes: CodeChange[] = [];
    for (const { file, index } of files) {
      const table = readTable(file);
      const read = readCodes(table, changes);
      this.judged.set(index, { table, role: 'codes', issues: read.issues });
      changes.push(...read.changes);
    }
    this.codes = changes;
    this.book = codeBook(changes);
  }

  private readWorks(files: readonly Placed[]): void {
    const subjectsOf = this.subjectFinder();
    const parts = files.map(({ file, index }): ListPart<Work> => {
      const table = readTable(file);
      const { works, issues } = readWorks(table, index, subjectsOf(file));
      this.judged.set(index, { table, role: 'works', issues });
      return { by: this.witness(file, index, NOTHING), records: works, heading: (field) => headingOf(table, field) };
    });
    this.works = mergeWorks(parts, this.conflicts);
  }

  private readTargets(files: readonly Placed[]): void {
    const counties = new Set([
      ...this.areas.filter(({ level }) => level === 'county').flatMap(({ code, name }) => [code, countyKey(name)]),
      ...this.villages.flatMap(({ code, county }) => [code?.slice(0, 6) ?? '', countyKey(county)]),
    ]);
    const isCounty = (county: string) => counties.has(county) || counties.has(countyKey(county));
    const parts = files.map(({ file, index }): ListPart<OwnTarget> => {
      const table = readTable(file);
      const { targets, issues } = readTargets(table, index, counties.size > 0 ? isCounty : null);
      this.judged.set(index, { table, role: 'targets', issues });
      return { by: this.witness(file, index, NOTHING), records: targets, heading: (field) => headingOf(table, field) };
    });
    this.targets = mergeTargets(parts, this.conflicts);
  }

  /** Whom the rows of a file may speak of: the villages, facilities and areas read so far, then those beside them. */
  private subjectFinder(): (file: OpenedFile) => Subjects {
    const indexOf = (villages: Records<Village>) => {
      const index = new PlaceIndex<Village>(this.book);
      for (const village of villages) index.add(wordsOf(village, true), village);
      return index;
    };
    const [index, beside] = [indexOf(this.villages), indexOf(this.beside.villages)];
    const byId = new Map([...this.beside.villages, ...this.villages].map((village) => [village.id, village]));
    const facilities = [...this.facilities, ...this.beside.facilities];
    const others = new Set([...facilities.map(({ id }) => id), ...this.areas.map(({ code }) => code)]);
    const takesAny = this.takesLoneReports && byId.size === 0 && others.size === 0;
    return ({ placeOf }) => ({
      has: (id) => others.has(id),
      takesAny,
      village: (words, line) => {
        const told = byId.get(placeOf?.[line] ?? words.code ?? '');
        if (told) return { kind: 'found', of: told };
        const found = index.find(words);
        return found.kind === 'none' ? beside.find(words) : found;
      },
    });
  }

  /** Finds a county's polygon by its name, else by the first six digits of a village's code. */
  private countyFinder(): (name: string, code: string | null) => District | undefined {
    const counties = this.areas.filter((area) => area.level === 'county');
    const byName = new Map(counties.map((county) => [countyKey(county.name), county]));
    const byCode = new Map(this.countiesByCode().map((county) => [county.code, county]));
    return (name, code) => {
      const named = name === '' ? undefined : byName.get(countyKey(name));
      return named ?? (code !== null && code.length === 12 ? byCode.get(withPresentCounty(code).slice(0, 6)) : undefined);
    };
  }

  private countiesByCode(): readonly District[] {
    return this.areas.filter(({ level, code }) => level === 'county' && code.length === 6);
  }

  /** What a file counts for beside others, by the last month it reports on. */
  private witness({ name, prefer, asOf, tell }: OpenedFile, index: number, reported: Reported): Witness {
    let last: Month | null = null;
    for (const bySubject of reported.values()) {
      for (const runs of bySubject.values()) for (const { to } of runs) if (last === null || to > last) last = to;
    }
    if (last !== null) this.lastMonths.set(index, last);
    const table = this.judged.get(index)?.table;
    return { file: index, name, prefer, asOf: last ?? asOf ?? null, tell, written: table ? writtenIn(table) : () => null };
  }
}

const NOTHING: Reported = new Map();
const areaKey = ({ level, code, county, name }: District) => `${level}/${code}/${county}/${name}`;
