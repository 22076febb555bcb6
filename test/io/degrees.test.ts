import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAngle, readDegrees, readMetres } from '../../src/io/degrees.ts';

describe('degrees', () => {
  it.each([
    '107°61′30″',
    '107°1′60″',
    '107°1′30″x',
    '107 1',
    '107-01',
    '107.5°30′',
    '107°01.5′30″',
    '107.02.03',
    '1O7.02',
    '-107°E',
    'E107.02N',
    '东经107.02西经',
    '107,02,03',
    '一百零七度',
    '度',
    '',
  ])('does not read %s', (text) => {
    expect(readDegrees(text)).toBeNaN();
  });

  it.each([
    ['107.02°E', 107.02],
    ['E107.02', 107.02],
    ['e 107.02', 107.02],
    ['E:107.02', 107.02],
    ['东经107.02', 107.02],
    ['东经：107.02°', 107.02],
    ['经度107.02', 107.02],
    ['107.02度', 107.02],
    ['+107.02', 107.02],
    ['-107.02', -107.02],
    ['1.0702E+02', 107.02],
    ['107.02E', 107.02],
    ['107.02东', 107.02],
    ['西经107.02', -107.02],
    ['33.07S', -33.07],
    ['107,02', 107.02],
    ['107。02', 107.02],
    ['107．02', 107.02],
    ['107º01′30″', 107.025],
    ['107˚01′30″', 107.025],
    ['107°01′30″东', 107.025],
    ['107°01′30″', 107.025],
    ['107°01′30′′', 107.025],
    ["107°01'30''", 107.025],
    ['107°01’30”', 107.025],
    ['107°01´30´´', 107.025],
    ['107°01`30``', 107.025],
    ['107° 01′ 30″', 107.025],
    ['107°01′30', 107.025],
    ['107°1.5′', 107.025],
    ['107°01.5', 107.025],
    ['107°1\'30"E', 107.025],
    ['E107°1\'30"', 107.025],
    ['东经107度1分30秒', 107.025],
    ['107度1分30秒', 107.025],
    ['１０７°０１′３０″', 107.025],
    ['107-01-30', 107.025],
    ['107 01 30', 107.025],
    ['107:01:30', 107.025],
    ['107-1-30.0', 107.025],
    ['-107°01′30″', -107.025],
    ['１０７．０２５', 107.025],
    ['107.025', 107.025],
  ])('reads %s', (text, degrees) => {
    expect(readDegrees(text)).toBeCloseTo(degrees, 12);
  });

  it.each([
    ['E107.02', 'lon'],
    ['107.02°东', 'lon'],
    ['北纬33.07', 'lat'],
    ['33°04′12″N', 'lat'],
    ['107.02', null],
  ])('%s says its axis: %s', (text, axis) => {
    expect(readAngle(text)?.axis).toBe(axis);
  });

  it('reads any angle in any spelling as the same, to a hundredth of a second', () => {
    fc.assert(
      fc.property(fc.nat(179), fc.nat(59), fc.nat(5999), (degrees, minutes, hundredths) => {
        const seconds = (hundredths / 100).toFixed(2);
        const expected = degrees + minutes / 60 + hundredths / 360_000;
        for (const text of [
          `${degrees}°${minutes}′${seconds}″`,
          `${degrees}度${minutes}分${seconds}秒`,
          `${degrees}-${minutes}-${seconds}`,
          `${degrees} ${minutes} ${seconds}`,
          `E${degrees}:${minutes}:${seconds}`,
          `${degrees}°${minutes}'${seconds}''E`,
          String(expected),
        ])
          expect(readDegrees(text)).toBeCloseTo(expected, 10);
      }),
      { seed: 20181012, numRuns: 300 },
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+eEWNS°度分秒′″\'" 东经北纬XYm米。') }), (text) => {
        expect([readAngle(text), readMetres(text)]).toHaveLength(2);
      }),
      { seed: 20181012, numRuns: 3000 },
    );
  });
});

describe('metres', () => {
  it.each([
    ['3680000.5', 3680000.5],
    ['3,680,000.5', 3680000.5],
    ['36 500 000', 36500000],
    ['３６８００００', 3680000],
    ['500000m', 500000],
    ['500000 米', 500000],
    ['3.68E+06', 3680000],
  ])('reads %s', (text, metres) => {
    expect(readMetres(text)?.value).toBe(metres);
  });

  it.each(['3,68,000', '三百万', '', '500公里', '107°'])('does not read %s', (text) => {
    expect(readMetres(text)).toBeNull();
  });
});
