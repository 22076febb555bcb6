import type { DBSchema, IDBPDatabase } from 'idb';
import type { Change } from '../domain/edit.ts';
import type { Month } from '../domain/period.ts';
import type { Answers } from '../io/input-file.ts';
import type { Step } from './history.ts';

/** A file as it is kept: its bytes lie apart, once for all projects that have the same. */
export interface KeptFile {
  readonly name: string;
  readonly answers: Answers;
  readonly bytes: string;
}

/** A project as the list knows it. */
export interface ProjectRecord {
  readonly id: string;
  readonly name: string;
  readonly origin: 'sample' | 'own';
  readonly files: readonly KeptFile[];
  /** When it was last written, milliseconds since 1970. */
  readonly at: number;
  /** How many steps are kept of it. */
  readonly steps: number;
}

/** A project frozen at one moment: never written again, only deleted. */
export interface SnapshotRecord {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly asOf: Month | null;
  readonly at: number;
  readonly origin: 'sample' | 'own';
  readonly files: readonly KeptFile[];
  readonly changes: readonly Change[];
}

interface Schema extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  /** Keyed by project and number, from 1. A number is written once: whoever comes second is refused by the database itself. */
  steps: { key: [project: string, number: number]; value: Step | { readonly kind: 'deleted'; readonly id: string } };
  bytes: { key: string; value: Uint8Array };
  snapshots: { key: string; value: SnapshotRecord };
  /** `last`: the project that was open last. */
  settings: { key: string; value: string };
}

export type Database = IDBPDatabase<Schema>;

const NAME = 'gapmap';
const VERSION = 1;
/** A browser that has not opened its storage by then will not. */
const PATIENCE = 5_000;

let opening: Promise<Database> | null = null;
let onLost: () => void = () => undefined;

/** Tells when the connection went away by itself: the storage was cleared, or a newer Gapmap needs it. */
export function whenLost(told: () => void): void {
  onLost = told;
}

/** The database, opened at the first call and again after it was lost. Rejects with the browser's own error. */
function database(): Promise<Database> {
  opening ??= open().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function open(): Promise<Database> {
  if (typeof indexedDB === 'undefined') throw new DOMException('this browser keeps nothing', 'InvalidStateError');
  const { openDB } = await import('idb');
  const lose = () => {
    opening = null;
    onLost();
  };
  const opened = openDB<Schema>(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('projects', { keyPath: 'id' });
      db.createObjectStore('steps');
      db.createObjectStore('bytes');
      db.createObjectStore('snapshots', { keyPath: 'id' });
      db.createObjectStore('settings');
    },
    blocking(_current, _blocked, event) {
      // Someone deletes the database or needs a newer one: holding on would only make them wait.
      (event.target as IDBDatabase).close();
      lose();
    },
    terminated: lose,
  });
  return Promise.race([opened, refusal(opened)]);
}

/** Rejects where a database is not opened in time; should it open later after all, it is closed again. */
function refusal(opened: Promise<Database>): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => {
      opened.then(
        (db) => db.close(),
        () => undefined,
      );
      reject(new DOMException('the storage does not open', 'TimeoutError'));
    }, PATIENCE);
    opened.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
  });
}

type Stores = ('projects' | 'steps' | 'bytes' | 'snapshots' | 'settings')[];

/** Writes several things as one: all of them, or none. */
async function together(
  db: Database,
  stores: Stores,
  writes: (transaction: ReturnType<typeof begin>) => readonly (() => Promise<unknown>)[],
): Promise<void> {
  const transaction = begin(db, stores);
  const writing: Promise<unknown>[] = [];
  try {
    for (const write of writes(transaction)) writing.push(write());
    // Said at once, so that a page which closes now need not live to see the answers.
    transaction.commit();
    await Promise.all([...writing, transaction.done]);
  } catch (error) {
    // What failed before the database saw it would leave the other half to be kept.
    abort(transaction);
    await Promise.allSettled([...writing, transaction.done]);
    throw error;
  }
}

function begin(db: Database, stores: Stores) {
  return db.transaction(stores, 'readwrite', { durability: 'strict' });
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    // It has ended by itself, which is what was wanted.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}

/**
 * Adds steps to a project and writes its record, as one; of the open one also that it is open. `known`: how many steps are kept by what we know. Rejects with a ConstraintError where
 * someone else has written since: then nothing of it is kept.
 */
export async function append(
  record: ProjectRecord,
  known: number,
  steps: readonly Step[],
  bytes: ReadonlyMap<string, Uint8Array>,
  isOpen: boolean,
): Promise<void> {
  const db = await database();
  await together(db, ['projects', 'steps', 'bytes', 'settings'], (transaction) => [
    ...steps.map((step, index) => () => transaction.objectStore('steps').add(step, [record.id, known + index + 1])),
    ...[...bytes].map(
      ([key, content]) =>
        () =>
          transaction.objectStore('bytes').put(content, key),
    ),
    () => transaction.objectStore('projects').put(record),
    ...(isOpen ? [() => transaction.objectStore('settings').put(record.id, 'last')] : []),
  ]);
}

const stepsOf = (id: string, from = 1) => IDBKeyRange.bound([id, from], [id, Number.MAX_SAFE_INTEGER]);

/** A project as it was kept at one moment. */
export interface Loaded {
  readonly record: ProjectRecord;
  readonly steps: readonly Step[];
}

/** A project's record and its steps, as one; `deleted` where someone let it go, null where nothing is known of it. */
export async function load(id: string): Promise<Loaded | 'deleted' | null> {
  const db = await database();
  const transaction = db.transaction(['projects', 'steps']);
  const [record, kept] = await Promise.all([
    transaction.objectStore('projects').get(id),
    transaction.objectStore('steps').getAll(stepsOf(id)),
    transaction.done,
  ]);
  const steps = kept.filter((step) => step.kind !== 'deleted');
  if (steps.length < kept.length) return 'deleted';
  return record ? { record, steps } : null;
}

/** The bytes of kept files, in their order. Rejects with a NotFoundError where some are missing. */
export async function loadBytes(files: readonly KeptFile[]): Promise<readonly Uint8Array[]> {
  const db = await database();
  const transaction = db.transaction('bytes');
  const [found] = await Promise.all([Promise.all(files.map((file) => transaction.store.get(file.bytes))), transaction.done]);
  return found.map((bytes, index) => {
    if (!bytes) throw new DOMException(files[index]?.name ?? '', 'NotFoundError');
    return bytes;
  });
}

/** All projects, the one written last first. */
export async function list(): Promise<readonly ProjectRecord[]> {
  const db = await database();
  return (await db.getAll('projects')).sort((one, other) => other.at - one.at);
}

/** A project's snapshots, the latest first. */
export async function listSnapshots(project: string): Promise<readonly SnapshotRecord[]> {
  const db = await database();
  return (await db.getAll('snapshots')).filter((snapshot) => snapshot.project === project).sort((one, other) => other.at - one.at);
}

/** Freezes; the bytes it needs are kept with it. */
export async function addSnapshots(records: readonly SnapshotRecord[], bytes: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const db = await database();
  await together(db, ['snapshots', 'bytes'], (transaction) => [
    ...[...bytes].map(
      ([key, content]) =>
        () =>
          transaction.objectStore('bytes').put(content, key),
    ),
    ...records.map((record) => () => transaction.objectStore('snapshots').add(record)),
  ]);
}

/** Lets a snapshot go. */
export async function removeSnapshot(id: string): Promise<void> {
  const db = await database();
  await db.delete('snapshots', id);
  await sweep();
}

/**
 * Lets a project go with its snapshots. Its steps and the next one are written over as `deleted` and stay, so that a window which still has it
 * open, however far behind, is refused at its next save instead of keeping half a project.
 */
export async function remove(id: string): Promise<void> {
  const db = await database();
  const transaction = db.transaction(['projects', 'steps', 'snapshots', 'settings'], 'readwrite');
  const steps = transaction.objectStore('steps');
  const snapshots = transaction.objectStore('snapshots');
  const [record, kept, last] = await Promise.all([
    transaction.objectStore('projects').get(id),
    snapshots.getAll(),
    transaction.objectStore('settings').get('last'),
  ]);
  if (record) {
    await Promise.all([
      ...Array.from({ length: record.steps + 1 }, (_, index) => steps.put({ kind: 'deleted', id: '' }, [id, index + 1])),
      transaction.objectStore('projects').delete(id),
      ...kept.filter(({ project }) => project === id).map((snapshot) => snapshots.delete(snapshot.id)),
      ...(last === id ? [transaction.objectStore('settings').delete('last')] : []),
    ]);
  }
  await transaction.done;
  await sweep();
}

/** The project open last; null for none. */
export async function lastOpen(): Promise<string | null> {
  const db = await database();
  return (await db.get('settings', 'last')) ?? null;
}

/** Remembers which project is open. */
export async function rememberOpen(id: string | null): Promise<void> {
  const db = await database();
  if (id === null) await db.delete('settings', 'last');
  else await db.put('settings', id, 'last');
}

/** Lets bytes go that no project and no snapshot needs. */
export async function sweep(): Promise<void> {
  const db = await database();
  const transaction = db.transaction(['projects', 'snapshots', 'bytes'], 'readwrite');
  const bytes = transaction.objectStore('bytes');
  const [projects, snapshots, keys] = await Promise.all([
    transaction.objectStore('projects').getAll(),
    transaction.objectStore('snapshots').getAll(),
    bytes.getAllKeys(),
  ]);
  const needed = new Set([...projects, ...snapshots].flatMap(({ files }) => files.map((file) => file.bytes)));
  await Promise.all([...keys.filter((key) => !needed.has(key)).map((key) => bytes.delete(key)), transaction.done]);
}
