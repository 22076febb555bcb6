import { distance } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { assess, gather, reasonOf, stateOf, valueAt } from '../../src/analysis/assess.ts';
import { rateClass } from '../../src/analysis/classes.ts';
import { gapRow, gapRows } from '../../src/analysis/gap-rows.ts';
import { defaultQuestion, isAsked, mainIndicator } from '../../src/analysis/question.ts';
import { ring } from '../../src/analysis/rings.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { observe } from '../../src/domain/observation.ts';
import type { Question } from '../../src/domain/parameters.ts';
import { monthsLater } from '../../src/domain/period.ts';
import { millimetres, wgs84 } from '../../src/domain/units.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { at, DECEMBER_2019, dataset, facility, indicator, reported, run, village } from './build.ts';

const HOSPITAL = { lon: 106.15, lat: 33.33 };

/** A position so many metres north-east of the hospital. */
function away(metres: number) {
  const { lat2 = 0, lon2 = 0 } = geodesic.Geodesic.WGS84.Direct(HOSPITAL.lat, HOSPITAL.lon, 45, metres);
  return at(lon2, lat2);
}

const CLINIC = indicator('clinic-standard');
const QUESTION = defaultQuestion(CLINIC, DECEMBER_2019);

function asked(data: Dataset, change: Partial<Question> = {}) {
  const question = { ...QUESTION, ...change };
  return assess(gather(data, CLINIC, question), question.radius);
}

const states = (assessment: ReturnType<typeof assess>) => Array.from(assessment.states, (_, index) => stateOf(assessment, index));

const THREE = [
  village({ id: 'A', position: away(4000) }),
  village({ id: 'B', position: away(6000) }),
  village({ id: 'C', position: { at: null, problem: 'position-missing' } }),
];

describe('assess: the whole way from records to states', () => {
  it('asks distance alone where no file has the status column', () => {
    const assessment = asked(dataset({ villages: THREE, facilities: [facility({ id: 'H' })] }));
    expect(states(assessment)).toEqual(['met', 'gap', 'unknown']);
    expect([0, 1, 2].map((index) => reasonOf(assessment, index))).toEqual(['within-radius', 'beyond-radius', 'position-missing']);
  });

  it.each([
    ['yes', ['exempt', 'met', 'met']],
    ['no', ['exempt', 'gap', 'unknown']],
    ['exempt', ['exempt', 'exempt', 'exempt']],
  ] as const)('own clinic %s', (value, expected) => {
    const observations = reported('clinic-standard', { A: value, B: value, C: value });
    expect(states(asked(dataset({ villages: THREE, facilities: [facility({ id: 'H' })], observations })))).toEqual(expected);
  });

  it('takes a village without a report as unknown as soon as one village reports', () => {
    const observations = reported('clinic-standard', { A: 'no' });
    expect(states(asked(dataset({ villages: THREE, facilities: [facility({ id: 'H' })], observations })))).toEqual([
      'exempt',
      'unknown',
      'unknown',
    ]);
  });

  it('a state holds only for the period it was reported for; the last known value stands beside it', () => {
    const observations = new Map([['clinic-standard', new Map([['B', [run('yes', monthsLater(DECEMBER_2019, -1))]]])]]);
    const data = dataset({ villages: THREE, facilities: [facility({ id: 'H' })], observations });
    const evidence = gather(data, CLINIC, QUESTION);
    expect(stateOf(assess(evidence, QUESTION.radius), 1)).toBe('unknown');
    expect(valueAt(evidence, 1)).toBeNull();
    expect(observe(observations, CLINIC.id, 'B', QUESTION.month)).toMatchObject({ current: null, last: { value: 'yes' } });
    expect(stateOf(asked(data, { month: monthsLater(DECEMBER_2019, -1) }), 1)).toBe('met');
    expect(observe(observations, CLINIC.id, 'B', monthsLater(DECEMBER_2019, -2)).last).toBeNull();
  });

  it('a neighbouring clinic serves by the switch only, within the radius only, and only where there was a gap or no report', () => {
    const observations = reported('clinic-standard', { A: 'no', B: 'no' });
    const facilities = [facility({ id: 'H' }), facility({ id: 'K', kind: 'clinic', township: '别处', position: away(10_000) })];
    const data = dataset({ villages: THREE, facilities, observations });
    expect(states(asked(data))).toEqual(['exempt', 'gap', 'unknown']);
    const served = asked(data, { neighbours: true });
    expect(states(served)).toEqual(['exempt', 'met', 'unknown']);
    expect(reasonOf(served, 1)).toBe('neighbour-clinic');
    expect(states(asked(data, { neighbours: true, radius: millimetres(3000) }))).toEqual(['gap', 'gap', 'unknown']);
  });

  it('centre hospitals alone count by the narrower reading', () => {
    const data = dataset({
      villages: THREE,
      facilities: [facility({ id: 'H' }), facility({ id: 'Z', kind: 'centre-hospital', position: away(8500) })],
    });
    expect(states(asked(data, { kinds: ['centre-hospital'] }))).toEqual(['met', 'met', 'unknown']);
    expect(asked(data, { kinds: ['centre-hospital'] }).evidence.proximity?.facility[0]).toBe(1);
    expect(asked(data).evidence.proximity?.facility[0]).toBe(0);
  });

  it('the village doctor is not waived by distance unless switched on', () => {
    const doctor = indicator('clinic-doctor');
    const data = dataset({
      villages: THREE,
      facilities: [facility({ id: 'H' })],
      observations: reported('clinic-doctor', { A: 'no', B: 'no' }),
    });
    const question = defaultQuestion(doctor, DECEMBER_2019);
    expect(states(answer(data, question))).toEqual(['gap', 'gap', 'unknown']);
    expect(states(answer(data, { ...question, waive: true }))).toEqual(['exempt', 'gap', 'unknown']);
  });

  it('field checks are the villages within ±10 % whose answer would change', () => {
    const villages = [4499.999, 4500, 5000, 5500, 5500.001].map((metres, index) => village({ id: `V${index}`, position: away(metres) }));
    const facilities = [facility({ id: 'H' })];
    expect([...asked(dataset({ villages, facilities })).fieldCheck]).toEqual([0, 1, 1, 1, 0]);
    const observations = reported('clinic-standard', { V1: 'yes', V2: 'no', V3: 'exempt' });
    // V1 has its own clinic and V3 is not eligible: neither turns on distance. V4 is a millimetre outside.
    expect([...asked(dataset({ villages, facilities, observations })).fieldCheck]).toEqual([0, 0, 1, 0, 0]);
  });
});

describe('answer', () => {
  const data = dataset({ villages: THREE, facilities: [facility({ id: 'H' })] });

  it('gives the same object for the same question, and keeps the evidence while the radius moves', () => {
    const first = answer(data, QUESTION);
    expect(answer(data, { ...QUESTION })).toBe(first);
    const moved = answer(data, { ...QUESTION, radius: millimetres(7000) });
    expect(moved).not.toBe(first);
    expect(moved.evidence).toBe(first.evidence);
    expect(states(moved)).toEqual(['met', 'met', 'unknown']);
    expect(states(answer(data, QUESTION))).toEqual(states(first));
  });

  it('forgets nothing that matters: another month, scope or data set is another answer', () => {
    const first = answer(data, QUESTION);
    expect(answer(data, { ...QUESTION, scope: 'nearest' }).evidence).not.toBe(first.evidence);
    expect(answer(data, { ...QUESTION, month: monthsLater(DECEMBER_2019, 1) }).evidence).not.toBe(first.evidence);
    expect(answer({ ...data }, QUESTION).evidence).not.toBe(first.evidence);
  });

  it('answers right after more questions than it remembers', () => {
    for (let step = 0; step < 250; step++) answer(data, { ...QUESTION, month: monthsLater(DECEMBER_2019, -step) });
    expect(states(answer(data, QUESTION))).toEqual(['met', 'gap', 'unknown']);
  });

  it('refuses an indicator it does not know', () => {
    expect(() => answer(data, { ...QUESTION, indicator: 'no-such-indicator' })).toThrow(RangeError);
  });
});

describe('questions', () => {
  it('default to the plan’s reading', () => {
    expect(QUESTION).toEqual({
      indicator: 'clinic-standard',
      month: DECEMBER_2019,
      openAt: DECEMBER_2019,
      radius: 5_000_000,
      mode: 'straight',
      traveller: 'car',
      scope: 'own-township',
      kinds: null,
      neighbours: false,
      waive: false,
    });
  });

  it('are asked where a column reports them, or where distance answers them', () => {
    const empty = dataset({});
    expect(isAsked(empty, CLINIC)).toBe(true);
    expect(isAsked(empty, indicator('clinic-doctor'))).toBe(false);
    expect(isAsked(empty, indicator('road-paved'))).toBe(false);
    const bus = dataset({ observations: reported('road-bus', {}) });
    const road = LAYERS.find((layer) => layer.id === 'road');
    expect(road && mainIndicator(bus, road).id).toBe('road-bus');
    expect(road && mainIndicator(empty, road).id).toBe('road-paved');
    expect(isAsked(dataset({ observations: reported('hospital-standard', {}) }), indicator('hospital-standard'))).toBe(false);
  });
});

describe('gapRows', () => {
  it('prints the numbers the state was decided on, in the order asked', () => {
    const data = dataset({ villages: THREE, facilities: [facility({ id: 'H' })], observations: reported('clinic-standard', { B: 'no' }) });
    const [missing, beyond] = gapRows(asked(data), [2, 1]);
    expect(missing).toMatchObject({
      village: { id: 'C' },
      state: 'unknown',
      reason: 'status-unreported',
      reported: null,
      nearest: null,
      distance: null,
      margin: null,
    });
    expect(beyond).toMatchObject({
      village: { id: 'B' },
      state: 'gap',
      reason: 'beyond-radius',
      reported: 'no',
      nearest: { id: 'H' },
      distance: 6_000_000,
      margin: 1_000_000,
    });
    expect(gapRow(asked(data, { radius: millimetres(6000) }), 1)).toMatchObject({ state: 'exempt', margin: 0 });
    expect(() => gapRows(asked(data), [3])).toThrow(RangeError);
  });
});

describe('rateClass', () => {
  it.each([
    [0, 0],
    [0.4999, 0],
    [0.5, 1],
    [0.6999, 1],
    [0.7, 2],
    [0.85, 3],
    [0.9499, 3],
    [0.95, 4],
    [1, 4],
    [null, null],
  ])('%f → %s', (rate, shade) => {
    expect(rateClass(rate)).toBe(shade);
  });
});

describe('ring', () => {
  it('is closed and drawn within 0.5 % of its radius, which is why it never decides', () => {
    for (const lat of [18, 33, 53]) {
      const centre = wgs84(107, lat);
      const points = ring(centre, 5_000_000);
      expect(points.length).toBeGreaterThan(60);
      expect(points[0]).toEqual(points.at(-1));
      const lengths = points.map(([lon, y]) => geodesic.Geodesic.WGS84.Inverse(lat, 107, y, lon).s12 ?? 0);
      for (const metres of lengths) expect(Math.abs(metres - 5000)).toBeLessThan(25);
      for (const [lon, y] of points) expect(Math.abs(distance([107, lat], [lon, y], { units: 'meters' }) - 5000)).toBeLessThan(0.001);
    }
  });
});
