import { ColumnRecords, ColumnReports } from '../domain/column-records.ts';
import {
  codeOfValue,
  FIGURES,
  type Figure,
  MARKS,
  type Mark,
  NOT_REPORTED,
  type ReportColumn,
  type VillageColumns,
} from '../domain/columns.ts';
import type { Dataset } from '../domain/dataset.ts';
import { observe } from '../domain/observation.ts';
import type { Month } from '../domain/period.ts';
import type { Village } from '../domain/place.ts';
import type { Records } from '../domain/records.ts';
import { POSITION_PROBLEMS } from '../domain/state.ts';
import { placesOf } from './places.ts';

/** What an indicator reports at one month, village by village: coded values (`domain/columns`), and 1 where the report is simulated. */
export interface Reported {
  readonly values: Float64Array;
  readonly simulated: Uint8Array;
}

/** Where villages are, or why nobody knows: columns of theirs that need nothing else of them. */
export type Placing = Pick<VillageColumns, 'position' | 'problem'>;

interface Known {
  columns: VillageColumns | null;
  placing: Placing | null;
  provenance: Provenance | null;
  /** By indicator and month; the oldest is forgotten. */
  readonly reported: Map<string, Reported>;
}

/** Columns of reports remembered per data set: six layers over four years and more. */
const REMEMBERED = 48;
const known = new WeakMap<Dataset, Known>();

function knownOf(dataset: Dataset): Known {
  const found = known.get(dataset) ?? { columns: null, placing: null, provenance: null, reported: new Map() };
  known.set(dataset, found);
  return found;
}

/** The villages as columns: a country's own, else made once from the records. */
export function columnsOf(dataset: Dataset): VillageColumns {
  const { villages } = dataset;
  if (villages instanceof ColumnRecords) return villages.register.columns;
  const remembered = knownOf(dataset);
  remembered.columns ??= makeColumns(dataset);
  return remembered.columns;
}

/** Where the villages are: a country's own columns, else made once from the records. */
export function placingOf(dataset: Dataset): Placing {
  const { villages } = dataset;
  if (villages instanceof ColumnRecords) return villages.register.columns;
  const remembered = knownOf(dataset);
  remembered.placing ??= makePlacing(villages);
  return remembered.placing;
}

function makePlacing(villages: Records<Village>): Placing {
  const { length: count } = villages;
  const position = { lon: new Float64Array(count).fill(Number.NaN), lat: new Float64Array(count).fill(Number.NaN) };
  const problem = new Uint8Array(count);
  let index = 0;
  for (const { position: one } of villages) {
    if (one.at) {
      position.lon[index] = one.at.lon;
      position.lat[index] = one.at.lat;
    } else problem[index] = POSITION_PROBLEMS.indexOf(one.problem);
    index++;
  }
  return { position, problem };
}

function makeColumns(dataset: Dataset): VillageColumns {
  const { length: count } = dataset.villages;
  const community = new Uint8Array(count);
  const figures = Object.fromEntries(FIGURES.map((figure) => [figure, new Float64Array(count)])) as Record<Figure, Float64Array>;
  const marks = Object.fromEntries(MARKS.map((mark) => [mark, new Uint8Array(count)])) as Record<Mark, Uint8Array>;
  let index = 0;
  for (const village of dataset.villages) {
    community[index] = village.kind === 'community' ? 1 : 0;
    for (const figure of FIGURES) figures[figure][index] = village[figure] ?? Number.NaN;
    for (const mark of MARKS) marks[mark][index] = markOf(village[mark]);
    index++;
  }
  const { county, township } = placesOf(dataset);
  return { count, ...placingOf(dataset), community, figures, marks, county: county.of, township: township.of };
}

function markOf(said: Village[Mark]): number {
  if (said === null) return NOT_REPORTED;
  return said ? 1 : 0;
}

/** How the villages' figures and positions came about, 1 where it is so. */
export interface Provenance {
  /** The figures (not the position) are simulated. */
  readonly simulated: Uint8Array;
  /** There is a position, and it was worked out, not surveyed. */
  readonly modelled: Uint8Array;
}

/** How the villages' figures and positions came about. */
export function provenanceOf(dataset: Dataset): Provenance {
  const remembered = knownOf(dataset);
  remembered.provenance ??= makeProvenance(dataset);
  return remembered.provenance;
}

function makeProvenance({ villages }: Dataset): Provenance {
  const simulated = new Uint8Array(villages.length);
  const modelled = new Uint8Array(villages.length);
  if (villages instanceof ColumnRecords) {
    const { columns, simulated: isSimulated } = villages.register;
    // A register's positions are all worked out.
    for (let index = 0; index < columns.count; index++) modelled[index] = Number.isNaN(columns.position.lon[index]!) ? 0 : 1;
    return { simulated: simulated.fill(isSimulated ? 1 : 0), modelled };
  }
  let index = 0;
  for (const village of villages) {
    simulated[index] = village.simulated ? 1 : 0;
    modelled[index] = village.position.at !== null && village.position.quality === 'modelled' ? 1 : 0;
    index++;
  }
  return { simulated, modelled };
}

/** What an indicator reports at a month. All unknown where no file has its column. The same object for the same month. */
export function reportedAt(dataset: Dataset, indicator: string, month: Month): Reported {
  const { reported } = knownOf(dataset);
  const key = `${indicator} ${month}`;
  const found = reported.get(key) ?? readReported(dataset, indicator, month);
  reported.delete(key);
  reported.set(key, found);
  const oldest = reported.keys().next().value;
  if (reported.size > REMEMBERED && oldest !== undefined) reported.delete(oldest);
  return found;
}

function readReported(dataset: Dataset, indicator: string, month: Month): Reported {
  const { villages, observations } = dataset;
  const reports = observations.get(indicator);
  // Columns are in the order of the villages they were made with: of other villages they say nothing.
  if (reports instanceof ColumnReports && reports.villages === villages) return fromColumns(reports.columns, villages.length, month);
  const values = new Float64Array(villages.length).fill(Number.NaN);
  const simulated = new Uint8Array(villages.length);
  if (!reports) return { values, simulated };
  let index = 0;
  for (const { id } of villages) {
    const { current } = observe(observations, indicator, id, month);
    values[index] = codeOfValue(current?.value ?? null);
    simulated[index] = current?.simulated ? 1 : 0;
    index++;
  }
  return { values, simulated };
}

function fromColumns(columns: readonly ReportColumn[], count: number, month: Month): Reported {
  const column = columns.find(({ from, to }) => from <= month && month <= to);
  const simulated = new Uint8Array(count);
  if (!column) return { values: new Float64Array(count).fill(Number.NaN), simulated };
  const { values } = column;
  if (column.simulated) for (let index = 0; index < count; index++) simulated[index] = Number.isNaN(values[index]!) ? 0 : 1;
  return { values, simulated };
}
