import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/domain/edit.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { FileError } from '../../src/domain/report.ts';
import { type ProjectFile, readProjectFile, writeProjectFile } from '../../src/io/project-file.ts';
import { readNewFacility, readNewVillage } from '../../src/io/read-addition.ts';
import { dataset } from '../analysis/build.ts';
import { BROKEN, NAUGHTY } from '../support/naughty-strings.ts';
import { damagedFiles } from './damage.ts';
import { ACCEPTING, EVERY_EDIT, PROJECT } from './project-parts.ts';

const CREATED = '2019-12-31T00:00:00.000Z';
const write = (project: ProjectFile) => writeProjectFile(project, CREATED);
const read = (bytes: Uint8Array) => readProjectFile('项目.gapmap', bytes);

function problemOf(bytes: Uint8Array): string {
  try {
    read(bytes);
    return 'none';
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error.problem;
  }
}

/** A project file with some of its parts written otherwise; null takes one out. */
function altered(parts: Readonly<Record<string, unknown>>): Uint8Array {
  const all: Record<string, Uint8Array> = unzipSync(write(PROJECT));
  for (const [name, part] of Object.entries(parts)) {
    if (part === null) delete all[name];
    else all[name] = strToU8(JSON.stringify(part));
  }
  return zipSync(all);
}

describe('a project file', () => {
  it('gives back what was written, every kind of edit and answer, equal files once', () => {
    const bytes = write(PROJECT);
    expect(read(bytes)).toEqual(PROJECT);
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual([
      'answers.json',
      'changes.json',
      'inputs/1-村表_一.csv',
      'inputs/2-村表_一.csv',
      'manifest.json',
      'snapshots/1.json',
    ]);
  });

  it('can be read without Gapmap', () => {
    const parts = unzipSync(write(PROJECT));
    expect(JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array()))).toMatchObject({
      format: 'gapmap',
      version: 3,
      created: CREATED,
      name: '略阳县 2019',
    });
    expect(JSON.parse(strFromU8(parts['changes.json'] ?? new Uint8Array()))[0].edits[3]).toMatchObject({ month: '2019-12', to: 3.5 });
  });

  it('carries the programme a change accepted with its receipt, and that it was withdrawn', () => {
    const project = { ...PROJECT, changes: [ACCEPTING, { ...ACCEPTING, id: 'c4', programme: null }] };
    expect(read(write(project))).toEqual(project);
    const [accepting] = project.changes;
    const broken = { ...accepting?.programme, works: accepting?.programme?.works.map((work) => ({ ...work, people: '812' })) };
    expect(problemOf(altered({ 'changes.json': [{ ...ACCEPTING, programme: broken }, ACCEPTING] }))).toBe('damaged-archive');
  });

  it('with a part of a work that is no such part is refused', () => {
    const of = { kind: 'work', id: 'W', words: { code: null, county: '', township: '', name: '', kind: null } };
    const problemWith = (part: string, to: unknown) => {
      const edits = [{ kind: 'work', of, part, from: null, to }];
      return problemOf(
        altered({
          'changes.json': [
            { ...EVERY_EDIT, edits },
            { ...EVERY_EDIT, edits: [] },
          ],
        }),
      );
    };
    expect(problemWith('plannedEnd', '2019-12')).toBe('none');
    expect(problemWith('cost', 5)).toBe('none');
    for (const [part, to] of [
      ['plannedEnd', 24_239],
      ['cost', -1],
      ['cost', '2019-12'],
      ['completed', '2019-12'],
      ['name', 'x'],
    ] as const)
      expect(problemWith(part, to), `${part} ${to}`).toBe('damaged-archive');
  });

  it('carries the sample’s changes without its files', () => {
    const sample: ProjectFile = { name: '', origin: 'sample', inputs: [], changes: [EVERY_EDIT], snapshots: [] };
    expect(read(write(sample))).toEqual(sample);
  });

  it('gives back what was added by hand, and passes over an origin that an older one wrote with it', () => {
    const empty = dataset({ villages: [] });
    const cells = { name: '新村', county: '略阳县', township: '城关镇', code: '', kind: 'clinic', lon: '106.2', lat: '33.4' };
    const edits = [readNewVillage(empty, cells).edit, readNewFacility(empty, cells).edit].filter((edit) => edit !== null);
    expect(edits).toHaveLength(2);
    const project = { ...PROJECT, changes: [{ ...EVERY_EDIT, edits }] };
    expect(read(write(project))).toEqual(project);
    const origin = { file: -1, line: 0 };
    const older = edits.map((edit) =>
      edit.kind === 'add-village'
        ? { ...edit, village: { ...edit.village, origin } }
        : edit.kind === 'add-facility'
          ? { ...edit, facility: { ...edit.facility, origin } }
          : edit,
    );
    expect(read(write({ ...project, changes: [{ ...EVERY_EDIT, edits: older }] }))).toEqual(project);
  });

  it('gives back a long name whose cut falls into a character of two units', () => {
    const inputs = [{ name: `𠮷${'村'.repeat(55)}.csv`, bytes: strToU8('行政村\n甲\n') }];
    expect(read(write({ ...PROJECT, inputs })).inputs).toEqual(inputs);
  });

  it('with a figure of another kind than it is, or of less than nothing, is refused', () => {
    const wrong = [
      ['poor', 5],
      ['households', true],
      ['households', -7],
      ['resident', 2.5],
      ['reportedKm', -1],
      ['exitYear', '2018'],
    ] as const;
    const problemWith = (figure: string, to: unknown) => {
      const edits = [{ kind: 'figure', of: { kind: 'village', id: 'A' }, figure, from: null, to }];
      return problemOf(
        altered({
          'changes.json': [
            { ...EVERY_EDIT, edits },
            { ...EVERY_EDIT, edits: [] },
          ],
        }),
      );
    };
    expect(problemWith('reportedKm', 2.5)).toBe('none');
    for (const [figure, to] of wrong) expect(problemWith(figure, to), `${figure} ${to}`).toBe('damaged-archive');
  });

  it(`gives back ${NAUGHTY.length + BROKEN.length} naughty strings as they were, wherever a text stands`, () => {
    const strings = [...NAUGHTY, ...BROKEN];
    expect(strings.length).toBeGreaterThanOrEqual(500);
    const project: ProjectFile = {
      ...PROJECT,
      inputs: strings.map((name) => ({ name, bytes: new TextEncoder().encode(name), sheet: name })),
      changes: strings.map((text) => ({
        ...EVERY_EDIT,
        id: text,
        source: text,
        note: text,
        edits: [
          { kind: 'note', of: { kind: 'village', id: text }, from: text, to: text },
          { kind: 'report', of: { kind: 'village', id: text }, indicator: text, month: yearEnd(2019), from: null, to: 'yes' },
        ],
      })),
    };
    for (const name of strings) expect(read(write({ ...PROJECT, name })).name).toBe(name);
    expect(read(write(project))).toEqual(project);
  });

  it('of version 1 is brought to today’s form', () => {
    const old = readFileSync(path.join(import.meta.dirname, 'version-1.gapmap'));
    expect(read(new Uint8Array(old))).toEqual({
      name: '略阳县（第一版）',
      origin: 'own',
      inputs: [
        { name: '村表.csv', role: 'villages', crs: 'gcj02', asOf: yearEnd(2018), bytes: strToU8('行政村,经度,纬度\n甲村,106.07,33.23\n') },
      ],
      changes: [
        {
          id: '1',
          at: '2018-12-01T08:00:00.000Z',
          by: 'hand',
          source: '',
          note: '',
          edits: [{ kind: 'note', of: { kind: 'village', id: '甲村' }, from: '', to: '旧版' }],
        },
      ],
      snapshots: [],
    });
  });

  it('of version 2 opens as it is', () => {
    const old = readFileSync(path.join(import.meta.dirname, 'version-2.gapmap'));
    const isOfWorks = ({ kind }: Edit) => kind === 'add-work' || kind === 'work' || kind === 'remove-work';
    const changes = PROJECT.changes.map((change) => ({ ...change, edits: change.edits.filter((edit) => !isOfWorks(edit)) }));
    expect(read(new Uint8Array(old))).toEqual({ ...PROJECT, name: '略阳县（第二版）', changes });
  });

  it('of a newer version, of something else, or without its parts is refused with the reason', () => {
    const manifest = JSON.parse(strFromU8(unzipSync(write(PROJECT))['manifest.json'] ?? new Uint8Array()));
    expect(problemOf(altered({ 'manifest.json': { ...manifest, version: 4 } }))).toBe('newer-version');
    expect(problemOf(altered({ 'manifest.json': { ...manifest, format: 'other' } }))).toBe('not-a-project');
    expect(problemOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('not-a-project');
    for (const part of ['answers.json', 'changes.json', 'snapshots/1.json', 'inputs/1-村表_一.csv'])
      expect(problemOf(altered({ [part]: null })), part).toBe('damaged-archive');
    expect(problemOf(altered({ 'changes.json': [] })), 'fewer than it says').toBe('damaged-archive');
    expect(problemOf(new Uint8Array())).toBe('damaged-archive');
  });

  it('that unpacks to more than we read is refused before it is unpacked', () => {
    const bytes = write(PROJECT);
    const view = new DataView(bytes.buffer);
    const lying = bytes.slice();
    // The first entry of the central directory says its part holds 600 MB.
    const at = view.getUint32(bytes.length - 6, true);
    new DataView(lying.buffer).setUint32(at + 24, 600_000_000, true);
    expect(problemOf(lying)).toBe('too-large');
  });

  it('damaged in 400 ways throws FileError or is read whole, never anything else', () => {
    const problems = new Map<string, number>();
    for (const { how, bytes, mayDiffer } of damagedFiles(write(PROJECT), 400)) {
      const problem = problemOf(bytes);
      // A byte that changed and is not noticed may only be one that carries nothing: the project is the same.
      if (problem === 'none' && !mayDiffer) expect(read(bytes), how).toEqual(PROJECT);
      problems.set(problem, (problems.get(problem) ?? 0) + 1);
    }
    expect(400 - (problems.get('none') ?? 0)).toBeGreaterThan(250);
    expect([...problems.keys()]).toEqual(expect.arrayContaining(['damaged-archive', 'newer-version', 'not-a-project']));
  });
});
