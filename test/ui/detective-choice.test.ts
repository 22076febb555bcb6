import { describe, expect, it } from 'vitest';
import { wgs84 } from '../../src/domain/units.ts';
import type { CountyFinding } from '../../src/io/detect-systems.ts';
import type { Verdict } from '../../src/io/detective.ts';
import { answerFrom, drawWindow, isAnswered, meanShift, readIn, shares, taken } from '../../src/ui/import/detective-choice.ts';

const finding = (county: string, verdict: Verdict): CountyFinding => ({
  county,
  verdict,
  rows: 10,
  sightings: 10,
  trials: [],
  inside: null,
  window: null,
});
const proposed = (county: string, crs: 'wgs84' | 'gcj02' | 'bd09') =>
  finding(county, { kind: 'proposed', reading: { crs, swapped: false } });
const untold = (county: string) => finding(county, { kind: 'cannot-tell', why: 'no-known' });

describe('what a person takes of the detective’s proposals', () => {
  it('is one system where all counties are in one', () => {
    const systems = taken([proposed('甲', 'gcj02'), proposed('乙', 'gcj02')], {});
    expect(answerFrom(systems)).toEqual({ crs: 'gcj02', crsOf: {} });
    expect(isAnswered(systems, 'gcj02', {})).toBe(true);
    expect(isAnswered(systems, 'wgs84', {})).toBe(false);
    expect(isAnswered(systems, null, {})).toBe(false);
  });

  it('is one a county where they differ, the most common for what is in none', () => {
    const systems = taken([proposed('甲', 'gcj02'), proposed('乙', 'bd09'), proposed('丙', 'gcj02')], {});
    expect(shares(systems)).toEqual([
      { crs: 'gcj02', counties: 2 },
      { crs: 'bd09', counties: 1 },
    ]);
    expect(answerFrom(systems)).toEqual({ crs: 'gcj02', crsOf: { 甲: 'gcj02', 乙: 'bd09', 丙: 'gcj02' } });
    expect(isAnswered(systems, 'gcj02', { 乙: 'bd09' })).toBe(true);
    expect(isAnswered(systems, 'gcj02', {})).toBe(false);
  });

  it('is no answer while one county cannot be told and nobody said', () => {
    const findings = [proposed('甲', 'gcj02'), untold('__proto__')];
    expect(answerFrom(taken(findings, {}))).toBeNull();
    const said = taken(findings, Object.fromEntries([['__proto__', 'wgs84']]));
    expect(new Map(Object.entries(answerFrom(said)?.crsOf ?? {}))).toEqual(
      new Map([
        ['甲', 'gcj02'],
        ['__proto__', 'wgs84'],
      ]),
    );
    expect(answerFrom(taken([untold('甲')], {}))).toBeNull();
  });

  it('goes by a person before the proposal', () => {
    expect(answerFrom(taken([proposed('甲', 'gcj02')], { 甲: 'epsg4545' }))).toEqual({ crs: 'epsg4545', crsOf: {} });
  });

  it('says in a word what a file is read in', () => {
    expect(readIn({ crs: 'gcj02', crsOf: {} })).toBe('gcj02');
    expect(readIn({ crs: 'gcj02', crsOf: { 甲: 'bd09' } })).toBe('by-county');
    expect(readIn({ crs: null, crsOf: {} })).toBeNull();
  });
});

describe('the window', () => {
  const box = { width: 300, height: 240, room: 30 };
  it('draws north up, everything inside, by one scale', () => {
    const known = [wgs84(106.1, 33.2), wgs84(106.1, 33.23), wgs84(106.12, 33.2)];
    const drawing = drawWindow(known, known, [wgs84(106.104, 33.2), null, wgs84(108, 33.2)], box);
    const [a, north, east] = drawing.known;
    expect(north?.y).toBeLessThan(a?.y ?? 0);
    expect(north?.x).toBeCloseTo(a?.x ?? 0, 9);
    expect(east?.x).toBeGreaterThan(a?.x ?? 0);
    for (const dot of [...drawing.known, ...drawing.placed, ...drawing.raw]) {
      if (!dot) continue;
      expect(dot.x >= 29.9 && dot.x <= 270.1 && dot.y >= 29.9 && dot.y <= 210.1).toBe(true);
    }
    expect(drawing.raw.slice(1), 'metres and what lies far away are not drawn').toEqual([null, null]);
    // 0.03° of latitude is 3.336 km, over 180 px.
    expect(drawing.scale).toEqual({ km: 1, px: expect.closeTo(180 / (0.03 * 111.195), 6) });
  });

  it('does not fly into a single place', () => {
    const one = drawWindow([wgs84(106, 33)], [wgs84(106, 33)], [null], box);
    expect(one.known).toEqual([{ x: 150, y: 120 }]);
    // 1.2 km at least over 180 px: a quarter of the width is 0.5 km.
    expect(one.scale).toEqual({ km: 0.5, px: 75 });
  });

  it('says where converting moves the places to, and how far', () => {
    expect(meanShift([wgs84(106, 33)], [wgs84(106, 33)])).toBeNull();
    expect(meanShift([null], [wgs84(106, 33)])).toBeNull();
    expect(meanShift([wgs84(106, 33)], [wgs84(106, 33.01)])).toEqual({ km: expect.closeTo(1.112, 3), eighth: 0 });
    expect(meanShift([wgs84(106, 33)], [wgs84(105.99, 33)])?.eighth).toBe(6);
    expect(meanShift([wgs84(106, 33)], [wgs84(105.9881, 33.01)])?.eighth).toBe(7);
  });
});
