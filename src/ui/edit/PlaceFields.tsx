import { printDegrees, type Wgs84 } from '../../domain/units.ts';
import type { CorrectionProblem } from '../../io/read-correction.ts';
import { readPlace } from '../../io/read-place.ts';
import { type Typed, typedAt, typePlace, useDraft } from '../../state/draft.ts';
import { editWords } from '../text/edit.ts';
import { useWords } from '../text/words.ts';
import styles from './form.module.css';
import { ProblemNote } from './ProblemNote.tsx';

/** The position of what is being corrected or added: typed here, or chosen on the map. `was` undefined: there was none to begin with. */
export function PlaceFields({ was, reason }: { readonly was?: Wgs84 | null; readonly reason: CorrectionProblem['reason'] | null }) {
  const words = useWords(editWords);
  const typed = useDraft((store) => store.typed) ?? typedAt(was ?? null);
  const type = ({ lon = typed.lon, lat = typed.lat }: Partial<Typed>) => typePlace({ lon, lat, at: readPlace(lon, lat).at });
  return (
    <fieldset>
      <legend>{words.position}</legend>
      <p className={styles.hint}>{words.placeHint}</p>
      {(['lon', 'lat'] as const).map((part) => (
        <label key={part} className={styles.row}>
          <span>{words[part]}</span>
          <input
            inputMode="decimal"
            value={typed[part]}
            aria-invalid={reason !== null}
            onChange={(event) => type({ [part]: event.target.value })}
          />
        </label>
      ))}
      <ProblemNote reason={reason} />
      {was !== undefined && (
        <p className={styles.hint}>{was ? words.was(`${printDegrees(was.lon)}, ${printDegrees(was.lat)}`) : words.unplaced}</p>
      )}
    </fieldset>
  );
}
