import type { Cost } from './proposed-work.ts';

/** What a programme is to have the most of: 受益人次 (who is served by two works counts twice), those of them in poor villages, or gaps closed. */
export const OBJECTIVES = ['people', 'poor-people', 'villages'] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** A least part of the money spent. */
export interface Share {
  /** Name of the county whose works count; null: works for deep-poverty villages, wherever. */
  readonly county: string | null;
  /** In ten-thousandths, so that it is compared in whole numbers. */
  readonly perTenThousand: number;
}

export interface BudgetRules {
  readonly objective: Objective;
  /** Whole CNY by year, years ascending. */
  readonly money: readonly { readonly year: number; readonly cny: number }[];
  /** What a year leaves over may be spent in a later one. */
  readonly carryOver: boolean;
  /** A work whose target is due in one of these years or later is not done after that. What is overdue already may be done in any. */
  readonly deadlines: boolean;
  /** What a work requires is done before it or in the same year. */
  readonly dependencies: boolean;
  /** Further requirements, by the works' ids. */
  readonly pairs: readonly { readonly work: string; readonly requires: string }[];
  /** How many works one village gets at most over all years; null: as many as it likes. */
  readonly perVillage: number | null;
  readonly shares: readonly Share[];
  /** Works that must be done, in a year or in any (null). */
  readonly locked: readonly { readonly id: string; readonly year: number | null }[];
  /** Works that must not. */
  readonly excluded: readonly string[];
  /** Which end of its spread each cost is taken at. */
  readonly price: keyof Cost;
}

/** The rules where nobody said otherwise. */
export const DEFAULT_RULES: Omit<BudgetRules, 'money'> = {
  objective: 'people',
  carryOver: false,
  deadlines: true,
  dependencies: true,
  pairs: [],
  perVillage: null,
  shares: [],
  locked: [],
  excluded: [],
  price: 'cny',
};
