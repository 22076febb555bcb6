import { useSaving } from '../../state/saving.ts';
import { useStore } from '../../state/store.ts';
import { savingWords } from '../text/saving.ts';
import { useWords } from '../text/words.ts';
import styles from './save-status.module.css';

/** Where the open project is kept, in a few quiet words; `short` where there is room for two. What is wrong with it is said aloud elsewhere (`SaveAlert`). */
export function SaveStatus({ short = false }: { readonly short?: boolean }) {
  const words = useWords(savingWords);
  const { status, at, persisted, holder } = useSaving();
  const isFrozen = useStore(({ project }) => project?.frozen != null);
  const isMadeUp = useStore(({ project }) => project?.madeUp === true);
  if (isMadeUp) return <span className={styles.quiet}>{short ? words.madeUpShort : words.madeUp}</span>;
  if (isFrozen) return <span className={styles.quiet}>{short ? words.frozenShort : words.frozen}</span>;
  if (holder === 'elsewhere' || status === 'nothing' || status === 'failed') return null;
  const promise = persisted === null ? words.persistUnknown : persisted ? words.persisted : words.notPersisted;
  return (
    <span className={styles.quiet} role="status" aria-label={words.label} title={promise}>
      {status === 'saving' ? words.saving : (short ? words.savedShort : words.saved)(at === null ? null : clock(at))}
    </span>
  );
}

/** `10:32`, by this computer's clock. */
function clock(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
