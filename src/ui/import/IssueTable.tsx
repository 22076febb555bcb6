import { useMemo, useState } from 'react';
import { type Candidate, type FileReport, OUTCOMES, type Outcome, type RowIssue } from '../../domain/report.ts';
import { suggested } from '../../state/corrections.ts';
import { choosePlace, correct, type ImportFile } from '../../state/import.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { checkWords } from '../text/import-check.ts';
import { importReasons } from '../text/import-reasons.ts';
import { useWords } from '../text/words.ts';
import { IssueValue } from './IssueValue.tsx';
import styles from './issue-table.module.css';

/** Rows shown here; the download has them all. */
const SHOWN = 200;

/** Every row that was not simply accepted: where it went, why, and what to do about it, by one click where the file itself tells. */
export function IssueTable({ report, file }: { readonly report: FileReport; readonly file: ImportFile }) {
  const words = useWords(checkWords);
  const [only, setOnly] = useState<Outcome | 'all'>('all');
  const doubtful = useMemo(() => byOutcome(report.issues.filter(({ outcome }) => outcome !== 'set-aside')), [report]);
  const aside = useMemo(() => report.issues.filter(({ outcome }) => outcome === 'set-aside'), [report]);
  const lines = useMemo(() => new Set(doubtful.map((issue) => issue.line)).size, [doubtful]);
  const found = OUTCOMES.filter((outcome) => doubtful.some((issue) => issue.outcome === outcome));
  const shown = found.length > 1 && only !== 'all' ? doubtful.filter(({ outcome }) => outcome === only) : doubtful;
  return (
    <section className={styles.issues}>
      {doubtful.length > 0 && (
        <>
          <div className={styles.title}>
            <h4>
              {words.issuesTitle(lines)} <span>{words.clickHint}</span>
            </h4>
            {found.length > 1 && (
              <Segmented
                small
                label={words.filter}
                value={only}
                onChange={setOnly}
                options={(['all', ...found] as const).map((value) => ({
                  value,
                  text: value === 'all' ? words.all : words.outcomes[value],
                }))}
              />
            )}
          </div>
          <Rows issues={shown} report={report} file={file} />
        </>
      )}
      {aside.length > 0 && (
        <details className={styles.aside}>
          <summary>{words.setAsideTitle(aside.length)}</summary>
          <Rows issues={aside} report={report} file={file} />
        </details>
      )}
    </section>
  );
}

interface RowsProps {
  readonly issues: readonly RowIssue[];
  readonly report: FileReport;
  readonly file: ImportFile;
}

function Rows({ issues, report, file }: RowsProps) {
  const words = useWords(checkWords);
  const reasons = useWords(importReasons);
  const labels = words.issueColumns;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <ColumnHeads columns={labels} />
          <tbody>
            {issues.slice(0, SHOWN).map((issue, at) => (
              <tr key={`${issue.line} ${issue.column} ${issue.reason} ${at}`}>
                <td className={styles.outcome} data-label={labels[0]}>
                  <i className={styles.swatch} data-outcome={issue.outcome} aria-hidden="true" />
                  {words.outcomes[issue.outcome]}
                </td>
                <td className={styles.number} data-label={labels[1]}>
                  {issue.line}
                </td>
                <td data-label={labels[2]}>{issue.column || words.wholeRow}</td>
                <td className={styles.value} data-label={labels[3]}>
                  <IssueValue issue={issue} columns={report.columns} onCorrect={(correction) => correct(file.key, correction)} />
                </td>
                <td data-label={labels[4]}>{reasons.issues[issue.reason].why}</td>
                <td data-label={labels[5]}>
                  <Repair issue={issue} file={file} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {issues.length > SHOWN && <p>{words.moreIssues(issues.length - SHOWN)}</p>}
    </>
  );
}

/** One click where the file itself tells what was meant; a sentence where only a person knows. */
function Repair({ issue, file }: { readonly issue: RowIssue; readonly file: ImportFile }) {
  const words = useWords(checkWords);
  const reasons = useWords(importReasons);
  const correction = suggested(issue);
  if (issue.candidates && issue.candidates.length > 0) return <WhichVillage issue={issue} candidates={issue.candidates} file={file} />;
  if (!issue.suggestion || !correction) return reasons.issues[issue.reason].todo;
  const todo = words.suggest(issue.suggestion);
  return (
    <button
      type="button"
      className={styles.repair}
      aria-label={words.suggestFor(issue.line, todo)}
      onClick={() => correct(file.key, correction)}
    >
      {todo}
    </button>
  );
}

/** Several villages fit, or one that a person must vouch for: one click says which. */
function WhichVillage({
  issue,
  candidates,
  file,
}: {
  readonly issue: RowIssue;
  readonly candidates: readonly Candidate[];
  readonly file: ImportFile;
}) {
  const words = useWords(checkWords);
  return candidates.map(({ id, name }) => (
    <button
      key={id}
      type="button"
      className={styles.repair}
      aria-label={words.suggestFor(issue.line, words.itIs(name))}
      onClick={() => choosePlace(file.key, issue.line, id)}
    >
      {words.itIs(name)}
    </button>
  ));
}

/** What a person may want to save first, then what is lost. */
function byOutcome(issues: readonly RowIssue[]): readonly RowIssue[] {
  return OUTCOMES.flatMap((outcome) => issues.filter((issue) => issue.outcome === outcome).sort((a, b) => a.line - b.line));
}
