import type { CSSProperties } from 'react';
import { type Tally, total } from '../../analysis/tally.ts';
import type { State } from '../../domain/state.ts';
import { NumberButton } from '../parts/NumberButton.tsx';
import { explore } from '../text/explore.ts';
import { count, countIn } from '../text/format.ts';
import { useWords } from '../text/words.ts';
import styles from './state-counts.module.css';

const SHOWN: readonly State[] = ['met', 'gap', 'exempt', 'unknown'];

/** A pane has room for five columns of a prefecture's villages, for three of a country's, for two of its people. */
function columnsFor(digits: number): 2 | 3 | 5 {
  if (digits > '999,999'.length) return 2;
  return digits > '99,999'.length ? 3 : 5;
}

/**
 * The denominator and the four states side by side; each number opens its receipt. A column has room for the sum of all, which no
 * radius changes: moving the radius changes digits, never the width or the height of this.
 */
export function StateCounts({
  indicator,
  counts,
  place,
}: {
  readonly indicator: string;
  readonly counts: Tally;
  readonly place: string | null;
}) {
  const { due } = useWords(explore);
  const digits = count(total(counts)).length;
  return (
    <ul className={styles.counts} data-columns={columnsFor(digits)} style={{ '--digits': digits } as CSSProperties}>
      <li>
        {due.denominator}{' '}
        <NumberButton request={{ indicator, place, part: 'rate' }} label={`${due.denominator} ${counts.met + counts.gap}`}>
          {count(counts.met + counts.gap)}
        </NumberButton>
      </li>
      {SHOWN.map((state) => (
        <li key={state} data-state={state}>
          {due[state]}{' '}
          <NumberButton request={{ indicator, place, part: state }} label={`${due[state]} ${countIn(counts, state)}`}>
            {countIn(counts, state)}
          </NumberButton>
        </li>
      ))}
    </ul>
  );
}
