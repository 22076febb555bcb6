import { type Dataset, isDated } from '../domain/dataset.ts';
import type { Indicator, Layer } from '../domain/indicator.ts';
import type { Question } from '../domain/parameters.ts';
import type { Month } from '../domain/period.ts';
import { DEFAULT_TRAVELLER } from '../domain/travel.ts';
import { millimetres } from '../domain/units.ts';

/**
 * As of when facilities count by their opening and closing dates. Where no file says of when its figures are, nobody knows which of them were open
 * then: null, and every facility counts. The rule of the screen and of every command that is not told a year.
 */
export function openAt(dataset: Dataset, month: Month): Month | null {
  return isDated(dataset) ? month : null;
}

/** The plan's reading of an indicator: its rule's own radius and scope, every switch at its default. */
export function defaultQuestion(indicator: Indicator, month: Month, open: Month | null = month): Question {
  const { rule } = indicator;
  return {
    indicator: indicator.id,
    month,
    openAt: open,
    radius: millimetres(rule.kind === 'near' ? rule.radiusKm * 1000 : 0),
    mode: 'straight',
    traveller: DEFAULT_TRAVELLER,
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
