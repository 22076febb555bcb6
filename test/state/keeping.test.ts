import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../src/domain/edit.ts';
import { writeProjectFile } from '../../src/io/project-file.ts';
import { openModel, type StorageModel, storageModel } from '../support/idb-model.ts';

const shared = vi.hoisted(() => ({ model: null as unknown as StorageModel, served: null as Promise<void> | null }));
vi.mock('idb', () => ({ openDB: async () => openModel(shared.model) }));
// What the worker does, without a worker.
vi.mock('../../src/worker/client.ts', async () => {
  const { api } = await import('../../src/worker/api.ts');
  const nobody = () => undefined;
  return {
    reader: () => ({
      read: async (files: Parameters<typeof api.read>[1], about: Parameters<typeof api.read>[2]) => {
        const waited = shared.served;
        await waited;
        return api.read(nobody, files, about);
      },
      unpack: (name: string, bytes: Uint8Array) => api.unpack(nobody, name, bytes),
    }),
  };
});

/** Windows of one browser hear each other, a moment later. */
const channels = new Set<Channel>();
class Channel {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  constructor() {
    channels.add(this);
  }
  postMessage(data: unknown): void {
    for (const other of channels) if (other !== this) setTimeout(() => other.onmessage?.({ data: structuredClone(data) }));
  }
}

const VILLAGE = '610727112205';
const TABLE = new TextEncoder().encode(`统计用区划代码,县,乡镇,行政村,户数,经度,纬度\n${VILLAGE},略阳县,白雀寺镇,甲村,20,106.07,33.23\n`);
const BECAUSE = { by: 'hand', source: '', note: '' } as const;
const households = (to: number): Edit[] => [{ kind: 'figure', of: { kind: 'village', id: VILLAGE }, figure: 'households', from: 20, to }];
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 40));

/** A window of the app: its own modules, the browser's one storage. `isDeaf`: it hears no other window. */
async function openWindow({ isDeaf = false } = {}) {
  vi.resetModules();
  vi.stubGlobal('BroadcastChannel', isDeaf ? undefined : Channel);
  const [autosave, editing, projects, list, file, store, saving] = await Promise.all([
    import('../../src/state/autosave.ts'),
    import('../../src/state/editing.ts'),
    import('../../src/state/projects.ts'),
    import('../../src/state/project-list.ts'),
    import('../../src/state/project-file.ts'),
    import('../../src/state/store.ts'),
    import('../../src/state/saving.ts'),
  ]);
  await projects.start([{ name: 'v.csv', role: 'villages', url: 'v' }], {}, {});
  const project = () => {
    const open = store.useStore.getState().project;
    if (!open) throw new Error('nothing is open');
    return open;
  };
  return {
    ...autosave,
    ...projects,
    ...list,
    ...file,
    project,
    saving: saving.useSaving.getState,
    shown: () => project().dataset.villages.at(0)?.households,
    async edit(to: number): Promise<boolean> {
      const done = editing.commit(households(to), BECAUSE);
      await autosave.flush();
      return done;
    },
  };
}

const fail = (name: string | null, store: string | null = null) => Object.assign(shared.model, { refused: name, refusedIn: store });

/** What the browser holds: per project the households that its steps come to, whole projects only. */
function held(): readonly unknown[] {
  const steps = [...(shared.model.stores.get('steps')?.values() ?? [])];
  return [...(shared.model.stores.get('projects')?.values() ?? [])].map(({ key }) => {
    const own = steps.filter((step) => (step.key as [string, number])[0] === key);
    const last = own.sort((a, b) => (a.key as [string, number])[1] - (b.key as [string, number])[1]).at(-1)?.value;
    return (last as { readonly change: { readonly edits: readonly { readonly to: number }[] } }).change.edits[0]?.to;
  });
}

beforeEach(() => {
  shared.model = storageModel();
  shared.served = null;
  channels.clear();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.stubGlobal('indexedDB', {});
  vi.stubGlobal('IDBKeyRange', { bound: (lower: unknown, upper: unknown) => ({ lower, upper }) });
  vi.stubGlobal('document', { addEventListener: () => undefined });
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('window', { addEventListener: () => undefined });
  vi.stubGlobal('fetch', async () => ({ ok: true, arrayBuffer: async () => TABLE.slice().buffer }));
});

describe('an edit whose save failed', () => {
  it('is not given away with the project: the other window is not told it is its own, both versions stay', async () => {
    const one = await openWindow();
    await one.edit(21);
    const other = await openWindow();
    expect([other.shown(), other.saving().holder]).toEqual([21, 'elsewhere']);
    fail('QuotaExceededError');
    await one.edit(22);
    expect(one.saving()).toMatchObject({ status: 'failed', problem: 'quota' });
    await other.editHere();
    expect([one.saving().holder, one.saving().status, one.hasUnsaved()]).toEqual(['elsewhere', 'failed', true]);
    fail(null);
    // The other is first.
    const { id } = other.project();
    await other.edit(99);
    await vi.waitFor(() => expect(one.saving().notice).toBe('copied'));
    await one.flush();
    expect([one.shown(), one.project().id === id, one.hasUnsaved(), one.saving().status]).toEqual([22, false, false, 'saved']);
    expect([...held()].sort()).toEqual([22, 99]);
  });

  it('is there when its project is opened again, and under what is edited next', async () => {
    const window = await openWindow();
    await window.edit(31);
    const { id } = window.project();
    fail('QuotaExceededError');
    await window.edit(32);
    expect(await window.openKept(id)).toBe(true);
    expect([window.shown(), window.saving().status]).toEqual([32, 'failed']);
    await window.openSample();
    expect([window.shown(), window.saving().status, window.project().id]).toEqual([32, 'failed', id]);
    fail(null);
    await window.edit(33);
    expect([held(), window.hasUnsaved(), window.project().steps.length]).toEqual([[33], false, 3]);
  });

  it('stays told while another project is open', async () => {
    const window = await openWindow();
    const bytes = writeProjectFile({ name: '二', origin: 'sample', inputs: [], changes: [], snapshots: [] }, '');
    expect(await window.openProjectFile('p.gapmap', bytes)).toBeNull();
    await window.flush();
    const { id } = window.project();
    const copy = writeProjectFile({ name: '三', origin: 'sample', inputs: [], changes: [], snapshots: [] }, '');
    expect(await window.openProjectFile('p.gapmap', copy)).toBeNull();
    await window.flush();
    fail('QuotaExceededError', 'projects');
    await window.edit(33);
    expect(await window.openKept(id)).toBe(true);
    expect([window.shown(), window.saving().status, window.hasUnsaved()]).toEqual([20, 'failed', true]);
  });

  it('does not bring a project back that was deleted', async () => {
    const window = await openWindow();
    await window.edit(21);
    const { id } = window.project();
    // Written with the save, not with the deletion.
    fail('QuotaExceededError', 'settings');
    await window.edit(22);
    expect(window.hasUnsaved()).toBe(true);
    expect(await window.deleteProject(id)).toBe(true);
    fail(null);
    await window.flush();
    expect([window.shown(), held(), window.hasUnsaved()]).toEqual([20, [], false]);
  });
});

describe('a project', () => {
  it('that was deleted is not half kept by a window that was behind', async () => {
    const one = await openWindow();
    await one.edit(1);
    const deaf = await openWindow({ isDeaf: true });
    for (const to of [2, 3, 4]) await one.edit(to);
    const { id } = one.project();
    await one.deleteProject(id);
    await deaf.edit(51);
    await deaf.flush();
    expect([deaf.saving().notice, deaf.saving().status, deaf.project().id === id, deaf.shown()]).toEqual(['copied', 'saved', false, 51]);
    expect(held()).toEqual([51]);
    expect(await deaf.openKept(id)).toBe(false);
  });

  it('is open although that could not be remembered', async () => {
    const first = await openWindow();
    await first.edit(41);
    const { id } = first.project();
    fail('QuotaExceededError', 'settings');
    channels.clear();
    const again = await openWindow();
    expect([again.project().id, again.shown(), again.saving().notice]).toEqual([id, 41, null]);
    expect(await again.openKept(id)).toBe(true);
  });

  it('that is read longer than one opened after it does not take its place', async () => {
    const window = await openWindow();
    let serve: () => void = () => undefined;
    shared.served = new Promise((resolve) => {
      serve = resolve;
    });
    const slow = window.openProjectFile(
      '慢.gapmap',
      writeProjectFile({ name: '慢', origin: 'sample', inputs: [], changes: [], snapshots: [] }, ''),
    );
    await aMoment();
    shared.served = null;
    await window.openSample();
    const { id } = window.project();
    serve();
    expect(await slow).toBeNull();
    expect(window.project().id).toBe(id);
  });

  it('is edited here although what another window kept cannot be read', async () => {
    const one = await openWindow();
    await one.edit(1);
    const other = await openWindow();
    shared.model.stores.get('steps')?.set('x', { key: [other.project().id, 9], value: () => 'cannot be copied' });
    await expect(other.editHere()).resolves.toBeUndefined();
    expect([other.saving().holder, other.shown()]).toEqual(['here', 1]);
  });
});
