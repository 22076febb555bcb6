import type { Dataset } from '../domain/dataset.ts';
import type { Indicator, Layer } from '../domain/indicator.ts';
import type { Question } from '../domain/parameters.ts';
import type { Month } from '../domain/period.ts';
import { millimetres } from '../domain/units.ts';

/** The plan's reading of an indicator: its rule's own radius and scope, every switch at its default. */
export function defaultQuestion(indicator: Indicator, month: Month): Question {
  const { rule } = indicator;
  return {
    indicator: indicator.id,
    month,
    radius: millimetres(rule.kind === 'near' ? rule.radiusKm * 1000 : 0),
    mode: 'straight',
    scope: rule.kind === 'near' && !rule.ownTownship ? 'nearest' : 'own-township',
    kinds: null,
    neighbours: false,
    waive: false,
  };
}

/** Whether the data set can say anything of an indicator: a column reports it, or its rule is about distance. */
export function isAsked(dataset: Dataset, indicator: Indicator): boolean {
  return (
    indicator.subject === 'village' &&
    (dataset.observations.has(indicator.id) || (indicator.rule.kind === 'near' && !indicator.rule.optional))
  );
}

/** The indicator that stands for its layer: the first the data reports, else the layer's first. */
export function mainIndicator(dataset: Dataset, layer: Layer): Indicator {
  return layer.indicators.find((indicator) => isAsked(dataset, indicator)) ?? layer.indicators[0];
}
