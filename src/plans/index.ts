import type { Target } from '../domain/target.ts';
import { hanzhong2018 } from './hanzhong-2018.ts';

/** The plan in force; a user's own plan will come as targets.csv. */
export const PLAN = hanzhong2018;

/** The targets an indicator names, in the plan's order. */
export function targetsOf(ids: readonly string[]): readonly Target[] {
  return PLAN.targets.filter((target) => ids.includes(target.id));
}
