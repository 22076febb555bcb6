import { describe, expect, it } from 'vitest';
import { latest } from '../../src/state/latest.ts';

describe('latest', () => {
  it('gives the same object for the same arguments and derives again for others', () => {
    let calls = 0;
    const derive = latest((a: object, b: number) => {
      calls += 1;
      return { a, b };
    });
    const one = {};
    const first = derive(one, 1);
    expect(derive(one, 1)).toBe(first);
    expect(calls).toBe(1);
    expect(derive(one, 2)).not.toBe(first);
    expect(derive(one, 1)).not.toBe(first);
    expect(derive({}, 1)).not.toBe(derive(one, 1));
    expect(calls).toBe(5);
  });

  it('takes NaN as itself, zeros as two, and arguments left out as a change', () => {
    const derive = latest((...given: number[]) => ({ given }));
    const first = derive(Number.NaN);
    expect(derive(Number.NaN)).toBe(first);
    expect(derive(0)).not.toBe(derive(-0));
    const pair = derive(1, 2);
    expect(derive(1)).not.toBe(pair);
  });

  it('remembers a result of null', () => {
    let calls = 0;
    const derive = latest(() => {
      calls += 1;
      return null;
    });
    expect(derive()).toBeNull();
    expect(derive()).toBeNull();
    expect(calls).toBe(1);
  });

  it('remembers nothing of a call that threw', () => {
    let broken = true;
    const derive = latest((n: number) => {
      if (broken) throw new Error('no');
      return n;
    });
    expect(() => derive(1)).toThrow('no');
    broken = false;
    expect(derive(1)).toBe(1);
  });
});
