import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/domain/edit.ts';
import { monthOf } from '../../src/domain/period.ts';
import type { InputFile } from '../../src/io/input-file.ts';
import { addPart, answerAbout } from '../../src/state/import.ts';
import { freshFile, inputOf } from '../../src/state/import-file.ts';
import { useImport } from '../../src/state/import-store.ts';
import { joinParts } from '../../src/state/parts.ts';
import { useStore } from '../../src/state/store.ts';
import { api } from '../../src/worker/api.ts';
import { dataset } from '../analysis/build.ts';
import { memoryStorage } from '../support/storage.ts';

// What the worker does, without a worker.
vi.mock('../../src/worker/client.ts', () => ({ reader: () => ({ inspect: (file: InputFile) => api.inspect(() => {}, file) }) }));

const bytes = (text: string) => new TextEncoder().encode(text);
const change = (id: string, at: string): Change => ({ id, at, by: 'hand', source: '', note: '', edits: [] });

describe('parts of a project', () => {
  it('are joined: each file and each change once, the changes in the order they were made', () => {
    const both = { name: '县界.geojson', bytes: bytes('{}') };
    const joined = joinParts([
      {
        inputs: [{ name: '村.csv', bytes: bytes('甲') }, both],
        changes: [change('b', '2020-02-01T00:00:00Z'), change('a', '2020-01-01T00:00:00Z')],
      },
      {
        inputs: [{ name: '村.csv', bytes: bytes('乙') }, both],
        changes: [change('c', '2020-01-15T00:00:00Z'), change('b', '2020-02-01T00:00:00Z')],
      },
    ]);
    expect(joined.inputs.map(({ name }) => name)).toEqual(['村.csv', '县界.geojson', '村 (2).csv']);
    expect(joined.changes.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });
});

describe('parts in the import', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', memoryStorage());
    useImport.setState({ files: [], changes: [] });
  });
  afterEach(() => useStore.setState({ project: null }));
  const named = () => useImport.getState().files.map(({ name }) => name);

  it('lose no file to another of its name: of another part, of the import, of the open project', async () => {
    await addPart({ inputs: [{ name: '村.csv', bytes: bytes('略阳') }], changes: [] });
    await addPart({ inputs: [{ name: '村.csv', bytes: bytes('勉县') }], changes: [] });
    await addPart({ inputs: [{ name: '村.csv', bytes: bytes('勉县'), crs: 'gcj02' }], changes: [] });
    expect(named()).toEqual(['村.csv', '村 (2).csv']);
    expect(useImport.getState().files[1]?.crs, 'the same file once, with what both say of it').toBe('gcj02');
    useImport.setState({ files: [] });
    const base = dataset({});
    const kept = {
      id: 'p',
      name: '',
      inputs: [{ name: '村.csv', bytes: bytes('略阳') }],
      steps: [],
      changes: [],
      undone: [],
      unapplied: [],
      carried: new Map(),
    };
    useStore.setState({ project: { ...kept, base, dataset: base, reports: [], notes: new Map(), frozen: null, madeUp: false } });
    await addPart({ inputs: [{ name: '村.csv', bytes: bytes('宁强') }], changes: [] });
    expect(named()).toEqual(['村 (2).csv']);
  });

  it('leave behind what was said of one sheet when another is chosen', async () => {
    const given = {
      role: 'villages',
      sheet: '一',
      crs: 'gcj02',
      asOf: monthOf(2019, 6),
      mapping: { 0: null },
      placeOf: { 2: 'x' },
    } as const;
    const amendments = [{ line: 2, column: 3, value: '99' }];
    await addPart({ inputs: [{ name: '村.xlsx', bytes: bytes('x'), ...given, amendments, prefer: true }], changes: [] });
    const only = () => useImport.getState().files[0] ?? freshFile('');
    answerAbout(only().key, { sheet: '二', crs: null });
    expect(inputOf(only())).toEqual({ name: '村.xlsx', bytes: bytes('x'), role: 'villages', sheet: '二', asOf: monthOf(2019, 6) });
  });

  it('bring their files as they were answered, a month that is no December too, and their changes', async () => {
    const given = {
      role: 'villages',
      crs: 'gcj02',
      crsOf: { 略阳县: 'wgs84' },
      asOf: monthOf(2019, 6),
      mapping: { 1: 'name' },
      amendments: [{ line: 2, column: 0, value: '甲村' }],
      placeOf: { 3: '610727100201' },
      prefer: ['village/1/households'],
    } as const;
    await addPart({ inputs: [{ name: '村.csv', bytes: bytes('村名\n甲\n'), ...given }], changes: [change('a', '2020')] });
    const [file] = useImport.getState().files;
    expect(file && inputOf(file)).toEqual({ name: '村.csv', bytes: bytes('村名\n甲\n'), ...given });
    expect(useImport.getState().changes.map(({ id }) => id)).toEqual(['a']);
    // What is said here goes before what was said there, and adds to it.
    expect(file && inputOf({ ...file, crs: 'wgs84', year: 2020, corrections: [] })).toMatchObject({
      crs: 'wgs84',
      asOf: monthOf(2020, 12),
    });
  });
});
