import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { nearerToBorder } from '../../src/analysis/border.ts';
import { bringOtherDistances } from '../../src/analysis/other-distances.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { receipt } from '../../src/analysis/receipt.ts';
import { members, rate, tally } from '../../src/analysis/tally.ts';
import type { SourceFile } from '../../src/domain/dataset.ts';
import type { District } from '../../src/domain/place.ts';
import { millimetres } from '../../src/domain/units.ts';
import { seeded } from '../support/seeded.ts';
import { at, counts, DECEMBER_2019, dataset, facility, indicator, reported, roadAlong, SEED, village } from './build.ts';

bringOtherDistances();

/** Two counties side by side, each one degree square: the border between them at 107° is inside the data. */
function square(code: string, west: number): District {
  const ring = [
    [west, 32],
    [west + 1, 32],
    [west + 1, 33],
    [west, 33],
    [west, 32],
  ] as const;
  return { code, name: code, level: 'county', county: code, schematic: false, polygons: [[ring]] };
}

const COUNTIES = [square('A', 106), square('B', 107)];
const CLINIC = indicator('clinic-standard');
const QUESTION = defaultQuestion(CLINIC, DECEMBER_2019);
const FILES: SourceFile[] = (['villages', 'facilities', 'status', 'districts', 'roads', 'matrix'] as const).map((role) => ({
  name: `${role}.csv`,
  role,
  rows: 3,
  asOf: null,
  crs: null,
}));

/** About 9 km from the western border, from the inner border and from the northern border. */
const VILLAGES = [
  village({ id: 'west', position: at(106.1, 32.5) }),
  village({ id: 'inner', position: at(106.95, 32.5) }),
  village({ id: 'north', position: at(107.5, 32.95) }),
  village({ id: 'nowhere', position: { at: null, problem: 'position-missing' } }),
];
const HOSPITAL = facility({ id: 'H', position: at(106.9, 32.5) });
const DATA = dataset({
  villages: VILLAGES,
  facilities: [HOSPITAL],
  counties: COUNTIES,
  files: FILES,
  observations: reported('clinic-standard', { west: 'no', inner: 'yes' }),
});

describe('nearerToBorder', () => {
  const assessment = answer(DATA, { ...QUESTION, scope: 'nearest' });

  it('names the villages nearer to the data’s outer border than to their hospital; a border between two counties is none', () => {
    expect(nearerToBorder(assessment, [0, 1, 2, 3])).toEqual([0, 2]);
    expect(nearerToBorder(assessment, [1, 2])).toEqual([2]);
  });

  it('does not warn where the own township’s hospital is asked, or where nothing is known of the border', () => {
    expect(nearerToBorder(answer(DATA, QUESTION), [0, 1, 2])).toEqual([]);
    expect(nearerToBorder(answer({ ...DATA, counties: [] }, { ...QUESTION, scope: 'nearest' }), [0, 1, 2])).toEqual([]);
    // A village reports how far its own township is: no hospital beyond the border changes that.
    const told = { ...DATA, villages: VILLAGES.map((one) => ({ ...one, reportedKm: 50 })) };
    expect(nearerToBorder(answer(told, { ...QUESTION, scope: 'nearest', mode: 'reported' }), [0, 1, 2])).toEqual([]);
    const road = defaultQuestion(indicator('road-paved'), DECEMBER_2019);
    expect(nearerToBorder(answer(DATA, { ...road, scope: 'nearest' }), [0, 1, 2])).toEqual([]);
  });

  it('measures the border to about 1 %', () => {
    // The village 0.1° east of the border at 32.5° N is 9,397 m from it: a hospital must be nearer than that for no warning.
    const asked = (lon: number) => {
      const data = { ...DATA, villages: VILLAGES.slice(0, 1), facilities: [facility({ id: 'H', position: at(lon, 32.5) })] };
      return nearerToBorder(answer(data, { ...QUESTION, scope: 'nearest' }), [0]);
    };
    expect(asked(106.1 + 0.0985)).toEqual([]);
    expect(asked(106.1 + 0.1015)).toEqual([0]);
  });
});

/** Metres to the nearest of some borders, each looked at, on a plane that touches the earth at the place. */
function metresToBorders([x, y]: readonly [number, number], borders: readonly (readonly [number, number])[][]): number {
  const squeeze = Math.cos((y * Math.PI) / 180);
  let least = Infinity;
  for (const ring of borders)
    ring.slice(1).forEach(([bx, by], index) => {
      const [ax, ay] = ring[index] ?? [0, 0];
      for (let step = 0; step <= 2000; step++) {
        const share = step / 2000;
        least = Math.min(least, Math.hypot((ax + (bx - ax) * share - x) * squeeze, ay + (by - ay) * share - y) * 111_195);
      }
    });
  return least;
}

describe('nearerToBorder among many', () => {
  it('agrees with every stretch of the border walked, whatever cell it lies in', () => {
    const { uniform } = seeded(SEED);
    const box = (west: number, south: number, size: number): (readonly [number, number])[] => [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ];
    const rings = [box(-1.3, -0.6, 2.1), box(3.05, 0.4, 0.3)];
    const counties = rings.map((ring, at) => ({ ...(COUNTIES[0] as (typeof COUNTIES)[number]), code: `61000${at}`, polygons: [[ring]] }));
    const villages = Array.from({ length: 200 }, (_, index) =>
      village({ id: String(index), position: at(-2 + 6 * uniform(), -1.5 + 3.5 * uniform()) }),
    );
    const facilities = Array.from({ length: 12 }, (_, index) =>
      facility({ id: `H${index}`, position: at(-2 + 6 * uniform(), -1.5 + 3.5 * uniform()) }),
    );
    const assessment = answer(dataset({ villages, facilities, counties }), { ...QUESTION, scope: 'nearest' });
    const all = villages.map((_, index) => index);
    const near = new Set(nearerToBorder(assessment, all));
    let told = 0;
    for (const index of all) {
      const { position } = villages[index] as (typeof villages)[number];
      const metres = position.at ? metresToBorders([position.at.lon, position.at.lat], rings) : Number.NaN;
      const away = (assessment.evidence.proximity?.distance[index] ?? Number.NaN) / 1000;
      // Walked in steps, the border is a little farther off.
      if (Math.abs(metres - away) < 120) continue;
      told += 1;
      expect(near.has(index), `${index}: ${metres} m to the border, ${away} m to the hospital`).toBe(metres < away);
    }
    expect(told).toBeGreaterThan(180);
    expect(near.size).toBeGreaterThan(20);
    expect(near.size).toBeLessThan(190);
  });
});

describe('receipt', () => {
  it('carries rule, parameters, lists, targets and the files its number came from', () => {
    const made = receipt(answer(DATA, { ...QUESTION, scope: 'nearest' }), [0, 1, 2], 'villages');
    expect(made.indicator.id).toBe('clinic-standard');
    expect(made.radius).toBe(5_000_000);
    expect(made).toMatchObject({ byDistance: true, statusKnown: true, weight: 'villages', simulated: false });
    expect(made.lists).toEqual({ met: [], gap: [0], exempt: [1], unknown: [2] });
    expect(made.counts).toEqual(counts({ gap: 1, exempt: 1, unknown: 1 }));
    expect(made.rate).toBe(0);
    expect(made.nearBorder).toEqual([0, 2]);
    expect(made.targets.map((target) => target.id)).toEqual(['clinic-standard']);
    expect(made.files.map((file) => file.role)).toEqual(['villages', 'facilities', 'status']);
  });

  it('names the files that distances were measured from, in each mode', () => {
    const rolesOf = (question: Partial<typeof QUESTION>) =>
      receipt(answer(DATA, { ...QUESTION, ...question }), [0], 'villages').files.map(({ role }) => role);
    expect(rolesOf({ mode: 'road' })).toEqual(['villages', 'facilities', 'status', 'roads']);
    expect(rolesOf({ mode: 'matrix' })).toEqual(['villages', 'facilities', 'status', 'matrix']);
    expect(rolesOf({ mode: 'reported' })).toEqual(['villages', 'status']);
    expect(rolesOf({ mode: 'reported', neighbours: true })).toEqual(['villages', 'facilities', 'status']);
  });

  it('names no facility file where distance took no part', () => {
    const made = receipt(answer(DATA, defaultQuestion(indicator('road-paved'), DECEMBER_2019)), [0], 'villages');
    expect(made.byDistance).toBe(false);
    expect(made.files.map((file) => file.role)).toEqual(['villages', 'status']);
    expect(made.rate).toBeNull();
  });

  it('prints the radius the states were decided at, in the question too, after the radius moved', () => {
    answer(DATA, QUESTION);
    const moved = receipt(answer(DATA, { ...QUESTION, radius: millimetres(7000) }), [0, 1], 'villages');
    expect(moved.radius).toBe(7_000_000);
    expect(moved.question.radius).toBe(7_000_000);
  });

  it('says that something is simulated when one village or one report is', () => {
    const data = { ...DATA, villages: VILLAGES.map((one, index) => (index === 1 ? { ...one, simulated: true } : one)) };
    expect(receipt(answer(data, QUESTION), [0, 1], 'villages').simulated).toBe(true);
    expect(receipt(answer(data, QUESTION), [0, 2], 'villages').simulated).toBe(false);
  });
});

describe('members', () => {
  const extent = { county: null, township: null, communities: false, relocated: true, poorOnly: false, deepPovertyOnly: false };
  const data = dataset({
    villages: [
      village({ id: '610727100201', poor: true, deepPoverty: true }),
      village({ id: '610727100002', kind: 'community' }),
      village({ id: '610728100201', county: '镇巴县', township: '泾洋街道', poor: null, relocated: true }),
      village({ id: '610728100202', county: '镇巴县', township: '泾洋街道', poor: true, relocated: null }),
    ],
  });

  it('counts 行政村 only by default, and each switch and filter does its own thing', () => {
    expect([...members(data, extent)]).toEqual([0, 2, 3]);
    expect([...members(data, { ...extent, communities: true })]).toEqual([0, 1, 2, 3]);
    expect([...members(data, { ...extent, relocated: false })]).toEqual([0, 3]);
    expect([...members(data, { ...extent, poorOnly: true })]).toEqual([0, 3]);
    expect([...members(data, { ...extent, deepPovertyOnly: true })]).toEqual([0]);
    expect([...members(data, { ...extent, county: '610728' })]).toEqual([2, 3]);
    expect([...members(data, { ...extent, township: '610727100' })]).toEqual([0]);
    expect([...members(data, { ...extent, county: '610728', township: '610727100' })]).toEqual([]);
  });

  it('a rate is met of met and gap; with nothing left there is none, not zero', () => {
    expect(rate(counts({ met: 3, gap: 1, exempt: 5, unknown: 7 }))).toBe(0.75);
    expect(rate(counts({ exempt: 5, unknown: 7 }))).toBeNull();
    expect(rate(counts({ gap: 2 }))).toBe(0);
    const assessment = answer(data, defaultQuestion(indicator('road-paved'), DECEMBER_2019));
    expect(tally(assessment, [0, 2], 'resident')).toEqual(counts({ unknown: 120 }));
    expect(() => tally(assessment, [9])).toThrow(RangeError);
  });

  it('“all” and “none” are not said over a village on the other side that does not report its households', () => {
    expect(rate(counts({ met: 90 }, { gap: 1 }))).toBeNull();
    expect(rate(counts({ gap: 90 }, { met: 1 }))).toBeNull();
    expect(rate(counts({ met: 90 }, { met: 1, exempt: 1, unknown: 1 }))).toBe(1);
    expect(rate(counts({ met: 30, gap: 10 }, { gap: 1, met: 1 }))).toBe(0.75);
  });

  it('has no rate while there is no hospital to measure to: a gap could not have come out', () => {
    const villages = [village({ id: 'A' }), village({ id: 'B' })];
    const observations = reported('clinic-standard', { A: 'yes', B: 'no' });
    const without = answer(dataset({ villages, observations }), QUESTION);
    expect(tally(without, [0, 1])).toEqual(counts({ met: 1, unknown: 1 }, {}, false));
    expect(rate(tally(without, [0, 1]))).toBeNull();
    const paved = answer(
      dataset({ villages, observations: reported('road-paved', { A: 'yes', B: 'no' }) }),
      defaultQuestion(indicator('road-paved'), DECEMBER_2019),
    );
    expect(rate(tally(paved, [0, 1])), 'a road needs no hospital').toBe(0.5);
  });
});

describe('villages near enough in a straight line only', () => {
  /** Out 0.04° north and 0.04° east, and back 0.04° south: "across" is 3.7 km from the hospital and 12.5 along the road, "beside" 2.2 both ways. */
  const data = dataset({
    villages: [
      village({ id: 'across', position: at(106.19, 33.3) }),
      village({ id: 'beside', position: at(106.15, 33.32) }),
      village({ id: 'off', position: at(106.17, 33.31) }),
      village({ id: 'far', position: at(106.15, 33.2) }),
    ],
    facilities: [facility({ id: 'H', position: at(106.15, 33.3) })],
    roads: [
      roadAlong([
        [106.15, 33.2],
        [106.15, 33.34],
        [106.19, 33.34],
        [106.19, 33.3],
      ]),
    ],
  });
  const asked = (mode: 'road' | 'straight', radius = 5000) =>
    receipt(answer(data, { ...QUESTION, mode, radius: millimetres(radius) }), [0, 1, 2, 3], 'villages').airOnly;

  it('are those beyond the radius by road; who is off the road is not one of them', () => {
    expect(asked('road')).toEqual([0]);
    expect(asked('road', 3000), 'beyond in a straight line too').toEqual([]);
    expect(asked('road', 12_400)).toEqual([0]);
    expect(asked('road', 12_700), 'within by road too').toEqual([]);
  });

  it('are not asked for where the road is not', () => {
    expect(asked('straight')).toBeNull();
  });
});
