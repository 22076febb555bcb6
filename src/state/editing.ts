import { applyEdits } from '../analysis/apply-edits.ts';
import type { ChangeRow } from '../domain/change-row.ts';
import { villageIndex } from '../domain/dataset.ts';
import { type Change, type Edit, subjectOf } from '../domain/edit.ts';
import type { Programme } from '../domain/programme.ts';
import { findIndicator } from '../layers/index.ts';
import { findAgain, toldBy } from './found-again.ts';
import { after, type Step } from './history.ts';
import { newId } from './id.ts';
import { latest } from './latest.ts';
import { useSaving } from './saving.ts';
import { type Project, useStore } from './store.ts';

/** Why edits are made, and by whose word. */
export type Because = Pick<Change, 'by' | 'source' | 'note'>;

/** Whether the open project can be changed here: not where it is frozen or made up, and not while another window edits it. */
export function canEdit(project: Project | null, holder: 'here' | 'elsewhere'): boolean {
  return project !== null && project.frozen === null && !project.madeUp && holder === 'here';
}

/** Whether something can be taken back, or done again. */
export const canUndo = (project: Project | null): boolean => (project?.changes.length ?? 0) > 0;
export const canRedo = (project: Project | null): boolean => (project?.undone.length ?? 0) > 0;

/**
 * Makes edits one change of the open project, on top of its files. False where nothing may be edited, or nothing is.
 * @param programme what is the project's programme from here on, null: none; missing where the edits are of something else.
 */
export function commit(given: readonly Edit[], { by, source, note }: Because, programme?: Programme | null): boolean {
  const { project } = useStore.getState();
  if (!project || (given.length === 0 && programme === undefined)) return false;
  const id = newId();
  const edits = given.map((edit) => withWords(project, edit));
  const change = { id, at: new Date().toISOString(), by, source, note, edits, ...(programme !== undefined && { programme }) };
  return take({ kind: 'commit', id, change });
}

/** An edit with what tells its subject now, so that it is found again where another table calls it otherwise. */
function withWords(project: Project, edit: Edit): Edit {
  if (edit.kind === 'add-village' || edit.kind === 'add-facility' || edit.kind === 'work' || edit.kind === 'remove-work') return edit;
  if (edit.kind === 'add-work') return { ...edit, villages: edit.villages.map((of) => ({ ...of, ...toldBy(project, of) })) };
  const told = toldBy(project, edit.of);
  return edit.kind === 'figure' ? { ...edit, of: { ...edit.of, ...told } } : { ...edit, of: { ...edit.of, ...told } };
}

/** Takes the last change back. False where there is none. */
export function undo(): boolean {
  return canUndo(useStore.getState().project) && take({ kind: 'undo', id: newId() });
}

/** Does again what was taken back last. False where there is nothing. */
export function redo(): boolean {
  return canRedo(useStore.getState().project) && take({ kind: 'redo', id: newId() });
}

/** Does one step to the open project and shows what it comes to. */
function take(step: Step): boolean {
  const { project, view } = useStore.getState();
  if (!project || !canEdit(project, useSaving.getState().holder)) return false;
  const edited = withSteps(project, [step]);
  // A village that was added and taken back has no card any more.
  const isThere = villageIndex(edited.dataset, view.selected) >= 0;
  useStore.setState({ project: edited, ...(!isThere && { view: { ...view, selected: null, receipt: null } }), hovered: null });
  return true;
}

/** A project after further steps, its data set worked out anew from its files. */
export function withSteps(project: Project, steps: readonly Step[]): Project {
  const { changes, undone } = steps.reduce(after, { changes: project.changes, undone: project.undone });
  return {
    ...project,
    ...applyEdits(project.base, changes, findAgain(project.base)),
    changes,
    undone,
    steps: [...project.steps, ...steps],
  };
}

/** Every edit of the open project that holds or waits, the latest first, with whom it is about. */
export const changeList: (project: Project) => readonly ChangeRow[] = latest((project: Project) => {
  // Nor are a country's villages looked through for nothing.
  if (project.changes.length === 0) return [];
  const { villages, facilities, works } = project.dataset;
  const known = {
    village: new Map(Array.from(villages, (village) => [village.id, village])),
    facility: new Map(facilities.map((facility) => [facility.id, facility])),
    work: new Map(works.map((work) => [work.id, work])),
  };
  const waiting = new Map(project.unapplied.map(({ edit, why }) => [edit, why]));
  const standing = (edit: Edit) => waiting.get(edit) ?? (project.carried.has(edit) ? 'carried' : null);
  const rows = project.changes.flatMap((change) =>
    change.edits.map((edit): ChangeRow => {
      const { kind, id, words } = subjectOf(edit);
      const subject = { kind, id: project.carried.get(edit) ?? id };
      const added = edit.kind === 'add-village' ? edit.village : edit.kind === 'add-facility' ? edit.facility : null;
      const place = known[kind].get(subject.id) ?? words ?? added;
      return {
        change,
        edit,
        subject,
        name: place?.name || subject.id,
        county: place?.county ?? '',
        township: place?.township ?? '',
        indicator: edit.kind === 'report' ? (findIndicator(edit.indicator)?.indicator.name ?? null) : null,
        standing: standing(edit),
      };
    }),
  );
  return rows.reverse();
});

/** A subject's note as it stands; empty without one. */
export function noteOf({ notes }: Project, key: string): string {
  return notes.get(key) ?? '';
}
