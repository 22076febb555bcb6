import { useState } from 'react';
import { yearEnd, yearOf } from '../../domain/period.ts';
import { answerAbout, asksYear, type ImportFile } from '../../state/import.ts';
import { useStore } from '../../state/store.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import styles from './file-questions.module.css';

/** Of when the figures are, where the table itself does not say. What its name or title says is offered, never taken. */
export function YearQuestion({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const known = useStore((store) => store.project?.dataset.years.at(-1));
  const [text, setText] = useState(String(file.year ?? ''));
  if (!asksYear(file)) return null;
  const month = file.inspection?.suggestedAsOf ?? null;
  const said = month !== null && month === yearEnd(yearOf(month)) ? yearOf(month) : null;
  const say = (given: string) => {
    setText(given);
    answerAbout(file.key, { year: /^(19|20)\d{2}$/.test(given) ? Number(given) : null });
  };
  return (
    <div className={styles.question} data-open={file.year === null}>
      <label>
        <span>{words.year}</span>
        <input
          type="text"
          inputMode="numeric"
          size={5}
          maxLength={4}
          placeholder={known === undefined ? '' : String(known)}
          value={file.year ?? text}
          onChange={(event) => say(event.target.value)}
        />
      </label>
      {file.year === null &&
        (said === null ? (
          <span className={styles.ask}>{words.yearAsk}</span>
        ) : (
          <button type="button" className={styles.take} onClick={() => say(String(said))}>
            {words.yearSaid(said)}
          </button>
        ))}
    </div>
  );
}
