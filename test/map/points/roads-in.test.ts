import { expect, it } from 'vitest';
import { ColumnRoads } from '../../../src/domain/road-columns.ts';
import { SOUTH, SPAN, WEST } from '../../../src/io/synthetic/counties.ts';
import { makeCountry, sizesFor, withRoads } from '../../../src/io/synthetic/country.ts';
import type { Box } from '../../../src/map/geometry.ts';
import { roadsIn } from '../../../src/map/points/roads-in.ts';
import { seeded } from '../../support/seeded.ts';

const { roads: columns } = withRoads(makeCountry(sizesFor(3_000)));
if (!columns) throw new Error('no roads');
const roads = new ColumnRoads(columns);

it('gives the roads whose own box meets the one asked for', () => {
  const { uniform: next } = seeded(6);
  let some = 0;
  for (let turn = 0; turn < 200; turn++) {
    const [west, south] = [WEST + SPAN * next(), SOUTH + SPAN * next()];
    const [east, north]: readonly [number, number] = [west + 2 * next(), south + 2 * next()];
    const box: Box = [west, south, east, north];
    const expected = [...roads].filter(({ line }) => {
      const [lon, lat] = [line.map(([x]) => x), line.map(([, y]) => y)];
      return Math.max(...lon) >= west && Math.min(...lon) <= east && Math.max(...lat) >= south && Math.min(...lat) <= north;
    });
    expect(roadsIn(roads, box, roads.length)).toEqual(expected);
    if (expected.length === 0) continue;
    some++;
    expect(roadsIn(roads, box, expected.length)).toHaveLength(expected.length);
    expect(roadsIn(roads, box, expected.length - 1), 'too many to be drawn').toEqual([]);
  }
  expect(some).toBeGreaterThan(100);
});
