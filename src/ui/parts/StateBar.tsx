import type { Tally } from '../../analysis/tally.ts';
import type { State } from '../../domain/state.ts';
import { count } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import styles from './state-bar.module.css';

const ORDER: readonly State[] = ['met', 'exempt', 'gap', 'unknown'];

/** The one stacked bar: met, exempt, gap, unknown, in this order everywhere. */
export function StateBar({ counts, thick = false }: { readonly counts: Tally; readonly thick?: boolean }) {
  const words = useWords(shared);
  const label = ORDER.map((state) => `${words.states[state]} ${count(counts[state])}`).join(' · ');
  return (
    <span className={styles.bar} data-thick={thick} role="img" aria-label={label}>
      {ORDER.map((state) => (counts[state] > 0 ? <span key={state} data-state={state} style={{ flexGrow: counts[state] }} /> : null))}
    </span>
  );
}
