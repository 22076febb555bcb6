import type { CSSProperties } from 'react';
import { type Tally, total } from '../../analysis/tally.ts';
import type { State } from '../../domain/state.ts';
import { NumberButton } from '../parts/NumberButton.tsx';
import { explore } from '../text/explore.ts';
import { count, countIn } from '../text/format.ts';
import { useWords } from '../text/words.ts';
import styles from './state-counts.module.css';

const SHOWN: readonly State[] = ['met', 'gap', 'exempt', 'unknown'];

/** As they are printed. */
const digitsOf = (counts: Tally) => count(total(counts)).length;

/** Whether numbers are larger than a pane has room for side by side: a country's villages, a prefecture's people. */
export function isWide(counts: Tally): boolean {
  return digitsOf(counts) > '99,999'.length;
}

/** A pane has room for five columns of a prefecture's villages, for three of a country's, for two of its people. */
function columnsFor(counts: Tally): 2 | 3 | 5 {
  if (!isWide(counts)) return 5;
  return digitsOf(counts) > '9,999,999'.length ? 2 : 3;
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
  return (
    <ul className={styles.counts} data-columns={columnsFor(counts)} style={{ '--digits': digitsOf(counts) } as CSSProperties}>
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
