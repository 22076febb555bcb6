import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import styles from './simulated.module.css';

/** The mark beside figures that were made up for the sample: once for each block they stand in. */
export function Simulated() {
  return <span className={styles.tag}>{useWords(shared).simulated}</span>;
}
