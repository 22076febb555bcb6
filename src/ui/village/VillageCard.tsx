import { lazy, useEffect, useRef } from 'react';
import { placeAt, placesOf } from '../../analysis/places.ts';
import { type Dataset, systemOf, villageIndex } from '../../domain/dataset.ts';
import { shownName } from '../../domain/place.ts';
import { goToCounty, goToTownship, selectVillage, showOnMap } from '../../state/actions.ts';
import { startDraft } from '../../state/draft.ts';
import { indicatorInView } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { useIsEditable } from '../edit/use-is-editable.ts';
import { VillageHistory } from '../edit/VillageHistory.tsx';
import { Later } from '../parts/Later.tsx';
import { Simulated } from '../parts/Simulated.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { crsNames } from '../text/crs.ts';
import { editWords } from '../text/edit.ts';
import { radiusKm } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import { useSay, useWords } from '../text/words.ts';
import { DistancePanel } from './DistancePanel.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { LayerRows } from './LayerRows.tsx';
import { type Known, knownOf } from './layer-rows.ts';
import { PlanBasis } from './PlanBasis.tsx';
import styles from './village-card.module.css';

const SiteHere = lazy(async () => ({ default: (await import('../siting/panes.ts')).SiteHere }));
const WalkPanel = lazy(async () => ({ default: (await import('./WalkPanel.tsx')).WalkPanel }));

/** Everything known of the village that is selected. */
export function VillageCard() {
  const project = useStore((store) => store.project);
  const view = useStore((store) => store.view);
  const index = project ? villageIndex(project.dataset, view.selected) : -1;
  if (!project || index < 0) return null;
  return <Card dataset={project.dataset} view={view} index={index} />;
}

function Card({ dataset, view, index }: { readonly dataset: Dataset; readonly view: View; readonly index: number }) {
  const words = useWords(villageWords);
  const { indicator, layer } = indicatorInView(view);
  const known = knownOf(dataset, view, indicator, index);
  const frame = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(heading, known.village.id);
  // Another village's card is read from its top.
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [known.village.id]);
  return (
    <article className={styles.card} aria-label={words.card} ref={frame} data-state={known.state}>
      <Path dataset={dataset} index={index} />
      <div className={styles.title}>
        <h2 ref={heading} tabIndex={-1}>
          {shownName(known.village)}
        </h2>
        <Verdict known={known} />
      </div>
      <Facts dataset={dataset} known={known} />
      {view.task === 'prioritise' && view.prioritising === 'sites' && (
        <Later>
          <SiteHere dataset={dataset} view={view} village={known.village} />
        </Later>
      )}
      <DistancePanel dataset={dataset} view={view} index={index} />
      {dataset.terrain && (
        <Later>
          <WalkPanel dataset={dataset} view={view} index={index} />
        </Later>
      )}
      <LayerRows dataset={dataset} view={view} index={index} />
      <PlanBasis dataset={dataset} known={known} layer={layer} />
      <VillageHistory id={known.village.id} />
    </article>
  );
}

function Path({ dataset, index }: { readonly dataset: Dataset; readonly index: number }) {
  const words = useWords(villageWords);
  const say = useSay();
  const places = placesOf(dataset);
  const [county, township] = [placeAt(places.county, index), placeAt(places.township, index)];
  return (
    <div className={styles.top}>
      <nav aria-label={words.path} className={styles.path}>
        <button type="button" onClick={() => goToCounty(null)}>
          {say(dataset.title)}
        </button>
        {county?.name && (
          <>
            <span aria-hidden="true">›</span>
            <button type="button" onClick={() => goToCounty(county.code)}>
              {county.name}
            </button>
          </>
        )}
        {county && township?.name && (
          <>
            <span aria-hidden="true">›</span>
            <button type="button" onClick={() => goToTownship(county.code, township.code)}>
              {township.name}
            </button>
          </>
        )}
      </nav>
      <button type="button" className={styles.close} onClick={() => selectVillage(null, false)}>
        {words.close} <span aria-hidden="true">✕</span>
      </button>
    </div>
  );
}

function Verdict({ known }: { readonly known: Known }) {
  const words = useWords(villageWords);
  const say = useSay();
  const { indicator, state, reason, radius } = known;
  const within = reason === 'within-radius' ? radiusKm(radius) : null;
  return (
    <p className={styles.verdict} data-state={state}>
      <StateMark state={state} />
      {words.verdict(state, say(indicator.name), say(indicator.lacking), within)}
      {known.fieldCheck && <> · {words.fieldCheck}</>}
    </p>
  );
}

function Facts({ dataset, known: { village } }: { readonly dataset: Dataset; readonly known: Known }) {
  const words = useWords(villageWords);
  const { correct } = useWords(editWords);
  const isEditable = useIsEditable();
  const common = useWords(shared);
  const { position } = village;
  const file = dataset.files[village.origin.file];
  const systems = useWords(crsNames);
  const system = file ? systemOf(file, village) : null;
  const crs = system && system !== 'wgs84' ? systems[system].name : null;
  const facts = [
    village.code ?? words.noCode,
    village.kind === 'community' ? common.community : null,
    words.households(village.households),
    words.people(village.registered, village.resident),
    village.kind === 'community' && !village.poor ? null : words.poverty(village.poor, village.deepPoverty, village.exitYear),
    village.relocated ? words.relocated : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p className={styles.facts}>
        {facts.join(' · ')} {village.simulated && <Simulated />}
      </p>
      <p className={styles.position}>
        {position.at === null
          ? words.unplaced(common.positions[position.problem])
          : position.quality === 'modelled'
            ? words.modelled
            : position.byHand
              ? words.placedByHand
              : words.surveyed(file?.name ?? '', crs)}
        {position.at && <span className={styles.degrees}>{` ${position.at.lon.toFixed(4)}, ${position.at.lat.toFixed(4)}`}</span>}{' '}
        {position.at && (
          <button type="button" className={styles.show} onClick={() => showOnMap(village.id)}>
            {words.showOnMap}
          </button>
        )}{' '}
        {isEditable && (
          <button type="button" className={styles.show} onClick={() => startDraft({ kind: 'village', id: village.id })}>
            {correct}
          </button>
        )}
      </p>
    </>
  );
}
