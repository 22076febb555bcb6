import type { Month } from '../domain/period.ts';
import { openProject } from './actions.ts';
import { flush, forget, hasUnsaved, isKept, keepable } from './autosave.ts';
import {
  addSnapshots,
  append,
  list,
  listSnapshots,
  load,
  type ProjectRecord,
  remove,
  removeSnapshot,
  type SnapshotRecord,
} from './database.ts';
import type { Step } from './history.ts';
import { newId } from './id.ts';
import { beginOpening } from './opening.ts';
import { assemble } from './project.ts';
import { inputsOf, openSample, readAs } from './projects.ts';
import { useSaving } from './saving.ts';
import { type Project, useStore } from './store.ts';
import { browserPart } from './view.ts';
import { isHeldElsewhere } from './windows.ts';

/** All kept projects, the one written last first. Rejects with the browser's error. */
export async function listProjects(): Promise<readonly ProjectRecord[]> {
  await flush();
  return list();
}

const isOpen = (id: string) => useStore.getState().project?.id === id;

/** Gives a project another name. False where another window edits it, or it is gone. */
export async function renameProject(id: string, name: string): Promise<boolean> {
  const step: Step = { kind: 'name', id: newId() };
  const { project } = useStore.getState();
  if (project?.id === id && project.frozen === null) {
    if (useSaving.getState().holder === 'elsewhere') return false;
    useStore.setState({ project: { ...project, name, steps: [...project.steps, step] } });
    return true;
  }
  const found = await load(id);
  if (found === null || found === 'deleted' || (await isHeldElsewhere(id))) return false;
  await append({ ...found.record, name, at: Date.now(), steps: found.steps.length + 1 }, found.steps.length, [step], new Map(), false);
  return true;
}

/** Lets a project and its snapshots go. False where another window edits it. The open one makes way for the sample. */
export async function deleteProject(id: string): Promise<boolean> {
  if (await isHeldElsewhere(id)) return false;
  await flush();
  await remove(id);
  forget(id);
  if (isOpen(id)) await openSample();
  return true;
}

/** Keeps a second project like one that is kept, under another name; its id. Null where the first is gone. */
export async function duplicateProject(id: string, name: string): Promise<string | null> {
  await flush();
  const found = await load(id);
  if (found === null || found === 'deleted') return null;
  const { record, steps } = found;
  const copy = newId();
  const { bytes } = await keepable(await inputsOf(record.files));
  await append({ ...record, id: copy, name, at: Date.now() }, 0, steps.length > 0 ? steps : [{ kind: 'name', id: newId() }], bytes, false);
  return copy;
}

/** Freezes the open project as it is now, for a month. Rejects where it cannot be kept. */
export async function freeze(name: string, asOf: Month | null): Promise<void> {
  const { project } = useStore.getState();
  if (!project || project.frozen || project.madeUp) return;
  // A snapshot of a project that was never kept would be one of nothing.
  if (project.steps.length === 0) {
    const steps: readonly Step[] = [{ kind: 'name', id: newId() }];
    useStore.setState({ project: { ...project, steps } });
  }
  await flush();
  if (hasUnsaved()) throw new DOMException('the project itself is not kept', 'AbortError');
  const { files, bytes } = await keepable(project.inputs);
  const { id, base, changes } = project;
  await addSnapshots([{ id: newId(), project: id, name, asOf, at: Date.now(), origin: base.origin, files, changes }], bytes);
}

/** The snapshots of a project, the latest first. */
export function snapshotsOf(project: string): Promise<readonly SnapshotRecord[]> {
  return listSnapshots(project);
}

/** Opens a snapshot to look at, unless something else was opened meanwhile. Whether it could be read. */
export async function openSnapshot(snapshot: SnapshotRecord): Promise<boolean> {
  const isWanted = beginOpening();
  await flush();
  const inputs = await inputsOf(snapshot.files);
  const outcome = await readAs(snapshot.origin, inputs);
  if (!outcome.ok) return false;
  if (!isWanted()) return true;
  isKept(snapshot.id, 0, null);
  useSaving.setState({ holder: 'here' });
  openProject(frozenProject(snapshot, inputs, outcome.value), {}, browserPart(useStore.getState().view));
  return true;
}

function frozenProject(snapshot: SnapshotRecord, inputs: Project['inputs'], read: Parameters<typeof assemble>[1]): Project {
  const { id, name, asOf, changes, project } = snapshot;
  const steps = changes.map((change): Step => ({ kind: 'commit', id: change.id, change }));
  return { ...assemble({ id, name, inputs, steps }, read), frozen: { project, name, asOf } };
}

/** Lets a snapshot go. */
export async function deleteSnapshot(id: string): Promise<void> {
  await removeSnapshot(id);
}
