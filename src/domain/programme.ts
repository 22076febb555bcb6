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
  readonly spent: number;
  /** What was to be as large as could be, and what it came to. Null where works were picked by hand. */
  readonly value: { readonly of: Text; readonly reached: number; readonly bound: number; readonly proof: 'optimal' | 'bounded' } | null;
  /** Method, rules, weights: each with what it stood at. */
  readonly stated: readonly { readonly what: Text; readonly value: Text }[];
  readonly unitCosts: readonly { readonly name: Text; readonly unit: Text; readonly cost: UnitCost }[];
  /** Names of the files it was worked out from. */
  readonly files: readonly string[];
}

/** A work of an accepted programme: everything else of it stands in the project's list of works. */
export interface ProgrammeEntry {
  readonly id: string;
  /** As they were when it was accepted; null where works were not ranked. */
  readonly rank: number | null;
  readonly score: number | null;
}

/** 方案: what a person accepted to be built. */
export interface Programme {
  readonly receipt: ProgrammeReceipt;
  readonly works: readonly ProgrammeEntry[];
}

/** One work of a programme as its spreadsheet has it: what was decided, and the figures it was decided by. */
export interface ProgrammeRow extends ProgrammeEntry {
  /** Empty where it has none of its own. */
  readonly name: string;
  readonly year: number;
  /** Who has it done, and for what; null where its layer names no bureau, or the work names no indicator we know. */
  readonly bureau: Text | null;
  readonly layer: Text | null;
  readonly county: string;
  readonly township: string;
  readonly villages: readonly { readonly id: string; readonly name: string; readonly at: Wgs84 | null }[];
  /** What kind of work it is, by id and in words. */
  readonly remedy: string;
  readonly kind: Text;
  readonly quantity: number | null;
  readonly unit: Text;
  readonly unitCost: UnitCost | null;
  readonly cost: Cost | null;
  readonly people: number | null;
  readonly poorPeople: number | null;
  readonly hamlets: number | null;
  readonly due: number | null;
  readonly requires: readonly string[];
  readonly simulated: boolean;
  readonly path: readonly (readonly Wgs84[])[];
}
