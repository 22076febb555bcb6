import type { InputFile } from '../io/input-file.ts';
import { append, type KeptFile, type Loaded, load, type ProjectRecord, sweep, whenLost } from './database.ts';
import type { Step } from './history.ts';
import { newId } from './id.ts';
import { type SaveProblem, useSaving } from './saving.ts';
import { type Project, useStore } from './store.ts';
import { tellSaved } from './windows.ts';

/** Projects with steps that are not kept yet, by id; one that was closed stays here until it is. */
const waiting = new Map<string, Project>();
/** How many steps of a project are kept, as far as this window knows. */
const kept = new Map<string, number>();
/** Projects whose keeping must be looked at before it is gone on with: the storage went away since. */
const doubted = new Set<string>();
let saving: Promise<void> | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let pause = 0;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** Keeps the open project from now on: a step is written the moment it is made. */
export function keepProjects(): void {
  whenLost(() => {
    for (const id of kept.keys()) doubted.add(id);
    const { project } = useStore.getState();
    // What was kept is gone with the storage, so it is written once more even though nothing was edited.
    if (project && kept.has(project.id)) wantSaved(project);
  });
  useStore.subscribe(({ project }, before) => {
    if (project && project !== before.project && !project.frozen && project.steps.length > (kept.get(project.id) ?? 0)) wantSaved(project);
  });
  const again = () => {
    if (waiting.size > 0) void flush();
  };
  document.addEventListener('visibilitychange', again);
  window.addEventListener('pagehide', again);
}

/** Says that so many steps of a project are kept: it was just opened from there. What waits of another one stays told. */
export function isKept(id: string, steps: number, at: number | null): void {
  kept.set(id, steps);
  doubted.delete(id);
  if (waiting.size === 0) useSaving.setState({ status: steps > 0 ? 'saved' : 'nothing', at, problem: null, detail: '' });
}

/** Whether something that was done is not kept yet: leaving the page would lose it. */
export function hasUnsaved(): boolean {
  return waiting.size > 0;
}

/** A project as it is here with what is not kept of it yet; null where all of it is. */
export function unsaved(id: string): Project | null {
  return waiting.get(id) ?? null;
}

/** The sample with edits that are not kept yet; null where there is none. */
export function unsavedSample(): Project | null {
  return [...waiting.values()].find(({ base }) => base.origin === 'sample') ?? null;
}

/** Keeps nothing more of a project: someone deleted it. */
export function forget(id: string): void {
  waiting.delete(id);
  kept.delete(id);
  doubted.delete(id);
}

function wantSaved(project: Project): void {
  waiting.set(project.id, project);
  useSaving.setState({ status: 'saving' });
  void flush();
}

/** Keeps everything that waits; resolves when it is kept, or could not be. Never rejects. */
export function flush(): Promise<void> {
  clearTimeout(retry);
  saving ??= saveAll().finally(() => {
    saving = null;
  });
  return saving;
}

async function saveAll(): Promise<void> {
  try {
    for (let project = next(); project; project = next()) await saveOne(project);
    pause = 0;
    useSaving.setState((store) => (store.status === 'nothing' ? store : { status: 'saved', at: Date.now(), problem: null, detail: '' }));
    void askToStay();
  } catch (error) {
    console.warn('Gapmap: not kept', error);
    pause = Math.min(LONGEST_PAUSE, pause === 0 ? FIRST_PAUSE : pause * 2);
    retry = setTimeout(() => void flush(), pause);
    useSaving.setState({ status: 'failed', problem: problemOf(error), detail: error instanceof Error ? error.message : String(error) });
  }
}

const next = () => waiting.values().next().value;

async function saveOne(project: Project): Promise<void> {
  const { id } = project;
  if (doubted.has(id)) {
    await lookAgain(project);
    // It went on as a project of its own, or further.
    if (waiting.get(id) !== project) return;
  }
  const known = kept.get(id) ?? 0;
  const steps = project.steps.slice(known);
  if (steps.length > 0) {
    try {
      await write(project, known, steps);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'ConstraintError')) throw error;
      // Another window was first.
      await lookAgain(project);
      if (kept.get(id) === known) setApart(id);
      return;
    }
    kept.set(id, project.steps.length);
    tellSaved(id);
    if (known > 0 && steps.some((step) => step.kind === 'files')) await sweep();
  }
  if (waiting.get(id) === project) waiting.delete(id);
}

async function write(project: Project, known: number, steps: readonly Step[]): Promise<void> {
  const { files, bytes } = await keepable(project.inputs);
  const record: ProjectRecord = {
    id: project.id,
    name: project.name,
    origin: project.base.origin,
    files,
    at: Date.now(),
    steps: project.steps.length,
  };
  const isAnew = known === 0 || steps.some((step) => step.kind === 'files');
  await append(record, known, steps, isAnew ? bytes : new Map(), useStore.getState().project?.id === project.id);
}

/** Finds out what is kept of a project, and goes on from there. What someone else wrote in the meantime is left alone: ours becomes a project of its own. */
async function lookAgain(project: Project): Promise<void> {
  const found = await load(project.id);
  if (found === null) {
    if ((kept.get(project.id) ?? 0) > 0) useSaving.setState({ notice: 'restored' });
    kept.set(project.id, 0);
  } else if (found !== 'deleted' && isStartOf(found, project)) kept.set(project.id, found.steps.length);
  else setApart(project.id);
  doubted.delete(project.id);
}

/** Whether what is kept of a project is how it begins here. */
export function isStartOf({ steps }: Loaded, project: Project): boolean {
  return steps.length <= project.steps.length && steps.every((step, index) => step.id === project.steps[index]?.id);
}

/** Makes what waits of a project one of its own, which is kept next; null where nothing waits of it. */
export function setApart(id: string): Project | null {
  const project = waiting.get(id);
  if (!project) return null;
  const { title } = project.base;
  const { language } = useStore.getState().view;
  const name = `${project.name || title[language]} (2)`;
  const apart = { ...project, id: newId(), name };
  waiting.delete(project.id);
  kept.delete(project.id);
  waiting.set(apart.id, apart);
  useSaving.setState({ notice: 'copied', holder: 'here' });
  if (useStore.getState().project?.id === project.id) useStore.setState({ project: apart });
  return apart;
}

const keys = new WeakMap<Uint8Array, string>();

/** The name bytes are kept under: their SHA-256, so that equal ones are kept once; any name where a server without HTTPS leaves the browser no digest. */
async function keyOf(bytes: Uint8Array): Promise<string> {
  const known = keys.get(bytes);
  if (known) return known;
  const digest = globalThis.crypto.subtle ? await crypto.subtle.digest('SHA-256', bytes as BufferSource) : null;
  const key = digest ? [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('') : newId();
  keys.set(bytes, key);
  return key;
}

/** Files as they are kept: what was said about each, and its bytes by their key. */
export async function keepable(
  inputs: readonly InputFile[],
): Promise<{ readonly files: readonly KeptFile[]; readonly bytes: ReadonlyMap<string, Uint8Array> }> {
  const bytes = new Map<string, Uint8Array>();
  const files: KeptFile[] = [];
  for (const { name, bytes: content, ...answers } of inputs) {
    const key = await keyOf(content);
    bytes.set(key, content);
    files.push({ name, answers, bytes: key });
  }
  return { files, bytes };
}

let isAsked = false;

/** Asks the browser, once, not to clear what is kept here when room runs out. Its answer is shown. */
async function askToStay(): Promise<void> {
  if (isAsked || kept.size === 0) return;
  isAsked = true;
  // Missing where the page does not come by HTTPS.
  const storage: StorageManager | undefined = navigator.storage;
  const persisted = (await storage?.persist?.().catch(() => false)) ?? null;
  useSaving.setState({ persisted });
}

const PROBLEMS: Readonly<Record<string, SaveProblem>> = {
  QuotaExceededError: 'quota',
  AbortError: 'aborted',
  TimeoutError: 'blocked',
  VersionError: 'newer',
  SecurityError: 'no-storage',
};

function problemOf(error: unknown): SaveProblem {
  if (!(error instanceof DOMException)) return 'unknown';
  if (error.name === 'InvalidStateError' && typeof indexedDB === 'undefined') return 'no-storage';
  return PROBLEMS[error.name] ?? 'unknown';
}
