import { type CSSProperties, type FocusEvent, lazy, useEffect, useMemo, useRef, useState } from 'react';
import { unweighedIn } from '../../analysis/tally.ts';
import { type Dataset, hasSample, isDated } from '../../domain/dataset.ts';
import { change, goToCounty, showIndicator } from '../../state/actions.ts';
import { useDraft } from '../../state/draft.ts';
import { countsInView, indicatorInView, layerSummaries } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { Later } from '../parts/Later.tsx';
import { StateBar } from '../parts/StateBar.tsx';
import { useRoom } from '../parts/use-room.ts';
import { SaveStatus } from '../project/SaveStatus.tsx';
import { explore } from '../text/explore.ts';
import { percent } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { useSay, useWords } from '../text/words.ts';
import { CountyOptions } from './CountyOptions.tsx';
import { Find } from './Find.tsx';
import { SampleBadge } from './Header.tsx';
import { Headline } from './Headline.tsx';
import { hasChoices, LayerChoices } from './LayerPanel.tsx';
import { MapKey } from './MapKey.tsx';
import { MapNote } from './MapNotes.tsx';
import { MapPane } from './MapPane.tsx';
import { More } from './More.tsx';
import styles from './phone.module.css';
import { RightPane } from './RightPane.tsx';
import { StateCounts } from './StateCounts.tsx';
import { TaskSwitch } from './TaskSwitch.tsx';

const PrioritiseSheet = lazy(async () => ({ default: (await import('../prioritise/panes.ts')).PrioritiseSheet }));

interface Shown {
  readonly dataset: Dataset;
  readonly view: View;
}

/** The map, and everything else in one sheet: over the map's lower half, or beside it where the screen is wider than high. */
export function Phone({ dataset, view }: Shown) {
  const legend = useRoom(56);
  const padding = useMemo(() => ({ top: 16, right: 12, bottom: legend.held + 14, left: 12 }), [legend.held]);
  return (
    <div className={styles.phone} data-frame="sheet">
      <PhoneHeader dataset={dataset} view={view} />
      <main className={styles.map} style={{ '--legend': `${legend.height}px` } as CSSProperties}>
        <MapPane dataset={dataset} view={view} padding={padding} />
        <div className={styles.notes}>
          {hasSample(dataset) && <SampleBadge edge="left" />}
          <MapNote view={view} />
        </div>
        <div className={styles.legend} ref={legend.frame}>
          <MapKey dataset={dataset} view={view} />
        </div>
      </main>
      <Sheet dataset={dataset} view={view} />
    </div>
  );
}

/** The sheet lies over the map and never squeezes it: what the map draws by itself depends on its size. */
function Sheet({ dataset, view }: Shown) {
  const words = useWords(explore);
  const [isUp, setUp] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  // Another place, card, receipt or form is read from its top.
  const { county, township, selected, receipt } = view;
  const draft = useDraft((store) => store.draft);
  const shown = JSON.stringify({ county, township, selected, receipt, draft });
  useEffect(() => {
    if (shown && content.current) content.current.scrollTop = 0;
  }, [shown]);
  // Whoever searches wants the results, not the map: the keyboard takes half of the screen.
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLInputElement && target.type === 'search') setUp(true);
  };
  return (
    <section className={styles.sheet} data-up={isUp} aria-label={words.tabs} onFocus={onFocus}>
      <button
        type="button"
        className={styles.handle}
        aria-label={isUp ? words.sheetDown : words.sheetUp}
        aria-expanded={isUp}
        onClick={() => setUp(!isUp)}
      />
      <div className={styles.content} ref={content}>
        {draft !== null || receipt !== null || selected !== null ? (
          <>
            <div className={styles.hidden}>
              <Headline dataset={dataset} view={view} />
            </div>
            <RightPane dataset={dataset} view={view} />
          </>
        ) : view.task === 'prioritise' ? (
          <Later>
            <PrioritiseSheet dataset={dataset} view={view} />
          </Later>
        ) : (
          <Summary dataset={dataset} view={view} />
        )}
      </div>
    </section>
  );
}

function PhoneHeader({ dataset, view }: Shown) {
  const words = useWords(explore);
  return (
    <header className={styles.header}>
      <span className={styles.about}>
        <span className={styles.name}>{words.appName}</span>
        <SaveStatus short />
      </span>
      <TaskSwitch view={view} />
      <span className={styles.fill} />
      <select
        aria-label={words.county}
        value={view.county ?? ''}
        onChange={(event) => goToCounty(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{words.allCounties}</option>
        <CountyOptions dataset={dataset} />
      </select>
      {isDated(dataset) && (
        <select aria-label={words.year} value={view.year} onChange={(event) => change({ year: Number(event.target.value), receipt: null })}>
          {dataset.years.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      )}
      <More dataset={dataset} view={view} />
    </header>
  );
}

function Summary({ dataset, view }: Shown) {
  const words = useWords(explore);
  const { layers } = useWords(shared);
  const say = useSay();
  const summaries = layerSummaries(dataset, view);
  const counts = countsInView(dataset, view);
  const unweighed = unweighedIn(counts);
  const choices = { dataset, ...indicatorInView(view) };
  return (
    <>
      <div className={styles.answer}>
        <Headline dataset={dataset} view={view} />
        <StateBar counts={counts} thick />
        <StateCounts indicator={view.indicator} counts={counts} place={null} />
        {unweighed > 0 && <p className={styles.note}>{words.unweighed(unweighed)}</p>}
      </div>
      <nav className={styles.chips} aria-label={layers(summaries.length)}>
        {summaries.map(({ layer, indicator, rate }) => (
          <button type="button" key={layer.id} aria-pressed={indicator.id === view.indicator} onClick={() => showIndicator(indicator.id)}>
            <strong>{say(layer.name)}</strong> {percent(rate)}
          </button>
        ))}
      </nav>
      <Find dataset={dataset} view={view} rule={hasChoices(choices) ? <LayerChoices {...choices} view={view} /> : null} />
      <div className={styles.pane} data-pane={view.pane}>
        <RightPane dataset={dataset} view={view} />
      </div>
    </>
  );
}
