import { answerAbout, asksYear, type ImportFile } from '../../state/import.ts';
import { useStore } from '../../state/store.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import styles from './file-questions.module.css';

/** Of when the figures are, where the table itself does not say. */
export function YearQuestion({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const known = useStore((store) => store.project?.dataset.years.at(-1));
  if (!asksYear(file)) return null;
  return (
    <label className={styles.question} data-open={file.year === null}>
      <span>{words.year}</span>
      <input
        type="text"
        inputMode="numeric"
        size={5}
        maxLength={4}
        placeholder={known === undefined ? '' : String(known)}
        defaultValue={file.year ?? ''}
        onChange={(event) => answerAbout(file.key, { year: /^(19|20)\d{2}$/.test(event.target.value) ? Number(event.target.value) : null })}
      />
      {file.year === null && <span className={styles.ask}>{words.yearAsk}</span>}
    </label>
  );
}
