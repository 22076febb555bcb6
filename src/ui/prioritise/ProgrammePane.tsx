import { lazy } from 'react';
import { change } from '../../state/actions.ts';
import { useBest } from '../../state/best.ts';
import { isWithinReach } from '../../state/prioritise.ts';
import { WORK_TABS } from '../../state/view.ts';
import { Later } from '../parts/Later.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { listWords } from '../text/prioritise-list.ts';
import { useWords } from '../text/words.ts';
import { isFigure } from './figures.ts';
import styles from './programme-pane.module.css';
import { RankedVillages } from './RankedVillages.tsx';
import { RankedWorks } from './RankedWorks.tsx';
import { Spending } from './Spending.tsx';
import type { Shown } from './shown.ts';

const SitingResult = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingResult }));
const Explained = lazy(async () => ({ default: (await import('./Explained.tsx')).Explained }));
const Insights = lazy(async () => ({ default: (await import('./Insights.tsx')).Insights }));

/** The works in their order and what else there is to know of them, or the sites one by one. */
export function ProgrammePane({ dataset, view }: Shown) {
  const words = useWords(listWords);
  useBest();
  if (view.prioritising === 'sites')
    return (
      <Later>
        <SitingResult dataset={dataset} view={view} />
      </Later>
    );
  if (!isWithinReach(dataset, view)) return null;
  if (isFigure(view.explained))
    return (
      <Later>
        <Explained dataset={dataset} view={view} figure={view.explained} />
      </Later>
    );
  return (
    <div className={styles.pane}>
      <Tabs view={view} />
      {/* Scrolled by the keyboard where nothing in it takes the focus. */}
      <section className={styles.shown} tabIndex={0} aria-label={words.tab[view.workTab]}>
        {view.workTab !== 'ranking' ? (
          <Later>
            <Insights dataset={dataset} view={view} />
          </Later>
        ) : view.ranked === 'works' ? (
          <RankedWorks dataset={dataset} view={view} />
        ) : (
          <RankedVillages dataset={dataset} view={view} />
        )}
      </section>
      <Spending dataset={dataset} view={view} />
    </div>
  );
}

function Tabs({ view }: Pick<Shown, 'view'>) {
  const words = useWords(listWords);
  return (
    <div className={styles.tabs}>
      <select aria-label={words.tabs} value={view.workTab} onChange={({ target }) => change({ workTab: asTab(target.value) })}>
        {WORK_TABS.map((tab) => (
          <option key={tab} value={tab}>
            {words.tab[tab]}
          </option>
        ))}
      </select>
      {view.workTab === 'ranking' && (
        <Segmented
          label={words.what}
          small
          options={(['works', 'villages'] as const).map((value) => ({ value, text: words.ranked[value] }))}
          value={view.ranked}
          onChange={(ranked) => change({ ranked, scored: null })}
        />
      )}
    </div>
  );
}

const asTab = (text: string) => WORK_TABS.find((tab) => tab === text) ?? 'ranking';
