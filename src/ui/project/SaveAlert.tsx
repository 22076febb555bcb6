import { flush } from '../../state/autosave.ts';
import { editHere } from '../../state/projects.ts';
import { useSaving } from '../../state/saving.ts';
import { savingWords } from '../text/saving.ts';
import { useWords } from '../text/words.ts';
import { saveProject } from './save-project.ts';
import styles from './save-status.module.css';

/** What a person must know of the keeping, over the screen until it is put right or put away: not kept, edited elsewhere, what happened to it. */
export function SaveAlert() {
  const words = useWords(savingWords);
  const { status, problem, detail, notice, holder } = useSaving();
  return (
    <div className={styles.alerts} role="alert">
      {notice !== null && (
        <p>
          {words.notices[notice]}
          <button type="button" onClick={() => useSaving.setState({ notice: null })}>
            {words.dismiss}
          </button>
        </p>
      )}
      {holder === 'elsewhere' && (
        <p>
          {words.elsewhere}
          <button type="button" onClick={() => void editHere()}>
            {words.editHere}
          </button>
        </p>
      )}
      {status === 'failed' && (
        <p className={styles.failed} title={detail}>
          {words.failed(words.problems[problem ?? 'unknown'])}
          <button type="button" onClick={() => void flush()}>
            {words.again}
          </button>
          <button type="button" onClick={() => void saveProject()}>
            {words.download}
          </button>
        </p>
      )}
    </div>
  );
}
