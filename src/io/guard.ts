/** Cells a spreadsheet would run as a formula, also behind spaces or quotes and in full width. */
const ACTIVE = /^[\s"']*[=+\-@\t\r＝＋－＠]/;

/** A negative number runs nothing, and numbers are never touched. */
const NEGATIVE = /^-\d+(\.\d+)?$/;

/**
 * Makes a text inert by an apostrophe in front, as spreadsheets write text that looks like a formula. A text that begins with an apostrophe
 * gets one too: so the one that `unguard` takes off is always ours.
 */
export function guard(text: string): string {
  return text.startsWith("'") || (ACTIVE.test(text) && !NEGATIVE.test(text)) ? `'${text}` : text;
}

/** Takes exactly one apostrophe off again. Only the reader of CSV calls it: in a spreadsheet nothing needs a guard. */
export function unguard(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}
