import { plain } from './cells.ts';
import type { OpenedFile, Sheet } from './input-file.ts';
import { ABOUT_MARK, isYearHeading } from './programme-columns.ts';

/** Headings are looked for this far down: title rows may come above them. */
export const HEADINGS_WITHIN = 12;

/** Whether a sheet is the one that says what a programme was worked out from. */
export const isAbout = ({ records }: Sheet): boolean => plain(records[0]?.cells[0] ?? '') === ABOUT_MARK;

const hasYear = ({ records }: Sheet) => records.slice(0, HEADINGS_WITHIN).some(({ cells }) => cells.some(isYearHeading));

/** Whether a file is a programme of ours: by the sheet that says so, or by a heading that no other table has. */
export function isProgramme({ content }: OpenedFile): boolean {
  return content.kind === 'table' && content.sheets.some((sheet) => isAbout(sheet) || hasYear(sheet));
}
