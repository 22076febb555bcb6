import { applyEdits } from '../analysis/apply-edits.ts';
import type { Dataset, Role } from '../domain/dataset.ts';
import type { Change } from '../domain/edit.ts';
import type { InputFile } from '../io/input-file.ts';
import type { ReadResult } from '../io/read-dataset.ts';
import type { Note, NoteHeadings } from '../io/write-doubtful.ts';
import type { Failure, Look, Outcome } from '../worker/api.ts';
import { type Running, reader } from '../worker/client.ts';
import { openProject } from './actions.ts';
import { type Choices, withChoices } from './choices.ts';
import { canEdit } from './editing.ts';
import { findAgain } from './found-again.ts';
import { replay, type Step } from './history.ts';
import { newId } from './id.ts';
import { beginOpening } from './opening.ts';
import { useSaving } from './saving.ts';
import { type Project, type Unreached, useStore } from './store.ts';
import { browserPart } from './view.ts';

/** A file of the sample district, served beside the app. */
export interface SampleFile {
  readonly name: string;
  readonly role: Role;
  readonly url: string;
}

const SAMPLE_TITLE = { zh: '汉中市', en: 'Hanzhong' } as const;
const OWN_TITLE = { zh: '自有数据', en: 'Own data' } as const;

/** Where the sample is served. */
let sampleFiles: readonly SampleFile[] = [];
/** Real county lines that an own project starts with until it brings its own. */
let builtInDistricts: Promise<readonly InputFile[]> | null = null;

/** A file that the server did not give. */
class NotServed extends Error {
  constructor(
    readonly file: string,
    detail: string,
  ) {
    super(detail);
  }
}

async function fetchFile(file: SampleFile): Promise<InputFile> {
  try {
    const response = await fetch(file.url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return { name: file.name, role: file.role, crs: 'wgs84', bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    throw new NotServed(file.name, error instanceof Error ? error.message : String(error));
  }
}

/** Says where the sample is served. */
export function serveSample(files: readonly SampleFile[]): void {
  sampleFiles = files;
}

/** A failure as the screen tells it: a file that the server did not give, or what went wrong while reading. */
export function failureOf(error: unknown): Failure | Unreached {
  console.error(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof NotServed) return { problem: 'unreached', file: error.file, detail };
  return { problem: 'unreadable-file', file: '', line: null, column: null, detail };
}

/** Reads the sample through the same reader as a user's own files. Rejects where it is not served. */
export async function readSample(): Promise<Outcome<ReadResult>> {
  const files = await Promise.all(sampleFiles.map(fetchFile));
  builtInDistricts ??= Promise.resolve(files.filter((_, index) => sampleFiles[index]?.role === 'districts').slice(0, 1));
  return reader().read(files, { origin: 'sample', title: SAMPLE_TITLE });
}

/** The county lines, fetched where the sample was not opened before. */
function districts(): Promise<readonly InputFile[]> {
  const first = sampleFiles.filter(({ role }) => role === 'districts').slice(0, 1);
  builtInDistricts ??= Promise.all(first.map(fetchFile)).catch((error: unknown) => {
    builtInDistricts = null;
    throw error;
  });
  return builtInDistricts;
}

/** A project as it is kept: its files and everything done to it. */
type Kept = Pick<Project, 'id' | 'name' | 'inputs' | 'steps'>;

/** Puts a project together from what is kept of it and what its files were read as. */
export function assemble(kept: Kept, { dataset, reports }: ReadResult): Project {
  const { changes, undone } = replay(kept.steps);
  return {
    ...kept,
    base: dataset,
    reports,
    changes,
    undone,
    ...applyEdits(dataset, changes, findAgain(dataset)),
    frozen: null,
    madeUp: false,
  };
}

/** Looks at a file before it is read: what it holds, and what must be asked. */
export function inspect(file: InputFile, running?: Running): Promise<Outcome<Look>> {
  return reader().inspect(file, running);
}

/** The open project where files can join it: one's own, and editable here. */
function ownProject(): Project | null {
  const { project } = useStore.getState();
  return project?.base.origin === 'own' && canEdit(project, useSaving.getState().holder) ? project : null;
}

/** The rows of a file to look at, as a spreadsheet to be corrected and sent back. */
export function doubtful(file: InputFile, notes: readonly Note[], words: NoteHeadings): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  return reader().doubtful(file, notes, words);
}

/** The files an own project would be read from if these were added: a file of the same name is the corrected one, others join. */
function withOwn(added: readonly InputFile[], choices: Choices): readonly InputFile[] {
  const own = ownInputs();
  return withChoices([...own.filter((file) => !added.some((other) => other.name === file.name)), ...added], choices);
}

/** The files of the open project that others may join. */
export const ownInputs = (): readonly InputFile[] => ownProject()?.inputs ?? [];

/** Names of the project's own files. */
export function ownNames(): readonly string[] {
  return ownInputs().map((file) => file.name);
}

/** Reads one's own files together with those already in the project, without opening anything yet. Rejects with the signal's reason where that stops it. */
export function readOwn(added: readonly InputFile[], choices: Choices, running?: Running): Promise<Outcome<ReadResult>> {
  return readInputs(withOwn(added, choices), running);
}

/** Reads the files of a project of one's own; with the real county lines, where they bring none and lie within. */
export async function readInputs(own: readonly InputFile[], running?: Running): Promise<Outcome<ReadResult>> {
  const about = { origin: 'own', title: OWN_TITLE } as const;
  if (own.some((file) => file.role === 'districts')) return reader().read([...own], about, running);
  const within = await reader().read([...own, ...(await districts())], about, running);
  return within.ok && !liesWithin(within.value) ? reader().read([...own], about, running) : within;
}

/** Reads files by themselves, within the counties of the open project; what they report may be of its villages. Nothing of it is touched. */
export async function readAlone(files: readonly InputFile[], { villages, facilities }: Dataset): Promise<Outcome<ReadResult>> {
  const own = ownInputs().filter((file) => file.role === 'districts');
  return reader().read([...files, ...(own.length > 0 ? own : await districts())], {
    origin: 'own',
    title: OWN_TITLE,
    beside: { villages, facilities },
  });
}

/** Whether an own village belongs to one of the counties it was read with. */
function liesWithin({ dataset }: ReadResult): boolean {
  const names = new Set(dataset.counties.map((county) => county.name));
  const codes = new Set(dataset.counties.map((county) => county.code));
  return dataset.villages.some((village) => names.has(village.county) || codes.has(village.code?.slice(0, 6) ?? ''));
}

/**
 * Opens what was read: no sample record is left. Files that join a project leave what was edited in it.
 * @param changes what parts of a project bring besides their files.
 */
export function openOwn(added: readonly InputFile[], choices: Choices, read: ReadResult, changes: readonly Change[] = []): void {
  const before = ownProject();
  const made = new Set(before?.steps.flatMap((step) => (step.kind === 'commit' ? [step.change.id] : [])));
  const came = changes.filter(({ id }) => !made.has(id));
  const steps: readonly Step[] = [
    ...(before?.steps ?? []),
    { kind: 'files', id: newId() },
    ...came.map((change): Step => ({ kind: 'commit', id: newId(), change })),
  ];
  const kept = { id: before?.id ?? newId(), name: before?.name ?? '', inputs: withOwn(added, choices), steps };
  beginOpening();
  if (!before) useSaving.setState({ holder: 'here' });
  openProject(assemble(kept, read), {}, browserPart(useStore.getState().view));
}
