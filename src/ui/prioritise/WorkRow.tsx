import { memo } from 'react';
import type { ScoreInParts } from '../../analysis/rank/parts.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { change, hover } from '../../state/actions.ts';
import { weightsOf } from '../../state/prioritise.ts';
import { Simulated } from '../parts/Simulated.tsx';
import { count } from '../text/format.ts';
import { inWan } from '../text/money.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useWords } from '../text/words.ts';
import styles from './ranked.module.css';
import { ScoreBar, ScoreSum } from './ScoreBar.tsx';
import type { Shown } from './shown.ts';
import { useWorkWords } from './use-work-words.ts';
import { WorkReceipt } from './WorkReceipt.tsx';

interface WorkRowProps extends Shown {
  readonly work: ProposedWork;
  readonly isChosen: boolean;
  /** All three null for a work that only leads on to others: it is not ranked. */
  readonly score: ScoreInParts | null;
  readonly position: number | null;
  readonly rank: number | null;
  readonly range: readonly [number, number] | null;
}

/** One work: rank and its range, what it is, its score, what it costs and whom it serves; opened, where all of that comes from. */
export function WorkRow({ dataset, view, work, isChosen, score, position, rank, range }: WorkRowProps) {
  const words = useWords(listWords);
  const { title, place, kind } = useWorkWords(dataset)(work);
  const isOpen = view.scored === work.id;
  const [village] = work.villages;
  return (
    <li
      className={styles.row}
      data-chosen={isChosen}
      data-open={isOpen}
      onPointerEnter={() => hover(village ?? null)}
      onPointerLeave={() => hover(null)}
    >
      <Rank rank={rank} range={range} />
      <div className={styles.what}>
        <p>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={words.open(`${title} ${kind}`)}
            onClick={() => change({ scored: isOpen ? null : work.id })}
          >
            {title}
          </button>{' '}
          <small>{place}</small>
        </p>
      </div>
      <Figures wan={work.cost === null ? '?' : inWan(work.cost.cny)} many={work.villages.length} people={work.people} />
      <div className={styles.scored}>
        <span>{kind}</span>
        {score && <ScoreBar score={score} weights={weightsOf(view)} />}
      </div>
      {isOpen && (
        <div className={styles.opened}>
          {score && <ScoreSum score={score} weights={weightsOf(view)} />}
          <WorkReceipt dataset={dataset} view={view} work={work} position={position} rank={rank} />
          {work.simulated && <Simulated />}
        </div>
      )}
    </li>
  );
}

/** A rank, and between which it moves when the weights do. */
export const Rank = memo(({ rank, range }: { readonly rank: number | null; readonly range: readonly [number, number] | null }) => {
  const words = useWords(listWords);
  return (
    <div className={styles.rank}>
      <b>{rank ?? words.leadOn}</b>
      {range && <small title={words.rangeSays(...range)}>{range[0] === range[1] ? words.rangeSteady : `${range[0]}–${range[1]}`}</small>}
    </div>
  );
});

export function Figures({ wan, many, people }: { readonly wan: string; readonly many: number; readonly people: number | null }) {
  return (
    <>
      <span className={styles.figure}>{wan}</span>
      <span className={styles.figure}>{many}</span>
      <span className={styles.figure}>{people === null ? '?' : count(people)}</span>
    </>
  );
}
