import { useId } from 'react';
import { ROLES, type Role } from '../../domain/dataset.ts';
import type { FileProblem } from '../../domain/report.ts';
import { CRS } from '../../domain/units.ts';
import { answerAbout, asksYear, type ImportFile, removeFile, roleOf } from '../../state/import.ts';
import { useStore } from '../../state/store.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import { ColumnStrip } from './ColumnStrip.tsx';
import { FailureNote } from './FailureNote.tsx';
import styles from './file-card.module.css';

/** Problems that another encoding may solve. */
const TEXT_PROBLEMS: readonly FileProblem[] = ['unreadable-file', 'no-heading', 'missing-column'];
const OFFERED = ['utf-8', 'gb18030'] as const;

/** One file on its way in: what it was taken for, and the questions only a person can answer. */
export function FileCard({ file, isAlone }: { readonly file: ImportFile; readonly isAlone: boolean }) {
  const words = useWords(importWords);
  const { inspection, failure, name, key } = file;
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <span>{inspection ? words.rows(inspection.rows) : failure ? '' : words.looking}</span>
        <button type="button" aria-label={words.remove(name)} title={words.remove(name)} onClick={() => removeFile(key)}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {failure && !isAlone && (
        <p className={styles.out}>
          {words.leftOut}
          <button type="button" onClick={() => removeFile(key)}>
            {words.takeOut}
          </button>
        </p>
      )}
      {(inspection || failure) && (
        <div className={styles.questions}>
          {(inspection || failure?.problem === 'missing-column') && <Kind file={file} />}
          {(inspection || TEXT_PROBLEMS.includes(failure?.problem ?? 'empty-file')) && <EncodingChoice file={file} />}
          {inspection?.hasPositions ? (
            <CrsChoice file={file} />
          ) : (
            inspection && roleOf(file) === 'villages' && <p className={styles.hint}>{words.noPositions}</p>
          )}
          {asksYear(file) && <Year file={file} />}
        </div>
      )}
      {inspection && <ColumnStrip columns={inspection.columns} crs={file.crs} />}
    </section>
  );
}

function Kind({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  return (
    <label className={styles.question}>
      <span>{words.kind}</span>
      <select
        value={roleOf(file) ?? ''}
        onChange={(event) => answerAbout(file.key, { role: ROLES.find((role) => role === event.target.value) ?? null })}
      >
        {roleOf(file) === null && <option value="">—</option>}
        {ROLES.map((role: Role) => (
          <option key={role} value={role}>
            {words.roles[role]}
          </option>
        ))}
      </select>
    </label>
  );
}

function EncodingChoice({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  if (/json$/i.test(file.name)) return null;
  const now = file.encoding ?? file.inspection?.encoding ?? 'utf-8';
  const offered = OFFERED.some((encoding) => encoding === now) ? OFFERED : [...OFFERED, now];
  return (
    <label className={styles.question}>
      <span>{words.encoding}</span>
      <select
        value={now}
        onChange={(event) => answerAbout(file.key, { encoding: offered.find((encoding) => encoding === event.target.value) ?? null })}
      >
        {offered.map((encoding) => (
          <option key={encoding} value={encoding}>
            {words.encodings[encoding]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Asked, never guessed: a wrong system moves every village by hundreds of metres. */
function CrsChoice({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const name = useId();
  const { inspection, crs } = file;
  return (
    <fieldset className={styles.crs} data-open={crs === null}>
      <legend>
        {words.crs}
        {crs === null && <span className={styles.ask}>{words.crsAsk}</span>}
      </legend>
      {CRS.map((choice) => (
        <label key={choice}>
          <input type="radio" name={name} checked={crs === choice} onChange={() => answerAbout(file.key, { crs: choice })} />
          <b>{words.crsNames[choice].name}</b>
          <span>
            {words.crsNames[choice].hint}
            {inspection?.suggestedCrs === choice && <em>{words.suggested}</em>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Year({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const known = useStore((store) => store.project?.dataset.years.at(-1));
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
