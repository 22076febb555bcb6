import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Crs } from '../../src/domain/units.ts';
import { cellAtFault, liesInChina, readPosition, systemByNumbers } from '../../src/io/positions.ts';
import { fromWgs84 } from '../../src/io/systems.ts';

const problem = (lon: string, lat: string, ofChina = true) => {
  const position = readPosition(lon, lat, { crs: 'wgs84', ofChina }, 'surveyed');
  return position.at === null ? position.problem : null;
};

describe('positions', () => {
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

  it.each([
    ['-106.2', '33.3'],
    ['10.62', '33.3'],
    ['106.2', '-33.3'],
    ['1', '2'],
    ['106.2', '-7.1'],
    ['146.1', '33.3'],
  ])('%s, %s is out of range in a table of China, and a place anywhere else', (lon, lat) => {
    expect(problem(lon, lat)).toBe('position-out-of-range');
    expect(problem(lon, lat, false)).toBeNull();
  });

  it('takes the Arctic for the Arctic unless the table lies in China', () => {
    expect(problem('15.6', '78.2', false)).toBeNull();
    expect(problem('43.8', '87.6', true)).toBe('position-swapped');
    expect(problem('33.1', '107.2', false), 'no latitude is above 90').toBe('position-swapped');
    expect(
      liesInChina([
        ['43.8', '87.6'],
        ['87.5', '43.9'],
        ['81.3', '43.9'],
        ['', ''],
      ]),
    ).toBe(true);
    expect(
      liesInChina([
        ['43.8', '87.6'],
        ['43.9', '81.3'],
      ]),
    ).toBe(true);
    expect(
      liesInChina([
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
      expect(readPosition(lon, lat, { crs: 'wgs84', ofChina: true }, 'surveyed')).toEqual({
        at: { lon: 107.02, lat: 33.07 },
        quality: 'surveyed',
      });
    expect(problem('107.02,33.07,5', '')).toBe('position-missing');
  });

  it.each([
    ['107.02 33.07', 'a space'],
    ['33.07,107.02', 'latitude first: the numbers tell'],
    ['[107.02, 33.07]', 'brackets'],
    ['（107.02，33.07）', 'full-width brackets'],
    ['107.02;33.07', 'a semicolon'],
    ['107.02/33.07', 'a stroke'],
    ['107,02 33,07', 'decimal commas'],
    ['POINT(107.02 33.07)', 'WKT'],
    ['SRID=4326;POINT Z (107.02 33.07 512)', 'EWKT with a height'],
    ['东经107.02北纬33.07', 'marks, nothing between'],
    ['北纬33.07°，东经107.02°', 'marks, latitude first'],
    ['33.07N 107.02E', 'marks behind'],
    ['经度：107.02 纬度：33.07', 'words'],
    ['107°01′12″E33°04′12″N', 'degrees, minutes, seconds'],
    ['107-01-12 33-04-12', 'hyphens'],
    ['107 01 12 33 04 12', 'spaces only'],
    ['107 01 12，33 04 12', 'spaces and a comma'],
  ])('takes the cell %s apart: %s', (cell) => {
    const { at } = readPosition(cell, cell, { crs: 'wgs84', ofChina: true }, 'surveyed');
    expect(at?.lon).toBeCloseTo(107.02, 12);
    expect(at?.lat).toBeCloseTo(33.07, 12);
  });

  it.each([
    ['107°01', '', 'position-missing', 'one angle, nothing to cut'],
    ['107 01 30', '', 'position-missing', 'one angle'],
    ['107.02,33.07,5', '107.02,33.07,5', 'position-unreadable', 'two places to cut'],
    ['E107.02 E33.07', 'E107.02 E33.07', 'position-unreadable', 'two longitudes'],
    ['POINT(33.07 107.02)', '', 'position-swapped', 'WKT has its order'],
    ['N33.07', 'E107.02', 'position-swapped', 'the letters say so'],
    ['N15', 'E30', 'position-swapped', 'anywhere on Earth'],
    ['N107.02', '33.07', 'position-unreadable', 'a letter that contradicts its column'],
    ['107.02', '0', 'position-zero', 'half a zero, in China'],
    ['0', '0', 'position-zero', 'both'],
  ])('%s and %s: %s (%s)', (lon, lat, expected) => {
    expect(problem(lon, lat)).toBe(expected);
  });

  const metres = (crs: Crs, lon: string, lat: string) => readPosition(lon, lat, { crs, ofChina: true }, 'surveyed');
  it.each<readonly [Crs, string, string, string]>([
    ['epsg4524', '36408486.418', '3660938.479', 'easting first'],
    ['epsg4524', '3660938.479', '36408486.418', 'X is the northing, as surveyors write'],
    ['epsg4524', '3,660,938.479', '36,408,486.418', 'thousands separators'],
    ['epsg4524', '3660938.479米', '３６４０８４８６．４１８', 'a unit, full-width digits'],
    ['epsg4545', '408486.418', '3660938.479', 'without the zone'],
    ['epsg4545', '3660938.479', '408486.418', 'without the zone, northing first'],
    ['epsg4545', '3660938.479,408486.418', '', 'both in one cell'],
    ['web-mercator', '11913411.905', '3904598.983', 'Web Mercator'],
    ['web-mercator', '3904598.983,11913411.905', '', 'Web Mercator in one cell, either order'],
  ])('%s: %s and %s are read (%s)', (crs, lon, lat) => {
    const { at } = metres(crs, lon, lat);
    expect(Math.hypot((at?.lon ?? 0) - 107.02, (at?.lat ?? 0) - 33.07)).toBeLessThan(2e-8);
  });

  it.each<readonly [Crs, string, string, string, string]>([
    ['epsg4523', '36408486.418', '3660938.479', 'position-out-of-range', 'another zone’s number'],
    ['epsg4545', '36408486.418', '3660938.479', 'position-out-of-range', 'a zone’s number where there is none'],
    ['epsg4524', '408486.418', '3660938.479', 'position-out-of-range', 'no zone’s number where there is one'],
    ['epsg4524', '107.02', '33.07', 'position-out-of-range', 'degrees'],
    ['wgs84', '36408486.418', '3660938.479', 'position-out-of-range', 'metres read as degrees'],
    ['web-mercator', '3904598.983', '11913411.905', 'position-swapped', 'no custom explains it'],
    ['epsg4545', '0', '0', 'position-zero', 'zero'],
    ['epsg4545', '', '3660938.479', 'position-missing', 'blank'],
    ['epsg4545', '107°01′30″', '33°04′12″', 'position-unreadable', 'an angle is no length'],
    ['epsg4545', '1e308', '1e307', 'position-out-of-range', 'nowhere'],
    ['wgs84', '33.07', '33.07', 'position-unreadable', 'half a pair in a column of both would lie in the Sahara'],
    ['epsg4544', '608003.3', '608003.3', 'position-unreadable', 'half a pair, in metres'],
  ])('%s: %s and %s are %s (%s)', (crs, lon, lat, expected) => {
    const position = metres(crs, lon, lat);
    expect(position.at === null && position.problem).toBe(expected);
  });

  it('reads both orders of a zone alike, wherever its counties lie', () => {
    const zones = fc.constantFrom('epsg4523', 'epsg4524', 'epsg4544', 'epsg4545');
    const place = fc.record({ lon: fc.double({ min: 104, max: 109, noNaN: true }), lat: fc.double({ min: 18, max: 53, noNaN: true }) });
    fc.assert(
      fc.property(zones, place, (crs, { lon, lat }) => {
        const [east, north] = fromWgs84(crs, lon, lat).map(String);
        for (const { at } of [metres(crs, east ?? '', north ?? ''), metres(crs, north ?? '', east ?? '')]) {
          expect(Math.abs((at?.lon ?? 0) - lon)).toBeLessThan(1e-9);
          expect(Math.abs((at?.lat ?? 0) - lat)).toBeLessThan(1e-9);
        }
      }),
      { seed: 20181012, numRuns: 300 },
    );
  });

  it.each<readonly [string, readonly (readonly [string, string])[], Crs | null]>([
    [
      'a zone’s number before the easting, X north',
      [
        ['3660938.479', '36408486.418'],
        ['3660000', '36408000'],
      ],
      'epsg4524',
    ],
    ['zone 35', [['35594000', '3660938']], 'epsg4523'],
    ['Web Mercator’s millions', [['11913411.905', '3904598.983']], 'web-mercator'],
    ['six digits, of either zone', [['3660938.479', '408486.418']], null],
    ['degrees', [['107.02', '33.07']], null],
    [
      'a mixture',
      [
        ['36408486.418', '3660938.479'],
        ['107.02', '33.07'],
      ],
      null,
    ],
    [
      'blank cells beside',
      [
        ['', ''],
        ['36408486.418', '3660938.479'],
      ],
      'epsg4524',
    ],
    ['nothing', [['', '']], null],
  ])('the numbers tell the system, or not: %s', (_, cells, crs) => {
    expect(systemByNumbers(cells)).toBe(crs);
  });
});
