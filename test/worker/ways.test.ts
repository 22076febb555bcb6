import { expect, it } from 'vitest';
import { adoptWays, groundOf, hasWays, keepWays, type MadeWays } from '../../src/analysis/road/kept-ways.ts';
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
  await answer(api, structuredClone({ job: 'ways', given: [ground, 'car'] }), (message, transfer = []) => {
    if (message.kind === 'whole') expect(transfer.length).toBeGreaterThan(20);
    said.push(structuredClone(message, { transfer }));
  });
  expect(said.map(({ kind }) => kind)).toEqual(['whole', 'end']);
  const outcome = said[0]?.kind === 'whole' ? (said[0].whole as Outcome<MadeWays>) : null;
  if (!outcome?.ok) throw new Error('no ways');
  keepWays(there, car, ground, outcome.value);
  expect(roadProximity(there, NEAREST, car)).toEqual(here);
});
