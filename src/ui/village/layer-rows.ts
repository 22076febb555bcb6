import { answer } from '../../analysis/answer.ts';
import { type Assessment, reasonOf, stateOf } from '../../analysis/assess.ts';
import { decideReported, decideYesNo } from '../../analysis/decide.ts';
import { isAsked, mainIndicator } from '../../analysis/question.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator, Layer } from '../../domain/indicator.ts';
import { observe, type Run, type Value } from '../../domain/observation.ts';
import type { DistanceMode } from '../../domain/parameters.ts';
import type { Month } from '../../domain/period.ts';
import type { Facility, Village } from '../../domain/place.ts';
import type { Reason, State } from '../../domain/state.ts';
import type { Millimetres } from '../../domain/units.ts';
import { LAYERS } from '../../layers/index.ts';
import { questionOf } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';

/** What is known of one indicator of one village. */
export interface Known {
  readonly indicator: Indicator;
  readonly village: Village;
  readonly state: State;
  readonly reason: Reason;
  readonly value: Value | null;
  /** The last report before an unreported period. */
  readonly last: Run | null;
  /** Since when the reports say the same; null where the state does not come from a report. */
  readonly since: Month | null;
  readonly facility: Facility | null;
  readonly distance: Millimetres | null;
  /** How the distance is measured. */
  readonly mode: DistanceMode;
  readonly radius: Millimetres;
  readonly fieldCheck: boolean;
  readonly simulated: boolean;
  /** Whether the data can say anything of it at all. */
  readonly asked: boolean;
}

export interface LayerRow {
  readonly layer: Layer;
  readonly main: Known;
  readonly others: readonly Known[];
}

/** Reading order: what is missing first, then what is not known. */
const ORDER: readonly State[] = ['gap', 'unknown', 'met', 'exempt'];

/** Every layer of one village: gaps first. */
export function layerRows(dataset: Dataset, view: View, village: number): readonly LayerRow[] {
  return LAYERS.map((layer): LayerRow => {
    const main = mainIndicator(dataset, layer);
    const others = layer.indicators.filter((indicator) => indicator !== main && isAsked(dataset, indicator));
    return {
      layer,
      main: knownOf(dataset, view, main, village),
      others: others.map((indicator) => knownOf(dataset, view, indicator, village)),
    };
  }).sort((a, b) => ORDER.indexOf(a.main.state) - ORDER.indexOf(b.main.state));
}

/** What the view's question says of one village and indicator. Throws RangeError for a village that is not there. */
export function knownOf(dataset: Dataset, view: View, indicator: Indicator, village: number): Known {
  const assessment = answer(dataset, questionOf(dataset, view, indicator));
  const { proximity, question } = assessment.evidence;
  const record = dataset.villages.at(village);
  if (!record) throw new RangeError(`no village ${village}`);
  const facility = dataset.facilities[proximity?.facility[village] ?? -1] ?? null;
  const { current: run, last } = observe(dataset.observations, indicator.id, record.id, question.month);
  const reason = reasonOf(assessment, village);
  const distance = proximity?.distance[village] ?? Number.NaN;
  return {
    indicator,
    village: record,
    state: stateOf(assessment, village),
    reason,
    value: run?.value ?? null,
    last,
    since: run && reason !== 'within-radius' ? sinceOf(assessment, record, run) : null,
    facility,
    distance: Number.isNaN(distance) ? null : (distance as Millimetres),
    mode: question.mode,
    radius: assessment.radius,
    fieldCheck: assessment.fieldCheck[village] === 1,
    simulated: run?.simulated ?? false,
    asked: isAsked(dataset, indicator),
  };
}

/** The first month from which the reports, without a break, say what they say now. */
function sinceOf(assessment: Assessment, village: Village, run: Run): Month | null {
  const { dataset, indicator } = assessment.evidence;
  const said = (value: Value): State =>
    (indicator.rule.kind === 'near' ? decideYesNo(value) : decideReported(indicator.rule, value, village)).state;
  let since = run.from;
  for (const earlier of [...(dataset.observations.get(indicator.id)?.get(village.id) ?? [])].reverse()) {
    if (earlier.to === since - 1 && said(earlier.value) === said(run.value)) since = earlier.from;
  }
  return since;
}
