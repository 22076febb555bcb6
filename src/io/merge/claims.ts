import type { Month } from '../../domain/period.ts';
import type { Claim, Conflict, RowIssue } from '../../domain/report.ts';
import type { Answers } from '../input-file.ts';
import type { Tell } from '../progress.ts';

/** A file as far as its statements compete with another's. */
export interface Witness {
  /** Index into the project's files, and its name. */
  readonly file: number;
  readonly name: string;
  readonly prefer: Answers['prefer'];
  /** The last month its figures speak of; null: nobody said. */
  readonly asOf: Month | null;
  /** Who wants to know how far the joining of its records is. */
  readonly tell?: Tell | undefined;
  /** What stands in its cell, as it may be shown; null where it has none that says it alone. */
  written(line: number, column: string): string | null;
}

/** What a file says of one thing. */
export interface Said<T> {
  readonly by: Witness;
  readonly line: number;
  readonly column: string;
  readonly value: T;
}

export type Settled<T> =
  | { readonly kind: 'agreed'; readonly said: Said<T> }
  | { readonly kind: 'differ'; readonly stands: Said<T> | null; readonly settled: Conflict['settled'] };

/**
 * Which of several statements of one thing stands. All alike: the first. Else the file a person prefers, else the one whose figures are
 * of a later month than all that say otherwise, else none: it is asked, and unknown until it is answered.
 * @param key the conflict's, by which an answer names it.
 */
function settle<T>(all: readonly Said<T>[], same: (a: T, b: T) => boolean, key: string): Settled<T> {
  const [first] = all;
  if (first === undefined) throw new RangeError('nothing was said');
  if (all.every((said) => same(said.value, first.value))) return { kind: 'agreed', said: first };
  const preferred = all.filter(({ by }) => by.prefer === true);
  const named = all.filter(({ by }) => by.prefer !== undefined && by.prefer !== true && by.prefer.includes(key));
  // An answer to this very conflict goes before one about the whole file.
  for (const chosen of [named, preferred]) {
    const [one] = chosen;
    if (one && chosen.every((said) => same(said.value, one.value))) return { kind: 'differ', stands: one, settled: 'answered' };
  }
  const newest = all.reduce((a, b) => ((b.by.asOf ?? -1) > (a.by.asOf ?? -1) ? b : a));
  const isNewer = all.every(
    (said) => same(said.value, newest.value) || (said.by.asOf !== null && newest.by.asOf !== null && said.by.asOf < newest.by.asOf),
  );
  return isNewer ? { kind: 'differ', stands: newest, settled: 'newer' } : { kind: 'differ', stands: null, settled: null };
}

/** The cells as they are written; none where different statements are written alike: 3 under 公里 and 3 under 米 would look like one. */
function writtenOf<T>(said: readonly Said<T>[], same: (a: T, b: T) => boolean): readonly (string | null)[] {
  const cells = said.map(({ by, line, column }) => by.written(line, column));
  const isClear = said.every((one, a) => said.every((other, b) => a <= b || cells[a] !== cells[b] || same(one.value, other.value)));
  return isClear ? cells : [];
}

/** What files differ about, and what came of it. */
interface About {
  readonly key: string;
  readonly of: Conflict['of'];
  readonly id: string;
  readonly name: string;
  readonly field: string;
  readonly months: Conflict['months'];
}

/** Conflicts found so far, with the issues they make in each file's report. */
export class Conflicts {
  readonly all: Conflict[] = [];
  private readonly byFile = new Map<number, RowIssue[]>();

  /** Settles what was said of one thing and keeps what differed. Null: no statement stands. */
  judge<T>(about: About, said: readonly Said<T>[], same: (a: T, b: T) => boolean, shown: (value: T) => Claim['value']): Said<T> | null {
    const judged = settle(said, same, about.key);
    if (judged.kind === 'agreed') return judged.said;
    const { stands, settled } = judged;
    const cells = writtenOf(said, same);
    this.all.push({
      ...about,
      claims: said.map(({ by, line, column, value }, at): Claim => {
        const [meant, written] = [shown(value), cells[at] ?? null];
        return { file: by.name, line, column, value: meant, ...(written !== null && written !== String(meant) && { written }) };
      }),
      settled,
      stands: stands === null ? null : said.indexOf(stands),
    });
    for (const [at, { by, line, column, value }] of said.entries()) {
      if (stands !== null && (settled === 'answered' || same(value, stands.value))) continue;
      this.note(by.file, {
        outcome: 'flagged',
        line,
        column,
        value: cells[at] ?? String(shown(value)),
        reason: settled === 'newer' ? 'older-value' : 'conflicting-value',
      });
    }
    return stands;
  }

  /** Adds an issue to a file's report. */
  note(file: number, issue: RowIssue): void {
    const issues = this.byFile.get(file);
    if (issues) issues.push(issue);
    else this.byFile.set(file, [issue]);
  }

  issuesOf(file: number): readonly RowIssue[] {
    return this.byFile.get(file) ?? [];
  }
}
