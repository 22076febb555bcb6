import type { Proximity } from '../analysis/nearest.ts';
import type { ReachBy } from '../analysis/proximity.ts';
import type { Connectivity } from '../analysis/road/connectivity.ts';
import type { MadeWays, PackedGround } from '../analysis/road/kept-ways.ts';
import type { Path } from '../analysis/road/path-of.ts';
import type { WalkEnds, WalkedBoth } from '../analysis/terrain/walks.ts';
import type { KnownPlaces } from '../domain/known-place.ts';
import type { District } from '../domain/place.ts';
import type { ProgrammeSheets } from '../domain/programme.ts';
import type { Terrain } from '../domain/terrain.ts';
import type { Traveller } from '../domain/travel.ts';
import type { CountyFinding } from '../io/detect-systems.ts';
import type { InputFile } from '../io/input-file.ts';
import type { Progress } from '../io/progress.ts';
import type { ProjectFile } from '../io/project-file.ts';
import type { About, ReadResult } from '../io/read-dataset.ts';
import type { ProgrammeKnown } from '../io/read-programme.ts';
import type { Country, CountrySizes } from '../io/synthetic/country.ts';
import type { Note, NoteHeadings } from '../io/write-doubtful.ts';
import type { Failure, Look, Outcome } from './api.ts';
import { createLine, type Port as LinePort, type RunningWith } from './line.ts';
import type { Asked } from './messages.ts';
import { buffersOf } from './transfer.ts';

/** What a caller may give along with a job. */
export type Running = RunningWith<Progress>;

/** Reads off the main thread, one job after the other. A job that is stopped or stands still takes its worker with it; the next gets a new one. */
export interface Reader {
  /** Looks at a file before it is read. */
  inspect(file: InputFile, running?: Running): Promise<Outcome<Look>>;
  /** Reads files together into a data set. */
  read(files: readonly InputFile[], about: About, running?: Running): Promise<Outcome<ReadResult>>;
  /** What system each county's positions of a file are in, by places that are known. */
  detect(file: InputFile, known: KnownPlaces, counties: readonly District[], running?: Running): Promise<Outcome<readonly CountyFinding[]>>;
  /** The rows of a file to look at, as a spreadsheet. */
  doubtful(file: InputFile, notes: readonly Note[], words: NoteHeadings, running?: Running): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** A programme's spreadsheet as it came back. */
  programme(file: InputFile, known: ProgrammeKnown, running?: Running): Promise<Outcome<ProgrammeSheets>>;
  /** A project as one file, written at `created` (ISO). */
  pack(name: string, project: ProjectFile, created: string): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** What a project file holds. */
  unpack(name: string, bytes: Uint8Array, running?: Running): Promise<Outcome<ProjectFile>>;
  /** A country that is made up, of these sizes. */
  country(sizes: CountrySizes, running?: Running): Promise<Outcome<Country>>;
  /** The nearest facility of each of its villages, straight or along its roads. */
  nearest(sizes: CountrySizes, reach: ReachBy, running?: Running): Promise<Outcome<Proximity>>;
  /** The way along its roads from a village to a facility. */
  path(sizes: CountrySizes, traveller: Traveller, village: number, facility: number, running?: Running): Promise<Outcome<Path | null>>;
  /** Roads as a network, with what stands along them on it. The roads were packed for it: their memory is handed over, here and below. */
  ways(ground: PackedGround, traveller: Traveller, running?: Running): Promise<Outcome<MadeWays>>;
  /** The rank of each of its villages by name. */
  nameRanks(sizes: CountrySizes, running?: Running): Promise<Outcome<Float64Array>>;
  /** How roads hang together, and who is off them. */
  connectivity(ground: PackedGround, running?: Running): Promise<Outcome<Connectivity>>;
  /** Every village's walk over a terrain, both ways. */
  walk(terrain: Terrain, ends: WalkEnds, running?: Running): Promise<Outcome<WalkedBoth>>;
}

/** What is needed of a Worker. */
export type Port = LinePort<Asked, Progress>;

/** So long a job may say nothing. */
export const SILENCE_S = 10;

/** A reader on workers that `start` starts. */
export function createReader(start: () => Port): Reader {
  const ask = createLine<Asked, Progress>(start, {
    silence: SILENCE_S,
    still: (latest, asked): Outcome<never> => ({ ok: false, failure: tooSlow(latest, asked) }),
    stageOf: ({ stage }) => stage,
  });
  return {
    inspect: (file, running) => ask({ job: 'inspect', given: [file] }, running),
    read: (files, about, running) => ask({ job: 'read', given: [files, about] }, running),
    detect: (file, known, counties, running) => ask({ job: 'detect', given: [file, known, counties] }, running),
    doubtful: (file, notes, words, running) => ask({ job: 'doubtful', given: [file, notes, words] }, running),
    programme: (file, known, running) => ask({ job: 'programme', given: [file, known] }, running),
    pack: (name, project, created) => ask({ job: 'pack', given: [name, project, created] }),
    unpack: (name, bytes, running) => ask({ job: 'unpack', given: [name, bytes] }, running),
    country: (sizes, running) => ask({ job: 'country', given: [sizes] }, running),
    nearest: (sizes, reach, running) => ask({ job: 'nearest', given: [sizes, reach] }, running),
    path: (sizes, traveller, village, facility, running) => ask({ job: 'path', given: [sizes, traveller, village, facility] }, running),
    ways: (ground, traveller, running) => ask({ job: 'ways', given: [ground, traveller] }, running, buffersOf(ground.roads)),
    nameRanks: (sizes, running) => ask({ job: 'nameRanks', given: [sizes] }, running),
    connectivity: (ground, running) => ask({ job: 'connectivity', given: [ground] }, running, buffersOf(ground.roads)),
    walk: (terrain, ends, running) => ask({ job: 'walk', given: [terrain, ends] }, running),
  };
}

/** The file a job is about, the first where there are several; empty where it is about none. */
function nameOf({ given: [first] }: Asked): string {
  if (typeof first === 'string') return first;
  const file = Array.isArray(first) ? first[0] : first;
  return typeof file === 'object' && file !== null && 'name' in file ? String(file.name) : '';
}

function tooSlow(latest: Progress | null, asked: Asked): Failure {
  const file = latest?.file || nameOf(asked);
  const still = `no progress for ${SILENCE_S} seconds`;
  // A job about no file has no name to begin with.
  return { problem: 'too-slow', file, line: null, column: null, detail: file === '' ? still : `${file}: ${still}` };
}

let shared: Reader | null = null;

/** The reader of the page; its worker is started at the first job and kept. */
export function reader(): Reader {
  shared ??= createReader(() => new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' }) as unknown as Port);
  return shared;
}
