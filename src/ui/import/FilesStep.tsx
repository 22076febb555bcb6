import { useRef, useState } from 'react';
import { dropFiles } from '../../state/drop-files.ts';
import { closeImport, columnsOf, goTo, type ImportFile, isReadable, readFiles, roleOf } from '../../state/import.ts';
import { useImport } from '../../state/import-store.ts';
import { ownNames } from '../../state/project.ts';
import { openSample } from '../../state/projects.ts';
import { useStore } from '../../state/store.ts';
import { importWords } from '../text/import.ts';
import { useWords } from '../text/words.ts';
import { FailureNote } from './FailureNote.tsx';
import { FileCard } from './FileCard.tsx';
import own from './files-step.module.css';
import styles from './import-layer.module.css';
import { ReadingNow } from './ReadingNow.tsx';
import { SameForRest } from './SameForRest.tsx';
import { useMissing } from './use-missing.ts';

/** First step: which files, and what must be known about each before it can be read. */
export function FilesStep() {
  const words = useWords(importWords);
  const { files, isReading, failure } = useImport();
  const readable = files.filter(isReadable);
  const unreadable = files.filter((file) => file.failure !== null);
  const isLooking = files.some((file) => file.isLooking);
  const still = useMissing(readable);
  // A file that lacks a column by its headings may have it by another: that is said in the next step.
  const tables = files.filter((file) => columnsOf(file).length > 0);
  return (
    <>
      <div className={styles.body}>
        {failure && <FailureNote failure={failure} />}
        {files.length === 0 ? <Start /> : <Headline files={files} readable={readable} isLooking={isLooking} />}
        {files.map((file) => (
          <FileCard key={file.key} file={file} isAlone={readable.length === 0} />
        ))}
        {readable.length > 0 && <Consequence files={readable} />}
      </div>
      <footer className={styles.footer}>
        {isReading && <ReadingNow />}
        <p role="status" hidden={isReading}>
          {isLooking
            ? words.looking
            : still.length > 0
              ? words.missing(still)
              : unreadable.length > 0 && tables.length > 0 && readable.length === 0
                ? words.matchInstead
                : unreadable.length > 0
                  ? words.unreadable(unreadable.length, readable.length)
                  : words.stays}
        </p>
        <SameForRest files={readable} />
        <ToSample />
        {files.length > 0 && <PickButton label={words.add} />}
        {files.length > 0 && (
          <button
            type="button"
            className={styles.filled}
            disabled={isReading || isLooking || readable.length + tables.length === 0 || still.length > 0}
            onClick={() => (tables.length > 0 ? goTo('columns') : void readFiles())}
          >
            {isReading ? words.looking : tables.length > 0 ? words.toColumns : words.check}
          </button>
        )}
      </footer>
    </>
  );
}

/** The result of this step: what the files are. */
function Headline({ files, readable, isLooking }: HeadlineProps) {
  const words = useWords(importWords);
  const [only] = files.length === 1 ? readable : [];
  const role = only && roleOf(only);
  return (
    <h3 className={own.headline}>
      {isLooking && readable.length === 0
        ? words.looking
        : only?.inspection && role
          ? words.oneHeadline(words.roles[role], only.inspection.rows)
          : words.filesHeadline(files.length, readable.length)}
    </h3>
  );
}

interface HeadlineProps {
  readonly files: readonly ImportFile[];
  readonly readable: readonly ImportFile[];
  readonly isLooking: boolean;
}

function Start() {
  const words = useWords(importWords);
  return (
    <div className={own.start}>
      <h3>{words.start}</h3>
      <div className={own.drop}>
        <p>{words.drop}</p>
        <PickButton label={words.pick} filled />
      </div>
      <ul>
        {words.needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
    </div>
  );
}

/** What importing does to the project that is open. */
function Consequence({ files }: { readonly files: readonly ImportFile[] }) {
  const words = useWords(importWords);
  const isOwn = useStore((store) => store.project?.dataset.origin === 'own');
  if (!isOwn) return <p className={own.consequence}>{words.firstOwn}</p>;
  const names = new Set(files.map((file) => file.name));
  const [out, stay] = [ownNames().filter((name) => names.has(name)), ownNames().filter((name) => !names.has(name))];
  return (
    <p className={own.consequence}>
      {out.length > 0 && words.replaces(out)} {stay.length > 0 && words.joins(stay)}
    </p>
  );
}

function PickButton({ label, filled = false }: { readonly label: string; readonly filled?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={styles[filled ? 'filled' : 'plain']} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".csv,.tsv,.txt,.xlsx,.xls,.json,.geojson,.topojson,.zip,.kml,.gapmap"
        data-testid="import-files"
        onChange={(event) => {
          dropFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** Back to the sample, asked twice; one's own project stays on this computer. */
function ToSample() {
  const words = useWords(importWords);
  const isOwn = useStore((store) => store.project?.dataset.origin === 'own');
  const [isSure, setSure] = useState(false);
  if (!isOwn) return null;
  const leave = () => {
    closeImport();
    void openSample();
  };
  return (
    <button type="button" className={styles.quiet} onClick={isSure ? leave : () => setSure(true)} onBlur={() => setSure(false)}>
      {isSure ? words.toSampleSure : words.toSample}
    </button>
  );
}
