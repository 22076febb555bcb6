import { describe, expect, it } from 'vitest';
import { walkBoth, walkEndsOf } from '../../src/analysis/terrain/walks.ts';
import type { Terrain } from '../../src/domain/terrain.ts';
import { walksOf } from '../../src/state/walks.ts';
import { answer } from '../../src/worker/answer.ts';
import { api } from '../../src/worker/api.ts';
import { createReader, type Port } from '../../src/worker/client.ts';
import type { Asked } from '../../src/worker/messages.ts';
import { at, DECEMBER_2019, dataset, facility, village } from '../analysis/build.ts';

/** A slope up to the east, 20 m a cell. */
const terrain = (): Terrain => ({
  columns: 11,
  rows: 2,
  heights: Float32Array.from({ length: 22 }, (_, cell) => 500 + (cell % 11) * 20),
  west: 106.145,
  north: 33.3305,
  cellLon: 0.001,
  cellLat: 0.001,
});
const DATA = dataset({
  villages: [
    village({ id: 'A', position: at(106.1455, 33.33) }),
    village({ id: 'B', position: at(107, 33) }),
    village({ id: 'C', position: { at: null, problem: 'position-missing' } }),
  ],
  facilities: [
    facility({ id: 'F2', position: at(106.1555, 33.33) }),
    facility({ id: 'F0', kind: 'clinic', position: at(106.1455, 33.33) }),
    facility({ id: 'F1', position: at(107.5, 33) }),
  ],
});
const REACH = { kinds: ['township-hospital'], month: DECEMBER_2019 };

/** A worker in this thread, whose jobs are counted. */
function workers() {
  const jobs: Asked['job'][] = [];
  const start = (): Port => {
    const port: Port = {
      onmessage: null,
      onerror: null,
      terminate: () => {},
      postMessage(message) {
        jobs.push(message.job);
        void answer(api, structuredClone(message), (data) => port.onmessage?.({ data: structuredClone(data) }));
      },
    };
    return port;
  };
  const made = createReader(start);
  return { jobs, readers: () => made };
}

describe('walks over the project’s terrain', () => {
  it('are the engine’s, each facility by its place in the data set', async () => {
    const data = { ...DATA, terrain: terrain() };
    const { readers } = workers();
    const walked = await walksOf(data, REACH, readers);
    const expected = walkBoth(data.terrain, walkEndsOf(data, REACH));
    const up = walked?.walk(0, 'to-facility');
    expect(up).toEqual({ facility: data.facilities[0], minutes: expected['to-facility'].minutes[0], problem: null });
    expect(walked?.walk(0, 'from-facility')).toMatchObject({ facility: { id: 'F2' }, minutes: expected['from-facility'].minutes[0] });
    expect(expected['to-facility'].minutes[0]).toBeGreaterThan(expected['from-facility'].minutes[0]! * 1.3);
    expect([1, 2].map((index) => walked?.walk(index, 'to-facility'))).toEqual([
      { facility: null, problem: 'outside-terrain' },
      { facility: null, problem: 'no-position' },
    ]);
  });

  it('are none without a terrain, and no worker is asked', async () => {
    const { jobs, readers } = workers();
    expect(await walksOf(DATA, REACH, readers)).toBeNull();
    expect(jobs).toEqual([]);
  });

  it('are walked once for the same villages and hospitals, whatever else is edited', async () => {
    const data = { ...DATA, terrain: terrain() };
    const { jobs, readers } = workers();
    await walksOf(data, REACH, readers);
    await walksOf({ ...data, works: [] }, REACH, readers);
    expect(jobs).toEqual(['walk']);
    await walksOf({ ...data, villages: [village({ id: 'A', position: at(106.1465, 33.33) })] }, REACH, readers);
    expect(jobs).toEqual(['walk', 'walk']);
  });

  it('are asked again after the worker failed', async () => {
    const data = { ...DATA, terrain: terrain() };
    const { jobs, readers } = workers();
    const broken = () => ({ walk: () => Promise.reject(new Error('gone')) });
    await expect(walksOf(data, REACH, broken)).rejects.toThrow('gone');
    await walksOf(data, REACH, readers);
    expect(jobs).toEqual(['walk']);
  });
});
