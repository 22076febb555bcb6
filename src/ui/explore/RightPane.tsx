import { lazy } from 'react';
import { placesOf } from '../../analysis/places.ts';
import { type Dataset, villageIndex } from '../../domain/dataset.ts';
import { itemAt } from '../../domain/records.ts';
import { change, goToCounty, goToTownship } from '../../state/actions.ts';
import { type Drafted, useDraft } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { Later } from '../parts/Later.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { explore } from '../text/explore.ts';
import { linkWords } from '../text/link.ts';
import { useSay, useWords } from '../text/words.ts';
import { VillageCard } from '../village/VillageCard.tsx';
import { Ranking } from './Ranking.tsx';
import styles from './right-pane.module.css';
import { ShortReceipt } from './ShortReceipt.tsx';

const ReceiptPane = lazy(async () => ({ default: (await import('../village/ReceiptPane.tsx')).ReceiptPane }));
const AdditionForm = lazy(async () => ({ default: (await import('../edit/AdditionForm.tsx')).AdditionForm }));
const ProgrammePane = lazy(async () => ({ default: (await import('../prioritise/panes.ts')).ProgrammePane }));
const VillageList = lazy(async () => ({ default: (await import('./VillageList.tsx')).VillageList }));
const CorrectionForm = lazy(async () => ({ default: (await import('../edit/CorrectionForm.tsx')).CorrectionForm }));

/** Ranking → list → card, or the works in their order; a receipt over either. */
export function RightPane({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const draft = useDraft((store) => store.draft);
  if (draft)
    return (
      <Later>
        <DraftForm dataset={dataset} view={view} draft={draft} />
      </Later>
    );
  if (view.receipt)
    return (
      <Later>
        <ReceiptPane />
      </Later>
    );
  if (view.selected !== null) return <VillageCard />;
  if (view.task === 'explore') return <Overview dataset={dataset} view={view} />;
  return (
    <Later>
      <ProgrammePane dataset={dataset} view={view} />
    </Later>
  );
}

function DraftForm({ dataset, view, draft }: { readonly dataset: Dataset; readonly view: View; readonly draft: Drafted }) {
  if (draft.kind !== 'village') return <AdditionForm key={draft.kind} dataset={dataset} view={view} of={draft.kind} />;
  const village = itemAt(dataset.villages, villageIndex(dataset, draft.id));
  // What is typed of one year's reports is of no other year.
  const key = `${village?.id} ${view.year}`;
  return village ? <CorrectionForm key={key} dataset={dataset} view={view} village={village} /> : <VillageCard />;
}

function Overview({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  return (
    <div className={styles.overview}>
      <div className={styles.top}>
        <Path dataset={dataset} view={view} />
        <Segmented
          label={words.tabs}
          small
          options={[
            { value: 'ranking', text: words.ranking },
            { value: 'list', text: words.list },
          ]}
          value={view.pane}
          onChange={(pane) => change({ pane })}
        />
      </div>
      <LinkNote />
      {view.pane === 'list' ? (
        <Later>
          <VillageList dataset={dataset} view={view} />
        </Later>
      ) : (
        <div className={styles.scroll}>
          <Ranking dataset={dataset} view={view} />
          <ShortReceipt dataset={dataset} view={view} />
        </div>
      )}
    </div>
  );
}

/** What the link asked for and this data does not have: said once, gone with the next step. */
function LinkNote() {
  const words = useWords(linkWords);
  const missing = useStore((store) => store.missing);
  if (missing.length === 0) return null;
  return (
    <p className={styles.note} role="status">
      {words.missing(missing)}
    </p>
  );
}

/** 汉中市 › 略阳县 › 白雀寺镇: every part but the last leads back. */
function Path({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const say = useSay();
  const places = placesOf(dataset);
  const county = places.county.list.find((place) => place.code === view.county);
  const township = places.township.list.find((place) => place.code === view.township);
  return (
    <nav className={styles.path} aria-label={words.path}>
      <button type="button" onClick={() => goToCounty(null)} aria-current={county ? undefined : 'location'}>
        {say(dataset.title)}
      </button>
      {county && (
        <>
          <span aria-hidden="true">›</span>
          <button type="button" onClick={() => goToCounty(county.code)} aria-current={township ? undefined : 'location'}>
            {county.name}
          </button>
        </>
      )}
      {county && township && (
        <>
          <span aria-hidden="true">›</span>
          <button type="button" onClick={() => goToTownship(county.code, township.code)} aria-current="location">
            {township.name}
          </button>
        </>
      )}
    </nav>
  );
}
