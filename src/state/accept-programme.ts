import { findRemedy } from '../analysis/works/closed-by.ts';
import { programmeEdits, type WantedWork } from '../analysis/works/programme-edits.ts';
import { workName } from '../analysis/works/programme-rows.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Programme, ProgrammeEntry, ProgrammeReceipt } from '../domain/programme.ts';
import type { PlannedWork } from '../domain/proposed-work.ts';
import { itemAt } from '../domain/records.ts';
import type { UnitCost } from '../domain/remedy.ts';
import { commit } from './editing.ts';
import { latest } from './latest.ts';
import { type Project, useStore } from './store.ts';

/** The programme of a project, with the change that accepted it. */
export interface Accepted {
  /** The change's: it tells one programme from another. */
  readonly id: string;
  readonly programme: Programme;
}

/** The programme that was accepted last and not withdrawn; null: there is none. */
export const acceptedIn: (project: Project) => Accepted | null = latest(({ changes }: Project): Accepted | null => {
  const last = changes.findLast(({ programme }) => programme !== undefined);
  return last?.programme ? { id: last.id, programme: last.programme } : null;
});

/** A planned work, with its place in a ranking where there is one. */
export type ToAccept = PlannedWork & Partial<Pick<ProgrammeEntry, 'rank' | 'score'>>;

/**
 * Makes works the project's programme, in the place of one accepted before: one change, one step of undo. False where nothing may be edited.
 * @param receipt what they were worked out from; its title is the change's source.
 */
export function acceptProgramme(planned: readonly ToAccept[], receipt: ProgrammeReceipt): boolean {
  const { project } = useStore.getState();
  if (!project) return false;
  const entries = planned.map(({ work: { id }, rank = null, score = null }): ProgrammeEntry => ({ id, rank, score }));
  const costs = new Map(receipt.unitCosts.map(({ remedy, cost }) => [remedy, cost]));
  const wanted = planned.map((one) => wantedOf(project.dataset, one, costs));
  return takeProgramme(wanted, { receipt, works: entries }, { by: 'hand', note: '' });
}

/** A planned work as the list of works is to have it. What the list has of its own costs what is written there. */
function wantedOf(dataset: Dataset, { work, year }: PlannedWork, costs: ReadonlyMap<string, UnitCost>): WantedWork {
  const { id, remedy, indicator, county, township, quantity, cost, path, simulated, listed } = work;
  const villages = work.villages.flatMap((at) => itemAt(dataset.villages, at)?.id ?? []);
  const unit = findRemedy(remedy)?.unit.zh ?? '';
  const costBy = costs.get(remedy);
  const about = { name: workName(dataset, work), kind: remedy, indicator, county, township, unit, path, simulated, villages };
  return {
    id,
    year,
    quantity,
    cost: cost?.cny ?? null,
    added: listed === null ? { ...about, ...(cost && costBy && { costBy }) } : null,
  };
}

/** Makes wanted works the programme. False where nothing may be edited. */
export function takeProgramme(
  wanted: readonly WantedWork[],
  programme: Programme,
  { by, note, source }: { readonly by: 'hand' | 'file'; readonly note: string; readonly source?: string },
): boolean {
  const { project, view } = useStore.getState();
  if (!project) return false;
  const before = acceptedIn(project)?.programme.works.map(({ id }) => id) ?? [];
  const edits = programmeEdits({ files: project.base.works, now: project.dataset.works }, before, wanted);
  return commit(edits, { by, source: source ?? programme.receipt.title[view.language], note }, programme);
}

/** Takes the whole programme back as a change of its own: what it added goes, listed works are as their file has them. False where there is none. */
export function withdrawProgramme(source: string): boolean {
  const { project } = useStore.getState();
  const accepted = project && acceptedIn(project);
  if (!project || !accepted) return false;
  const before = accepted.programme.works.map(({ id }) => id);
  const edits = programmeEdits({ files: project.base.works, now: project.dataset.works }, before, []);
  return commit(edits, { by: 'hand', source, note: '' }, null);
}
