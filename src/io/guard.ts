/** Cells a spreadsheet would run as a formula, also behind spaces or quotes and in full width. */
const ACTIVE = /^[\s"']*[=+\-@\t\r＝＋－＠]/;

/** A negative number runs nothing, and numbers are never touched. */
const NEGATIVE = /^-\d+(\.\d+)?$/;

/** Makes a text inert by an apostrophe in front, as spreadsheets write text that looks like a formula. */
export function guard(text: string): string {
  return ACTIVE.test(text) && !NEGATIVE.test(text) ? `'${text}` : text;
}

/** Takes exactly that apostrophe off again. */
export function unguard(text: string): string {
  return text.startsWith("'") && ACTIVE.test(text.slice(1)) ? text.slice(1) : text;
}
