import { useMemo } from 'react';
import { RATE_BREAKS } from '../../analysis/classes.ts';
import { placingOf, provenanceOf } from '../../analysis/columns.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { State } from '../../domain/state.ts';
import { MapSymbol } from '../../map/MapSymbol.tsx';
import { isGathered, SHADES } from '../../map/picture.ts';
import { drawing, indicatorInView, isNarrowed, questionOf } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { explore } from '../text/explore.ts';
import { facilityWord } from '../text/facility.ts';
import { radiusKm } from '../text/format.ts';
import { mapWords } from '../text/map.ts';
import { modeWords } from '../text/modes.ts';
import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import { isGroundDrawn } from './is-ground-drawn.ts';
import styles from './legend.module.css';

const ORDER: readonly State[] = ['gap', 'met', 'exempt', 'unknown'];

/** What the map's symbols or fills mean, drawn by the map's own pen as they are drawn at this zoom. */
export function Legend({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const zoom = useStore((store) => store.zoom);
  return (
    <section className={styles.legend} aria-label={words.legend}>
      <Entries dataset={dataset} view={view} zoom={zoom} />
    </section>
  );
}

function Entries({ dataset, view, zoom }: { readonly dataset: Dataset; readonly view: View; readonly zoom: number }) {
  const words = useWords(explore);
  const own = useWords(mapWords);
  if (drawing(dataset, view, zoom) !== 'villages') return <Classes title={words.rateLegend} unknown={words.rateUnknown} />;
  if (!isGathered(dataset, zoom)) return <Symbols dataset={dataset} view={view} zoom={zoom} />;
  return (
    <>
      <Classes title={isNarrowed(view) ? own.circleLegendNarrowed : own.circleLegend} unknown={own.circleUnknown} />
      <span className={styles.entry}>{own.circleNearer}</span>
    </>
  );
}

interface Quality {
  readonly some: boolean;
  readonly all: boolean;
}

/** How the villages that have a place came by it. */
function qualityOfVillages(dataset: Dataset): Quality {
  const { lon } = placingOf(dataset).position;
  const { modelled } = provenanceOf(dataset);
  const workedOut = modelled.reduce((sum, one) => sum + one, 0);
  const placed = lon.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : 1), 0);
  return { some: workedOut > 0, all: placed > 0 && workedOut === placed };
}

/** How the facilities that have a place came by it. */
function qualityOfFacilities({ facilities }: Dataset): Quality {
  const placed = facilities.flatMap(({ position }) => (position.at === null ? [] : [position.quality === 'modelled']));
  return { some: placed.includes(true), all: placed.length > 0 && !placed.includes(false) };
}

function Symbols({ dataset, view, zoom }: { readonly dataset: Dataset; readonly view: View; readonly zoom: number }) {
  const words = useWords(explore);
  const own = useWords(mapWords);
  const { states } = useWords(shared);
  const villages = useMemo(() => qualityOfVillages(dataset), [dataset]);
  const facilities = useMemo(() => qualityOfFacilities(dataset), [dataset]);
  const { indicator } = indicatorInView(view);
  const { by } = useWords(modeWords);
  const { radius, mode } = questionOf(dataset, view, indicator);
  const near = indicator.rule.kind === 'near' && (!indicator.rule.optional || view.waive);
  const isAskedOfVillages = dataset.villages.length > 0;
  return (
    <>
      {isAskedOfVillages &&
        ORDER.map((state) => (
          <span key={state} className={styles.entry}>
            <MapSymbol mark={state} modelled={villages.all} zoom={zoom} />
            {state === 'exempt' && near && dataset.observations.has(indicator.id)
              ? words.exemptWithin(radiusKm(radius), by[mode])
              : states[state]}
          </span>
        ))}
      {near && (
        <span className={styles.entry}>
          <MapSymbol mark="facility" modelled={facilities.all} zoom={zoom} />
          {words.facility(facilityWord(indicator, view.language))}
        </span>
      )}
      {near && mode === 'straight' && isAskedOfVillages && (view.selected !== null || view.township !== null) && (
        <span className={styles.entry}>
          <span className={styles.band} />
          {own.band}
        </span>
      )}
      {near &&
        view.coverage &&
        isGroundDrawn(dataset, view) &&
        dataset.counties.length > 0 &&
        questionOf(dataset, view, indicator).mode === 'straight' && (
          <span className={styles.entry}>
            <span className={styles.covered} />
            {words.covered}
          </span>
        )}
      {villages.some && (
        <span className={styles.pair}>
          {own.positions}
          <MapSymbol mark="gap" modelled={false} zoom={zoom} />
          {own.surveyed}
          <MapSymbol mark="gap" modelled zoom={zoom} />
          {own.modelled}
        </span>
      )}
    </>
  );
}

function Classes({ title, unknown }: { readonly title: string; readonly unknown: string }) {
  return (
    <>
      <span className={styles.entry}>{title}</span>
      {SHADES.map((shade, index) => (
        <span key={shade} className={styles.entry}>
          <span className={styles.swatch} style={{ background: shade }} />
          {index === 0 ? `<${Math.round((RATE_BREAKS[1] ?? 0) * 100)}%` : `≥${Math.round((RATE_BREAKS[index] ?? 0) * 100)}%`}
        </span>
      ))}
      <span className={styles.entry}>
        <span className={styles.hatched} />
        {unknown}
      </span>
    </>
  );
}
