import type { Role } from '../domain/dataset.ts';
import type { InputFile } from '../io/input-file.ts';
import type { ReadResult } from '../io/read-dataset.ts';
import type { Look, Outcome } from '../worker/api.ts';
import { reader } from '../worker/client.ts';
import { openProject } from './actions.ts';
import { useStore } from './store.ts';
import type { View } from './view.ts';

/** A file of the sample district, served beside the app. */
export interface SampleFile {
  readonly name: string;
  readonly role: Role;
  readonly url: string;
}

const SAMPLE_TITLE = { zh: '汉中市', en: 'Hanzhong' } as const;
const OWN_TITLE = { zh: '自有数据', en: 'Own data' } as const;

/** The files of one's own that the open project was read from; empty while the sample is open. */
let ownFiles: readonly InputFile[] = [];
/** Real county lines that an own project starts with until it brings its own. */
let builtInDistricts: readonly InputFile[] = [];

/** A file that the server did not give. */
class Unreached extends Error {
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
    throw new Unreached(file.name, error instanceof Error ? error.message : String(error));
  }
}

/** Opens the sample through the same reader as a user's own files. A failure is shown, never swallowed. */
export async function openSample(files: readonly SampleFile[], asked: Partial<View>, kept: Partial<View>): Promise<void> {
  try {
    await readSample(files, asked, kept);
  } catch (error) {
    console.error(error);
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof Unreached) useStore.setState({ failure: { problem: 'unreached', file: error.file, detail } });
    else useStore.setState({ failure: { problem: 'unreadable-file', file: '', line: null, column: null, detail } });
  }
}

async function readSample(files: readonly SampleFile[], asked: Partial<View>, kept: Partial<View>): Promise<void> {
  const read = await Promise.all(files.map(fetchFile));
  builtInDistricts = read.filter((_, index) => files[index]?.role === 'districts').slice(0, 1);
  const outcome = await reader().read(read, { origin: 'sample', title: SAMPLE_TITLE });
  ownFiles = [];
  if (outcome.ok) openProject({ dataset: outcome.value.dataset, reports: outcome.value.reports }, asked, kept);
  else useStore.setState({ failure: outcome.failure });
}

/** Looks at a file before it is read: what it holds, and what must be asked. */
export function inspect(file: InputFile): Promise<Outcome<Look>> {
  return reader().inspect(file);
}

/** The files an own project would be read from if these were added: a new file replaces the one of its role. */
function withOwn(added: readonly InputFile[]): readonly InputFile[] {
  return [...ownFiles.filter((file) => !added.some((other) => other.role === file.role)), ...added];
}

/** Names of the project's own files of a role. */
export function ownNames(role: Role): readonly string[] {
  return ownFiles.filter((file) => file.role === role).map((file) => file.name);
}

/** Whether the open project is one's own: this version keeps it nowhere, so leaving the page loses it. */
export function hasOwn(): boolean {
  return ownFiles.length > 0;
}

/** Lets one's own project go without being asked again. */
export function forgetOwn(): void {
  ownFiles = [];
}

/** Reads one's own files together with those already in the project, without opening anything yet. */
export async function readOwn(added: readonly InputFile[]): Promise<Outcome<ReadResult>> {
  const own = withOwn(added);
  const about = { origin: 'own', title: OWN_TITLE } as const;
  if (own.some((file) => file.role === 'districts')) return reader().read([...own], about);
  const within = await reader().read([...own, ...builtInDistricts], about);
  return within.ok && !liesWithin(within.value) ? reader().read([...own], about) : within;
}

/** Whether an own village belongs to one of the counties it was read with. */
function liesWithin({ dataset }: ReadResult): boolean {
  const names = new Set(dataset.counties.map((county) => county.name));
  const codes = new Set(dataset.counties.map((county) => county.code));
  return dataset.villages.some((village) => names.has(village.county) || codes.has(village.code?.slice(0, 6) ?? ''));
}

/** Opens what was read: no sample record is left. */
export function openOwn(added: readonly InputFile[], { dataset, reports }: ReadResult): void {
  ownFiles = withOwn(added);
  const { language, baseMap, mapNumber, large } = useStore.getState().view;
  openProject({ dataset, reports }, {}, { language, baseMap, mapNumber, large });
}
