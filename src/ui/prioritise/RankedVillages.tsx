import { useState } from 'react';
import { codeOfState } from '../../analysis/decision-table.ts';
import { inParts } from '../../analysis/rank/parts.ts';
import { shownName } from '../../domain/place.ts';
import { itemAt } from '../../domain/records.ts';
import { change, hover, selectVillage } from '../../state/actions.ts';
import { effectInView, peopleOf, villageRanking, weightsOf } from '../../state/prioritise.ts';
import { useFirmnessOf } from '../../state/stability.ts';
import { inWan } from '../text/money.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useSay, useWords } from '../text/words.ts';
import { Head, rangeOf } from './RankedWorks.tsx';
import styles from './ranked.module.css';
import { ScoreBar, ScoreSum } from './ScoreBar.tsx';
import type { Shown } from './shown.ts';
import { Turn } from './Turn.tsx';
import { Figures, Rank } from './WorkRow.tsx';
import receipt from './work-receipt.module.css';

const PORTION = 50;
const GAP = codeOfState('gap');

/** The villages that have a gap, in the order of their scores. */
export function RankedVillages({ dataset, view }: Shown) {
  const words = useWords(listWords);
  const ranking = villageRanking(dataset, view);
  const [most, setMost] = useState(PORTION);
  const firmness = useFirmnessOf(ranking, view.span);
  const closed = new Set(effectInView(dataset, view).closed);
  if (ranking.order.length === 0) return <p className={styles.fold}>{words.noVillages}</p>;
  return (
    <section className={styles.list} aria-label={words.title.villages}>
      <Head of="village" />
      <ol>
        {Array.from(ranking.order.subarray(0, most), (position, at) => (
          <VillageRow
            key={ranking.candidates.items[position]}
            dataset={dataset}
            view={view}
            position={position}
            rank={at + 1}
            range={rangeOf(firmness, position)}
            isClosed={closed.has(ranking.candidates.items[position] ?? -1)}
          />
        ))}
        {ranking.order.length > most && (
          <li className={styles.fold}>
            {words.restVillages(ranking.order.length - most)}{' '}
            <button type="button" onClick={() => setMost(most + 2 * PORTION)}>
              {words.show}
            </button>
          </li>
        )}
      </ol>
    </section>
  );
}

interface VillageRowProps extends Shown {
  readonly position: number;
  readonly rank: number;
  readonly range: readonly [number, number] | null;
  readonly isClosed: boolean;
}

function VillageRow({ dataset, view, position, rank, range, isClosed }: VillageRowProps) {
  const words = useWords(listWords);
  const say = useSay();
  const ranking = villageRanking(dataset, view);
  const { items, values, asked } = ranking.candidates;
  const index = items[position] ?? -1;
  const village = itemAt(dataset.villages, index);
  if (!village) return null;
  const isOpen = view.scored === village.id;
  const score = inParts(ranking, position);
  const gaps = asked.filter(({ assessment }) => assessment.states[index] === GAP).map(({ indicator }) => say(indicator.name));
  const [people, perPerson] = [village[peopleOf(view)], values.cost[position] ?? Number.NaN];
  return (
    <li
      className={styles.row}
      data-chosen={isClosed}
      data-open={isOpen}
      onPointerEnter={() => hover(index)}
      onPointerLeave={() => hover(null)}
    >
      <Rank rank={rank} range={range} />
      <div className={styles.what}>
        <p>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={words.open(shownName(village))}
            onClick={() => change({ scored: isOpen ? null : village.id })}
          >
            {shownName(village)}
          </button>{' '}
          <small>{[village.county, village.township].filter(Boolean).join(' · ')}</small>
        </p>
      </div>
      <Figures wan={people === null || Number.isNaN(perPerson) ? '?' : inWan(perPerson * people)} many={gaps.length} people={people} />
      <div className={styles.scored}>
        <ScoreBar score={score} weights={weightsOf(view)} />
      </div>
      {isOpen && (
        <div className={styles.opened}>
          <ScoreSum score={score} weights={weightsOf(view)} />
          <div className={receipt.receipt}>
            <p>{words.gaps(gaps.join(words.and))}</p>
            <Turn ranking={ranking} position={position} rank={rank} />
            <button type="button" onClick={() => selectVillage(village.id, true)}>
              {words.card}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}
