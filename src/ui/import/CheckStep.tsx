import { useState } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import { type FileReport, OUTCOMES } from '../../domain/report.ts';
import type { ReadResult } from '../../io/read-dataset.ts';
import { LAYERS } from '../../layers/index.ts';
import { columnsOf, compareRead, doubtfulRows, goTo, type ImportFile, openRead } from '../../state/import.ts';
import { useImport } from '../../state/import-store.ts';
import { useStore } from '../../state/store.ts';
import { saveFile } from '../export/save-file.ts';
import { useMedia } from '../parts/use-media.ts';
import { RoadSummary } from '../road/RoadSummary.tsx';
import { compareWords } from '../text/compare.ts';
import { count } from '../text/format.ts';
import { importWords } from '../text/import.ts';
import { checkWords } from '../text/import-check.ts';
import { columnWords } from '../text/import-columns.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { ColumnStrip } from './ColumnStrip.tsx';
import { Conflicts } from './Conflicts.tsx';
import { Corrections } from './Corrections.tsx';
import styles from './check-step.module.css';
import { readIn } from './detective-choice.ts';
import { doubtfulNotes } from './doubtful-notes.ts';
import { FailureNote } from './FailureNote.tsx';
import { FileTabs } from './FileTabs.tsx';
import { IssueTable } from './IssueTable.tsx';
import frame from './import-layer.module.css';
import { ReadingNow } from './ReadingNow.tsx';

/** Layers whose main question is a distance: without facilities they have no answer. */
const BY_DISTANCE = LAYERS.filter(({ indicators: [main] }) => main.rule.kind === 'near' && !main.rule.optional);

/** Third step: what would come in, with every row accounted for, before anything is opened. */
export function CheckStep() {
  const words = useWords(checkWords);
  const common = useWords(importWords);
  const language = useLanguage();
  const { result, files, failure, isReading } = useImport();
  const isOwn = useStore((store) => store.project?.dataset.origin === 'own');
  const [chosen, setChosen] = useState(0);
  if (!result) return null;
  const unreadable = files.filter((file) => file.failure !== null).map((file) => file.name);
  const reports = result.reports.filter((report) => files.some((file) => file.name === report.file));
  const report = reports[chosen] ?? reports[0];
  const file = files.find(({ name }) => name === report?.file);
  const rows = reports.reduce((sum, { counts }) => sum + counts.accepted + counts.flagged, 0);
  const { dataset } = result;
  const next =
    dataset.villages.length === 0
      ? words.next.villages
      : dataset.facilities.length === 0
        ? words.next.facilities(BY_DISTANCE.map((layer) => layer.name[language]))
        : isOwn
          ? words.issuesHint
          : common.firstOwn;
  return (
    <>
      <div className={frame.body}>
        <FileTabs
          files={reports.map((one) => ({
            name: one.file,
            about: `${common.roles[one.role]} · ${words.toSee(one.counts.flagged + one.counts.rejected)}`,
          }))}
          chosen={report ? reports.indexOf(report) : 0}
          onChoose={setChosen}
        />
        {failure && <FailureNote failure={failure} />}
        {report && file && <Report key={file.key} report={report} file={file} result={result} />}
        {unreadable.length > 0 && <p className={styles.unreadable}>{common.leftOutFiles(unreadable)}</p>}
      </div>
      <footer className={frame.footer}>
        {isReading && <ReadingNow />}
        <p role="status" hidden={isReading}>
          {next}
        </p>
        <button
          type="button"
          className={frame.plain}
          onClick={() => goTo(files.some((one) => columnsOf(one).length > 0) ? 'columns' : 'files')}
        >
          {common.back}
        </button>
        {report && file && <Download report={report} file={file} />}
        <CompareButton />
        <button type="button" className={frame.filled} disabled={rows === 0 || isReading} onClick={openRead}>
          {words.submit(rows)}
        </button>
      </footer>
    </>
  );
}

/** Corrections come back a few rows at a time: held against what is open, not put in its place. */
function CompareButton() {
  const { compare } = useWords(compareWords);
  const isReading = useImport((store) => store.isReading);
  const hasVillages = useStore((store) => (store.project?.dataset.villages.length ?? 0) > 0);
  if (!hasVillages) return null;
  return (
    <button type="button" className={frame.plain} disabled={isReading} onClick={compareRead}>
      {compare}
    </button>
  );
}

function nounOf({ role, counts }: FileReport, dataset: Dataset): 'village' | 'facility' | 'area' | 'row' {
  if (role === 'facilities') return 'facility';
  if (role === 'districts') return 'area';
  // A table with a row a year has more rows than villages.
  return role === 'villages' && dataset.villages.length === counts.accepted + counts.flagged ? 'village' : 'row';
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The rows to look at as a spreadsheet: a township corrects it and sends it back. */
function Download({ report, file }: { readonly report: FileReport; readonly file: ImportFile }) {
  const words = useWords(checkWords);
  const language = useLanguage();
  const hasDoubtful = report.issues.some(({ outcome }) => outcome !== 'set-aside');
  // Shapes have no rows to send back.
  if (!hasDoubtful || report.columns.length === 0) return null;
  const download = async () => {
    const bytes = await doubtfulRows(file.key, doubtfulNotes(report, language), words.notes);
    if (bytes) saveFile(`${words.downloadName(report.file.replace(/\.\w+$/, ''))}.xlsx`, XLSX, bytes);
  };
  return (
    <button type="button" className={frame.plain} onClick={() => void download()}>
      {words.download}
    </button>
  );
}

interface ReportProps {
  readonly report: FileReport;
  readonly file: ImportFile;
  readonly result: ReadResult;
}

function Report({ report, file, result }: ReportProps) {
  const words = useWords(checkWords);
  const { crsNames, crsEach } = useWords(importWords);
  const { counts, rows, columns, issues } = report;
  const { folded } = useWords(columnWords);
  const isNarrow = useMedia('(max-width: 720px)');
  const system = readIn(file);
  const strip = <ColumnStrip columns={columns} role={report.role} crs={readIn(file) ?? report.crs} mapping={file.mapping} />;
  const about = words.about(
    report.encoding?.toUpperCase() ?? '',
    report.format,
    report.sheet ?? '',
    report.headerLine,
    columns.length === 0 || system === null ? null : system === 'by-county' ? crsEach : crsNames[system].name,
  );
  return (
    <>
      <div className={styles.head}>
        <div>
          <h3>{rows === 0 ? words.empty : words.headline(rows - counts['set-aside'], counts.accepted, nounOf(report, result.dataset))}</h3>
          <p>
            <b>{report.file}</b> · {about.join(' · ')}
          </p>
        </div>
        <Accounts report={report} />
      </div>
      {isNarrow && columns.length > 0 ? (
        <details className={styles.folded}>
          <summary>{folded(columns.length)}</summary>
          {strip}
        </details>
      ) : (
        strip
      )}
      {report.role === 'roads' && result.dataset.roads.length > 0 && <RoadSummary dataset={result.dataset} />}
      {report.unshown && <p className={styles.unshown}>{words.unshown(report.unshown.lines, report.unshown.columns)}</p>}
      <Conflicts conflicts={result.conflicts} />
      {issues.length > 0 ? (
        <IssueTable report={report} file={file} />
      ) : (
        <p className={styles.clean} data-none={rows === 0}>
          {rows === 0 ? words.noRows : words.noIssues}
        </p>
      )}
      <Corrections file={file} />
    </>
  );
}

/** The four outcomes as a bar and as a sum that closes on the rows of the file. */
function Accounts({ report: { counts, rows } }: { readonly report: FileReport }) {
  const words = useWords(checkWords);
  const common = useWords(importWords);
  return (
    <div className={styles.accounts}>
      <div className={styles.bar} aria-hidden="true">
        {OUTCOMES.map(
          (outcome) => counts[outcome] > 0 && <span key={outcome} data-outcome={outcome} style={{ flexGrow: counts[outcome] }} />,
        )}
      </div>
      <p>
        {OUTCOMES.map((outcome, at) => (
          <span key={outcome}>
            {at > 0 && ' + '}
            <i className={styles.swatch} data-outcome={outcome} aria-hidden="true" />
            {words.outcomes[outcome]} <b>{count(counts[outcome])}</b>
          </span>
        ))}
        <span>
          {' = '}
          <b>{common.rows(rows)}</b>
        </span>
      </p>
    </div>
  );
}
