import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { roadColumns } from '../../src/domain/road-columns.ts';
import type { Progress } from '../../src/io/progress.ts';
import { answer } from '../../src/worker/answer.ts';
import { api } from '../../src/worker/api.ts';
import { createReader, type Port, SILENCE_S } from '../../src/worker/client.ts';
import type { Answered, Asked } from '../../src/worker/messages.ts';

/** A worker in this thread: it does the job, or stands still where told to. */
class FakePort implements Port {
  static all: FakePort[] = [];
  static standsStill: (asked: Asked) => boolean = () => false;
  onmessage: Port['onmessage'] = null;
  onerror: Port['onerror'] = null;
  isTerminated = false;
  readonly asked: Asked[] = [];

  constructor() {
    FakePort.all.push(this);
  }

  postMessage(message: Asked, transfer: ArrayBuffer[]): void {
    const received = structuredClone(message, { transfer });
    this.asked.push(structuredClone(received));
    if (!FakePort.standsStill(received)) void answer(api, received, (data) => this.say(data));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: Answered): void {
    if (!this.isTerminated) this.onmessage?.({ data: structuredClone(data) });
  }
}

const file = (name: string, text = '行政村,经度,纬度\n甲村,106.1,33.2\n') => ({ name, bytes: new TextEncoder().encode(text) });
const ABOUT = { origin: 'own', title: { zh: '', en: '' } } as const;
const isNamed = (name: string) => (asked: Asked) => asked.job === 'inspect' && asked.given[0].name === name;

beforeEach(() => {
  vi.useFakeTimers();
  FakePort.all = [];
  FakePort.standsStill = () => false;
});
afterEach(() => vi.useRealTimers());

const newReader = () => createReader(() => new FakePort());

describe('the reader', () => {
  it('reads in one worker, file after file, and tells how far it is', async () => {
    const reader = newReader();
    const seen: Progress[] = [];
    const many = `行政村,经度,纬度\n${Array.from({ length: 2500 }, (_, row) => `村${row},106.1,33.2`).join('\n')}\n`;
    const [look, read] = await Promise.all([
      reader.inspect(file('a.csv')),
      reader.read([file('b.csv', many), file('c.csv', 'id,name,kind,lon,lat\nH1,一院,township-hospital,106.1,33.2\n')], ABOUT, {
        onProgress: (progress) => seen.push(progress),
      }),
    ]);
    expect(look).toMatchObject({ ok: true, value: { inspection: { ok: true, value: { role: 'villages', rows: 1 } } } });
    expect(read.ok && read.value.dataset.villages.map(({ name }) => name)).toEqual(Array.from({ length: 2500 }, (_, row) => `村${row}`));
    expect(read.ok && read.value.dataset.facilities).toHaveLength(1);
    expect(FakePort.all).toHaveLength(1);
    // Each stage is told at once, within a stage no more than ten times a second.
    expect(seen.map(({ stage, file, done }) => [stage, file, done])).toEqual([
      ['open', 'b.csv', 0],
      ['rows', 'b.csv', 0],
      ['join', 'b.csv', 0],
      ['rows', 'c.csv', 0],
      ['join', 'b.csv', 0],
      ['hand-over', '', 0],
    ]);
    expect(vi.getTimerCount(), 'nobody watches an idle worker').toBe(0);
  });

  it('gives a refusal as data, and a fault of ours as an error', async () => {
    const reader = newReader();
    expect(await reader.inspect(file('x.csv', ''))).toMatchObject({ ok: false, failure: { problem: 'empty-file', file: 'x.csv' } });
    FakePort.standsStill = () => true;
    const asked = reader.inspect(file('y.csv'));
    FakePort.all[0]?.say({ kind: 'fault', message: 'ours' });
    await expect(asked).rejects.toThrow('ours');
    FakePort.standsStill = () => false;
    expect((await reader.inspect(file('z.csv'))).ok).toBe(true);
    expect(FakePort.all, 'the worker lives on').toHaveLength(1);
  });

  it('stops a running job at once with its worker; the next one gets a new worker', async () => {
    FakePort.standsStill = isNamed('slow.csv');
    const reader = newReader();
    const stopper = new AbortController();
    const slow = reader.inspect(file('slow.csv'), { signal: stopper.signal });
    const next = reader.inspect(file('next.csv'));
    stopper.abort();
    await expect(slow).rejects.toMatchObject({ name: 'AbortError' });
    expect((await next).ok).toBe(true);
    expect(FakePort.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
    // Stopping again, or after the end, stops nobody else.
    stopper.abort();
    expect((await reader.inspect(file('more.csv'), { signal: new AbortController().signal })).ok).toBe(true);
    expect(FakePort.all).toHaveLength(2);
  });

  it('takes a waiting job out of the line without disturbing the running one', async () => {
    FakePort.standsStill = isNamed('first.csv');
    const reader = newReader();
    const stopper = new AbortController();
    const first = reader.inspect(file('first.csv'));
    const waiting = reader.inspect(file('waiting.csv'), { signal: stopper.signal });
    stopper.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    FakePort.all[0]?.say({ kind: 'whole', whole: { ok: true, value: 'seen' } });
    FakePort.all[0]?.say({ kind: 'end' });
    expect(await first).toEqual({ ok: true, value: 'seen' });
    expect(FakePort.all[0]?.asked).toHaveLength(1);
    expect(FakePort.all[0]?.isTerminated).toBe(false);
    await expect(reader.inspect(file('never.csv'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it(`stops a job that was silent for ${SILENCE_S} s and says which file it stood at; one that goes on telling may take its time`, async () => {
    FakePort.standsStill = () => true;
    const reader = newReader();
    const stuck = reader.read([file('a.csv'), file('b.csv')], ABOUT);
    for (let told = 0; told < 5; told++) {
      await vi.advanceTimersByTimeAsync((SILENCE_S - 1) * 1000);
      FakePort.all[0]?.say({ kind: 'progress', progress: { stage: 'rows', file: 'b.csv', done: told, of: 9 } });
    }
    expect(FakePort.all[0]?.isTerminated).toBe(false);
    await vi.advanceTimersByTimeAsync(SILENCE_S * 1000);
    expect(await stuck).toMatchObject({ ok: false, failure: { problem: 'too-slow', file: 'b.csv' } });
    expect(FakePort.all[0]?.isTerminated).toBe(true);
    FakePort.standsStill = () => false;
    expect((await reader.inspect(file('after.csv'))).ok).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says of a job about no file only that it stood still', async () => {
    FakePort.standsStill = () => true;
    const none = { lon: new Float64Array(), lat: new Float64Array() };
    const stuck = newReader().ways({ roads: roadColumns([]), facilities: none, villages: none }, 'car');
    await vi.advanceTimersByTimeAsync(SILENCE_S * 1000);
    expect(await stuck).toEqual({
      ok: false,
      failure: { problem: 'too-slow', file: '', line: null, column: null, detail: `no progress for ${SILENCE_S} seconds` },
    });
  });

  it('hands the memory of packed roads over, and leaves the page the places it keeps', async () => {
    const line = [[107, 33] as const, [107.01, 33] as const];
    const road = { class: 'village', surface: 'concrete', widthM: null, name: '', direction: 'both', simulated: false, line } as const;
    const places = () => ({ lon: Float64Array.of(107.005), lat: Float64Array.of(33) });
    const pack = () => ({ roads: roadColumns([road]), facilities: places(), villages: places() });
    const reader = newReader();
    const [forWays, forReport] = [pack(), pack()];
    const [ways, report] = await Promise.all([reader.ways(forWays, 'car'), reader.connectivity(forReport)]);
    expect(ways).toMatchObject({ ok: true, value: { network: { from: { length: 2 } } } });
    expect(report.ok).toBe(true);
    for (const { roads, facilities, villages } of [forWays, forReport]) {
      for (const column of Object.values(roads)) if (ArrayBuffer.isView(column)) expect(column.byteLength).toBe(0);
      expect([facilities, villages]).toEqual([places(), places()]);
    }
  });

  it('survives a worker that dies', async () => {
    FakePort.standsStill = isNamed('deadly.csv');
    const reader = newReader();
    const deadly = reader.inspect(file('deadly.csv'));
    FakePort.all[0]?.onerror?.({ message: 'out of memory' });
    await expect(deadly).rejects.toThrow('out of memory');
    expect((await reader.inspect(file('next.csv'))).ok).toBe(true);
    expect(FakePort.all).toHaveLength(2);
  });
});
