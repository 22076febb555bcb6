import type { CriterionId } from '../../analysis/rank/criteria.ts';

/** The swatch beside a criterion's slider and its part of a score's bar. Neighbours differ in lightness, so that they are told apart in grey. */
export const CRITERION_COLOURS: Readonly<Record<CriterionId, string>> = {
  veto: '#22211f',
  'deep-poverty': '#6b4f2a',
  'poor-people': '#a1894a',
  people: '#7d6a38',
  cost: '#cdb878',
  gap: '#75828e',
  deadline: '#b0bac5',
  readiness: '#8f86a3',
};
