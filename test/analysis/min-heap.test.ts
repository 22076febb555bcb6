import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MinHeap } from '../../src/analysis/min-heap.ts';

describe('a priority queue', () => {
  it('gives back what was put in by key, then by number, as sorting does, with takes in between', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(50)) },
      { weight: 1, arbitrary: fc.constant('take' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const heap = new MinHeap(1);
        const kept: (readonly [number, number])[] = [];
        const take = () => {
          kept.sort(([keyA, a], [keyB, b]) => keyA - keyB || a - b);
          const [key, item] = kept.shift() ?? [Number.POSITIVE_INFINITY, -1];
          expect([heap.peekKey(), heap.pop()]).toEqual([key, item]);
        };
        for (const one of steps) {
          if (one === 'take') take();
          else {
            kept.push(one);
            heap.push(...one);
          }
        }
        while (kept.length > 0) take();
        take();
        expect(heap.size).toBe(0);
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});
