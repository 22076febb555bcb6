import { beforeAll, describe, expect, it } from 'vitest';
import { waysOf } from '../../src/analysis/road/kept-ways.ts';
import { yearEnd } from '../../src/domain/period.ts';
import type { Road } from '../../src/domain/road.ts';
import { PROFILES } from '../../src/domain/travel.ts';
import { type Millimetres, millimetres } from '../../src/domain/units.ts';
import { ensureMeasured } from '../../src/state/ensure-measured.ts';
import { openingView } from '../../src/state/store.ts';
import type { View } from '../../src/state/view.ts';
import { distancesOf, isReading, printMargin } from '../../src/ui/village/distances.ts';
import { at, DATED_FILE, dataset, facility, reported, village } from '../analysis/build.ts';

/** 0.01° of latitude is about 1.109 km here. The own township's hospital lies 6.7 km north, another township's 3.3 km south. */
const OWN = facility({ id: 'own', position: at(106.15, 33.39) });
const OTHER = facility({ id: 'other', township: '接官亭镇', position: at(106.15, 33.3) });
const VILLAGES = [
  village({ id: 'A', reportedKm: 4.5 }),
  village({ id: 'B', position: { at: null, problem: 'position-zero' } }),
  village({ id: 'C', township: '白雀寺镇' }),
  village({ id: 'D', township: '接官亭镇' }),
];
const DATA = dataset({
  villages: VILLAGES,
  facilities: [OWN, OTHER],
  observations: reported('clinic-standard', { A: 'no', C: 'no', D: 'no' }),
  years: [2019],
});
const mm = (whole: number) => whole as Millimetres;
const VIEW: View = openingView(DATA, {});

const shown = (village: number, part: Partial<View> = {}, data = DATA) => {
  const found = distancesOf(data, { ...VIEW, ...part }, village);
  if (!found) throw new Error('no distance is measured');
  return found;
};
const readings = (...given: Parameters<typeof shown>) =>
  shown(...given).readings.map(({ mode, scope, state, inForce, facility }) => [
    mode === 'straight' ? scope : mode,
    state,
    inForce,
    facility?.id ?? null,
  ]);

beforeAll(() => ensureMeasured(DATA, 'reported', 'car'));

describe('the readings of a distance', () => {
  it('are the one in force first, the other scope, and the village’s own report, each with its own verdict', () => {
    expect(readings(0)).toEqual([
      ['own-township', 'gap', true, 'own'],
      ['nearest', 'exempt', false, 'other'],
      ['reported', 'exempt', false, null],
    ]);
    expect(readings(0, { scope: 'nearest' })).toEqual([
      ['nearest', 'exempt', true, 'other'],
      ['own-township', 'gap', false, 'own'],
      ['reported', 'exempt', false, null],
    ]);
    const { inForce, readings: all } = shown(0);
    expect(inForce).toBe(all[0]);
    expect(all[2]?.distance).toBe(4_500_000);
  });

  it('follow the radius', () => {
    const radii = { 'clinic-standard': millimetres(4400) };
    expect(readings(0, { radii }).map(([, state]) => state)).toEqual(['gap', 'exempt', 'gap']);
    expect(shown(0, { radii }).radius).toBe(4_400_000);
  });

  it('name one hospital once: the other scope is left out where it finds the same', () => {
    expect(readings(3)).toEqual([['own-township', 'exempt', true, 'other']]);
  });

  it('keep the village’s own clinic: met beyond the radius, exempt within', () => {
    const data = { ...DATA, observations: reported('clinic-standard', { A: 'yes' }) };
    expect(readings(0, {}, data).map(([, state]) => state)).toEqual(['met', 'exempt', 'exempt']);
    const silent = { ...DATA, observations: new Map() };
    expect(
      readings(0, {}, silent).map(([, state]) => state),
      'without a column distance alone decides',
    ).toEqual(['gap', 'met', 'met']);
  });

  it('say why there is none, and still show the other', () => {
    expect(shown(1)).toMatchObject({ inForce: null, problem: 'position-zero', readings: [], bearing: null });
    expect(shown(2)).toMatchObject({ inForce: null, problem: 'no-facility-in-township', bearing: null });
    expect(readings(2)).toEqual([['nearest', 'exempt', false, 'other']]);
  });

  it('point from the village to the hospital in force', () => {
    expect(shown(0)).toMatchObject({ problem: null });
    expect(shown(0).bearing).toBeCloseTo(0, 6);
    expect(shown(0, { scope: 'nearest' }).bearing).toBeCloseTo(180, 6);
  });

  it('are to be checked within ±10 % of the radius', () => {
    expect(shown(0).fieldCheck).toBe(false);
    expect(shown(0, { radii: { 'clinic-standard': millimetres(6500) } }).fieldCheck).toBe(true);
  });

  it('are those of the indicator in view where distance decides it, else of the first it decides', () => {
    const indicator = (part: Partial<View>) => shown(0, part).indicator.id;
    expect(indicator({ indicator: 'road-paved' })).toBe('clinic-standard');
    expect(indicator({ indicator: 'clinic-doctor' }), 'its waiver is off').toBe('clinic-standard');
    expect(indicator({ indicator: 'clinic-doctor', waive: true })).toBe('clinic-doctor');
  });

  it('count hospitals by the dates of the year in view', () => {
    const data = { ...DATA, facilities: [{ ...OWN, opened: yearEnd(2020) }, OTHER], files: [DATED_FILE], years: [2019, 2020] };
    expect(readings(0, { year: 2019 }, data)[0]).toEqual(['nearest', 'exempt', false, 'other']);
    expect(readings(0, { year: 2020 }, data)[0]).toEqual(['own-township', 'unknown', true, 'own']);
    expect(readings(0, { year: 2019 }, { ...data, files: [] })[0], 'nobody knows of when it is').toEqual([
      'own-township',
      'gap',
      true,
      'own',
    ]);
  });
});

describe('printMargin', () => {
  it('has no sign of its own and the decimals of the distance beside it', () => {
    expect(printMargin('5.04', mm(5_040_000), mm(5_000_000))).toBe('0.04');
    expect(printMargin('4.96', mm(4_960_000), mm(5_000_000))).toBe('0.04');
    expect(printMargin('7.8', mm(7_840_000), mm(5_000_000))).toBe('2.8');
    expect(printMargin('5.000001', mm(5_000_001), mm(5_000_000))).toBe('0.000001');
    expect(printMargin('1.2', mm(1_200_000), mm(5_000_000))).toBe('3.8');
  });
});

describe('the ways to measure, side by side', () => {
  const [lon, lat] = [106.15, 33.33];
  const road = (line: Road['line']): Road => ({
    class: 'village',
    surface: 'concrete',
    widthM: null,
    name: '',
    direction: 'both',
    simulated: false,
    line,
  });
  /** From 120 m off the village east, then north to the township's own hospital: 3.3 km straight, 4.8 by road. The other township's stands on a road of its own. */
  const bent = road([
    [lon, lat + 0.001_08],
    [lon + 0.016, lat + 0.001_08],
    [lon + 0.016, lat + 0.03],
    [lon, lat + 0.03],
  ]);
  const alone = road([
    [lon - 0.01, 33.3],
    [lon + 0.01, 33.3],
  ]);
  const data = dataset({
    villages: [
      village({ id: 'A', reportedKm: 6 }),
      village({ id: 'far', position: at(lon + 0.05, lat) }),
      village({ id: 'C', township: '接官亭镇' }),
    ],
    facilities: [facility({ id: 'own', position: at(lon, lat + 0.03) }), OTHER],
    observations: reported('clinic-standard', { A: 'no', far: 'no', C: 'no' }),
    roads: [bent, alone],
    matrix: {
      rows: 1,
      origin: { codes: Uint32Array.of(0), ids: ['A'] },
      destination: { codes: Uint32Array.of(0), ids: ['own'] },
      metres: Float64Array.of(7_250),
      minutes: null,
    },
  });
  const radii = { 'clinic-standard': millimetres(4000) };
  const rows = (village: number, part: Partial<View> = {}) =>
    shown(village, { radii, ...part }, data).rows.map((row) =>
      isReading(row) ? [row.mode, row.facility?.id ?? null, row.state] : [row.mode, row.reason],
    );

  it('are told to be measured as long as nothing has, and the straight line decides', () => {
    expect(rows(0)).toEqual([
      ['straight', 'own', 'exempt'],
      ['straight', 'other', 'exempt'],
      ['road', null],
      ['reported', null, 'gap'],
      ['matrix', 'own', 'gap'],
    ]);
    expect(shown(0, { radii, mode: 'road' }, data)).toMatchObject({ mode: 'straight', road: null });
  });

  it('each have their own verdict, the one in force first, whichever it is', async () => {
    // On the page the worker makes the roads a network.
    waysOf(data, PROFILES.car);
    await ensureMeasured(data, 'road', 'car');
    expect(rows(0)).toEqual([
      ['straight', 'own', 'exempt'],
      ['straight', 'other', 'exempt'],
      ['road', 'own', 'gap'],
      ['reported', null, 'gap'],
      ['matrix', 'own', 'gap'],
    ]);
    expect(rows(0, { mode: 'road' })).toEqual([
      ['road', 'own', 'gap'],
      ['straight', 'own', 'exempt'],
      ['reported', null, 'gap'],
      ['matrix', 'own', 'gap'],
    ]);
    expect(rows(0, { mode: 'reported', scope: 'nearest' }).map(([mode, to]) => [mode, to])).toEqual([
      ['reported', null],
      ['straight', 'other'],
      ['road', 'own'],
      ['matrix', 'own'],
    ]);
    const { inForce, road, bearing } = shown(0, { radii, mode: 'road' }, data);
    expect([Math.round((inForce?.distance ?? 0) / 1e5), bearing], 'the way there has no one direction').toEqual([63, null]);
    expect(Math.round((road?.snap ?? 0) / 1000), 'metres to the road').toBe(120);
    // 1.49 + 3.21 + 1.49 km at 20 km/h, the 120 m to the road on foot.
    expect(road?.minutes).toBeCloseTo((6.196 / 20 + 0.12 / 3) * 60, 0);
  });

  it('say why they say nothing: off the road with how far, on another road, unreported, not in the table', () => {
    expect(rows(1)).toEqual([
      ['straight', 'own', 'gap'],
      ['road', 'not-routable'],
      ['reported', 'distance-unreported'],
      ['matrix', 'no-way-told'],
    ]);
    const far = shown(1, { radii, mode: 'road' }, data);
    expect([far.inForce, far.problem]).toEqual([null, 'not-routable']);
    expect(Math.round((far.road?.snap ?? 0) / 1e5), 'hundreds of metres').toBeGreaterThan(10);
    expect(rows(2).find(([mode]) => mode === 'road')).toEqual(['road', 'island']);
  });
});
