import { useState } from 'react';
import { placesOf } from '../../analysis/places.ts';
import { tally } from '../../analysis/tally.ts';
import { type Dataset, isDated } from '../../domain/dataset.ts';
import { change, goToCounty, showIndicator } from '../../state/actions.ts';
import { openImport } from '../../state/import.ts';
import { assessmentInView, counted, layerSummaries } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { StateBar } from '../parts/StateBar.tsx';
import { explore } from '../text/explore.ts';
import { percent } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { useSay, useWords } from '../text/words.ts';
import { Find } from './Find.tsx';
import { hasSample, SampleBadge } from './Header.tsx';
import { Headline } from './Headline.tsx';
import { LayerPanel } from './LayerPanel.tsx';
import { Legend } from './Legend.tsx';
import { MapPane } from './MapPane.tsx';
import styles from './phone.module.css';
import { RightPane } from './RightPane.tsx';
import { StateCounts } from './StateCounts.tsx';

const PADDING = { top: 12, right: 12, bottom: 84, left: 12 };

/** On a phone the map comes first and everything else is a sheet over its lower half. */
export function Phone({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const [isUp, setUp] = useState(false);
  const detail = view.receipt !== null || view.selected !== null;
  return (
    <div className={styles.phone}>
      <PhoneHeader dataset={dataset} view={view} />
      <main className={styles.map}>
        <MapPane dataset={dataset} view={view} padding={PADDING} />
        <div className={styles.legend}>
          <Legend dataset={dataset} view={view} />
        </div>
      </main>
      <section className={styles.sheet} data-up={isUp} aria-label={words.tabs}>
        <button
          type="button"
          className={styles.handle}
          aria-label={isUp ? words.sheetDown : words.sheetUp}
          aria-expanded={isUp}
          onClick={() => setUp(!isUp)}
        />
        <div className={styles.content}>
          {detail ? (
            <>
              <div className={styles.hidden}>
                <Headline dataset={dataset} view={view} />
              </div>
              <RightPane dataset={dataset} view={view} />
            </>
          ) : (
            <Summary dataset={dataset} view={view} full={isUp} />
          )}
        </div>
      </section>
    </div>
  );
}

function PhoneHeader({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const counties = [...new Map(placesOf(dataset).county.map((place) => [place.code, place.name]))].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <header className={styles.header}>
      <span className={styles.name}>{words.appName}</span>
      {hasSample(dataset) && <SampleBadge />}
      <span className={styles.fill} />
      <select
        aria-label={words.county}
        value={view.county ?? ''}
        onChange={(event) => goToCounty(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{words.allCounties}</option>
        {counties.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {isDated(dataset) && (
        <select aria-label={words.year} value={view.year} onChange={(event) => change({ year: Number(event.target.value) })}>
          {dataset.years.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      )}
    </header>
  );
}

function Summary({ dataset, view, full }: { readonly dataset: Dataset; readonly view: View; readonly full: boolean }) {
  const words = useWords(explore);
  const { layers } = useWords(shared);
  const say = useSay();
  const summaries = layerSummaries(dataset, view);
  const counts = tally(assessmentInView(dataset, view), counted(dataset, view), view.weight);
  return (
    <>
      <div className={styles.answer}>
        <Headline dataset={dataset} view={view} />
        <StateBar counts={counts} thick />
        <StateCounts indicator={view.indicator} counts={counts} place={null} />
      </div>
      <nav className={styles.chips} aria-label={layers(summaries.length)}>
        {summaries.map(({ layer, indicator, rate }) => (
          <button type="button" key={layer.id} aria-pressed={indicator.id === view.indicator} onClick={() => showIndicator(indicator.id)}>
            <strong>{say(layer.name)}</strong> {percent(rate)}
          </button>
        ))}
      </nav>
      {full && (
        <div className={styles.tools}>
          <LayerPanel dataset={dataset} view={view} />
          <Find dataset={dataset} view={view} />
          <div className={styles.files}>
            <button type="button" onClick={() => openImport()}>
              {words.importData}
            </button>
            <ExportMenu />
          </div>
        </div>
      )}
      <div className={styles.pane} data-pane={view.pane}>
        <RightPane dataset={dataset} view={view} />
      </div>
    </>
  );
}
