import type { Rest } from '../../state/proposals.ts';
import type { Untaken } from '../../state/untaken.ts';
import { compareWords } from '../text/compare.ts';
import { kindNames } from '../text/facility.ts';
import { fieldNames } from '../text/field-names.ts';
import { importReasons } from '../text/import-reasons.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './comparison.module.css';

/** Rows named before the rest is only counted. */
const LISTED = 50;

/** What became of everything in the files that is no proposal: the same, not taken, not readable, not compared. */
export function NotTaken({ rest }: { readonly rest: Rest }) {
  const words = useWords(compareWords);
  const fields = useWords(fieldNames);
  const { issues: reasons } = useWords(importReasons);
  const language = useLanguage();
  const value = ({ field }: Untaken, text: string) => (field === 'kind' && text !== '' ? kindNames([text], language) : text) || '—';
  const { same, untaken, issues, leftOut } = rest;
  return (
    <>
      {same > 0 && <p className={styles.about}>{words.unchanged(same)}</p>}
      {untaken.length > 0 && (
        <details className={styles.about} open>
          <summary>{words.untaken(untaken.length)}</summary>
          <ul>
            {untaken.slice(0, LISTED).map((one) => (
              <li key={`${one.kind} ${one.origin.file} ${one.origin.line} ${one.field}`}>
                {words.untakenRow(one.origin.line, one.name, fields[one.field] ?? one.field, value(one, one.from), value(one, one.to))}
              </li>
            ))}
          </ul>
          {untaken.length > LISTED && <p>{words.andMore(untaken.length - LISTED)}</p>}
        </details>
      )}
      {issues.length > 0 && (
        <details className={styles.about} open>
          <summary>{words.unread(issues.length)}</summary>
          <ul>
            {issues.slice(0, LISTED).map(({ file, line, column, value, reason }) => (
              <li key={`${file} ${line} ${column} ${reason}`}>{words.unreadCell(file, line, column, value, reasons[reason].why)}</li>
            ))}
          </ul>
          {issues.length > LISTED && <p>{words.andMore(issues.length - LISTED)}</p>}
        </details>
      )}
      {leftOut.length > 0 && <p className={styles.about}>{words.leftOut(leftOut)}</p>}
    </>
  );
}
