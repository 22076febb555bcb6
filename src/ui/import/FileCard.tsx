import { ROLES, type Role } from '../../domain/dataset.ts';
import { ENCODINGS, type FileProblem } from '../../domain/report.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { answerAbout, columnsOf, compareInstead, type ImportFile, removeFile, roleOf } from '../../state/import.ts';
import { useStore } from '../../state/store.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import { CrsChoice } from './CrsChoice.tsx';
import { Detective } from './Detective.tsx';
import { FailureNote } from './FailureNote.tsx';
import { FilePreview } from './FilePreview.tsx';
import styles from './file-card.module.css';
import questions from './file-questions.module.css';
import { YearQuestion } from './YearQuestion.tsx';

/** Problems that another encoding may solve. */
const TEXT_PROBLEMS: readonly FileProblem[] = ['unreadable-file', 'no-heading', 'missing-column'];

/** One file on its way in: what it was taken for, and the questions only a person can answer. */
export function FileCard({ file, isAlone }: { readonly file: ImportFile; readonly isAlone: boolean }) {
  const words = useWords(importWords);
  const { inspection, glimpse, failure, name, key } = file;
  const delimiter = glimpse?.delimiter ?? null;
  const about = inspection ? [words.rows(inspection.rows), delimiter === null ? '' : words.delimiter(delimiter)].filter(Boolean) : [];
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.head}>
        <h4>{name}</h4>
        <span>{file.isLooking ? words.looking : about.join(' · ')}</span>
        <button type="button" aria-label={words.remove(name)} title={words.remove(name)} onClick={() => removeFile(key)}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      {file.replaces && <p className={styles.out}>{words.replacesOther}</p>}
      {failure && <FailureNote failure={failure} />}
      {roleOf(file) === 'works' && <ProgrammeInstead file={file} />}
      {failure?.problem === 'missing-column' && columnsOf(file).length > 0 && <p className={styles.out}>{words.matchInstead}</p>}
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
          {(glimpse?.sheets.length ?? 0) > 1 && <SheetChoice file={file} />}
          {(inspection || TEXT_PROBLEMS.includes(failure?.problem ?? 'empty-file')) && <EncodingChoice file={file} />}
          <YearQuestion file={file} />
          {inspection?.hasPositions ? (
            <CrsChoice file={file} />
          ) : (
            inspection && roleOf(file) === 'villages' && <p className={styles.hint}>{words.noPositions}</p>
          )}
        </div>
      )}
      {inspection?.hasPositions && columnsOf(file).length > 0 && <Detective file={file} />}
      <FilePreview file={file} />
    </section>
  );
}

/** A list of works may be the programme that was accepted here, under other headings: a person says so. */
function ProgrammeInstead({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const hasProgramme = useStore(({ project }) => project !== null && acceptedIn(project) !== null);
  return (
    hasProgramme && (
      <p className={styles.out}>
        <button type="button" onClick={() => void compareInstead(file)}>
          {words.compareProgramme}
        </button>
      </p>
    )
  );
}

function Kind({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  return (
    <label className={questions.question}>
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

function SheetChoice({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const sheets = file.glimpse?.sheets ?? [];
  return (
    <label className={questions.question}>
      <span>{file.inspection?.format === 'shapefile' ? words.layer : words.sheet}</span>
      <select value={file.sheet ?? file.glimpse?.sheet ?? ''} onChange={(event) => answerAbout(file.key, { sheet: event.target.value })}>
        {sheets.map((sheet) => (
          <option key={sheet} value={sheet}>
            {sheet}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Offered where the file is text of its own; GeoJSON, KML and workbooks say theirs. */
function EncodingChoice({ file }: { readonly file: ImportFile }) {
  const words = useWords(importWords);
  const { glimpse, inspection, encoding, name } = file;
  const found = glimpse?.encoding ?? null;
  const hasOwn = inspection?.format === 'text' || inspection?.format === 'shapefile' || (!inspection && !/\.(geo|topo)?json$/i.test(name));
  if (!hasOwn || (glimpse !== null && found === null)) return null;
  const now = encoding ?? found ?? 'utf-8';
  return (
    <label className={questions.question}>
      <span>{words.encoding}</span>
      <select
        value={now}
        onChange={(event) => answerAbout(file.key, { encoding: ENCODINGS.find((one) => one === event.target.value) ?? null })}
      >
        {ENCODINGS.map((one) => (
          <option key={one} value={one}>
            {words.encodings[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
