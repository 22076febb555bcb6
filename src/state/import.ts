import type { Role } from '../domain/dataset.ts';
import type { ColumnMatch } from '../domain/report.ts';
import type { InputFile } from '../io/input-file.ts';
import type { Inspection } from '../io/inspect-file.ts';
import { mergeInputs, sameBytes } from '../io/merge/inputs.ts';
import type { Progress } from '../io/progress.ts';
import type { Note, NoteHeadings } from '../io/write-doubtful.ts';
import type { Failure } from '../worker/api.ts';
import type { Choices } from './choices.ts';
import type { Correction } from './corrections.ts';
import { answeredFile, freshFile, type ImportFile, inputOf } from './import-file.ts';
import { openImport, UNREAD, useImport } from './import-store.ts';
import { lookAhead } from './look-ahead.ts';
import { joinParts, type Part } from './parts.ts';
import { doubtful, inspect, openOwn, ownInputs, readOwn } from './project.ts';
import { compare } from './proposals.ts';
import { savedMapping, saveMapping, shapeOf } from './saved-mappings.ts';

export type { ImportFile } from './import-file.ts';

export type Answer = Partial<Pick<ImportFile, 'role' | 'encoding' | 'sheet' | 'crs' | 'crsOf' | 'year' | 'mapping' | 'offer'>>;

/** Stops the reading under way; a later one stops an earlier. */
let reading: AbortController | null = null;
/** Stops the last look at each file; a later one stops an earlier. */
const looks = new Map<number, AbortController>();
/** A match is looked at when the hand rests: several columns are often set in a row. */
const REST_MS = 250;

/** Opens the import with files a person chose. */
export function takeFiles(files: readonly File[]): void {
  openImport();
  if (files.length > 0) void addFiles(files);
}

/** Closes it. The open project is untouched, and the files chosen wait for the next time. */
export function closeImport(): void {
  reading?.abort();
  useImport.setState({ isOpen: false, ...UNREAD });
}

async function addFiles(files: readonly File[]): Promise<void> {
  goTo('files');
  await Promise.all(files.map(addFile));
}

/** A file of the same name is the corrected one: it takes the place of the earlier. */
async function addFile(chosen: File): Promise<void> {
  const added = freshFile(chosen.name);
  const earlier = [...ownInputs(), ...useImport.getState().files].filter(({ name }) => name === added.name);
  useImport.setState(({ files }) => ({ files: [...files.filter((file) => file.name !== added.name), added] }));
  try {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    patch(added.key, { bytes, replaces: earlier.some((file) => !sameBytes(file.bytes, bytes)) });
  } catch (error) {
    patch(added.key, { isLooking: false, failure: unreadable(chosen.name, error) });
    return;
  }
  await look(added.key);
  const file = fileOf(added.key);
  if (file?.inspection?.isProgramme) await compareInstead(file);
}

/** Holds a file against the project's programme instead of importing it. The import closes where nothing else waits in it. */
export async function compareInstead(file: ImportFile): Promise<void> {
  removeFile(file.key);
  if (useImport.getState().files.length === 0) closeImport();
  const { compareProgramme } = await import('./programme-sheets.ts');
  await compareProgramme(inputOf(file));
}

/**
 * Takes the files of parts of a project into the import, as they were answered there, and the changes that came with them. A file of a
 * name that the import or the open project has is another file, under a name of its own; one that is there already is there once.
 */
export async function addPart({ inputs, changes }: Part): Promise<void> {
  openImport();
  goTo('files');
  const { files } = useImport.getState();
  const before = [...ownInputs(), ...files.map(inputOf)];
  const merged = mergeInputs(before, inputs);
  // What is as it was stays as it is; a file that gained answers, of the import or of the project, is taken anew with them.
  const added = merged.filter((file, at) => !before[at] || Object.keys(file).length > Object.keys(before[at]).length).map(answeredFile);
  const names = new Set(added.map(({ name }) => name));
  useImport.setState((store) => ({
    files: [...store.files.filter((file) => !names.has(file.name)), ...added],
    changes: joinParts([store, { inputs: [], changes }].map((part) => ({ inputs: [], changes: part.changes }))).changes,
  }));
  await Promise.all(added.map(({ key }) => look(key)));
}

/** What the browser itself could not read (a folder, a file that is gone) or the worker did not survive. */
function unreadable(file: string, error: unknown): Failure {
  return { problem: 'unreadable-file', file, line: null, column: null, detail: error instanceof Error ? error.message : String(error) };
}

const fileOf = (key: number) => useImport.getState().files.find((file) => file.key === key);

/** Looks at a file as it is answered by then. What was seen before stays until something else is seen; the latest look counts. */
async function look(key: number, rest = 0): Promise<void> {
  looks.get(key)?.abort();
  const mine = new AbortController();
  const { signal } = mine;
  looks.set(key, mine);
  patch(key, { isLooking: true });
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  const file = fileOf(key);
  if (!file || signal.aborted) return;
  const seen = await inspect(inputOf(file), { signal }).catch((error: unknown) => ({
    ok: false as const,
    failure: unreadable(file.name, error),
  }));
  if (signal.aborted) return;
  // What does not open as it is answered now has no first lines: those of before would say that it does.
  patch(key, { glimpse: seen.ok ? seen.value.glimpse : null });
  patch(key, { isLooking: false, ...told(seen.ok ? seen.value.inspection : seen) });
  offerSaved(key);
}

function told(
  seen: { readonly ok: true; readonly value: Inspection } | { readonly ok: false; readonly failure: Failure },
): Partial<ImportFile> {
  return seen.ok ? { inspection: seen.value, failure: null } : { inspection: null, failure: seen.failure };
}

/** Offers how a file of this shape was matched before, once, and only where nobody has matched this one. */
function offerSaved(key: number): void {
  const file = fileOf(key);
  const role = file && roleOf(file);
  if (!file || !role || Object.keys(file.mapping).length > 0) return;
  patch(key, { offer: savedMapping(shapeOf(role, columnsOf(file))) });
}

function patch(key: number, part: Partial<ImportFile>): void {
  useImport.setState(({ files }) => ({ files: files.map((file) => (file.key === key ? { ...file, ...part } : file)) }));
}

/** Takes an answer about a file; whatever changes how its table reads makes it be looked at again. */
export function answerAbout(key: number, answer: Answer): void {
  const file = fileOf(key);
  if (!file) return;
  // Another sheet is another table: what was said of the columns and cells of the last one does not hold for it.
  const isOther = answer.sheet !== undefined && answer.sheet !== file.sheet;
  const { asOf } = file.given;
  const given = asOf === undefined ? {} : { asOf };
  patch(key, { ...(isOther ? { mapping: {}, corrections: [], placeOf: {}, given, offer: null } : {}), ...answer });
  if ('role' in answer || 'encoding' in answer || 'sheet' in answer) void look(key);
  else if ('mapping' in answer) void look(key, REST_MS);
}

/** Says what one column is; null = not used. */
export function matchColumn(key: number, column: number, field: string | null): void {
  const file = fileOf(key);
  if (file) answerAbout(key, { mapping: { ...file.mapping, [column]: field }, offer: null });
}

/** Takes a file out of the import. */
export function removeFile(key: number): void {
  looks.get(key)?.abort();
  looks.delete(key);
  useImport.setState((store) => {
    const files = store.files.filter((file) => file.key !== key);
    // Changes of parts go with the last of their files.
    return { files, failure: null, changes: files.length === 0 ? [] : store.changes };
  });
}

/** Goes back to an earlier step, or on to the columns: what was read is let go, and a reading under way is stopped. */
export function goTo(step: 'files' | 'columns'): void {
  reading?.abort();
  useImport.setState({ ...UNREAD, step });
}

/** What a file holds: as a person chose, else as it looked; null while nothing is known. */
export function roleOf(file: ImportFile): Role | null {
  return file.role ?? file.inspection?.role ?? file.glimpse?.role ?? null;
}

/** The columns of a file, also where it cannot be read as they are matched now; none of shapes. */
export function columnsOf({ inspection, glimpse }: ImportFile): readonly ColumnMatch[] {
  return inspection?.columns ?? glimpse?.columns ?? [];
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

/** Reads the files together with the project's own; nothing is opened yet. What was read before is shown until then. */
export async function readFiles(): Promise<void> {
  reading?.abort();
  const mine = new AbortController();
  reading = mine;
  useImport.setState({ isReading: true, progress: null, failure: null });
  const onProgress = (progress: Progress) => {
    if (reading === mine) useImport.setState({ progress });
  };
  const [added, { choices }] = [inputs(), useImport.getState()];
  const outcome = await readOwn(added, choices, { onProgress, signal: mine.signal }).catch((error: unknown) => ({
    ok: false as const,
    failure: unreadable('', error),
  }));
  if (outcome.ok) await lookAhead(outcome.value.dataset, () => !mine.signal.aborted);
  if (mine.signal.aborted) return;
  if (!outcome.ok) {
    useImport.setState({ isReading: false, progress: null, failure: outcome.failure });
    return;
  }
  for (const file of useImport.getState().files) remember(file);
  useImport.setState({ isReading: false, progress: null, step: 'check', result: { ...outcome.value, added, choices } });
}

/** Stops a reading under way at once; files, answers and the open project are as before. */
export function stopReading(): void {
  reading?.abort();
  useImport.setState({ isReading: false, progress: null });
}

/** Keeps how a person matched a file for the next one of its shape. */
function remember(file: ImportFile): void {
  const role = roleOf(file);
  if (role && Object.keys(file.mapping).length > 0) saveMapping(shapeOf(role, columnsOf(file)), file.mapping);
}

/** Changes cells of a file before it comes in, and reads again. */
export function correct(key: number, correction: Correction): void {
  const file = fileOf(key);
  if (!file) return;
  patch(key, { corrections: [...file.corrections, correction] });
  void readFiles();
}

/** Says which village a line means, and reads again. */
export function choosePlace(key: number, line: number, village: string): void {
  const file = fileOf(key);
  if (!file) return;
  patch(key, { placeOf: { ...file.placeOf, [line]: village } });
  void readFiles();
}

/** Takes a correction back, and reads again. */
export function undoCorrection(key: number, correction: Correction): void {
  const file = fileOf(key);
  if (!file) return;
  patch(key, { corrections: file.corrections.filter((other) => other !== correction) });
  void readFiles();
}

/** Takes the word of a file where several differ (conflict → file), and reads again. */
export function chooseClaims(choices: Choices): void {
  useImport.setState((store) => ({ choices: { ...store.choices, ...choices } }));
  void readFiles();
}

/** The rows of a file that have a note, as a spreadsheet; null where it could not be made, and the import says why. */
export async function doubtfulRows(key: number, notes: readonly Note[], words: NoteHeadings): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = fileOf(key);
  if (!file) return null;
  const written = await doubtful(inputOf(file), notes, words).catch((error: unknown) => ({
    ok: false as const,
    failure: unreadable(file.name, error),
  }));
  if (written.ok) return written.value;
  useImport.setState({ failure: written.failure });
  return null;
}

/** Opens what was read, as it was answered then (what was said since and not read is not in it), and closes the import. */
export function openRead(): void {
  const { result, isReading, changes } = useImport.getState();
  if (!result || isReading) return;
  openOwn(result.added, result.choices, result, changes);
  useImport.setState({ isOpen: false, files: [], choices: {}, changes: [], ...UNREAD });
}

/** Holds what was read against the open project, row by row, instead of opening it. */
export function compareRead(): void {
  const { result, isReading } = useImport.getState();
  if (!result || isReading) return;
  void compare(result.added);
  useImport.setState({ isOpen: false, files: [], changes: [], ...UNREAD });
}

/** Whether the year must be asked: a village table with indicators and no year column. */
export function asksYear(file: ImportFile): boolean {
  return file.inspection?.needsAsOf === true && roleOf(file) === 'villages';
}
