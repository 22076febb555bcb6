import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator, Layer } from '../../domain/indicator.ts';
import { INDICATORS } from '../../layers/index.ts';
import { answer } from '../answer.ts';
import type { Assessment } from '../assess.ts';
import { defaultQuestion, isAsked } from '../question.ts';
import type { WorksAsked } from '../works/propose-works.ts';

/** An indicator that is asked for, and its answer. */
export interface AskedIndicator {
  readonly layer: Layer;
  readonly indicator: Indicator;
  readonly assessment: Assessment;
}

/** The answers of the wanted indicators that the data can say anything of, as works are proposed by: in the order of the layers. */
export function askFor(
  dataset: Dataset,
  { month, openAt, questionOf }: Pick<WorksAsked, 'month' | 'openAt' | 'questionOf'>,
  isWanted: (indicator: Indicator) => boolean,
): AskedIndicator[] {
  return INDICATORS.filter(({ indicator }) => isWanted(indicator) && isAsked(dataset, indicator)).map(({ layer, indicator }) => ({
    layer,
    indicator,
    assessment: answer(dataset, questionOf?.(indicator) ?? defaultQuestion(indicator, month, openAt)),
  }));
}
