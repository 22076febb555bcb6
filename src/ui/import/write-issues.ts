import type { FileReport } from '../../domain/report.ts';
import type { Language } from '../../domain/text.ts';
import { writeCsv } from '../../io/write-csv.ts';
import { checkWords } from '../text/import-check.ts';
import { importReasons } from '../text/import-reasons.ts';

/** The rows of a report that were not simply accepted, as a table to correct by and send back. */
export function writeIssues({ issues }: FileReport, language: Language): string {
  const words = checkWords[language];
  const reasons = importReasons[language].issues;
  const rows = issues.map(({ outcome, line, column, value, reason }) => [
    words.outcomes[outcome],
    line,
    column || words.wholeRow,
    value,
    reasons[reason].why,
    reasons[reason].todo,
  ]);
  return writeCsv(words.issueColumns, rows, { bom: true });
}
