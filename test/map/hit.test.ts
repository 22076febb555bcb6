import { describe, expect, it } from 'vitest';
import { findAreas } from '../../src/map/hit.ts';
import { DATASET, square } from './fixture.ts';

describe('the area under the pointer', () => {
  const find = findAreas(DATASET.counties);
  it('is the one whose polygon holds the point', () => {
    expect(find([107.5, 33])?.code).toBe('1');
    expect(find([108.5, 33])?.code).toBe('2');
    expect(find([110, 33])).toBeNull();
  });

  it('is not one whose hole holds it', () => {
    const outer = square('9', 107, 32.5, 1);
    const hole = square('8', 107.4, 32.9, 0.2).polygons[0]?.[0] ?? [];
    const ring = findAreas([{ ...outer, polygons: [[outer.polygons[0]?.[0] ?? [], hole]] }]);
    expect(ring([107.5, 33])).toBeNull();
    expect(ring([107.1, 33])?.code).toBe('9');
  });
});
