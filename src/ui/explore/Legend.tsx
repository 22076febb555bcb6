import { RATE_BREAKS } from '../../analysis/classes.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { State } from '../../domain/state.ts';
import { SHADES } from '../../map/picture.ts';
import { drawing, indicatorInView, questionOf } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { StateMark } from '../parts/StateMark.tsx';
import { explore } from '../text/explore.ts';
import { facilityWord } from '../text/facility.ts';
import { radiusKm } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import styles from './legend.module.css';

const ORDER: readonly State[] = ['gap', 'met', 'exempt', 'unknown'];

/** What the map's symbols or fills mean. */
export function Legend({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const zoom = useStore((store) => store.zoom);
  return (
    <section className={styles.legend} aria-label={words.legend}>
      {drawing(view, zoom) === 'villages' ? <Symbols dataset={dataset} view={view} /> : <Classes />}
    </section>
  );
}

function Symbols({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const { states } = useWords(shared);
  const { indicator } = indicatorInView(view);
  const near = indicator.rule.kind === 'near' && (!indicator.rule.optional || view.waive);
  const modelled = dataset.villages.some((village) => village.position.at !== null && village.position.quality === 'modelled');
  return (
    <>
      {ORDER.map((state) => (
        <span key={state} className={styles.entry}>
          <StateMark state={state} />
          {state === 'exempt' && near && dataset.observations.has(indicator.id)
            ? words.exemptWithin(radiusKm(questionOf(view, indicator).radius))
            : states[state]}
        </span>
      ))}
      {near && (
        <span className={styles.entry}>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M6 1v10M1 6h10" stroke="var(--ink)" strokeWidth="2.4" />
          </svg>
          {words.facility(facilityWord(indicator, view.language))}
        </span>
      )}
      {modelled && <span className={styles.note}>{words.modelled}</span>}
    </>
  );
}

function Classes() {
  const words = useWords(explore);
  return (
    <>
      <span className={styles.entry}>{words.rateLegend}</span>
      {SHADES.map((shade, index) => (
        <span key={shade} className={styles.entry}>
          <span className={styles.swatch} style={{ background: shade }} />
          {index === 0 ? `<${Math.round((RATE_BREAKS[1] ?? 0) * 100)}%` : `≥${Math.round((RATE_BREAKS[index] ?? 0) * 100)}%`}
        </span>
      ))}
      <span className={styles.entry}>
        <span className={styles.hatched} />
        {words.rateUnknown}
      </span>
    </>
  );
}
