import type { Indicator } from '../domain/indicator.ts';
import type { Value } from '../domain/observation.ts';
import { denominatorOf, type Village } from '../domain/place.ts';
import type { RowReason, Suggestion } from '../domain/report.ts';
import { findIndicator } from '../layers/index.ts';
import { isBeyondCount, type Read, readCount, readMeasure, readPercent, readYesNo, type Written } from './cells.ts';
import { leaveBlank, pointLost } from './suggest.ts';

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

/** What a column as a whole says of its numbers: shares (see writesShares), the measure its heading names, and how many one of them is. */
export interface ReportedColumn {
  readonly shares: boolean;
  readonly written: Written | null;
  readonly scale: number;
}

function readAs(indicator: Indicator, cell: string, { shares, written, scale }: ReportedColumn): Read<Value> {
  const { reads } = indicator.headings;
  const words = readYesNo(cell);
  if (reads === 'yes-no' || (words.kind === 'value' && words.value === 'exempt')) return words;
  if (reads === 'count') return readCount(cell, scale);
  return reads === 'percent' ? readPercent(cell, shares) : readMeasure(cell, reads, written);
}

/** Reads an indicator's cell by the indicator's own declaration; what cannot be (120 %, more served than there are) is refused, with the reason. */
export function readReported(indicator: Indicator, cell: string, village: Village | null, column: ReportedColumn): Reported {
  const read = readAs(indicator, cell, column);
  if (read.kind === 'blank') return read;
  if (read.kind === 'unreadable' && indicator.headings.reads === 'count' && isBeyondCount(cell)) return refuse('impossible-value');
  if (read.kind === 'unreadable') return refuse(indicator.headings.reads === 'yes-no' ? 'unreadable-value' : 'unreadable-number');
  if (typeof read.value === 'number') {
    if (read.value < 0 || (indicator.headings.reads === 'percent' && read.value > 100)) return refuse('impossible-value');
    const most = indicator.rule.kind === 'share' && village ? denominatorOf(village, indicator.rule.of) : null;
    if (most !== null && read.value > most) return refuse('impossible-value');
  }
  return read;
}

/** What one click makes of a cell that cannot be: the percentage whose point was lost, else not reported. */
export function repairReported(indicator: Indicator, line: number, column: number, cell: string, reason: RowReason): Suggestion {
  const isSlip = indicator.headings.reads === 'percent' && reason === 'impossible-value';
  return (isSlip ? pointLost(line, column, cell) : null) ?? leaveBlank(line, column);
}
