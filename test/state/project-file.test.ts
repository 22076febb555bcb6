import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeProjectFile } from '../../src/io/project-file.ts';
import { openProjectFile, packProject, unpackParts } from '../../src/state/project-file.ts';
import { useSaving } from '../../src/state/saving.ts';
import { useStore } from '../../src/state/store.ts';
import { api } from '../../src/worker/api.ts';
import { damagedFiles } from '../io/damage.ts';
import { PROJECT } from '../io/project-parts.ts';

const nobody = () => undefined;
// What the worker does, without a worker.
vi.mock('../../src/worker/client.ts', () => ({
  reader: () => ({
    read: (...given: never) =>
      api.read(nobody, ...(given as unknown as Parameters<typeof api.read> extends [unknown, ...infer Rest] ? Rest : never)),
    pack: (...given: never) =>
      api.pack(nobody, ...(given as unknown as Parameters<typeof api.pack> extends [unknown, ...infer Rest] ? Rest : never)),
    unpack: (...given: never) =>
      api.unpack(nobody, ...(given as unknown as Parameters<typeof api.unpack> extends [unknown, ...infer Rest] ? Rest : never)),
  }),
}));

const utf8 = (text: string) => new TextEncoder().encode(text);
const village = { name: '村表.csv', bytes: utf8('统计用区划代码,行政村,经度,纬度\n610727112205,甲村,106.07,33.23\n') };
const plain = { ...PROJECT, inputs: [village], snapshots: [] };
const write = (project: typeof PROJECT) => writeProjectFile(project, '2019-12-31T00:00:00.000Z');

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(nobody);
  vi.spyOn(console, 'warn').mockImplementation(nobody);
});

describe('project files as parts', () => {
  const part = (name: string, project: typeof PROJECT) => new File([writeProjectFile(project, '') as Uint8Array<ArrayBuffer>], name);
  const ofSample = { ...plain, origin: 'sample', inputs: [] } as const;

  it('come in without what is of the sample, and without their snapshots: both are told', async () => {
    useSaving.setState({ notice: null });
    const told = await unpackParts([part('甲.gapmap', plain), part('演示.gapmap', ofSample)]);
    expect(told.parts.map(({ inputs }) => inputs)).toEqual([[village]]);
    expect([told.failure?.problem, told.failure?.file, useSaving.getState().notice]).toEqual(['sample-part', '演示.gapmap', null]);
    const { parts, failure } = await unpackParts([part('乙.gapmap', { ...plain, snapshots: PROJECT.snapshots })]);
    expect([parts.length, failure, useSaving.getState().notice]).toEqual([1, null, 'parts-without-snapshots']);
  });

  it('that cannot be read are told before what is only left out', async () => {
    const broken = new File([Uint8Array.of(1, 2, 3)], '坏.gapmap');
    expect((await unpackParts([part('演示.gapmap', ofSample), broken])).failure).toMatchObject({
      problem: 'damaged-archive',
      file: '坏.gapmap',
    });
  });
});

describe('a project file that is opened', () => {
  it('is a project of its own with its changes, and packs to the same again', async () => {
    expect(await openProjectFile('略阳.gapmap', write(plain))).toBeNull();
    const { project } = useStore.getState();
    expect(project).toMatchObject({ name: plain.name, changes: plain.changes, undone: [], frozen: null });
    expect([...(project?.dataset.villages ?? [])].find(({ id }) => id === '610727112205')).toMatchObject({
      households: null,
      poor: true,
      position: { byHand: true },
    });
    const packed = await api.unpack(nobody, 'p', await packProject());
    expect(packed.ok && packed.value).toEqual(plain);
  });

  it('damaged in 200 ways leaves the open project, the view and the saving as they were', async () => {
    await openProjectFile('略阳.gapmap', write(plain));
    const before = [useStore.getState(), useSaving.getState()];
    let refused = 0;
    for (const { how, bytes, mayDiffer } of damagedFiles(write(plain), 220)) {
      const failure = await openProjectFile('坏.gapmap', bytes);
      if (failure === null) {
        // It was sound after all: a bit that carries nothing. Then it was opened, as it should be.
        if (!mayDiffer) expect(useStore.getState().project?.inputs, how).toEqual(plain.inputs);
        useStore.setState(before[0] as ReturnType<typeof useStore.getState>, true);
        useSaving.setState(before[1] as ReturnType<typeof useSaving.getState>, true);
        continue;
      }
      refused++;
      expect([useStore.getState(), useSaving.getState()], how).toEqual(before);
      expect(useStore.getState(), how).toBe(before[0]);
    }
    expect(refused).toBeGreaterThan(140);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('whose files cannot be read says so and changes nothing', async () => {
    await openProjectFile('略阳.gapmap', write(plain));
    const before = useStore.getState();
    const unreadable = write({ ...plain, inputs: [{ name: '图.csv', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) }] });
    expect(await openProjectFile('图.gapmap', unreadable)).toMatchObject({ problem: 'picture' });
    expect(useStore.getState()).toBe(before);
  });
});
