import type { Indicator } from '../../domain/indicator.ts';
import type { Value } from '../../domain/observation.ts';
import type { Remedy } from '../../domain/remedy.ts';

/** What is known of a village whose gap is to be closed; null: not known. */
export interface Lacking {
  readonly indicator: Indicator;
  /** What it reports of the indicator. */
  readonly value: Value | null;
  readonly households: number | null;
  /** What a share is counted against; null where its rule is none, too. */
  readonly denominator: number | null;
  readonly people: number | null;
  /** What it reports of another indicator, at the same month. */
  readonly reported: (indicator: string) => Value | null;
}

/** The remedy a gap is proposed: the first that suits. Null where the indicator has none. */
export function remedyFor(village: Lacking): Remedy | null {
  return village.indicator.remedies?.find((remedy) => suits(remedy, village)) ?? null;
}

/** Where it is not known how many households are lacking, what does for a few of them is not proposed. */
function suits({ upToPercent, quantity }: Remedy, village: Lacking): boolean {
  if (quantity.kind === 'listed') return false;
  if (upToPercent === undefined) return true;
  const lacking = householdsLacking(village);
  return lacking !== null && village.households !== null && lacking * 100 <= upToPercent * village.households;
}

/**
 * How many units of a remedy close the gap; null where what it takes to say so is not reported, and where the reports contradict each other: what comes
 * to nothing closes no gap. Kilometres of road are searched elsewhere.
 */
export function quantityOf(remedy: Remedy, village: Lacking): number | null {
  // Which of several remedies it takes turns on how many are lacking.
  const { remedies = [] } = village.indicator;
  const turns = remedies.some(({ upToPercent }) => upToPercent !== undefined);
  if (turns && (village.households === null || householdsLacking(village) === null)) return null;
  const quantity = unitsOf(remedy, village);
  return quantity !== null && quantity > 0 ? quantity : null;
}

function unitsOf({ quantity }: Remedy, village: Lacking): number | null {
  if (quantity.kind === 'one') return 1;
  if (quantity.kind === 'lacking') return unitsLacking(village, quantity.percentOf);
  if (quantity.kind === 'people-lacking') return peopleLacking(village);
  if (quantity.kind === 'listed') return null;
  const reported = village.reported(quantity.kind === 'road' ? quantity.reported : quantity.by);
  return typeof reported === 'number' ? reported : null;
}

/** Short of what the rule asks for, in what it counts. */
function unitsLacking({ indicator: { rule, headings }, value, households, denominator }: Lacking, percentOf?: 'households'): number | null {
  if (typeof value !== 'number') return null;
  if (rule.kind === 'none-left') return value;
  if (rule.kind === 'share') return denominator === null ? null : Math.ceil((rule.atLeastPercent * denominator) / 100) - value;
  if (rule.kind !== 'at-least') return null;
  if (headings.reads !== 'percent') return rule.atLeast - value;
  return percentOf === undefined || households === null ? null : Math.ceil(((rule.atLeast - value) * households) / 100);
}

function householdsLacking({ indicator: { rule, headings }, value }: Lacking): number | null {
  return rule.kind === 'none-left' && headings.counts === 'households' && typeof value === 'number' ? value : null;
}

/** Of a village's people as many as of its households, rounded up; never more than all of them. */
function peopleLacking(village: Lacking): number | null {
  const { people, households } = village;
  const lacking = householdsLacking(village);
  if (lacking === null || people === null || households === null || households === 0) return null;
  return Math.ceil((people * Math.min(lacking, households)) / households);
}
