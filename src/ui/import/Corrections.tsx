import { type ImportFile, undoCorrection } from '../../state/import.ts';
import { checkWords } from '../text/import-check.ts';
import { useWords } from '../text/words.ts';
import styles from './issue-table.module.css';

/** What was changed in a file before it comes in, each with a way back. */
export function Corrections({ file }: { readonly file: ImportFile }) {
  const words = useWords(checkWords);
  if (file.corrections.length === 0) return null;
  return (
    <section className={styles.corrections}>
      <h4>
        {words.corrected(file.corrections.length)} <span>{words.correctedHint}</span>
      </h4>
      <ul>
        {file.corrections.map((correction, at) => (
          <li key={`${correction.line} ${correction.column} ${at}`}>
            <span>{words.correctedLine(correction.line)}</span>
            <span>{correction.column}</span>
            <s>{correction.was || words.blank}</s>
            <b>{correction.cells.map(({ value }) => value || words.blank).join(' · ')}</b>
            <button
              type="button"
              className={styles.repair}
              aria-label={words.undoOf(correction.line, correction.column)}
              onClick={() => undoCorrection(file.key, correction)}
            >
              {words.undo}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
