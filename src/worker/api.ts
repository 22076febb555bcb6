import type { Proximity } from '../analysis/nearest.ts';
import type { ReachBy } from '../analysis/proximity.ts';
import type { Connectivity } from '../analysis/road/connectivity.ts';
import type { MadeWays, PackedGround } from '../analysis/road/kept-ways.ts';
import type { Path } from '../analysis/road/path-of.ts';
import type { WalkEnds, WalkedBoth } from '../analysis/terrain/walks.ts';
import type { KnownPlaces } from '../domain/known-place.ts';
import type { District } from '../domain/place.ts';
import type { ProgrammeSheets } from '../domain/programme.ts';
import { FileError, type FileProblem } from '../domain/report.ts';
import type { Terrain } from '../domain/terrain.ts';
import { PROFILES, type Traveller } from '../domain/travel.ts';
import type { CountyFinding } from '../io/detect-systems.ts';
import type { Glimpse } from '../io/glimpse.ts';
import type { InputFile, OpenedFile } from '../io/input-file.ts';
import type { Inspection } from '../io/inspect-file.ts';
import { openFile } from '../io/open-file.ts';
import type { Tell } from '../io/progress.ts';
import type { ProjectFile } from '../io/project-file.ts';
import { type About, type ReadResult, readDataset } from '../io/read-dataset.ts';
import type { ProgrammeKnown } from '../io/read-programme.ts';
import type { Country, CountrySizes } from '../io/synthetic/country.ts';
import type { Note, NoteHeadings } from '../io/write-doubtful.ts';

/** A thrown FileError as data: classes do not survive the way between threads. */
export interface Failure {
  readonly problem: FileProblem;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly detail: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** What was seen of a file that opens: its first lines in any case, and what it holds or why that cannot be told. */
export interface Look {
  readonly glimpse: Glimpse;
  readonly inspection: Outcome<Inspection>;
}

async function guarded<T>(read: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { problem, file, line, column, message } = error;
    return { ok: false, failure: { problem, file, line, column, detail: message } };
  }
}

/** Opens a file for a job that tells how far it is. */
async function open(file: InputFile, tell: Tell): Promise<OpenedFile> {
  const tellShare = (share: number) => tell({ stage: 'open', file: file.name, done: Math.round(share * 100), of: 100 });
  tellShare(0);
  return { ...(await openFile(file, tellShare)), tell };
}

/** What runs off the main thread: plain functions that tell how far they are. What they are given and answer is plain data. */
export const api = {
  /** Looks at a file before it is read. */
  inspect: (tell: Tell, file: InputFile): Promise<Outcome<Look>> =>
    guarded(async () => {
      const opened = await open(file, tell);
      const [{ glimpse }, { inspectFile }] = await Promise.all([import('../io/glimpse.ts'), import('../io/inspect-file.ts')]);
      return { glimpse: glimpse(opened), inspection: await guarded(() => inspectFile(opened)) };
    }),
  /** Reads files together into a data set. */
  read: (tell: Tell, files: readonly InputFile[], about: About): Promise<Outcome<ReadResult>> =>
    guarded(async () => {
      const opened: OpenedFile[] = [];
      // One after the other: two large ones at once would need the memory of both.
      for (const file of files) opened.push(await open(file, tell));
      return readDataset(opened, about);
    }),
  /** What system each county's positions of a file are in, by places that are known. */
  detect: (tell: Tell, file: InputFile, known: KnownPlaces, counties: readonly District[]): Promise<Outcome<readonly CountyFinding[]>> =>
    guarded(async () => {
      const [{ detectSystems }] = await Promise.all([import('../io/detect-systems.ts'), import('../io/projected.ts')]);
      return detectSystems(await open(file, tell), known, counties);
    }),
  /** The rows of a file to look at, as a spreadsheet. */
  doubtful: (tell: Tell, file: InputFile, notes: readonly Note[], words: NoteHeadings): Promise<Outcome<Uint8Array<ArrayBuffer>>> =>
    guarded(async () => {
      const { writeDoubtful } = await import('../io/write-doubtful.ts');
      return writeDoubtful(await open(file, tell), notes, words);
    }),
  /** A programme's spreadsheet as it came back. */
  programme: (tell: Tell, file: InputFile, known: ProgrammeKnown): Promise<Outcome<ProgrammeSheets>> =>
    guarded(async () => {
      const { readProgramme } = await import('../io/read-programme.ts');
      return readProgramme(await open(file, tell), known);
    }),
  /** A project as one file. */
  pack: (tell: Tell, name: string, project: ProjectFile, created: string): Promise<Outcome<Uint8Array<ArrayBuffer>>> =>
    guarded(async () => {
      tell({ stage: 'open', file: name, done: 0, of: 1 });
      const { writeProjectFile } = await import('../io/project-file.ts');
      return writeProjectFile(project, created);
    }),
  /** What a project file holds. */
  unpack: (tell: Tell, name: string, bytes: Uint8Array): Promise<Outcome<ProjectFile>> =>
    guarded(async () => {
      tell({ stage: 'open', file: name, done: 0, of: bytes.length });
      const { readProjectFile } = await import('../io/project-file.ts');
      return readProjectFile(name, bytes);
    }),
  /** A country that is made up; its columns are handed over with their memory. */
  country: (tell: Tell, sizes: CountrySizes): Promise<Outcome<Country>> =>
    guarded(async () => {
      const { countryToGive } = await import('./country.ts');
      return countryToGive(sizes, tell);
    }),
  /** The nearest facility of each of its villages, straight or along its roads, handed over the same way. */
  nearest: (tell: Tell, sizes: CountrySizes, reach: ReachBy): Promise<Outcome<Proximity>> =>
    guarded(async () => {
      const { nearestInCountry } = await import('./country.ts');
      return nearestInCountry(sizes, reach, tell);
    }),
  /** The way along its roads from a village to a facility; null where there is none. */
  path: (tell: Tell, sizes: CountrySizes, traveller: Traveller, village: number, facility: number): Promise<Outcome<Path | null>> =>
    guarded(async () => {
      const { pathInCountry } = await import('./country.ts');
      return pathInCountry(sizes, traveller, village, facility, tell);
    }),
  /** Roads as a network, with what stands along them on it; handed over the same way. */
  ways: (tell: Tell, ground: PackedGround, traveller: Traveller): Promise<Outcome<MadeWays>> =>
    guarded(async () => {
      const { makeWays, unpackGround } = await import('../analysis/road/kept-ways.ts');
      return makeWays(unpackGround(ground), traveller, (done, of) => tell({ stage: 'measure', file: '', done, of }));
    }),
  /** The rank of each of its villages by name, handed over the same way. */
  nameRanks: (tell: Tell, sizes: CountrySizes): Promise<Outcome<Float64Array>> =>
    guarded(async () => {
      const { nameRanksInCountry } = await import('./country.ts');
      return nameRanksInCountry(sizes, tell);
    }),
  /** How roads hang together, and who is off them. */
  connectivity: (tell: Tell, ground: PackedGround): Promise<Outcome<Connectivity>> =>
    guarded(async () => {
      const [{ connectivity }, { unpackGround }] = await Promise.all([
        import('../analysis/road/connectivity.ts'),
        import('../analysis/road/kept-ways.ts'),
      ]);
      const { roads, villages, facilities } = unpackGround(ground);
      return connectivity(roads, villages, facilities, PROFILES.car, () => tell({ stage: 'join', file: '', done: 0, of: 1 }));
    }),
  /** Every village's walk over a terrain, both ways, handed over the same way. */
  walk: (tell: Tell, terrain: Terrain, ends: WalkEnds): Promise<Outcome<WalkedBoth>> =>
    guarded(async () => {
      const { walkBoth } = await import('../analysis/terrain/walks.ts');
      return walkBoth(terrain, ends, (done, of) => tell({ stage: 'rows', file: '', done, of }));
    }),
};

export type Api = typeof api;
export type JobName = keyof Api;
/** What a job is given, but for the one it tells. */
export type Given<Name extends JobName> = Parameters<Api[Name]> extends readonly [Tell, ...infer Rest] ? Rest : never;
