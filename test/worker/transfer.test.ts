import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { nameRanks } from '../../src/analysis/name-ranks.ts';
import { nearestFacilities } from '../../src/analysis/nearest.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { type CountrySizes, makeCountry, withRoads } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { answer } from '../../src/worker/answer.ts';
import { api } from '../../src/worker/api.ts';
import type { Answered, Asked } from '../../src/worker/messages.ts';
import { buffersOf } from '../../src/worker/transfer.ts';

const SMALL: CountrySizes = { villages: 500, facilities: 30, townships: 30, counties: 4, seed: 2 };
const REACH = {
  kinds: makeCountry(SMALL).facilities.kinds,
  scope: 'own-township',
  month: yearEnd(2020),
  mode: 'straight',
  traveller: 'car',
} as const;

/** Asks a job over a real channel; what arrives, and what the sender still has of the memory it handed over. */
async function ask(asked: Asked) {
  const { port1, port2 } = new MessageChannel();
  const arrived: Answered[] = [];
  const handedOver: ArrayBuffer[] = [];
  await answer(api, asked, (message, transfer = []) => {
    port1.postMessage(message, transfer);
    handedOver.push(...transfer);
    arrived.push(receiveMessageOnPort(port2)?.message);
  });
  port1.close();
  return { arrived, handedOver };
}

const howFar = (arrived: readonly Answered[]) => arrived.flatMap((message) => (message.kind === 'progress' ? [message.progress] : []));

/** What a job answered after it told how far it was, without the messages around it. */
function valueIn(arrived: readonly Answered[]): unknown {
  const told = howFar(arrived);
  expect(arrived.slice(0, told.length).every(({ kind }) => kind === 'progress')).toBe(true);
  const [whole, end, ...others] = arrived.slice(told.length);
  expect(end).toEqual({ kind: 'end' });
  expect(others).toEqual([]);
  return whole?.kind === 'whole' && (whole.whole as { readonly ok: true; readonly value: unknown }).value;
}

describe('an answer made of columns', () => {
  it('is handed over with its memory: nothing is copied, and the sender keeps none of it', async () => {
    const { arrived, handedOver } = await ask({ job: 'country', given: [SMALL] });
    const country = withRoads(makeCountry(SMALL));
    expect(valueIn(arrived)).toEqual(country);
    expect(handedOver).toHaveLength(buffersOf(country).length);
    expect(handedOver.every(({ byteLength }) => byteLength === 0)).toBe(true);
    const steps = howFar(arrived);
    expect(steps.length).toBeGreaterThan(2);
    const of = steps[0]?.of ?? 0;
    expect([...new Set(steps.map(({ stage, done }) => `${stage} ${done}`))]).toEqual(
      Array.from({ length: of }, (_, done) => `make ${done}`),
    );
    expect(steps.filter(({ done }) => done === of - 1).length, 'roads are several steps long').toBeGreaterThan(3);
  });

  it('is not missed by the next question: the worker keeps what distances need', async () => {
    await ask({ job: 'country', given: [SMALL] });
    const expected = nearestFacilities(syntheticDataset(makeCountry(SMALL)), REACH);
    for (let turn = 0; turn < 2; turn++) {
      const { arrived, handedOver } = await ask({ job: 'nearest', given: [SMALL, REACH] });
      expect(valueIn(arrived)).toEqual(expected);
      expect(handedOver.length).toBeGreaterThan(0);
      expect(howFar(arrived)).toContainEqual({ stage: 'measure', file: '', done: 0, of: SMALL.villages });
    }
    expect([...expected.distance].filter((mm) => mm > 0).length).toBeGreaterThan(400);
  });

  it('ranks the villages by name as the page would', async () => {
    const { arrived, handedOver } = await ask({ job: 'nameRanks', given: [SMALL] });
    expect(valueIn(arrived)).toEqual(nameRanks(syntheticDataset(makeCountry(SMALL))));
    expect(handedOver).toHaveLength(1);
  });

  it('is about the country that was asked for, also in a worker that never made it', async () => {
    const other = { ...SMALL, seed: 9 };
    const { arrived } = await ask({ job: 'nearest', given: [other, REACH] });
    expect(valueIn(arrived)).toEqual(nearestFacilities(syntheticDataset(makeCountry(other)), REACH));
  });

  it('names each memory once, however many columns share it, and never one that both sides share', () => {
    const memory = new ArrayBuffer(16);
    const shared = new Uint8Array(new SharedArrayBuffer(8));
    const value = { list: [new Uint8Array(memory, 0, 8), { part: new Float64Array(memory, 8) }], shared, none: null, text: 'x' };
    expect(buffersOf(value)).toEqual([memory]);
  });
});
