import { useEffect, useState } from 'react';
import type { Reach } from '../../analysis/nearest.ts';
import { reachesOf } from '../../analysis/proximity.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { questionOf } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { type Walked, walksOf } from '../../state/walks.ts';
import { walkWords } from '../text/walk.ts';
import { useWords } from '../text/words.ts';
import { distancesOf } from './distances.ts';
import styles from './walk-panel.module.css';

interface WalkPanelProps {
  readonly dataset: Dataset;
  readonly view: View;
  readonly index: number;
}

/** How long the walk from a village is over the project's terrain, and back; nothing where no distance is asked. */
export function WalkPanel({ dataset, view, index }: WalkPanelProps) {
  const words = useWords(walkWords);
  const indicator = distancesOf(dataset, view, index)?.indicator;
  const reach = indicator ? reachesOf(indicator, questionOf(dataset, view, indicator)).inForce : null;
  const walked = useWalked(dataset, reach);
  if (!reach) return null;
  return (
    <section className={styles.walk} aria-label={words.title}>
      <h3>{words.title}</h3>
      {walked === null && <p>{words.working}</p>}
      {walked === 'failed' && <p>{words.failed}</p>}
      {walked !== null && walked !== 'failed' && <Ways walked={walked} index={index} />}
    </section>
  );
}

/** Null while it is being worked out. */
function useWalked(dataset: Dataset, reach: Reach | null): Walked | 'failed' | null {
  const [found, setFound] = useState<{ readonly of: Dataset; readonly walked: Walked | 'failed' | null } | null>(null);
  const { kinds = null, month = null } = reach ?? {};
  useEffect(() => {
    if (!kinds) return;
    let isWanted = true;
    const keep = (walked: Walked | 'failed' | null) => isWanted && setFound({ of: dataset, walked });
    keep(null);
    walksOf(dataset, { kinds, month }).then(keep, (error: unknown) => {
      console.error(error);
      keep('failed');
    });
    return () => {
      isWanted = false;
    };
  }, [dataset, kinds, month]);
  return found?.of === dataset ? found.walked : null;
}

function Ways({ walked, index }: { readonly walked: Walked; readonly index: number }) {
  const words = useWords(walkWords);
  const to = walked.walk(index, 'to-facility');
  const from = walked.walk(index, 'from-facility');
  if (to.problem !== null) return <p>{words.problems[to.problem]}</p>;
  return (
    <>
      <p>
        {words.there(to.facility.name, to.minutes)}
        {from.facility !== null && (
          <>
            {words.and}
            {from.facility === to.facility ? words.back(from.minutes) : words.from(from.facility.name, from.minutes)}
          </>
        )}
      </p>
      <p className={styles.note}>{words.modelled}</p>
    </>
  );
}
