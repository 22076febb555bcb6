import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { cellAtFault, readDegrees, readPosition, readsSwapped, toWgs84 } from '../../src/io/positions.ts';

const inChina = fc.record({ lon: fc.double({ min: 75, max: 134, noNaN: true }), lat: fc.double({ min: 19, max: 53, noNaN: true }) });
const problem = (lon: string, lat: string, swaps = true) => {
  const position = readPosition(lon, lat, { crs: 'wgs84', swaps }, 'surveyed');
  return position.at === null ? position.problem : null;
};

describe('positions', () => {
  it.each([
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const)('%s converts to WGS 84 and back within a tenth of a millimetre', (crs, system) => {
    fc.assert(
      fc.property(inChina, ({ lon, lat }) => {
        const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, system);
        const [back, top] = toWgs84(crs, x, y);
        expect(Math.abs(back - lon)).toBeLessThan(1e-9);
        expect(Math.abs(top - lat)).toBeLessThan(1e-9);
      }),
      { seed: 20181012, numRuns: 500 },
    );
  });

  it.each([
    ['107.1', '133.2', 'lat'],
    ['107.1', '', 'lat'],
    ['107.1', 'north', 'lat'],
    ['207.1', '33.2', 'lon'],
    ['/', '33.2', 'lon'],
    ['0', '0', 'lon'],
    ['', '', 'lon'],
  ])('of %s and %s the cell to look at first is %3$s', (lon, lat, cell) => {
    expect(cellAtFault(lon, lat)).toBe(cell);
  });

  it('leaves WGS 84 as read, to the bit', () => {
    fc.assert(
      fc.property(inChina, ({ lon, lat }) => {
        expect(toWgs84('wgs84', lon, lat)).toEqual([lon, lat]);
      }),
      { seed: 1 },
    );
  });

  it.each([
    ['', '', 'position-missing'],
    ['107.1', '/', 'position-missing'],
    ['0', '0', 'position-zero'],
    ['三十三', '33', 'position-unreadable'],
    ['33.1', '107.2', 'position-swapped'],
    ['107.2', '93', 'position-out-of-range'],
    ['107.2', '33.1', null],
  ])('%s, %s: %s', (lon, lat, expected) => {
    expect(problem(lon, lat)).toBe(expected);
  });

  it('takes the Arctic for the Arctic unless the table lies in China', () => {
    expect(problem('15.6', '78.2', false)).toBeNull();
    expect(problem('43.8', '87.6', true)).toBe('position-swapped');
    expect(problem('33.1', '107.2', false), 'no latitude is above 90').toBe('position-swapped');
    expect(
      readsSwapped([
        ['43.8', '87.6'],
        ['87.5', '43.9'],
        ['81.3', '43.9'],
        ['', ''],
      ]),
    ).toBe(true);
    expect(
      readsSwapped([
        ['43.8', '87.6'],
        ['43.9', '81.3'],
      ]),
    ).toBe(true);
    expect(
      readsSwapped([
        ['15.6', '78.2'],
        ['0', '66.5'],
        ['106.1', '33.2'],
      ]),
    ).toBe(false);
  });

  it('takes a cell with both apart, longitude first', () => {
    for (const [lon, lat] of [
      ['107.02,33.07', '107.02,33.07'],
      ['107.02，33.07', ''],
      ['东经107.02 北纬33.07', ''],
    ] as const)
      expect(readPosition(lon, lat, { crs: 'wgs84', swaps: true }, 'surveyed')).toEqual({
        at: { lon: 107.02, lat: 33.07 },
        quality: 'surveyed',
      });
    expect(problem('107.02,33.07,5', '')).toBe('position-missing');
  });

  it.each(['107°61′30″', '107°1′60″', '107°1′30″x', '107 1 30'])('does not read %s', (text) => {
    expect(readDegrees(text)).toBeNaN();
  });

  it.each([
    ['107.02°E', 107.02],
    ['E107.02', 107.02],
    ['东经107.02', 107.02],
    ['107.02度', 107.02],
    ['+107.02', 107.02],
    ['1.0702E+02', 107.02],
    ['107.02E', 107.02],
    ['西经107.02', -107.02],
    ['107º01′30″', 107.025],
    ['107°01′30″东', 107.025],
    ['107°01′30″', 107.025],
    ['107°1\'30"E', 107.025],
    ['东经107度1分30秒', 107.025],
    ['１０７．０２５', 107.025],
    ['107.025', 107.025],
  ])('reads %s', (text, degrees) => {
    expect(readDegrees(text)).toBeCloseTo(degrees, 12);
  });
});
