import { lazy } from 'react';
import { change } from '../../state/actions.ts';
import { PRIORITISING } from '../../state/view.ts';
import { Later } from '../parts/Later.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { prioritiseWords } from '../text/prioritise.ts';
import { useWords } from '../text/words.ts';
import styles from './left-pane.module.css';
import type { Shown } from './shown.ts';
import { WorkInputs } from './WorkInputs.tsx';

const SitingInputs = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingInputs }));

/** What decides the order, or where new sites go; `bare`: its switch stands elsewhere. */
export function LeftPane({ dataset, view, bare = false }: Shown & { readonly bare?: boolean }) {
  return (
    <div className={styles.pane}>
      {!bare && <HalfSwitch dataset={dataset} view={view} />}
      {view.prioritising === 'sites' ? (
        <Later>
          <SitingInputs dataset={dataset} view={view} />
        </Later>
      ) : (
        <WorkInputs dataset={dataset} view={view} />
      )}
    </div>
  );
}

/** 排序与预算 | 选址. */
export function HalfSwitch({ view }: Shown) {
  const words = useWords(prioritiseWords);
  return (
    <Segmented
      label={words.halves}
      options={PRIORITISING.map((value) => ({ value, text: words.halfNames[value] }))}
      value={view.prioritising}
      onChange={(prioritising) => change({ prioritising, explained: null })}
    />
  );
}
