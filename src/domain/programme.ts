import type { Month } from './period.ts';
import type { Cost } from './proposed-work.ts';
import type { UnitCost } from './remedy.ts';
import type { Text } from './text.ts';
import type { Wgs84 } from './units.ts';

/** A sum of one year, whole CNY. */
export interface YearSum {
  readonly year: number;
  readonly cny: number;
}

/** What a programme was worked out from, as it was when it was accepted: said beside it and written into its spreadsheet. */
export interface ProgrammeReceipt {
  /** In a few words: 三年预算，服务人数最多. */
  readonly title: Text;
  /** The month whose gaps it closes; null where the data say of none. */
  readonly asOf: Month | null;
  /** What might be spent by year; empty where no budget was set. */
  readonly budget: readonly YearSum[];
  /** What a year leaves over may be spent in a later one. */
  readonly carriesOver: boolean;
  readonly spent: number;
  /** What was to be as large as could be, and what it came to. Null where works were picked by hand. */
  readonly value: { readonly of: Text; readonly reached: number; readonly bound: number; readonly proof: 'optimal' | 'bounded' } | null;
  /** Method, rules, weights: each with what it stood at. */
  readonly stated: readonly { readonly what: Text; readonly value: Text }[];
  /** Whose people were counted: 户籍 or 常住. */
  readonly people: 'registered' | 'resident';
  readonly unitCosts: readonly { readonly remedy: string; readonly name: Text; readonly unit: Text; readonly cost: UnitCost }[];
  /** Names of the files it was worked out from. */
  readonly files: readonly string[];
}

/** A work of an accepted programme, with the figures it was accepted by: what was decided stands in the project's list of works. */
export interface ProgrammeEntry {
  readonly id: string;
  readonly remedy: string;
  /** Null where works were not ranked. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly people: number | null;
  readonly poorPeople: number | null;
  readonly hamlets: number | null;
  readonly due: number | null;
  readonly requires: readonly string[];
  readonly simulated: boolean;
  /** What it was estimated to cost, and by which unit cost; null where a list says what it costs, or nobody knows. */
  readonly estimate: { readonly cost: Cost; readonly by: UnitCost } | null;
}

/** 方案: what a person accepted to be built. */
export interface Programme {
  readonly receipt: ProgrammeReceipt;
  readonly works: readonly ProgrammeEntry[];
}

/** One work of a programme as its spreadsheet has it: what was decided, and the figures it was decided by. */
export interface ProgrammeRow extends Omit<ProgrammeEntry, 'estimate'> {
  /** Empty where it has none of its own. */
  readonly name: string;
  readonly year: number;
  /** Who has it done, and for what; null where its layer names no bureau, or the work names no indicator we know. */
  readonly bureau: Text | null;
  readonly layer: Text | null;
  readonly county: string;
  readonly township: string;
  readonly villages: readonly { readonly id: string; readonly name: string; readonly at: Wgs84 | null }[];
  readonly kind: Text;
  readonly quantity: number | null;
  readonly unit: Text;
  readonly unitCost: UnitCost | null;
  readonly cost: Cost | null;
  readonly path: readonly (readonly Wgs84[])[];
}

/** Spreadsheets keep fifteen digits of a number, and some of them count the last. */
const KEPT = 1e-12;

/** Whether two figures are one that went through a spreadsheet. */
export function isSameFigure(one: number, other: number): boolean {
  return Math.abs(one - other) <= KEPT * Math.max(Math.abs(one), Math.abs(other));
}

/** Why a row of a programme's spreadsheet, or a cell of it, was not taken as it stands. */
export const PROGRAMME_REASONS = [
  'repeated-id',
  'repeated-work',
  'blank-year',
  'unreadable-year',
  'unreadable-cost',
  'part-of-a-yuan',
  'unreadable-quantity',
  'no-village',
  'unknown-village',
  'unclear-village',
  'unknown-kind',
  'too-many-cells',
  'personal-number',
  'footer-row',
] as const;
export type ProgrammeReason = (typeof PROGRAMME_REASONS)[number];

export interface ProgrammeIssue {
  /** `rejected`: the whole row; `kept`: the cell, and what stood there before stays; `told`: it was taken, or is no work. */
  readonly outcome: 'rejected' | 'kept' | 'told';
  readonly reason: ProgrammeReason;
  /** Empty in a CSV file. */
  readonly sheet: string;
  /** From 1, as a spreadsheet shows it. */
  readonly line: number;
  /** The heading; empty for the whole row. */
  readonly column: string;
  readonly value: string;
}

/** One work as a programme's spreadsheet has it now. Null: the cell says nothing, or cannot be read. */
export interface SheetRow {
  readonly sheet: string;
  readonly line: number;
  /** Its number; of a row that a person added without one, made of what it is. */
  readonly id: string;
  readonly year: number | null;
  readonly quantity: number | null;
  /** Whole CNY. */
  readonly cost: number | null;
  /** What it is where the project's list has no such work; null where it has, and knows that itself. */
  readonly added: SheetWork | null;
  /** Cells that say something else than the programme and cannot be taken: they are worked out, or what the work is. */
  readonly untaken: readonly { readonly column: string; readonly from: string; readonly to: string }[];
}

/** A work that a person wrote into the spreadsheet. */
export interface SheetWork {
  readonly name: string;
  /** As it is written, else its first village's. */
  readonly county: string;
  readonly township: string;
  /** Ids of the project's villages; at least one. */
  readonly villages: readonly string[];
  readonly remedy: string;
  readonly unit: string;
}

/** A programme's spreadsheet as it came back. */
export interface ProgrammeSheets {
  readonly rows: readonly SheetRow[];
  readonly issues: readonly ProgrammeIssue[];
  /** Names of the sheets that were read: what a county is called, as we write them. */
  readonly read: readonly string[];
  /** Sheets without the headings of a programme. */
  readonly unread: readonly string[];
  /** The programme it was written from; null where the sheet that says so is gone. */
  readonly programme: string | null;
}
