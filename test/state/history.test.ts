import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/domain/edit.ts';
import { replay, type Step } from '../../src/state/history.ts';
import { SEED } from '../analysis/build.ts';

const change = (id: number): Change => ({ id: String(id), at: '', by: 'hand', source: '', note: '', edits: [] });

describe('undo and redo', () => {
  it('of any sequence are what a pointer into the list of changes says', () => {
    const kinds = fc.array(fc.constantFrom('commit', 'undo', 'redo', 'files', 'name'), { maxLength: 60 });
    fc.assert(
      fc.property(kinds, (sequence) => {
        // By hand: all changes ever made that are still reachable, and how many of them hold.
        let reachable: string[] = [];
        let holding = 0;
        const steps = sequence.map((kind, index): Step => {
          if (kind === 'commit') {
            reachable = [...reachable.slice(0, holding), String(index)];
            holding++;
            return { kind, id: String(index), change: change(index) };
          }
          if (kind === 'undo') holding = Math.max(0, holding - 1);
          if (kind === 'redo') holding = Math.min(reachable.length, holding + 1);
          return { kind, id: String(index) };
        });
        const { changes, undone } = replay(steps);
        expect(changes.map(({ id }) => id)).toEqual(reachable.slice(0, holding));
        expect(undone.map(({ id }) => id).reverse()).toEqual(reachable.slice(holding));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
