import { stopReading } from '../../state/import.ts';
import { useImport } from '../../state/import-store.ts';
import { readingWords } from '../text/import-reading.ts';
import { useWords } from '../text/words.ts';
import frame from './import-layer.module.css';
import styles from './reading-now.module.css';

/** How far the reading under way is, and the way to stop it. The page itself stays free meanwhile. */
export function ReadingNow() {
  const words = useWords(readingWords);
  const progress = useImport((store) => store.progress);
  return (
    <div className={styles.now}>
      <progress aria-label={words.label} {...(progress && { value: progress.done, max: Math.max(1, progress.of) })} />
      <p>{progress ? words.at(progress) : words.starting}</p>
      <button type="button" className={frame.plain} onClick={stopReading}>
        {words.stop}
      </button>
    </div>
  );
}
