import type { FileReport, RowIssue } from '../../domain/report.ts';
import type { Language } from '../../domain/text.ts';
import type { Note } from '../../io/write-doubtful.ts';
import { checkWords } from '../text/import-check.ts';
import { importReasons } from '../text/import-reasons.ts';

/** The columns an issue is about: its own, and those its suggestion would change. */
function columnsOf(issue: RowIssue, { columns }: FileReport): readonly number[] {
  const own = columns.findIndex(({ heading }) => issue.column !== '' && heading === issue.column);
  return [...new Set([...(own < 0 ? [] : [own]), ...(issue.suggestion?.cells ?? []).map(({ column }) => column)])];
}

/** A note for each row of a report that was flagged or rejected, all its reasons in one; rows that were never data need none. */
export function doubtfulNotes(report: FileReport, language: Language): readonly Note[] {
  const words = checkWords[language];
  const reasons = importReasons[language].issues;
  const byLine = new Map<number, RowIssue[]>();
  for (const issue of report.issues) if (issue.outcome !== 'set-aside') byLine.set(issue.line, [...(byLine.get(issue.line) ?? []), issue]);
  return [...byLine].map(([line, issues]) => ({
    line,
    why: words.listed(issues.map(({ column, reason }) => (column ? words.reasonOf(column, reasons[reason].why) : reasons[reason].why))),
    todo: words.listed([
      ...new Set(
        issues.flatMap(({ suggestion, reason, candidates = [] }) => [
          suggestion ? words.suggest(suggestion) : reasons[reason].todo,
          ...(candidates.length > 0 ? [words.oneOf(candidates.map(({ name }) => name))] : []),
        ]),
      ),
    ]),
    columns: issues.flatMap((issue) => columnsOf(issue, report)),
  }));
}
