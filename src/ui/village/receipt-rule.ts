import type { Receipt } from '../../analysis/receipt.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { State } from '../../domain/state.ts';
import type { Language } from '../../domain/text.ts';
import { kindNames } from '../text/facility.ts';
import { radiusKm } from '../text/format.ts';
import { receiptWords } from '../text/receipt.ts';
import type { RuleKind } from '../text/rule-table.ts';
import { villageWords } from '../text/village.ts';
import { amountInWords } from './reported.ts';

/** The kinds of facility a distance may lead to, joined in words. */
export function facilityNames({ indicator, question }: Pick<Receipt, 'indicator' | 'question'>, language: Language): string {
  const { rule } = indicator;
  return kindNames(question.kinds ?? (rule.kind === 'near' ? rule.facilities : []), language);
}

function kindOf({ indicator, byDistance, statusKnown }: Receipt): RuleKind {
  if (indicator.rule.kind !== 'near') return indicator.rule.kind;
  return byDistance ? (statusKnown ? 'near' : 'near-alone') : 'near-off';
}

function targetOf(indicator: Indicator, language: Language): string {
  const { rule } = indicator;
  if (rule.kind === 'share') return `${rule.atLeastPercent}%`;
  return rule.kind === 'at-least' ? amountInWords(indicator, rule.atLeast, language) : '';
}

/** When a village counts as this state, by the rule and the parameters of the receipt. */
export function whenState(receipt: Receipt, state: State, language: Language): string {
  const { indicator, question, radius } = receipt;
  return receiptWords[language].table[kindOf(receipt)][state]({
    lacking: indicator.lacking[language],
    facility: facilityNames(receipt, language),
    radius: radiusKm(radius),
    own: question.scope === 'own-township',
    neighbours: question.neighbours,
    target: targetOf(indicator, language),
    of: indicator.rule.kind === 'share' ? villageWords[language].denominators[indicator.rule.of] : '',
  });
}
