import { create } from 'zustand';
import type { Role } from '../domain/dataset.ts';
import { yearEnd } from '../domain/period.ts';
import type { Crs } from '../domain/units.ts';
import type { InputFile } from '../io/input-file.ts';
import type { Inspection, ReadResult } from '../io/read-dataset.ts';
import type { Failure } from '../worker/api.ts';
import { inspect, openOwn, readOwn } from './project.ts';

/** A file on its way in, with what was seen in it and what was answered about it. */
export interface ImportFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Null while it is being looked at, or where that failed. */
  readonly inspection: Inspection | null;
  readonly failure: Failure | null;
  readonly role: Role | null;
  readonly encoding: Inspection['encoding'] | null;
  /** Chosen by a person; a suggestion never fills it. */
  readonly crs: Crs | null;
  readonly year: number | null;
}

export type Answer = Partial<Pick<ImportFile, 'role' | 'encoding' | 'crs' | 'year'>>;

export interface ImportStore {
  readonly isOpen: boolean;
  readonly files: readonly ImportFile[];
  readonly isReading: boolean;
  /** What the files would make, not opened yet; null before they were read. */
  readonly result: ReadResult | null;
  readonly failure: Failure | null;
}

export const useImport = create<ImportStore>()(() => ({ isOpen: false, files: [], isReading: false, result: null, failure: null }));

let nextKey = 1;
/** Counts readings: an answer to an earlier one is dropped. */
let reading = 0;

/** Opens the import; files already chosen are still there, but for those that could not be read. */
export function openImport(files: readonly File[] = []): void {
  useImport.setState((store) => ({
    isOpen: true,
    files: store.isOpen ? store.files : store.files.filter((file) => file.failure === null),
  }));
  if (files.length > 0) void addFiles(files);
}

/** Closes it. The open project is untouched, and the files chosen wait for the next time. */
export function closeImport(): void {
  reading++;
  useImport.setState({ isOpen: false, isReading: false, failure: null });
}

async function addFiles(files: readonly File[]): Promise<void> {
  stepBack();
  await Promise.all(files.map(addFile));
}

/** A file of the same name is the corrected one: it takes the place of the earlier. */
async function addFile(chosen: File): Promise<void> {
  const added: ImportFile = {
    key: nextKey++,
    name: chosen.name,
    bytes: new Uint8Array(),
    inspection: null,
    failure: null,
    role: null,
    encoding: null,
    crs: null,
    year: null,
  };
  useImport.setState(({ files }) => ({ files: [...files.filter((file) => file.name !== added.name), added] }));
  try {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    patch(added.key, { bytes });
    await look({ ...added, bytes });
  } catch (error) {
    patch(added.key, { failure: unreadable(chosen.name, error) });
  }
}

/** What the browser itself could not read (a folder, a file that is gone) or the worker did not survive. */
function unreadable(file: string, error: unknown): Failure {
  return { problem: 'unreadable-file', file, line: null, column: null, detail: error instanceof Error ? error.message : String(error) };
}

/** Looks at a file as it is answered so far. */
async function look(file: ImportFile): Promise<void> {
  const seen = await inspect(inputOf(file));
  patch(file.key, seen.ok ? { inspection: seen.value, failure: null } : { inspection: null, failure: seen.failure });
}

function patch(key: number, part: Partial<ImportFile>): void {
  useImport.setState(({ files }) => ({ files: files.map((file) => (file.key === key ? { ...file, ...part } : file)) }));
}

/** Takes an answer about a file; another kind or encoding makes it be looked at again. */
export function answerAbout(key: number, answer: Answer): void {
  patch(key, answer);
  const file = useImport.getState().files.find((other) => other.key === key);
  if (file && ('role' in answer || 'encoding' in answer)) void look(file);
}

/** Takes a file out of the import. */
export function removeFile(key: number): void {
  useImport.setState(({ files }) => ({ files: files.filter((file) => file.key !== key), failure: null }));
}

/** Goes back to the files: what was read is let go, and a reading under way is dropped when it ends. */
export function stepBack(): void {
  reading++;
  useImport.setState({ result: null, failure: null, isReading: false });
}

/** What a file holds: as a person chose, else as it looked; null while nothing is known. */
export function roleOf(file: ImportFile): Role | null {
  return file.role ?? file.inspection?.role ?? null;
}

function inputOf({ name, bytes, role, encoding, crs, year }: ImportFile): InputFile {
  return {
    name,
    bytes,
    ...(role && { role }),
    ...(encoding && { encoding }),
    ...(crs && { crs }),
    ...(year !== null && { asOf: yearEnd(year) }),
  };
}

/** Whether a file takes part: one that cannot be read is left out, and the others go on without it. */
export function isReadable(file: ImportFile): boolean {
  return file.inspection !== null;
}

function inputs(): InputFile[] {
  return useImport
    .getState()
    .files.filter(isReadable)
    .map((file) => inputOf({ ...file, role: roleOf(file) }));
}

/** Reads the files together with the project's own; nothing is opened yet. */
export async function readFiles(): Promise<void> {
  const mine = ++reading;
  useImport.setState({ isReading: true, failure: null });
  const outcome = await readOwn(inputs()).catch((error: unknown) => ({ ok: false as const, failure: unreadable('', error) }));
  if (mine !== reading) return;
  useImport.setState({ isReading: false, ...(outcome.ok ? { result: outcome.value } : { failure: outcome.failure }) });
}

/** Opens what was read and closes the import. */
export function openRead(): void {
  const { result } = useImport.getState();
  if (!result) return;
  openOwn(inputs(), result);
  useImport.setState({ isOpen: false, files: [], result: null, failure: null });
}

/** Whether the year must be asked: a village table with indicators and no year column. */
export function asksYear(file: ImportFile): boolean {
  return file.inspection?.needsAsOf === true && roleOf(file) === 'villages';
}
