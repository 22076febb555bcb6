import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MinHeap } from '../../../src/analysis/min-heap.ts';
import { MonotoneQueue } from '../../../src/analysis/road/monotone-queue.ts';
import { seeded } from '../../support/seeded.ts';

/** How much larger than the last key taken out the next one is: equal, next to it, of any size, all of one size. */
const farther = fc.oneof(
  fc.constantFrom(0, Number.MIN_VALUE, 1, 1e-12, 1e300, 1e308),
  fc.integer({ min: 0, max: 9 }),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
);
const step = fc.oneof({ weight: 3, arbitrary: farther }, { weight: 2, arbitrary: fc.constant('take' as const) });

describe('a queue for keys that only grow', () => {
  it('takes out what a heap does, with takes in between, and the same again after it was cleared', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 0, max: 250 }), (steps, room) => {
        const queue = new MonotoneQueue(room);
        for (let turn = 0; turn < 2; turn++) {
          const heap = new MinHeap();
          let [last, item] = [0, 0];
          const take = () => {
            const key = heap.peekKey();
            if (key < Number.POSITIVE_INFINITY) last = key;
            const expected = heap.pop();
            expect(queue.pop()).toBe(expected);
            return expected;
          };
          for (const one of steps) {
            if (one === 'take') take();
            else {
              const key = Math.min(last + one, Number.MAX_VALUE);
              heap.push(key, item);
              queue.push(key, item++);
            }
          }
          if (turn === 0) queue.clear();
          else while (take() >= 0);
        }
      }),
      { numRuns: 2000, seed: 6 },
    );
  });

  it('gives back tens of thousands in order, whether their keys are close together, far apart, or one of them far from all', () => {
    const { uniform } = seeded(3);
    const spreads = [() => uniform(), () => 10 ** (uniform() * 18), () => (uniform() < 0.0001 ? 1e15 : uniform()), () => 7];
    for (const spread of spreads) {
      const queue = new MonotoneQueue(0);
      const keys = Array.from({ length: 20_000 }, spread);
      keys.forEach((key, item) => {
        queue.push(key, item);
      });
      const expected = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
      expect(keys.map(() => queue.pop())).toEqual(expected);
      expect(queue.pop()).toBe(-1);
    }
  });
});
