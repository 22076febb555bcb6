import { answerAbout, asksYear, type ImportFile } from '../../state/import.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import styles from './import-layer.module.css';

/** The one answer that was given so far; null where there is none, or several. */
function onlyOne<T>(given: readonly (T | null)[]): T | null {
  const answers = new Set(given.filter((answer) => answer !== null));
  return answers.size === 1 ? ([...answers][0] ?? null) : null;
}

/** Eleven counties send the same form: what was answered for one file is offered for the others that still ask. */
export function SameForRest({ files }: { readonly files: readonly ImportFile[] }) {
  const words = useWords(importWords);
  const located = files.filter((file) => file.inspection?.hasPositions);
  const crs = onlyOne(located.map((file) => file.crs));
  const withoutCrs = located.filter((file) => file.crs === null);
  const undated = files.filter(asksYear);
  const year = onlyOne(undated.map((file) => file.year));
  const withoutYear = undated.filter((file) => file.year === null);
  return (
    <>
      {crs !== null && withoutCrs.length > 0 && (
        <button
          type="button"
          className={styles.quiet}
          onClick={() => {
            for (const { key } of withoutCrs) answerAbout(key, { crs });
          }}
        >
          {words.sameCrs(withoutCrs.length, words.crsNames[crs].name)}
        </button>
      )}
      {year !== null && withoutYear.length > 0 && (
        <button
          type="button"
          className={styles.quiet}
          onClick={() => {
            for (const { key } of withoutYear) answerAbout(key, { year });
          }}
        >
          {words.sameYear(withoutYear.length, year)}
        </button>
      )}
    </>
  );
}
