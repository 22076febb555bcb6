import type { Change } from '../domain/edit.ts';

/**
 * One thing done to a project, as it is kept: steps are only ever added, the state is what they come to. `files` and `name` mark that the project's
 * record was written anew with other files or another name. `id`: by it a step that was kept is told from another one at the same place.
 */
export type Step =
  | { readonly kind: 'commit'; readonly id: string; readonly change: Change }
  | { readonly kind: 'undo' | 'redo' | 'files' | 'name'; readonly id: string };

/** The changes that hold, in their order, and those taken back: the last one taken back is the last. */
export interface History {
  readonly changes: readonly Change[];
  readonly undone: readonly Change[];
}

/** The history after one more step. A new change ends what could be redone; undo and redo with nothing to do change nothing. */
export function after({ changes, undone }: History, step: Step): History {
  if (step.kind === 'commit') return { changes: [...changes, step.change], undone: [] };
  if (step.kind === 'undo') return shifted(changes, undone, (from, to) => ({ changes: from, undone: to }), { changes, undone });
  if (step.kind === 'redo') return shifted(undone, changes, (from, to) => ({ changes: to, undone: from }), { changes, undone });
  return { changes, undone };
}

function shifted(
  from: readonly Change[],
  to: readonly Change[],
  made: (from: readonly Change[], to: readonly Change[]) => History,
  unchanged: History,
): History {
  const last = from.at(-1);
  return last ? made(from.slice(0, -1), [...to, last]) : unchanged;
}

/** What all steps come to. */
export function replay(steps: readonly Step[]): History {
  return steps.reduce(after, { changes: [], undone: [] });
}
