import {
  EXEMPT,
  type Figure,
  type Mark,
  NO,
  NOT_REPORTED,
  problemOf,
  type ReportColumn,
  type TextColumn,
  type VillageColumns,
  YES,
} from './columns.ts';
import { firstNotBelow } from './halving.ts';
import type { Observations, Reports, Run, Value } from './observation.ts';
import type { Position, Village } from './place.ts';
import { MadeRecords } from './records.ts';
import { wgs84 } from './units.ts';

/** Villages as columns with what they are called by. */
export interface VillageRegister {
  readonly columns: VillageColumns;
  /** Twelve digits as a number, ascending. */
  readonly codes: Float64Array;
  readonly names: TextColumn;
  /** Names of the places that `columns.county` and `columns.township` are indexes of. */
  readonly counties: TextColumn;
  readonly townships: TextColumn;
  /** Of all of them: a register is of one source. */
  readonly simulated: boolean;
}

const decoder = new TextDecoder();

/** One text of a column; empty where there is no such one. */
export function textAt({ bytes, starts }: TextColumn, index: number): string {
  return decoder.decode(bytes.subarray(starts[index] ?? 0, starts[index + 1] ?? 0));
}

/** Texts one after the other in one: text i is `units` from `starts[i]` to `starts[i + 1]`. */
export interface JoinedTexts {
  readonly units: string;
  readonly starts: Uint32Array;
}

/** A column of texts as one text: decoded all at once, since a decoder's call costs more than a short text. */
export function unitsOf({ bytes, starts: ofBytes }: TextColumn): JoinedTexts {
  const starts = new Uint32Array(ofBytes.length);
  let [at, to] = [0, 0];
  for (let index = 1; index < ofBytes.length; index++) {
    for (const end = ofBytes[index] ?? at; at < end; at++) to += unitsBegunBy(bytes[at] ?? 0);
    starts[index] = to;
  }
  return { units: new TextDecoder().decode(bytes), starts };
}

/** How many UTF-16 units the character takes that a byte of UTF-8 begins; none where it begins none. */
function unitsBegunBy(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}

/** All texts of a column, many times faster than one by one. */
export function textsOf(column: TextColumn): string[] {
  const { units, starts } = unitsOf(column);
  return Array.from({ length: starts.length - 1 }, (_, index) => units.slice(starts[index], starts[index + 1]));
}

/** What a coded value says; null where nothing was reported. */
export function valueOfCode(code: number): Value | null {
  if (Number.isNaN(code)) return null;
  if (code >= 0) return code;
  return code === YES ? 'yes' : code === NO ? 'no' : code === EXEMPT ? 'exempt' : null;
}

/** Villages kept as columns; the id of one is its code. */
export class ColumnRecords extends MadeRecords<Village> {
  constructor(readonly register: VillageRegister) {
    super(register.columns.count);
  }

  /** The id of a village that is there. */
  idAt(index: number): string {
    return String(this.register.codes[index]);
  }

  /** Where the village of an id stands, by halving the list; -1 where there is none. */
  indexOf(id: string): number {
    if (!/^\d{12}$/.test(id)) return -1;
    const { codes } = this.register;
    const code = Number(id);
    const found = firstNotBelow(0, codes.length, (at) => (codes[at] ?? 0) < code);
    return codes[found] === code ? found : -1;
  }

  protected override make(index: number): Village {
    const { columns, names, counties, townships, simulated } = this.register;
    const id = this.idAt(index);
    const figure = (name: Figure) => {
      const value = columns.figures[name][index] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    };
    const mark = (name: Mark) => {
      const answer = columns.marks[name][index] ?? NOT_REPORTED;
      return answer === NOT_REPORTED ? null : answer === 1;
    };
    return {
      id,
      code: id,
      name: textAt(names, index),
      kind: columns.community[index] === 1 ? 'community' : 'village',
      county: textAt(counties, columns.county[index] ?? 0),
      township: textAt(townships, columns.township[index] ?? 0),
      position: positionAt(columns, index),
      households: figure('households'),
      registered: figure('registered'),
      resident: figure('resident'),
      hamlets: figure('hamlets'),
      hamlets30: figure('hamlets30'),
      groups: figure('groups'),
      poor: mark('poor'),
      deepPoverty: mark('deepPoverty'),
      exitYear: figure('exitYear'),
      relocated: mark('relocated'),
      reportedKm: figure('reportedKm'),
      simulated,
      // The register stands for the first file, a village a line below the headings.
      origin: { file: 0, line: index + 2 },
    };
  }
}

function positionAt(columns: VillageColumns, index: number): Position {
  const problem = problemOf(columns, index);
  if (problem !== null) return { at: null, problem };
  const { lon, lat } = columns.position;
  return { at: wgs84(lon[index] ?? Number.NaN, lat[index] ?? Number.NaN), quality: 'modelled' };
}

/** What an indicator reports of the villages of a register, by columns: the runs of one are made when somebody asks. */
export class ColumnReports implements Reports {
  private known: number | null = null;

  /** @param columns ascending in time and never overlapping. */
  constructor(
    readonly villages: ColumnRecords,
    readonly columns: readonly ReportColumn[],
  ) {}

  /** Villages that report anything. */
  get size(): number {
    if (this.known === null) {
      this.known = 0;
      for (let index = 0; index < this.villages.length; index++) if (this.isReported(index)) this.known += 1;
    }
    return this.known;
  }

  has(subject: string): boolean {
    return this.isReported(this.villages.indexOf(subject));
  }

  get(subject: string): readonly Run[] | undefined {
    const runs = this.runsAt(this.villages.indexOf(subject));
    return runs.length > 0 ? runs : undefined;
  }

  *[Symbol.iterator](): Generator<readonly [subject: string, runs: readonly Run[]], void, undefined> {
    for (let index = 0; index < this.villages.length; index++) {
      const runs = this.runsAt(index);
      if (runs.length > 0) yield [this.villages.idAt(index), runs];
    }
  }

  private isReported(index: number): boolean {
    return this.columns.some(({ values }) => !Number.isNaN(values[index] ?? Number.NaN));
  }

  private runsAt(index: number): readonly Run[] {
    return this.columns.flatMap(({ from, to, values, simulated }) => {
      const value = valueOfCode(values[index] ?? Number.NaN);
      return value === null ? [] : [{ from, to, value, simulated }];
    });
  }
}

/** Reports of a register by indicator; an indicator is a key as soon as it has a column. */
export function columnObservations(
  villages: ColumnRecords,
  reports: Readonly<Record<string, readonly ReportColumn[]>>,
): Observations & ReadonlyMap<string, ColumnReports> {
  return new Map(Object.entries(reports).map(([indicator, columns]) => [indicator, new ColumnReports(villages, columns)]));
}
