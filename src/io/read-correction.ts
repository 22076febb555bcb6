import type { Dataset } from '../domain/dataset.ts';
import { type Edit, FIGURES, type Figure, type VillageSubject } from '../domain/edit.ts';
import { observe, type Value } from '../domain/observation.ts';
import type { Month } from '../domain/period.ts';
import { areHamletsPossible, type Village } from '../domain/place.ts';
import type { RowReason } from '../domain/report.ts';
import type { PositionProblem } from '../domain/state.ts';
import { printDegrees } from '../domain/units.ts';
import { findIndicator } from '../layers/index.ts';
import { isBlank, type Read, readCount, readFlag, readMeasure, readYear } from './cells.ts';
import { readPlace } from './read-place.ts';
import { readReported } from './reported.ts';

/** What stands in a correction form, as text: read by the same readers as a file's cells. What is left out was not touched. */
export interface CorrectionCells {
  readonly lon: string;
  readonly lat: string;
  readonly figures: Readonly<Partial<Record<Figure, string>>>;
  /** Indicator id → what is reported for the month. */
  readonly reports: Readonly<Record<string, string>>;
}

/** A cell of the form that cannot be taken: `position`, a figure or an indicator id, and why. */
export interface CorrectionProblem {
  readonly cell: string;
  readonly reason: RowReason | PositionProblem;
}

export interface Correction {
  readonly edits: readonly Edit[];
  readonly problems: readonly CorrectionProblem[];
}

/** What a person typed over in a form, and nothing else: what is not touched shows, and keeps, what the data set says by now. */
export type Touched = Pick<CorrectionCells, 'figures' | 'reports'>;

const cellOf = (value: Value | boolean | number | null): string =>
  value === null ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);

/** What a figure's cell of a form shows. */
export function figureCell(village: Village, figure: Figure, touched: Touched): string {
  return touched.figures[figure] ?? cellOf(village[figure]);
}

/** What an indicator's cell of a form shows: what is reported for the month. */
export function reportCell(dataset: Dataset, village: Village, month: Month, indicator: string, touched: Touched): string {
  return touched.reports[indicator] ?? cellOf(observe(dataset.observations, indicator, village.id, month).current?.value ?? null);
}

const READERS: Readonly<Record<Figure, (cell: string) => Read<number | boolean>>> = {
  households: readCount,
  registered: readCount,
  resident: readCount,
  hamlets: readCount,
  hamlets30: readCount,
  groups: readCount,
  exitYear: readYear,
  reportedKm: (cell) => readMeasure(cell, 'km', null),
  poor: readFlag,
  deepPoverty: readFlag,
  relocated: readFlag,
};

/**
 * What a filled-in form changes of a village, against what the data set says of it at one month. Unlike in a file, where a blank cell says nothing,
 * a cell that is emptied here makes its figure or report unknown: somebody emptied it. A position cannot be emptied.
 * Nothing is taken of a form with a problem; the caller decides by `problems`.
 */
export function readCorrection(dataset: Dataset, village: Village, month: Month, cells: CorrectionCells): Correction {
  const of: VillageSubject = { kind: 'village', id: village.id };
  const problems: CorrectionProblem[] = [];
  const edits: Edit[] = [];

  const { at, problem } = readPlace(cells.lon, cells.lat);
  if (problem) problems.push({ cell: 'position', reason: problem });
  const from = village.position.at;
  const isUntouched =
    from !== null && at !== null && printDegrees(from.lon) === printDegrees(at.lon) && printDegrees(from.lat) === printDegrees(at.lat);
  if (at && !isUntouched) edits.push({ kind: 'position', of, from, to: at });
  if (!at && !problem && from) problems.push({ cell: 'position', reason: 'position-missing' });

  for (const figure of FIGURES) {
    const cell = cells.figures[figure];
    if (cell === undefined) continue;
    const read = READERS[figure](cell);
    if (read.kind === 'unreadable')
      problems.push({ cell: figure, reason: typeof village[figure] === 'boolean' ? 'unreadable-value' : 'unreadable-number' });
    const to = read.kind === 'value' ? read.value : null;
    if (read.kind !== 'unreadable' && to !== village[figure]) edits.push({ kind: 'figure', of, figure, from: village[figure], to });
  }

  // A share is judged by the total of the same form.
  const figures = edits.flatMap((edit) => (edit.kind === 'figure' ? [[edit.figure, edit.to]] : []));
  const corrected: Village = { ...village, ...Object.fromEntries(figures) };
  const hamlets = (['hamlets30', 'hamlets'] as const).find((figure) => cells.figures[figure] !== undefined);
  if (hamlets && !areHamletsPossible(corrected)) problems.push({ cell: hamlets, reason: 'impossible-value' });
  for (const [indicator, cell] of Object.entries(cells.reports)) {
    const found = findIndicator(indicator);
    if (!found) continue;
    const read = isBlank(cell)
      ? ({ kind: 'blank' } as const)
      : readReported(found.indicator, cell, corrected, { percents: 'points', written: null, scale: 1 });
    if (read.kind === 'refused') problems.push({ cell: indicator, reason: read.reason });
    const to = read.kind === 'value' ? read.value : null;
    const before = observe(dataset.observations, indicator, village.id, month).current?.value ?? null;
    if (read.kind !== 'refused' && to !== before) edits.push({ kind: 'report', of, indicator, month, from: before, to });
  }
  return { edits, problems };
}
