import type { Rule } from '../domain/indicator.ts';
import { DISTANCE_MODES, type DistanceMode } from '../domain/parameters.ts';

/** The ways to measure that a rule allows. What villages report is how far their own township is: it answers no other rule. */
export function modesOf(rule: Rule): readonly DistanceMode[] {
  if (rule.kind !== 'near') return ['straight'];
  return DISTANCE_MODES.filter((mode) => mode !== 'reported' || rule.ownTownship);
}

/** The way a rule is measured where this one is asked for: straight where the rule does not allow it. */
export function modeFor(rule: Rule, asked: DistanceMode): DistanceMode {
  return modesOf(rule).includes(asked) ? asked : 'straight';
}
