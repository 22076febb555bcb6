import { describe, expect, it } from 'vitest';
import { rowFor } from '../../src/ui/explore/row-keys.ts';

describe('rowFor', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowUp', 4, 3],
    ['PageDown', 4, 7],
    ['PageUp', 4, 1],
    ['Home', 4, 0],
    ['End', 4, 9],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 9, 9],
    ['PageUp', 2, 0],
    ['PageDown', 8, 9],
    ['Enter', 4, null],
    ['a', 4, null],
  ])('%s from row %i of ten, three in sight, leads to %s', (key, from, to) => {
    expect(rowFor(key, from, 10, 3)).toBe(to);
  });

  it('moves by a row at least, and nowhere in an empty list', () => {
    expect(rowFor('PageDown', 0, 10, 0)).toBe(1);
    expect(rowFor('PageUp', 5, 10, -1)).toBe(4);
    expect(rowFor('End', 0, 0, 3)).toBeNull();
  });
});
