import { printMonth } from '../../domain/period.ts';
import type { Conflict } from '../../domain/report.ts';
import { chooseClaims } from '../../state/import.ts';
import { useImport } from '../../state/import-store.ts';
import { checkWords } from '../text/import-check.ts';
import { useWords } from '../text/words.ts';
import { useFieldName } from './ColumnStrip.tsx';
import styles from './conflicts.module.css';

/** Shown at once; the newer ones of a hundred are rarely read. */
const SHOWN = 50;

/** Where files say different things of one place: a person says which one is right. */
export function Conflicts({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  const words = useWords(checkWords);
  const isReading = useImport((store) => store.isReading);
  if (conflicts.length === 0) return null;
  const open = conflicts.filter(({ settled }) => settled === null);
  const files = [...new Set(open.flatMap(({ claims }) => claims.map(({ file }) => file)))];
  const all = (file: string) =>
    chooseClaims(
      Object.fromEntries(open.filter(({ claims }) => claims.some((claim) => claim.file === file)).map(({ key }) => [key, file])),
    );
  return (
    <section className={styles.conflicts} aria-label={words.conflicts(conflicts.length, open.length)}>
      <h4>
        {words.conflicts(conflicts.length, open.length)} <span>{words.conflictsHint}</span>
      </h4>
      {open.length > 1 && (
        <p className={styles.all}>
          {files.map((file) => (
            <button key={file} type="button" disabled={isReading} onClick={() => all(file)}>
              {words.preferAll(file)}
            </button>
          ))}
        </p>
      )}
      <ul>
        {[...open, ...conflicts.filter(({ settled }) => settled !== null)].slice(0, SHOWN).map((conflict) => (
          <One key={conflict.key} conflict={conflict} />
        ))}
      </ul>
      {conflicts.length > SHOWN && <p>{words.moreConflicts(conflicts.length - SHOWN)}</p>}
    </section>
  );
}

function One({ conflict }: { readonly conflict: Conflict }) {
  const words = useWords(checkWords);
  const name = useFieldName();
  const isReading = useImport((store) => store.isReading);
  const { key, claims, settled, stands, months } = conflict;
  const when = months ? [...new Set([printMonth(months.from), printMonth(months.to)])].join('–') : '';
  const label = [conflict.name || conflict.id, name(conflict.field), when].filter(Boolean).join(' · ');
  return (
    <li>
      <span className={styles.about}>
        <b>{conflict.name || conflict.id}</b> {name(conflict.field)} {when}
      </span>
      <span role="group" aria-label={label} className={styles.claims}>
        {claims.map(({ file, line, value, written }, at) => (
          <button
            key={`${file} ${line}`}
            type="button"
            disabled={isReading}
            aria-pressed={at === stands}
            onClick={() => chooseClaims({ [key]: file })}
          >
            <b>{written ?? words.claimed(value)}</b> <span>{words.claimedIn(file, line)}</span>
          </button>
        ))}
      </span>
      <span className={styles.settled} data-open={settled === null}>
        {words.settled[settled ?? 'open']}
      </span>
    </li>
  );
}
