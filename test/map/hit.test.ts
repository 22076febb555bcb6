import { describe, expect, it } from 'vitest';
import { mercator } from '../../src/map/geometry.ts';
import { findAreas, projectVillages, villageAt } from '../../src/map/hit.ts';
import { HIDDEN } from '../../src/map/picture.ts';
import { DATASET, square } from './fixture.ts';

const projected = projectVillages(DATASET);
const [MET, GAP] = [0, 1];
/** At this width one ten-thousandth of a degree is 3 pixels. */
const SCALE = 360 * 30_000;
const at = (lon: number, states: number[], tolerance = 8) =>
  villageAt(projected, Uint8Array.from(states), mercator(lon, 33), SCALE, tolerance);

describe('the village under the pointer', () => {
  it('is the nearest within the tolerance', () => {
    expect(at(107.2, [MET, MET, MET, MET])).toBe(2);
    expect(at(107.2001, [MET, MET, MET, MET])).toBe(3);
    expect(at(107.1999, [MET, MET, MET, MET])).toBe(2);
    expect(at(107.19, [MET, MET, MET, MET])).toBeNull();
  });

  it('prefers a gap about as near', () => {
    expect(at(107.2, [MET, MET, MET, GAP])).toBe(3);
    expect(at(107.2001, [MET, MET, GAP, MET])).toBe(2);
  });

  it('is never one that is filtered out, nor one without a place', () => {
    expect(at(107.2, [MET, MET, HIDDEN, HIDDEN])).toBeNull();
    expect(at(107.2, [MET, GAP, HIDDEN, MET])).toBe(3);
  });

  it('reaches further for a finger', () => {
    expect(at(107.1995, [MET, MET, MET, MET])).toBeNull();
    expect(at(107.1995, [MET, MET, MET, MET], 20)).toBe(2);
  });
});

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
