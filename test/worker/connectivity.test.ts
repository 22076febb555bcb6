import { expect, it } from 'vitest';
import { connectivity } from '../../src/analysis/road/connectivity.ts';
import { groundOf, packGround } from '../../src/analysis/road/kept-ways.ts';
import { answer } from '../../src/worker/answer.ts';
import { api } from '../../src/worker/api.ts';
import type { Answered } from '../../src/worker/messages.ts';
import { appendPart } from '../../src/worker/parts.ts';
import { readSample } from '../analysis/road/sample.ts';

it('roads are looked through in the worker as on the page: told of now and then, long lists handed over in parts', async () => {
  const ground = groundOf(await readSample());
  const said: Answered[] = [];
  await answer(api, structuredClone({ job: 'connectivity', given: [packGround(ground)] }), (message) =>
    said.push(structuredClone(message)),
  );
  const kinds = said.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'progress').length).toBeGreaterThanOrEqual(3);
  expect(kinds.filter((kind) => kind === 'part').length, 'two thousand villages on one network').toBeGreaterThanOrEqual(2);
  const whole = said.flatMap((message) => (message.kind === 'whole' ? [message.whole] : []))[0];
  for (const message of said) if (message.kind === 'part') appendPart(whole, message.part);
  expect(whole).toEqual({ ok: true, value: connectivity(ground.roads, ground.villages, ground.facilities) });
});
