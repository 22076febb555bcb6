import type { ProgrammeSheets } from '../../domain/programme.ts';
import { programmeWords } from '../text/programme.ts';
import { useWords } from '../text/words.ts';
import styles from './programme.module.css';

/** Rows named before the rest is only counted. */
const LISTED = 50;

/** What became of everything in the spreadsheet that is no change: not readable, not taken, not read. */
export function NotTaken({ sheets: { rows, issues, unread } }: { readonly sheets: ProgrammeSheets }) {
  const words = useWords(programmeWords);
  const untaken = rows.flatMap(({ sheet, line, untaken: cells }) => cells.map((cell) => ({ ...cell, where: words.line(sheet, line) })));
  return (
    <>
      {issues.length > 0 && (
        <details className={styles.about} open>
          <summary>{words.issues(issues.length)}</summary>
          <ul>
            {issues.slice(0, LISTED).map(({ sheet, line, column, value, reason, outcome }) => (
              <li key={`${sheet} ${line} ${column} ${reason}`}>
                {words.issue(words.line(sheet, line), column, value)}: {words.reasons[reason].why}
                <small>
                  {' '}
                  {words.outcomes[outcome]} · {words.reasons[reason].todo}
                </small>
              </li>
            ))}
          </ul>
          {issues.length > LISTED && <p>{words.andMore(issues.length - LISTED)}</p>}
        </details>
      )}
      {untaken.length > 0 && (
        <details className={styles.about} open>
          <summary>{words.untaken(untaken.length)}</summary>
          <ul>
            {untaken.slice(0, LISTED).map(({ where, column, from, to }) => (
              <li key={`${where} ${column}`}>{words.untakenCell(where, column, from, to)}</li>
            ))}
          </ul>
          {untaken.length > LISTED && <p>{words.andMore(untaken.length - LISTED)}</p>}
        </details>
      )}
      {unread.length > 0 && <p className={styles.about}>{words.unread(unread)}</p>}
    </>
  );
}
