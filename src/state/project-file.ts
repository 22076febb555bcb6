import type { FileSnapshot, ProjectFile } from '../io/project-file.ts';
import type { Failure } from '../worker/api.ts';
import { reader } from '../worker/client.ts';
import { openProject } from './actions.ts';
import { isKept, keepable } from './autosave.ts';
import { addSnapshots, listSnapshots } from './database.ts';
import type { Step } from './history.ts';
import { newId } from './id.ts';
import { beginOpening } from './opening.ts';
import { done } from './outcome.ts';
import type { Part } from './parts.ts';
import { assemble } from './project.ts';
import { inputsOf, readAs } from './projects.ts';
import { useSaving } from './saving.ts';
import { useStore } from './store.ts';
import { browserPart } from './view.ts';

/** How a project file is called. */
export const PROJECT_FILE = '.gapmap';

/** The open project as one file, with its snapshots; as much of it as can be had where the browser's storage is gone. Rejects where there is none. */
export async function packProject(): Promise<Uint8Array<ArrayBuffer>> {
  const { project } = useStore.getState();
  if (!project) throw new RangeError('no project is open');
  const { name, base, inputs, changes, frozen } = project;
  const snapshots = frozen === null ? await snapshotsOf(project.id) : [];
  return done(reader().pack(name, { name, origin: base.origin, inputs, changes, snapshots }, new Date().toISOString()));
}

async function snapshotsOf(id: string): Promise<readonly FileSnapshot[]> {
  try {
    const found = await listSnapshots(id);
    return await Promise.all(
      found.map(async ({ name, asOf, at, files, changes }) => ({ name, asOf, at, changes, inputs: await inputsOf(files) })),
    );
  } catch (error) {
    // What cannot be read back must not keep the project itself from being carried away.
    console.warn('Gapmap: snapshots could not be read', error);
    return [];
  }
}

/**
 * Unpacks project files as parts of one project; the first failure is told, the others go on. What is left out is told too: changes to the sample,
 * which brings no files, and snapshots, which are of one project.
 */
export async function unpackParts(files: readonly File[]): Promise<{ readonly parts: readonly Part[]; readonly failure: Failure | null }> {
  const unpacked = await Promise.all(
    files.map(async (file) => {
      try {
        return await reader().unpack(file.name, new Uint8Array(await file.arrayBuffer()));
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { ok: false, failure: { problem: 'unreadable-file', file: file.name, line: null, column: null, detail } } as const;
      }
    }),
  );
  const parts = unpacked.flatMap((one) => (one.ok && one.value.origin === 'own' ? [one.value] : []));
  if (parts.some(({ snapshots }) => snapshots.length > 0)) useSaving.setState({ notice: 'parts-without-snapshots' });
  const ofSample = files.find((_, index) => {
    const one = unpacked[index];
    return one?.ok && one.value.origin === 'sample';
  });
  return { parts, failure: unpacked.find((one) => !one.ok)?.failure ?? (ofSample ? samplePart(ofSample.name) : null) };
}

function samplePart(file: string): Failure {
  return { problem: 'sample-part', file, line: null, column: null, detail: 'it holds changes to the sample and no files' };
}

/** Opens a project file as a project of its own. Where that fails it says why, and the open project is as it was; so it is where something else was opened meanwhile. */
export async function openProjectFile(file: string, bytes: Uint8Array): Promise<Failure | null> {
  const isWanted = beginOpening();
  try {
    const unpacked = await reader().unpack(file, bytes);
    if (!unpacked.ok) return unpacked.failure;
    return await openUnpacked(file, unpacked.value, isWanted);
  } catch (error) {
    console.error(error);
    return { problem: 'unreadable-file', file, line: null, column: null, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function openUnpacked(
  file: string,
  { name, origin, inputs, changes, snapshots }: ProjectFile,
  isWanted: () => boolean,
): Promise<Failure | null> {
  const read = await readAs(origin, inputs);
  if (!read.ok) return read.failure;
  if (!isWanted()) return null;
  const id = newId();
  const steps = [{ kind: 'files', id: newId() } as const, ...changes.map((change): Step => ({ kind: 'commit', id: newId(), change }))];
  const called = name || file.replace(/\.[^.]*$/, '');
  isKept(id, 0, null);
  useSaving.setState({ holder: 'here' });
  openProject(assemble({ id, name: called, inputs, steps }, read.value), {}, browserPart(useStore.getState().view));
  await keepSnapshots(id, origin, snapshots).catch((error: unknown) => {
    console.warn('Gapmap: snapshots could not be kept', error);
    useSaving.setState({ notice: 'no-snapshots' });
  });
  return null;
}

async function keepSnapshots(project: string, origin: ProjectFile['origin'], snapshots: readonly FileSnapshot[]): Promise<void> {
  const bytes = new Map<string, Uint8Array>();
  const records = [];
  for (const { name, asOf, at, changes, inputs } of snapshots) {
    const kept = await keepable(inputs);
    for (const [key, content] of kept.bytes) bytes.set(key, content);
    records.push({ id: newId(), project, name, asOf, at, origin, files: kept.files, changes });
  }
  if (records.length > 0) await addSnapshots(records, bytes);
}
