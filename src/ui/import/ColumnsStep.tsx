import { type RefObject, useRef, useState } from 'react';
import type { ColumnMatch } from '../../domain/report.ts';
import { answerAbout, columnsOf, goTo, type ImportFile, isReadable, matchColumn, readFiles, roleOf } from '../../state/import.ts';
import { useImport } from '../../state/import-store.ts';
import { importWords } from '../text/import.ts';
import { columnWords } from '../text/import-columns.ts';
import { useWords } from '../text/words.ts';
import { ColumnStrip, useFieldName } from './ColumnStrip.tsx';
import { CrsChoice } from './CrsChoice.tsx';
import styles from './columns-step.module.css';
import { Detective } from './Detective.tsx';
import { readIn } from './detective-choice.ts';
import { FailureNote } from './FailureNote.tsx';
import { FileTabs } from './FileTabs.tsx';
import { asksLook, fieldOf, isNote, lookOf, sharedFields } from './field-choices.ts';
import frame from './import-layer.module.css';
import { ReadingNow } from './ReadingNow.tsx';
import { useMissing } from './use-missing.ts';
import { YearQuestion } from './YearQuestion.tsx';

/** Second step: what each column was taken for, and a word where that is wrong. */
export function ColumnsStep() {
  const words = useWords(columnWords);
  const common = useWords(importWords);
  const { files, isReading, failure } = useImport();
  const [chosen, setChosen] = useState(0);
  const tables = files.filter((file) => columnsOf(file).length > 0);
  const file = tables[chosen] ?? tables[0];
  const readable = files.filter(isReadable);
  const still = useMissing(readable);
  const isTwice = tables.some((table) => sharedFields(table.mapping, columnsOf(table)).size > 0);
  const isLooking = files.some((one) => one.isLooking);
  const cannot = files.filter((one) => one.failure !== null).map(({ name }) => name);
  return (
    <>
      <div className={frame.body}>
        <FileTabs
          files={tables.map((table) => ({ name: table.name, about: tabAbout(table, words.looks) }))}
          chosen={file ? tables.indexOf(file) : 0}
          onChoose={setChosen}
        />
        {failure && <FailureNote failure={failure} />}
        {file ? <Match key={file.key} file={file} /> : <p>{words.none}</p>}
      </div>
      <footer className={frame.footer}>
        {isReading && <ReadingNow />}
        <p role="status" hidden={isReading}>
          {isLooking
            ? common.looking
            : isTwice
              ? words.twiceShort
              : still.length > 0
                ? common.missing(still)
                : cannot.length > 0
                  ? words.cannot(cannot)
                  : common.stays}
        </p>
        <button type="button" className={frame.plain} onClick={() => goTo('files')}>
          {common.back}
        </button>
        <button
          type="button"
          className={frame.filled}
          disabled={isReading || isLooking || isTwice || readable.length === 0 || still.length > 0}
          onClick={() => void readFiles()}
        >
          {isReading ? common.looking : common.check}
        </button>
      </footer>
    </>
  );
}

function looksIn(file: ImportFile): number {
  return columnsOf(file).filter((column, at) => asksLook(lookOf(column, at, file.mapping))).length;
}

const tabAbout = (file: ImportFile, say: (n: number) => string) => say(looksIn(file));

function Match({ file }: { readonly file: ImportFile }) {
  const words = useWords(columnWords);
  const name = useFieldName();
  const columns = columnsOf(file);
  const strip = useRef<HTMLDivElement>(null);
  // A question asked here stays when it is answered: nothing jumps from under the hand.
  const [asksCrs] = useState(file.crs === null);
  const [asksYear] = useState(file.year === null);
  const matched = columns.filter((column, at) => !column.refused && fieldOf(column, at, file.mapping) !== null).length;
  return (
    <>
      <div className={styles.head}>
        <h3>{words.headline(columns.filter(({ heading }) => !isNote(heading)).length, matched, looksIn(file))}</h3>
        <p>
          <b>{file.name}</b> · {words.hint}
        </p>
      </div>
      {file.offer && (
        <p className={styles.offer} role="status">
          {words.offer(Object.keys(file.offer).length)}
          <button type="button" className={frame.plain} onClick={() => answerAbout(file.key, { mapping: file.offer ?? {}, offer: null })}>
            {words.take}
          </button>
          <button type="button" className={frame.quiet} onClick={() => answerAbout(file.key, { offer: null })}>
            {words.refuse}
          </button>
        </p>
      )}
      {file.failure && <FailureNote failure={file.failure} />}
      {[...sharedFields(file.mapping, columns)].map(([field, at]) => (
        <p key={field} className={styles.twice} role="alert">
          {words.twice(
            name(field),
            at.map((index) => columns[index]?.heading ?? ''),
          )}
        </p>
      ))}
      <Looks file={file} strip={strip} />
      <div ref={strip}>
        <ColumnStrip
          columns={columns}
          role={roleOf(file)}
          crs={readIn(file)}
          mapping={file.mapping}
          onMatch={(column, field) => matchColumn(file.key, column, field)}
        />
      </div>
      <div className={styles.questions}>
        {asksCrs && file.inspection?.hasPositions && <CrsChoice file={file} />}
        {asksYear && <YearQuestion file={file} />}
        {asksCrs && file.inspection?.hasPositions && <Detective file={file} />}
      </div>
    </>
  );
}

/** The columns worth a look, by name: in a wide table they may be out of sight. */
function Looks({ file, strip }: { readonly file: ImportFile; readonly strip: RefObject<HTMLDivElement | null> }) {
  const words = useWords(columnWords);
  const whyOf = ({ readInstead }: ColumnMatch, look: 'unsure' | 'inverted' | 'idle') =>
    look === 'idle' && readInstead !== undefined ? words.instead(readInstead) : words.why[look];
  const asked = columnsOf(file).flatMap((column, at) => {
    const look = lookOf(column, at, file.mapping);
    return look === 'unsure' || look === 'inverted' || look === 'idle'
      ? [{ at, heading: column.heading || words.noHeading, why: whyOf(column, look) }]
      : [];
  });
  if (asked.length === 0) return null;
  const show = (at: number) => strip.current?.querySelector<HTMLElement>(`[data-column="${at}"] select`)?.focus();
  return (
    <p className={styles.looks}>
      {asked.map(({ at, heading, why }) => (
        <button key={at} type="button" onClick={() => show(at)}>
          {heading} <span>{why}</span>
        </button>
      ))}
    </p>
  );
}
