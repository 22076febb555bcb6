import type { Indicator } from '../domain/indicator.ts';
import type { Value } from '../domain/observation.ts';
import { denominatorOf, type Village } from '../domain/place.ts';
import type { RowReason, Suggestion } from '../domain/report.ts';
import { findIndicator } from '../layers/index.ts';
import {
  doubtfulShare,
  isBeyondCount,
  type Percents,
  type Read,
  readCount,
  readMeasure,
  readPercent,
  readYesNo,
  type Written,
} from './cells.ts';
import { leaveBlank, pointLost, replaceBy } from './suggest.ts';

/** A reported cell: a value, nothing, or something that cannot be and why. */
export type Reported =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly reason: RowReason };

const refuse = (reason: RowReason): Reported => ({ kind: 'refused', reason });

/** Whether an indicator's cells are percentages, whose column decides how bare numbers are read. */
export function isPercent(id: string): boolean {
  return findIndicator(id)?.indicator.headings.reads === 'percent';
}

/** What a column as a whole says of its numbers: how its percentages are written, the measure its heading names, and how many one of them is. */
export interface ReportedColumn {
  readonly percents: Percents;
  readonly written: Written | null;
  readonly scale: number;
}

function readAs(indicator: Indicator, cell: string, { percents, written, scale }: ReportedColumn): Read<Value> {
  const { reads } = indicator.headings;
  const words = readYesNo(cell);
  if (reads === 'yes-no' || (words.kind === 'value' && words.value === 'exempt')) return words;
  if (reads === 'count') return readCount(cell, scale);
  return reads === 'percent' ? readPercent(cell, percents) : readMeasure(cell, reads, written);
}

/** How many there are of what an indicator counts: its declared denominator or things counted. Null where nobody knows. */
function totalOf({ rule, headings }: Indicator, village: Village): number | null {
  if (rule.kind === 'share') return denominatorOf(village, rule.of);
  return headings.counts === 'households' ? village.households : null;
}

/**
 * Reads an indicator's cell by the indicator's own declaration. What cannot be (120 %, more served or lacking than there are) is refused
 * with the reason, and so is what may be 0.85 % or 85 %.
 */
export function readReported(indicator: Indicator, cell: string, village: Village | null, column: ReportedColumn): Reported {
  const read = readAs(indicator, cell, column);
  if (read.kind === 'blank') return read;
  if (read.kind === 'unreadable' && indicator.headings.reads === 'count' && isBeyondCount(cell)) return refuse('impossible-value');
  if (read.kind === 'unreadable') return refuse(indicator.headings.reads === 'yes-no' ? 'unreadable-value' : 'unreadable-number');
  if (typeof read.value === 'number') {
    if (indicator.headings.reads === 'percent' && doubtfulShare(cell, column.percents) !== null) return refuse('doubtful-share');
    if (read.value < 0 || (indicator.headings.reads === 'percent' && read.value > 100)) return refuse('impossible-value');
    const most = village && totalOf(indicator, village);
    if (most !== null && read.value > most) return refuse('impossible-value');
  }
  return read;
}

/** What one click makes of a cell that is refused: the share as a percentage, the percentage whose point was lost, else not reported. */
export function repairReported(indicator: Indicator, line: number, column: number, cell: string, reason: RowReason): Suggestion {
  const share = reason === 'doubtful-share' ? doubtfulShare(cell, 'doubtful') : null;
  if (share !== null) return replaceBy(line, column, `${share}%`);
  const isSlip = indicator.headings.reads === 'percent' && reason === 'impossible-value';
  return (isSlip ? pointLost(line, column, cell) : null) ?? leaveBlank(line, column);
}
