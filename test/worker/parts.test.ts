import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendPart, splitParts } from '../../src/worker/parts.ts';

/** Splits, copies each piece as a message is copied, and puts them together again. */
function handedOver(value: unknown): unknown {
  const { whole, parts } = splitParts(value);
  const copy = structuredClone(whole);
  for (const part of parts) appendPart(copy, structuredClone(part));
  return copy;
}

const long = (length: number) => Array.from({ length }, (_, index) => ({ id: `v${index}`, position: { at: null, problem: 'x' } }));

describe('an answer handed over in parts', () => {
  it.each([0, 1, 1000, 1001, 2500])('comes back equal with %i records, and no piece holds more than 1,000', (length) => {
    const value = {
      ok: true,
      value: {
        villages: long(length),
        observations: new Map([['one', new Map(long(length).map(({ id }) => [id, [{ from: 1, to: 2, value: true }]]))]]),
        reports: [{ issues: long(length), columns: [] }],
      },
    };
    const before = structuredClone(value);
    expect(handedOver(value)).toEqual(value);
    expect(value, 'left as it was').toEqual(before);
    const { parts } = splitParts(value);
    expect(parts).toHaveLength(length > 1000 ? 3 * Math.ceil(length / 1000) : 0);
    for (const { items } of parts) expect(items.length).toBeLessThanOrEqual(1000);
  });

  it('comes back equal whatever it is made of', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(null, true, 'text', '__proto__', 3.5),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(
          fc.string({ maxLength: 3 }).filter((key) => key !== '__proto__'),
          tie('value'),
          { maxKeys: 4 },
        ),
        fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
        fc.nat({ max: 2100 }).map(long),
        fc.nat({ max: 2100 }).map((length) => new Map(long(length).map((item) => [item.id, item]))),
      ),
    }));
    fc.assert(
      fc.property(value, (given) => {
        expect(handedOver(given)).toEqual(given);
      }),
      { seed: 20, numRuns: 100 },
    );
  });

  it('refuses a part of something else', () => {
    expect(() => appendPart({ villages: [] }, { path: ['facilities'], items: [1] })).toThrow(RangeError);
    expect(() => appendPart({}, { path: ['toString'], items: [1] })).toThrow(RangeError);
  });
});
