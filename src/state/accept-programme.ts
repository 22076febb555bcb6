import { findRemedy } from '../analysis/works/closed-by.ts';
import { costOf } from '../analysis/works/cost.ts';
import { programmeEdits, type WantedWork } from '../analysis/works/programme-edits.ts';
import { workName } from '../analysis/works/programme-rows.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Programme, ProgrammeEntry, ProgrammeReceipt } from '../domain/programme.ts';
import type { PlannedWork } from '../domain/proposed-work.ts';
import { itemAt } from '../domain/records.ts';
import type { UnitCost } from '../domain/remedy.ts';
import { acceptedIn } from './accepted.ts';
import { commit } from './editing.ts';
import { useStore } from './store.ts';

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
  const known = findRemedy(remedy);
  const unit = known?.unit.zh ?? '';
  const costBy = costs.get(remedy) ?? known?.cost;
  const isEstimate = costBy && cost && quantity !== null && costOf(quantity, costBy).cny === cost.cny;
  const about = { name: workName(dataset, work), kind: remedy, indicator, county, township, unit, path, simulated, villages };
  return {
    id,
    year,
    quantity,
    cost: cost?.cny ?? null,
    added: listed === null ? { ...about, ...(isEstimate && { costBy }) } : null,
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
