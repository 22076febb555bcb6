import type { Run } from '../domain/observation.ts';

/** So many lists are looked for: beyond them nearly every village reports something else, and looking takes more than it saves. */
const MOST_KEPT = 20_000;

/** One list for equal ones: most of a country's villages report one of a few things, and their lists would take more room than their names. */
export class RunLists {
  private readonly longer = new Map<readonly Run[], Map<string, readonly Run[]>>();
  private kept = 0;

  /** A list with one more run, ascending. */
  with(runs: readonly Run[], run: Run): readonly Run[] {
    const key = `${run.from} ${run.to} ${run.value} ${run.simulated}`;
    const known = this.longer.get(runs);
    const found = known?.get(key);
    if (found) return found;
    const list = withRun(runs, run);
    if (this.kept === MOST_KEPT) return list;
    this.kept++;
    if (known) known.set(key, list);
    else this.longer.set(runs, new Map([[key, list]]));
    return list;
  }
}

/** A list of its own with one more run, ascending. */
export function withRun(runs: readonly Run[], run: Run): readonly Run[] {
  return [...runs, run].sort((a, b) => a.from - b.from);
}
