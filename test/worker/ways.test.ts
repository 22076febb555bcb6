import { expect, it } from 'vitest';
import { adoptWays, groundOf, hasWays, keepWays, type MadeWays, packGround } from '../../src/analysis/road/kept-ways.ts';
import { roadProximity } from '../../src/analysis/road/road-proximity.ts';
import { PROFILES } from '../../src/domain/travel.ts';
import { answer } from '../../src/worker/answer.ts';
import { api, type Outcome } from '../../src/worker/api.ts';
import type { Answered } from '../../src/worker/messages.ts';
import { readSample } from '../analysis/road/sample.ts';

const { car } = PROFILES;
const NEAREST = { kinds: ['township-hospital', 'centre-hospital'], scope: 'nearest', month: null } as const;

it('roads that became a network in the worker measure as those that did on the page, and come over with their memory', async () => {
  const data = await readSample();
  const here = roadProximity(data, NEAREST, car);
  const there = { ...data, roads: [...data.roads] };
  expect([hasWays(there, car), adoptWays(there, car)]).toEqual([false, false]);

  const ground = groundOf(there);
  const said: Answered[] = [];
  await answer(api, structuredClone({ job: 'ways', given: [packGround(ground), 'car'] }), (message, transfer = []) => {
    if (message.kind === 'whole') expect(transfer.length).toBeGreaterThan(20);
    said.push(structuredClone(message, { transfer }));
  });
  expect(said.map(({ kind }) => kind).filter((kind) => kind !== 'progress')).toEqual(['whole', 'end']);
  const whole = said.find(({ kind }) => kind === 'whole');
  const outcome = whole?.kind === 'whole' ? (whole.whole as Outcome<MadeWays>) : null;
  if (!outcome?.ok) throw new Error('no ways');
  keepWays(there, car, ground, outcome.value);
  expect(roadProximity(there, NEAREST, car)).toEqual(here);
});

it('whoever waits hears of it: after the roads were joined, and on and on while places are led to them', async () => {
  const { roads, facilities, villages } = groundOf(await readSample());
  const many = 9000;
  const again = (axis: 'lon' | 'lat') => Float64Array.from({ length: many }, (_, index) => villages[axis][index % villages[axis].length]!);
  const ground = { roads, facilities, villages: { lon: again('lon'), lat: again('lat') } };
  const heard: (readonly [done: number, of: number])[] = [];
  await answer(api, { job: 'ways', given: [packGround(ground), 'car'] }, (message) => {
    if (message.kind !== 'progress') return;
    expect(message.progress).toMatchObject({ stage: 'measure', file: '' });
    heard.push([message.progress.done, message.progress.of]);
  });
  const places = facilities.lon.length + many;
  expect(heard.filter(([done]) => done === 0).length, 'while roads are joined').toBeGreaterThanOrEqual(3);
  expect(new Set(heard.map(([, of]) => of))).toEqual(new Set([places]));
  expect(heard.map(([done]) => done)).toEqual(heard.map(([done]) => done).sort((a, b) => a - b));
  for (const [index, [done]] of heard.entries()) expect(done - (heard[index - 1]?.[0] ?? 0), 'places in silence').toBeLessThanOrEqual(1000);
  expect(heard.at(-1)).toEqual([places, places]);
});
