import type { InputFile } from '../io/input-file.ts';
import type { ReadResult } from '../io/read-dataset.ts';
import type { Outcome } from '../worker/api.ts';
import { openProject } from './actions.ts';
import { flush, isKept, isStartOf, keepProjects, setApart, unsaved, unsavedSample } from './autosave.ts';
import { type KeptFile, type Loaded, lastOpen, list, load, loadBytes, type ProjectRecord, rememberOpen } from './database.ts';
import { withSteps } from './editing.ts';
import { newId } from './id.ts';
import { beginOpening } from './opening.ts';
import { assemble, failureOf, readInputs, readSample, type SampleFile, serveSample } from './project.ts';
import { useSaving } from './saving.ts';
import { type Project, useStore } from './store.ts';
import { type Asked, browserPart, type View } from './view.ts';
import { askForIt, isHeldElsewhere, meetWindows } from './windows.ts';

/**
 * Opens the project that was open last, else the sample, and keeps what is done to it from then on.
 * @param demo of the address: `demo=country` is opened in their place.
 */
export async function start(
  files: readonly SampleFile[],
  asked: Asked,
  settings: Partial<View>,
  demo = new URLSearchParams(),
): Promise<void> {
  serveSample(files);
  keepProjects();
  meetWindows({
    holds: (id) => useStore.getState().project?.id === id && useSaving.getState().holder === 'here',
    handOver: async (id) => {
      if (useStore.getState().project?.id === id) useSaving.setState({ holder: 'elsewhere' });
      await flush();
      return unsaved(id) === null;
    },
    isHeld: (id) => {
      if (useStore.getState().project?.id === id) useSaving.setState({ holder: 'elsewhere' });
    },
    hasChanged: (id) => {
      if (useStore.getState().project?.id === id && useSaving.getState().holder === 'elsewhere') void catchUp(id);
    },
  });
  if (demo.has('demo')) {
    const { openDemo } = await import('./country.ts');
    await openDemo(demo, asked, settings);
    return;
  }
  const last = await lastOpen().catch((error: unknown) => {
    // Without storage there is nothing to come back to; the first edit that cannot be kept says so.
    console.warn('Gapmap: storage could not be opened', error);
    return null;
  });
  if (last !== null && (await openKept(last, asked, settings))) return;
  if (last !== null) useSaving.setState({ notice: 'unreadable' });
  await openSample(asked, settings);
}

/** Without a list of what is kept nothing can be found in it; why, the console says. */
function unlisted(error: unknown): [] {
  console.warn('Gapmap: the kept projects could not be listed', error);
  return [];
}

/** Opens the sample, with what was edited in it. A failure is shown, never swallowed. */
export async function openSample(asked: Asked = {}, settings: Partial<View> = settingsNow()): Promise<void> {
  const isWanted = beginOpening();
  const edited = unsavedSample() ?? (await list().catch(unlisted)).find(({ origin }) => origin === 'sample');
  if (edited && (await openById(edited.id, asked, settings, isWanted))) return;
  try {
    const outcome = await readSample();
    if (!isWanted()) return;
    if (!outcome.ok) {
      useStore.setState({ failure: outcome.failure });
      return;
    }
    const id = newId();
    isKept(id, 0, null);
    useSaving.setState({ holder: 'here' });
    openProject(assemble({ id, name: '', inputs: [], steps: [] }, outcome.value), asked, settings);
    // Where it cannot be forgotten, nothing was remembered either.
    await rememberOpen(null).catch(() => undefined);
  } catch (error) {
    useStore.setState({ failure: failureOf(error) });
  }
}

const settingsNow = () => browserPart(useStore.getState().view);

/** Opens a kept project; the open one is left as it is where that fails. Whether it is open now. */
export function openKept(id: string, asked: Asked = {}, settings: Partial<View> = settingsNow()): Promise<boolean> {
  return openById(id, asked, settings, beginOpening());
}

async function openById(id: string, asked: Asked, settings: Partial<View>, isWanted: () => boolean): Promise<boolean> {
  try {
    await flush();
    if (unsaved(id)) return await openUnsaved(id, asked, settings, isWanted);
    const found = await load(id);
    if (found === null || found === 'deleted') return false;
    const opened = await readKept(found);
    if (opened === null || !isWanted()) return opened !== null;
    const isHeld = await isHeldElsewhere(id);
    if (!isWanted()) return true;
    isKept(id, found.steps.length, found.record.at);
    useSaving.setState({ holder: isHeld ? 'elsewhere' : 'here' });
    openProject(opened, asked, settings);
    // What another window kept while this one was reading.
    if (isHeld) await catchUp(id);
    // It is open whether that can be remembered or not.
    await rememberOpen(id).catch((error: unknown) => console.warn('Gapmap: not remembered as open', error));
    return true;
  } catch (error) {
    console.warn('Gapmap: a kept project could not be opened', error);
    return false;
  }
}

/** Opens a project that could not be kept whole as it is here: what is kept of it is older. One that another window edits by now goes on apart. */
async function openUnsaved(id: string, asked: Asked, settings: Partial<View>, isWanted: () => boolean): Promise<boolean> {
  const isHeld = await isHeldElsewhere(id);
  if (!isWanted()) return true;
  const project = isHeld ? setApart(id) : unsaved(id);
  // It was kept while the other windows were asked.
  if (!project) return openById(id, asked, settings, isWanted);
  useSaving.setState({ holder: 'here' });
  openProject(project, asked, settings);
  return true;
}

/** A kept project put together; null where its files cannot be read any more. */
async function readKept({ record, steps }: Loaded): Promise<Project | null> {
  const inputs = await inputsOf(record.files);
  const outcome = await readAs(record.origin, inputs);
  return outcome.ok ? assemble({ id: record.id, name: record.name, inputs, steps }, outcome.value) : null;
}

/** Reads files as the project they are of: the sample's are served, not kept. */
export function readAs(origin: ProjectRecord['origin'], inputs: readonly InputFile[]): Promise<Outcome<ReadResult>> {
  return origin === 'sample' ? readSample() : readInputs(inputs);
}

/** Kept files with their bytes. Rejects with a NotFoundError where some are missing. */
export async function inputsOf(files: readonly KeptFile[]): Promise<readonly InputFile[]> {
  const bytes = await loadBytes(files);
  return files.map(({ name, answers }, index) => ({ ...answers, name, bytes: bytes[index] ?? new Uint8Array() }));
}

/** Takes over what another window has kept of the open project since. Never rejects: where storage cannot be read, all stays as it was. */
async function catchUp(id: string): Promise<void> {
  try {
    await takeOver(id);
  } catch (error) {
    console.warn('Gapmap: what another window kept could not be read', error);
  }
}

async function takeOver(id: string): Promise<void> {
  await flush();
  const found = await load(id);
  const { project } = useStore.getState();
  if (found === null || found === 'deleted' || project?.id !== id) return;
  const own = unsaved(id);
  if (own) {
    // Ours is kept next where nobody wrote in between; else both versions stay.
    if (!isStartOf(found, own)) setApart(id);
    await flush();
    return;
  }
  const isOurs = project.steps.every((step, index) => found.steps[index]?.id === step.id);
  const added = found.steps.slice(project.steps.length);
  if (!isOurs || added.some(({ kind }) => kind === 'files')) {
    const { view } = useStore.getState();
    const opened = await readKept(found);
    if (!opened || useStore.getState().project?.id !== id) return;
    isKept(id, found.steps.length, found.record.at);
    openProject(opened, view, browserPart(view));
    return;
  }
  isKept(id, found.steps.length, found.record.at);
  if (added.length > 0) useStore.setState({ project: { ...withSteps(project, added), name: found.record.name } });
}

/** 在这里编辑: takes the open project over from the window that edits it; that one keeps what it has first and only looks from then on. */
export async function editHere(): Promise<void> {
  const { project } = useStore.getState();
  if (!project || project.frozen || project.madeUp) return;
  await askForIt(project.id);
  await catchUp(project.id);
  if (useStore.getState().project?.id === project.id) useSaving.setState({ holder: 'here' });
}
