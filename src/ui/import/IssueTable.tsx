import { useMemo } from 'react';
import { type FileReport, OUTCOMES, type RowIssue } from '../../domain/report.ts';
import { importWords } from '../text/import.ts';
import { importReasons } from '../text/import-reasons.ts';
import { useWords } from '../text/words.ts';
import styles from './check-step.module.css';

/** Rows shown here; the download has them all. */
const SHOWN = 200;

/** Every row that was not simply accepted: where it went, why, and what to do. */
export function IssueTable({ report }: { readonly report: FileReport }) {
  const words = useWords(importWords);
  const reasons = useWords(importReasons);
  const issues = useMemo(() => byOutcome(report.issues), [report]);
  const lines = useMemo(() => new Set(issues.map((issue) => issue.line)).size, [issues]);
  return (
    <section className={styles.issues}>
      <h4>
        {words.issuesTitle(lines)} <span>{words.issuesHint}</span>
      </h4>
      <table>
        <thead>
          <tr>
            {words.issueColumns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.slice(0, SHOWN).map((issue, at) => (
            <tr key={`${issue.line} ${issue.column} ${issue.reason} ${at}`}>
              <td className={styles.outcome}>
                <i className={styles.swatch} data-outcome={issue.outcome} aria-hidden="true" />
                {words.outcomes[issue.outcome]}
              </td>
              <td className={styles.number}>{issue.line}</td>
              <td>{issue.column || words.wholeRow}</td>
              <td className={styles.value}>{issue.value || '—'}</td>
              <td>{reasons.issues[issue.reason].why}</td>
              <td>{reasons.issues[issue.reason].todo}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {issues.length > SHOWN && <p>{words.moreIssues(issues.length - SHOWN)}</p>}
    </section>
  );
}

/** What a person may want to save first, then what is lost, then what was never data. */
function byOutcome(issues: readonly RowIssue[]): readonly RowIssue[] {
  return [...issues].sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || a.line - b.line);
}
