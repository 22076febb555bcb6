import { isAsked } from '../../analysis/question.ts';
import { total, unweighedIn } from '../../analysis/tally.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator, Layer } from '../../domain/indicator.ts';
import { goToCounty, showIndicator } from '../../state/actions.ts';
import { counted, type LayerSummary, layerSummaries, placeInView } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { NumberButton } from '../parts/NumberButton.tsx';
import { StateBar } from '../parts/StateBar.tsx';
import { explore } from '../text/explore.ts';
import { count, countIn, percent } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { useSay, useWords } from '../text/words.ts';
import { DistanceRule } from './DistanceRule.tsx';
import styles from './layer-panel.module.css';
import { isWide, StateCounts } from './StateCounts.tsx';

/** Every layer with its rate and bar; the one in view opened, with its other indicators and its one parameter. */
export function LayerPanel({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const { layers } = useWords(shared);
  const words = useWords(explore);
  const say = useSay();
  const place = placeInView(dataset, view);
  const summaries = layerSummaries(dataset, view);
  return (
    <>
      {place && (
        <p className={styles.place}>
          <span>
            {place.name} · {words.villages(counted(dataset, view).length)}
          </span>
          <button type="button" onClick={() => goToCounty(null)}>
            {say(dataset.title)}
          </button>
        </p>
      )}
      <nav className={styles.panel} aria-label={layers(summaries.length)}>
        {summaries.map((summary) =>
          summary.indicator.id === view.indicator ? (
            <OpenLayer key={summary.layer.id} dataset={dataset} view={view} summary={summary} />
          ) : (
            <FoldedLayer key={summary.layer.id} summary={summary} view={view} />
          ),
        )}
      </nav>
    </>
  );
}

function OpenLayer({ dataset, view, summary }: { readonly dataset: Dataset; readonly view: View; readonly summary: LayerSummary }) {
  const words = useWords(explore);
  const say = useSay();
  const { layer, indicator, counts } = summary;
  const unweighed = unweighedIn(counts);
  const { unitOf } = useWords(shared);
  // A layer's name stands for its first indicator only: 卫生厕所 75% must not be the rate of sewage.
  const isMain = layer.indicators[0].id === indicator.id;
  const due = counts.met + counts.gap;
  const unit = unitOf(view.weight, due);
  return (
    <section className={styles.open} aria-label={say(layer.name)}>
      <div className={styles.top} data-wide={isWide(counts)}>
        <h2>{say(isMain ? layer.name : indicator.name)}</h2>
        <NumberButton
          request={{ indicator: indicator.id, place: null, part: 'rate' }}
          label={`${say(indicator.name)} ${percent(summary.rate)}`}
        >
          <span className={styles.rate}>{percent(summary.rate)}</span>
          <small style={{ minWidth: `${2 * count(total(counts)).length + unit.length + 2}ch` }}>
            {words.rateOfUnit(count(counts.met), count(due), unit)}
          </small>
        </NumberButton>
      </div>
      <StateBar counts={counts} thick />
      <StateCounts indicator={indicator.id} counts={counts} place={null} />
      {unweighed > 0 && <p className={styles.note}>{words.unweighed(unweighed)}</p>}
      <LayerChoices dataset={dataset} view={view} layer={layer} indicator={indicator} />
    </section>
  );
}

interface Choices {
  readonly dataset: Dataset;
  readonly layer: Layer;
  readonly indicator: Indicator;
}

/** The indicators of a layer that the data answers, and the one in view. */
function indicatorsOf({ dataset, layer, indicator }: Choices): readonly Indicator[] {
  return layer.indicators.filter((other) => isAsked(dataset, other) || other.id === indicator.id);
}

export function hasChoices(choices: Choices): boolean {
  return choices.indicator.rule.kind === 'near' || indicatorsOf(choices).length > 1;
}

/** Which of a layer's indicators is in view, and the parameter of its rule. */
export function LayerChoices({ view, ...choices }: Choices & { readonly view: View }) {
  const words = useWords(explore);
  const say = useSay();
  const { dataset, layer, indicator } = choices;
  const offered = indicatorsOf(choices);
  return (
    <>
      {offered.length > 1 && (
        <select
          className={styles.indicator}
          aria-label={words.indicatorOf(say(layer.name))}
          value={indicator.id}
          onChange={(event) => showIndicator(event.target.value)}
        >
          {offered.map((other) => (
            <option key={other.id} value={other.id}>
              {say(other.name)}
            </option>
          ))}
        </select>
      )}
      {indicator.rule.kind === 'near' && <DistanceRule dataset={dataset} view={view} indicator={indicator} rule={indicator.rule} />}
    </>
  );
}

function FoldedLayer({ summary, view }: { readonly summary: LayerSummary; readonly view: View }) {
  const words = useWords(explore);
  const { unitOf } = useWords(shared);
  const say = useSay();
  const { counts } = summary;
  const unknown = counts.unknown > 0 ? count(counts.unknown) : null;
  const line =
    counts.gap + counts.unweighed.gap > 0
      ? words.gapLine(countIn(counts, 'gap'), unitOf(view.weight, counts.gap), unknown)
      : counts.decidable && counts.met + counts.exempt > 0
        ? words.noGapLine(unknown)
        : words.undecided(unknown);
  return (
    <button type="button" className={styles.folded} onClick={() => showIndicator(summary.indicator.id)}>
      <span className={styles.top}>
        <span className={styles.name}>{say(summary.layer.name)}</span>
        <span className={styles.smallRate}>{percent(summary.rate)}</span>
      </span>
      <StateBar counts={counts} />
      <span className={styles.line}>{line}</span>
    </button>
  );
}
