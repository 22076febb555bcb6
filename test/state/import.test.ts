import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hasEvidence } from '../../src/analysis/answer.ts';
import { mainIndicator } from '../../src/analysis/question.ts';
import type { InputFile } from '../../src/io/input-file.ts';
import type { About } from '../../src/io/read-dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';
import {
  answerAbout,
  chooseClaims,
  closeImport,
  columnsOf,
  correct,
  goTo,
  isReadable,
  matchColumn,
  openRead,
  readFiles,
  removeFile,
  roleOf,
  stopReading,
  takeFiles,
  undoCorrection,
} from '../../src/state/import.ts';
import { openImport, useImport } from '../../src/state/import-store.ts';
import { questionOf } from '../../src/state/selectors.ts';
import { useStore } from '../../src/state/store.ts';
import { api } from '../../src/worker/api.ts';
import { memoryStorage } from '../support/storage.ts';

// What the worker does, without a worker.
vi.mock('../../src/worker/client.ts', () => ({
  reader: () => ({
    inspect: (file: InputFile) => api.inspect(() => {}, file),
    read: (files: readonly InputFile[], about: About) => api.read(() => {}, files, about),
  }),
}));

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
  closeImport();
  for (const { key } of useImport.getState().files) removeFile(key);
});

const names = () => useImport.getState().files.map((file) => [file.name, file.failure?.problem ?? null, isReadable(file)]);
const looked = () => vi.waitFor(() => expect(useImport.getState().files.some((file) => file.isLooking)).toBe(false), { timeout: 3000 });
async function drop(...files: readonly (readonly [name: string, text: string | Uint8Array<ArrayBuffer>])[]): Promise<void> {
  takeFiles(files.map(([name, content]) => new File([content], name)));
  await looked();
}
function only() {
  const [file] = useImport.getState().files;
  if (!file) throw new Error('no file');
  return file;
}
const fieldsOf = () => columnsOf(only()).map(({ field }) => field);

describe('files on their way in', () => {
  it('keep those that can be read beside those that cannot, and forget the latter when the import was closed', async () => {
    await drop(
      ['好.csv', '行政村,经度,纬度\n甲村,106.1,33.2\n'],
      ['断.csv', '行政村\n"甲村\n'],
      ['图.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    );
    expect(names()).toEqual([
      ['好.csv', null, true],
      ['断.csv', 'unclosed-quote', false],
      ['图.csv', 'picture', false],
    ]);
    await drop(['二.csv', '行政村\n乙村\n']);
    expect(
      names().map(([name]) => name),
      'open all the while',
    ).toEqual(['好.csv', '断.csv', '图.csv', '二.csv']);
    closeImport();
    openImport();
    expect(names()).toEqual([
      ['好.csv', null, true],
      ['二.csv', null, true],
    ]);
  });

  it('show their columns and their kind also where one is missing, so that it can be said which it is', async () => {
    await drop(['村.csv', '县区,经度,南北\n略阳县,106.1,33.2\n']);
    expect(only()).toMatchObject({ inspection: null, failure: { problem: 'missing-column' } });
    expect(fieldsOf()).toEqual(['county', 'lon', null]);
    expect(roleOf(only())).toBe('villages');
  });
});

describe('a file of a name that is there', () => {
  it('takes its place, and says so where it is not the same', async () => {
    await drop(['村.csv', '行政村\n甲村\n']);
    await drop(['村.csv', '行政村\n甲村\n']);
    expect([names().length, only().replaces]).toEqual([1, false]);
    await drop(['村.csv', '行政村\n乙村\n']);
    expect([names().length, only().replaces]).toEqual([1, true]);
  });
});

describe('a match by hand', () => {
  it('is read in the place of what the heading says, the latest one, and what was known stays until then', async () => {
    await drop(['村.csv', '行政村,甲,乙\n甲村,30,40\n']);
    matchColumn(only().key, 1, 'households');
    matchColumn(only().key, 1, 'registered');
    expect(only().isLooking).toBe(true);
    expect(only().inspection, 'the columns do not go while they are looked at').not.toBeNull();
    await looked();
    expect(fieldsOf()).toEqual(['name', 'registered', null]);
    matchColumn(only().key, 0, null);
    await looked();
    expect(only().failure?.problem).toBe('missing-column');
    expect(fieldsOf(), 'and it can be taken back').toEqual([null, 'registered', null]);
  });

  it('is kept when the files are checked, and offered for the next file of that shape only', async () => {
    await drop(['一.csv', '行政村,甲\n甲村,30\n']);
    expect(only().offer).toBeNull();
    matchColumn(only().key, 1, 'households');
    await looked();
    await readFiles();
    expect(useImport.getState()).toMatchObject({ step: 'check', failure: null });
    removeFile(only().key);
    await drop(['二.csv', '行政村,甲\n乙村,40\n']);
    expect(only()).toMatchObject({ mapping: {}, offer: { 1: 'households' } });
    expect(fieldsOf(), 'offered, not applied').toEqual(['name', null]);
    answerAbout(only().key, { mapping: only().offer ?? {}, offer: null });
    await looked();
    expect(fieldsOf()).toEqual(['name', 'households']);
    expect(only().offer).toBeNull();
    removeFile(only().key);
    await drop(['三.csv', '行政村,乙\n乙村,40\n']);
    expect(only().offer).toBeNull();
  });

  it('belongs to its sheet', async () => {
    await drop(['村.csv', '行政村,甲\n甲村,30\n']);
    matchColumn(only().key, 1, 'households');
    answerAbout(only().key, { sheet: '另一张' });
    expect(only().mapping).toEqual({});
  });
});

describe('a correction before the import', () => {
  const accounts = () => useImport.getState().result?.reports[0]?.counts;

  it('makes the row count as accepted; taken back, it is flagged again', async () => {
    await drop(['村.csv', '行政村,户数\n甲村,约30\n乙村,40\n']);
    await readFiles();
    expect(accounts()).toMatchObject({ accepted: 1, flagged: 1 });
    const correction = { line: 2, column: '户数', was: '约30', cells: [{ line: 2, column: 1, value: '30' }] };
    correct(only().key, correction);
    await vi.waitFor(() => expect(accounts()).toMatchObject({ accepted: 2, flagged: 0 }));
    expect(useImport.getState().result?.dataset.villages[0]?.households).toBe(30);
    undoCorrection(only().key, correction);
    await vi.waitFor(() => expect(accounts()).toMatchObject({ accepted: 1, flagged: 1 }));
  });

  it('asked for while another is being read is not overtaken by it', async () => {
    await drop(['村.csv', '行政村,户数\n甲村,约30\n乙村,约40\n']);
    await readFiles();
    for (const line of [2, 3]) correct(only().key, { line, column: '户数', was: '', cells: [{ line, column: 1, value: String(line) }] });
    await vi.waitFor(() => expect(useImport.getState().isReading).toBe(false));
    expect(accounts()).toMatchObject({ accepted: 2, flagged: 0 });
  });

  it('survives the way back to the columns', async () => {
    await drop(['村.csv', '行政村,户数\n甲村,约30\n']);
    await readFiles();
    correct(only().key, { line: 2, column: '户数', was: '约30', cells: [{ line: 2, column: 1, value: '30' }] });
    goTo('columns');
    expect(useImport.getState().result).toBeNull();
    await readFiles();
    expect(accounts()).toMatchObject({ accepted: 1, flagged: 0 });
  });
});

describe('what is opened', () => {
  it('is what was read with the answers it was read with, not with those of a reading that was stopped', async () => {
    await drop(['村.csv', '行政村,户数\n甲村,2O\n']);
    await readFiles();
    correct(only().key, { line: 2, column: '户数', was: '2O', cells: [{ line: 2, column: 1, value: '20' }] });
    stopReading();
    openRead();
    const { project } = useStore.getState();
    useStore.setState({ project: null });
    expect([project?.dataset.villages.at(0)?.households, project?.inputs.map(({ amendments }) => amendments)]).toEqual([null, [undefined]]);
  });
});

describe('files that differ', () => {
  it('leave the figure unknown until a person says whom to believe', async () => {
    await drop(
      ['甲.csv', '行政村,统计用区划代码,户数\n甲村,610727112205,30\n'],
      ['乙.csv', '行政村,统计用区划代码,户数\n甲村,610727112205,40\n'],
    );
    await readFiles();
    const conflict = useImport.getState().result?.conflicts[0];
    expect(conflict).toMatchObject({ field: 'households', settled: null });
    expect(useImport.getState().result?.dataset.villages[0]?.households).toBeNull();
    chooseClaims({ [conflict?.key ?? '']: '乙.csv' });
    await vi.waitFor(() => expect(useImport.getState().result?.conflicts[0]?.settled).toBe('answered'));
    expect(useImport.getState().result?.dataset.villages[0]?.households).toBe(40);
  });

  it('are answered for before they can be opened where they are many, so that their first screen has nothing left to do', async () => {
    const rows = Array.from(
      { length: 20_001 },
      (_, row) => `村${row},甲县,镇${row % 40},${106 + (row % 200) / 1000},${33 + row / 100_000},是`,
    );
    await drop(['大.csv', `行政村,县区,镇办,经度,纬度,2019年是否通硬化路\n${rows.join('\n')}\n`]);
    answerAbout(only().key, { crs: 'wgs84' });
    await readFiles();
    const dataset = useImport.getState().result?.dataset;
    if (!dataset) throw new Error('nothing was read');
    openRead();
    const { view } = useStore.getState();
    const asked = LAYERS.map((layer) => questionOf(dataset, view, mainIndicator(dataset, layer)));
    expect(dataset.villages).toHaveLength(20_001);
    expect(asked.map((question) => hasEvidence(dataset, question))).toEqual(LAYERS.map(() => true));
  });
});
