import { type Affected, affected } from '../analysis/affected.ts';
import { applyEdits } from '../analysis/apply-edits.ts';
import type { Proposal } from '../analysis/propose.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Change } from '../domain/edit.ts';
import { pause } from './measured-away.ts';
import { measureBy } from './measures.ts';
import { canAnswer } from './modes.ts';
import { questionOf } from './selectors.ts';
import type { View } from './view.ts';

/** The proposal that is looked at, and those behind it. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Whose answers a proposal would change, asked as the screen asks: by the same distances, radius and readings. One proposal after another, each in a task
 * of its own; by road a hospital that moves has the roads made a network again, in the worker. Rejects where distances cannot be measured.
 * @param isWanted asked when its turn comes: null where nobody waits for it any more.
 */
export function affectedBy(
  project: Dataset,
  proposal: Proposal,
  view: View,
  isWanted: () => boolean = () => true,
): Promise<readonly Affected[] | null> {
  const found = turn.then(pause).then(() => (isWanted() ? find(project, proposal, view) : null));
  turn = found.catch(() => undefined);
  return found;
}

async function find(project: Dataset, { of, edits }: Proposal, view: View): Promise<readonly Affected[]> {
  const change: Change = { id: '', at: '', by: 'file', source: '', note: '', edits };
  // A village's own correction turns nobody else's answer; a hospital's may turn many.
  const seen: Dataset = of.kind === 'village' ? { ...project, villages: [...project.villages].filter(({ id }) => id === of.id) } : project;
  const after = applyEdits(seen, [change]).dataset;
  // The project first: what stands where it stood is not led to the road again.
  if (canAnswer(project, view.mode)) for (const one of [project, seen, after]) await measureBy(one, view.mode, view.traveller);
  return affected(seen, after, (indicator) => questionOf(project, view, indicator));
}
