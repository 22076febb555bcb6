import type { FileError, FileProblem } from '../domain/report.ts';

/** What to do about a file that cannot be read at all, for the person at the command line. */
const WHAT_TO_DO: Readonly<Record<FileProblem, string>> = {
  'empty-file': 'give another file',
  'unreadable-file': 'save it as CSV UTF-8, or have check read it with --encoding',
  'unsupported-format': 'open it and save it as .csv or .xlsx (tables) or .geojson (shapes)',
  'old-workbook': 'open it in Excel or WPS and save it as "Excel workbook (.xlsx)"',
  encrypted: 'remove the password in Excel or WPS and save a copy',
  'damaged-archive': 'copy it again; if it opens, save a copy',
  'not-a-project': 'give a project file saved by Gapmap (.gapmap)',
  'sample-part': 'open it by itself: it holds changes to the sample and no files',
  'newer-version': 'update Gapmap',
  'too-large': 'delete unused sheets, empty rows and columns, or split it',
  'too-slow': 'save a copy, or split it',
  'unknown-system': 'export it in CGCS2000 or WGS 84, or name its system with --crs (of roads beside other files: --roads-crs)',
  picture: 'give the table itself',
  pdf: 'give the table it was made from',
  'unclosed-quote': 'close the quotation mark or remove it',
  'no-heading': 'add a row of headings such as name,lon,lat within the first 12 lines',
  'missing-column': 'add the column, or give the file that has it (check: say with --as what a file holds)',
  'repeated-heading': 'rename or remove one of the two columns',
  'no-unit': 'write the unit into the heading: metres, km, minutes or seconds (米, 公里, 分钟, 秒)',
  'no-money-unit': 'write the unit into the heading: 投资(万元), or cost_cny',
  'two-measures': 'remove or rename all of them but one',
  'no-records': 'give the file that has it',
  'unreadable-cell': 'correct the cell, or leave the row out',
};

/** A file's refusal as it is printed: what is wrong, where, and what to do. */
export const refusalOf = (error: FileError): string => `${error.message}. What to do: ${WHAT_TO_DO[error.problem]}`;
