import type { BudgetRules } from '../../domain/budget-rules.ts';
import type { Village } from '../../domain/place.ts';
import type { Cost, ProposedWork } from '../../domain/proposed-work.ts';
import type { Records } from '../../domain/records.ts';
import type { BudgetAnswer } from './answer.ts';
import { type BudgetProblem, budgetProblem } from './problem.ts';

/** What unit costs that may be off make of a programme. */
export interface BudgetRange {
  /** What the same works may come to. */
  readonly cost: Cost;
  /** What the same money buys where everything costs the least, and the most; null where what must be done no longer fits. */
  readonly atLow: BudgetAnswer | null;
  readonly atHigh: BudgetAnswer | null;
}

/** What the works of an answer come to at their unit costs, and at either end of them. */
export function costOfChosen(works: readonly ProposedWork[], { chosen }: BudgetAnswer): Cost {
  const sum = (of: keyof Cost) => chosen.reduce((all, { work }) => all + (works[work]!.cost?.[of] ?? 0), 0);
  return { cny: sum('cny'), low: sum('low'), high: sum('high') };
}

/**
 * The range of an answer: its works at both ends of their unit costs, and the same question asked at both.
 * @param solve as the answer was found.
 */
export function budgetRange(
  works: readonly ProposedWork[],
  rules: BudgetRules,
  villages: Records<Pick<Village, 'deepPoverty'>>,
  answer: BudgetAnswer,
  solve: (problem: BudgetProblem) => BudgetAnswer | null,
): BudgetRange {
  const at = (price: keyof Cost) => solve(budgetProblem(works, { ...rules, price }, villages));
  return { cost: costOfChosen(works, answer), atLow: at('low'), atHigh: at('high') };
}
