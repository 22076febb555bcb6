import { findRemedy } from '../analysis/works/closed-by.ts';
import { programmeEdits, type WantedWork } from '../analysis/works/programme-edits.ts';
import { entryOf, estimatedBy, type RankedWork, workName } from '../analysis/works/programme-rows.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Change } from '../domain/edit.ts';
import type { Programme, ProgrammeEntry, ProgrammeReceipt } from '../domain/programme.ts';
import type { PlannedWork } from '../domain/proposed-work.ts';
import { itemAt } from '../domain/records.ts';
import { acceptedIn } from './accepted.ts';
import { commit } from './editing.ts';
import { useStore } from './store.ts';

/** A planned work, with its place in a ranking where there is one. */
export type ToAccept = PlannedWork & Partial<Pick<ProgrammeEntry, 'rank' | 'score'>>;

/** Planned works with the unit costs that a receipt names, as a programme takes and writes them. */
export function rankedWorks(
  dataset: Dataset,
  planned: readonly ToAccept[],
  { unitCosts }: Pick<ProgrammeReceipt, 'unitCosts'>,
): readonly RankedWork[] {
  const costs = Object.fromEntries(unitCosts.map(({ remedy, cost }) => [remedy, cost]));
  return planned.map(({ work, year, rank = null, score = null }) => ({
    work,
    year,
    rank,
    score,
    unitCost: estimatedBy(dataset, work, costs),
  }));
}

/**
 * Makes works the project's programme, in the place of one accepted before: one change, one step of undo. False where nothing may be edited.
 * @param receipt what they were worked out from.
 * @param source how the list of changes calls it.
 */
export function acceptProgramme(planned: readonly ToAccept[], receipt: ProgrammeReceipt, source: string): boolean {
  const { project } = useStore.getState();
  if (!project) return false;
  const ranked = rankedWorks(project.dataset, planned, receipt);
  const wanted = ranked.map((one) => wantedOf(project.dataset, one));
  return takeProgramme(wanted, { receipt, works: ranked.map(entryOf) }, { by: 'hand', source });
}

/** A planned work as the list of works is to have it. Of what is listed, an estimate is no sum that the list states. */
function wantedOf(dataset: Dataset, { work, year, unitCost }: RankedWork): WantedWork {
  const { id, remedy, indicator, county, township, quantity, cost, path, simulated, listed } = work;
  if (listed !== null) return { id, year, quantity: null, cost: null, added: null };
  const villages = work.villages.flatMap((at) => itemAt(dataset.villages, at)?.id ?? []);
  const about = { name: workName(dataset, work), kind: remedy, indicator, county, township, path, simulated, villages };
  const unit = findRemedy(remedy)?.unit.zh ?? '';
  return { id, year, quantity, cost: cost?.cny ?? null, added: { ...about, unit, ...(unitCost && { costBy: unitCost }) } };
}

/** Makes wanted works the programme. False where nothing may be edited. */
export function takeProgramme(wanted: readonly WantedWork[], programme: Programme, because: Pick<Change, 'by' | 'source'>): boolean {
  const { project } = useStore.getState();
  if (!project) return false;
  const before = acceptedIn(project)?.programme.works.map(({ id }) => id) ?? [];
  const edits = programmeEdits({ files: project.base.works, now: project.dataset.works }, before, wanted);
  return commit(edits, { ...because, note: '' }, programme);
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
