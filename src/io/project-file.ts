import { type Zippable, zipSync } from 'fflate';
import * as v from 'valibot';
import type { Change } from '../domain/edit.ts';
import { type Month, parseMonth, printMonth } from '../domain/period.ts';
import { FileError } from '../domain/report.ts';
import { answersSchema, changesSchema, plainAnswers, plainChanges, saidOnly } from './edit-schema.ts';
import { crc32, Zip } from './formats/zip.ts';
import type { InputFile } from './input-file.ts';
import { LIMITS } from './limits.ts';
import { sameBytes } from './merge/inputs.ts';

/** What a project file holds of one moment: files, and the changes on top of them. */
interface Moment {
  readonly inputs: readonly InputFile[];
  readonly changes: readonly Change[];
}

/** A moment that was frozen. */
export interface FileSnapshot extends Moment {
  readonly name: string;
  readonly asOf: Month | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A project as one file carries it. */
export interface ProjectFile extends Moment {
  readonly name: string;
  /** The sample's files are served beside the app: only its changes travel. */
  readonly origin: 'sample' | 'own';
  readonly snapshots: readonly FileSnapshot[];
}

/**
 * Versions of the format. 1: manifest.json, answers.json (with a year instead of a month), changes.json, inputs/. 2: months, the sample's changes,
 * snapshots/, and how many parts there must be. What told an edit's subject (`words`, `row`) may be there or not: who does not know it passes it over. 3: edits of the list of works, and the
 * programme a change accepts.
 */
const VERSION = 3;

/** Writes a project as a zip of readable parts: what is in it can be read without Gapmap. Files of equal bytes are in it once. */
export function writeProjectFile(project: ProjectFile, created: string): Uint8Array<ArrayBuffer> {
  const parts: Record<string, Zippable[string]> = {};
  const packed: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  const filed = ({ name, bytes, ...answers }: InputFile) => {
    const same = packed.find((other) => sameBytes(other.bytes, bytes));
    const path = same?.path ?? `inputs/${packed.length + 1}-${safeName(name)}`;
    if (!same) packed.push({ path, bytes });
    parts[path] = bytes;
    return { path, name, checksum: crc32(bytes), ...plainAnswers(answers) };
  };
  const manifest = {
    format: 'gapmap',
    version: VERSION,
    created,
    name: project.name,
    origin: project.origin,
    files: project.inputs.length,
    changes: project.changes.length,
    snapshots: project.snapshots.length,
  };
  const written: Record<string, unknown> = {
    'manifest.json': manifest,
    'answers.json': project.inputs.map(filed),
    'changes.json': plainChanges(project.changes),
  };
  for (const [index, snapshot] of project.snapshots.entries()) {
    written[`snapshots/${index + 1}.json`] = {
      name: snapshot.name,
      asOf: snapshot.asOf === null ? null : printMonth(snapshot.asOf),
      at: snapshot.at,
      files: snapshot.inputs.map(filed),
      changes: plainChanges(snapshot.changes),
    };
  }
  for (const [path, part] of Object.entries(written)) parts[path] = new TextEncoder().encode(`${JSON.stringify(part, null, 1)}\n`);
  return zipSync(parts) as Uint8Array<ArrayBuffer>;
}

/** A name every file system takes, cut between characters: the true one stands in answers.json. */
function safeName(name: string): string {
  return [...name.replace(/[^\p{Letter}\p{Number}.()-]/gu, '_')].slice(-60).join('');
}

const filedSchema = v.intersect([v.object({ path: v.string(), name: v.string(), checksum: v.optional(v.number()) }), answersSchema]);
const versionSchema = v.object({ format: v.literal('gapmap'), version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const manifestSchema = v.object({
  name: v.string(),
  origin: v.picklist(['sample', 'own']),
  files: count,
  changes: count,
  snapshots: count,
});
const snapshotSchema = v.object({
  name: v.string(),
  asOf: v.nullable(
    v.pipe(
      v.string(),
      v.transform(parseMonth),
      v.custom<Month>((month) => month !== null),
    ),
  ),
  at: v.pipe(v.number(), v.finite()),
  files: v.array(filedSchema),
  changes: changesSchema,
});

/** The parts of a project file, those of JSON parsed, brought to this version's form. */
interface Parts {
  readonly json: ReadonlyMap<string, unknown>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a project file of this version or an older one. Throws FileError and nothing else: `damaged-archive`, `too-large`, `newer-version`, or
 * `not-a-project` where it is an archive of something else.
 */
export function readProjectFile(name: string, bytes: Uint8Array): ProjectFile {
  const refuse = (detail: string) => new FileError('damaged-archive', name, null, null, detail);
  const zip = new Zip(name, bytes);
  const archive = new Map([...zip.entries.values()].map((entry) => [entry.path, zip.content(entry)]));
  const json = new Map(
    [...archive]
      .filter(([path]) => path.endsWith('.json') && !path.startsWith('inputs/'))
      .map(([path, part]) => [path, parsed(path, part, refuse)]),
  );
  const found = v.safeParse(versionSchema, json.get('manifest.json'));
  if (!found.success) throw new FileError('not-a-project', name, null, null, 'it has no manifest of Gapmap');
  const { version } = found.output;
  if (version > VERSION)
    throw new FileError('newer-version', name, null, null, `version ${version} of the format, and this Gapmap reads ${VERSION}`);
  const parts = MIGRATIONS.slice(version - 1).reduce((older, migrate) => migrate(older), { json, bytes: archive } satisfies Parts as Parts);
  return readParts(parts, refuse);
}

type Refuse = (detail: string) => FileError;

function parsed(path: string, part: Uint8Array, refuse: Refuse): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(part));
  } catch (error) {
    throw refuse(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readParts({ json, bytes }: Parts, refuse: Refuse): ProjectFile {
  const checked = <Output>(path: string, schema: v.GenericSchema<unknown, Output>): Output => {
    const result = v.safeParse(schema, json.get(path));
    if (result.success) return result.output;
    const [issue] = result.issues;
    throw refuse(`${path}${issue ? ` ${v.getDotPath(issue) ?? ''}: ${issue.message}` : ''}`);
  };
  const inputsOf = (filed: readonly v.InferOutput<typeof filedSchema>[]) =>
    filed.map(({ path, name, checksum, ...answers }): InputFile => {
      const content = bytes.get(path);
      if (!content || !path.startsWith('inputs/')) throw refuse(`${path} is missing`);
      if (checksum !== undefined && crc32(content) !== checksum) throw refuse(`${path} is not the file it should be`);
      return { ...saidOnly(answers), name, bytes: content };
    });
  const manifest = checked('manifest.json', manifestSchema);
  const inputs = inputsOf(checked('answers.json', v.array(filedSchema)));
  const changes = checked('changes.json', changesSchema);
  const snapshots = Array.from({ length: Math.min(manifest.snapshots, LIMITS.zipEntries) }, (_, index): FileSnapshot => {
    const { files, ...snapshot } = checked(`snapshots/${index + 1}.json`, snapshotSchema);
    return { ...snapshot, inputs: inputsOf(files) };
  });
  if (inputs.length !== manifest.files || changes.length !== manifest.changes || snapshots.length !== manifest.snapshots)
    throw refuse('it holds another number of parts than it says');
  if (manifest.origin === 'own' && inputs.length === 0) throw refuse('it holds no file');
  return { name: manifest.name, origin: manifest.origin, inputs, changes, snapshots };
}

const isRecord = (part: unknown): part is Record<string, unknown> => typeof part === 'object' && part !== null && !Array.isArray(part);
const listOf = (part: unknown): readonly unknown[] => (Array.isArray(part) ? part : []);

/** From each version to the next. What they are given is not checked yet, so they take whatever is there. */
const MIGRATIONS: readonly ((parts: Parts) => Parts)[] = [
  ({ json, bytes }) => {
    const files = listOf(json.get('answers.json'));
    const manifest = json.get('manifest.json');
    const counts = { files: files.length, changes: listOf(json.get('changes.json')).length, snapshots: 0 };
    const dated = files.map((file) => {
      if (!isRecord(file) || !('year' in file)) return file;
      const { year, ...rest } = file;
      return { ...rest, asOf: `${year}-12` };
    });
    return {
      bytes,
      json: new Map([
        ...json,
        ['answers.json', dated],
        ['manifest.json', { ...(isRecord(manifest) && manifest), origin: 'own', ...counts }],
      ]),
    };
  },
  // A file of version 2 has none of what came with 3, and is one of 3 as it is.
  (parts) => parts,
];
