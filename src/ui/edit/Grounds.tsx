import { useId } from 'react';
import { editWords } from '../text/edit.ts';
import { useWords } from '../text/words.ts';
import styles from './form.module.css';

/** On what grounds something is changed. */
interface Reasons {
  readonly source: string;
  readonly note: string;
}

export const NO_GROUNDS: Reasons = { source: '', note: '' };

/** Source and note of a correction: asked, not demanded. */
export function Grounds({ grounds, onChange }: { readonly grounds: Reasons; readonly onChange: (grounds: Reasons) => void }) {
  const words = useWords(editWords);
  const id = useId();
  return (
    <fieldset>
      <legend>{words.why}</legend>
      <label className={styles.row}>
        <span>{words.source}</span>
        <input list={id} value={grounds.source} onChange={(event) => onChange({ ...grounds, source: event.target.value })} />
        <datalist id={id}>
          {words.sources.map((source) => (
            <option key={source} value={source} />
          ))}
        </datalist>
      </label>
      <label className={styles.note}>
        <span>{words.note}</span>
        <textarea
          rows={2}
          value={grounds.note}
          placeholder={words.noteHint}
          onChange={(event) => onChange({ ...grounds, note: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
