import { beforeEach, describe, expect, it, vi } from 'vitest';
import { proximityOf, reachesOf } from '../../src/analysis/proximity.ts';
import { makeWays, type PackedGround, unpackGround } from '../../src/analysis/road/kept-ways.ts';
import type { FileDataset } from '../../src/domain/dataset.ts';
import type { Indicator } from '../../src/domain/indicator.ts';
import type { Road } from '../../src/domain/road.ts';
import type { Traveller } from '../../src/domain/travel.ts';
import { change, openProject, setMode } from '../../src/state/actions.ts';
import { ensureMeasured, keepMeasured } from '../../src/state/ensure-measured.ts';
import { isMeasured, modeInForce, modeWanted, roadPath } from '../../src/state/measures.ts';
import { canAnswer } from '../../src/state/modes.ts';
import { assessmentInView, questionOf } from '../../src/state/selectors.ts';
import { fittingView, missingFrom, openingView, useStore } from '../../src/state/store.ts';
import type { Asked } from '../../src/state/view.ts';
import { at, dataset, facility, indicator, village } from '../analysis/build.ts';
import { untouched } from './project.ts';

/** The worker's job, in this thread; `ways` may be told to fail or to wait. */
const worker = vi.hoisted(() => ({ ways: vi.fn() }));
vi.mock('../../src/worker/client.ts', () => ({ reader: () => worker }));

const CLINIC = indicator('clinic-standard');

/** An angle of two roads, a little more than 5 km along and 4 km across: the village at one end, the hospital at the other. */
const ROAD: Road = {
  class: 'village',
  surface: 'concrete',
  widthM: null,
  name: '',
  direction: 'both',
  simulated: false,
  line: [
    [106.15, 33.33],
    [106.15, 33.355],
    [106.18, 33.355],
  ],
};
const VILLAGE = village({ id: 'V', position: at(106.15, 33.33), reportedKm: 6 });
const HOSPITAL = facility({ id: 'H', position: at(106.18, 33.355) });
/** Roads of its own each time: nothing is measured of it yet. */
const withRoads = (part: Partial<FileDataset> = {}) => dataset({ villages: [VILLAGE], facilities: [HOSPITAL], roads: [ROAD], ...part });

const mode = (data: FileDataset) => questionOf(data, useStore.getState().view, CLINIC).mode;

keepMeasured();
beforeEach(() => {
  worker.ways.mockReset();
  worker.ways.mockImplementation(async (ground: PackedGround, traveller: Traveller) => ({
    ok: true,
    value: makeWays(unpackGround(structuredClone(ground)), traveller),
  }));
});

describe('a way to measure', () => {
  it('is in force once it is measured; until then the line is straight, and its question says so', async () => {
    const data = withRoads();
    openProject(untouched(data), { mode: 'road' }, {});
    const { view } = useStore.getState();
    expect([view.mode, modeWanted(data, view, CLINIC), modeInForce(data, view, CLINIC), mode(data)]).toEqual([
      'road',
      'road',
      'straight',
      'straight',
    ]);
    const straight = assessmentInView(data, view, CLINIC);
    expect(straight.states[0], 'within 5 km').not.toBe(1);
    await vi.waitUntil(() => isMeasured(data, 'road', 'car'));
    await vi.waitUntil(() => useStore.getState().view !== view);
    expect(mode(data)).toBe('road');
    const along = assessmentInView(data, useStore.getState().view, CLINIC).evidence.proximity;
    expect(along?.distance[0]).toBe(
      proximityOf(data, reachesOf(CLINIC, questionOf(data, useStore.getState().view, CLINIC)).inForce!).distance[0],
    );
    expect(along?.distance[0]).toBeGreaterThan(straight.evidence.proximity?.distance[0] ?? 0);
    expect(roadPath(data, 'car', 0, 0)).toEqual(ROAD.line);
    setMode('straight');
    expect(mode(data)).toBe('straight');
  });

  it('is measured once at a time, and again where a facility stands elsewhere; not where a report is another or a village moved', async () => {
    const data = withRoads();
    await Promise.all([ensureMeasured(data, 'road', 'car'), ensureMeasured(data, 'road', 'car')]);
    await ensureMeasured(data, 'road', 'car');
    expect(worker.ways).toHaveBeenCalledTimes(1);
    const corrected = { ...data, villages: [{ ...VILLAGE, households: 7 }] };
    expect(isMeasured(corrected, 'road', 'car')).toBe(true);
    const moved = { ...data, villages: [{ ...VILLAGE, position: at(106.151, 33.33) }] };
    expect(isMeasured(moved, 'road', 'car'), 'one village is led to the road here').toBe(true);
    const rebuilt = { ...data, facilities: [facility({ id: 'H', position: at(106.17, 33.355) })] };
    expect(isMeasured(rebuilt, 'road', 'car')).toBe(false);
    await ensureMeasured(rebuilt, 'road', 'car');
    expect(worker.ways).toHaveBeenCalledTimes(2);
    expect(isMeasured(rebuilt, 'road', 'car')).toBe(true);
  });

  it('is measured for each who travels, and straight for one as long as it is measured for another only', async () => {
    const data = withRoads();
    openProject(untouched(data), { mode: 'road' }, {});
    await vi.waitUntil(() => mode(data) === 'road');
    change({ traveller: 'walking' });
    expect(mode(data)).toBe('straight');
    await vi.waitUntil(() => mode(data) === 'road');
    expect(worker.ways.mock.calls.map(([, traveller]) => traveller)).toEqual(['car', 'walking']);
    change({ traveller: 'car' });
    expect(mode(data), 'it is there already').toBe('road');
    expect(worker.ways).toHaveBeenCalledTimes(2);
  });

  it('that cannot be measured leaves the straight line, a receipt of the road closed, and says so until the next try', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const data = withRoads();
    worker.ways.mockRejectedValueOnce(new Error('gone'));
    openProject(untouched(data), { mode: 'road', receipt: { indicator: CLINIC.id, place: null, part: 'air-only' } }, {});
    expect(useStore.getState().view.receipt).not.toBeNull();
    await vi.waitUntil(() => useStore.getState().unmeasured !== null);
    expect(useStore.getState()).toMatchObject({ unmeasured: 'road', view: { mode: 'straight', receipt: null } });
    setMode('road');
    await vi.waitUntil(() => mode(data) === 'road');
    expect(useStore.getState().unmeasured).toBeNull();
  });

  it('is forgotten where another project was opened meanwhile', async () => {
    const data = withRoads();
    openProject(untouched(data), { mode: 'road' }, {});
    const other = withRoads();
    openProject(untouched(other), {}, {});
    await vi.waitUntil(() => isMeasured(data, 'road', 'car'));
    expect(isMeasured(other, 'road', 'car')).toBe(false);
    expect(useStore.getState().view.mode).toBe('straight');
  });

  it('needs what it is measured by, and a rule that it answers', async () => {
    const bare = dataset({ villages: [village({ id: 'V' })] });
    const matrix = { rows: 0, origin: { codes: new Uint32Array(), ids: [] }, destination: { codes: new Uint32Array(), ids: [] } };
    expect(canAnswer(bare, 'straight')).toBe(true);
    for (const one of ['road', 'reported', 'matrix'] as const) expect(canAnswer(bare, one), one).toBe(false);
    expect(canAnswer(dataset({ matrix: { ...matrix, metres: null, minutes: new Float64Array() } }), 'matrix'), 'minutes only').toBe(false);
    expect(canAnswer(dataset({ matrix: { ...matrix, metres: new Float64Array(), minutes: null } }), 'matrix')).toBe(true);

    const data = withRoads();
    const view = { ...openingView(data, {}), mode: 'reported', scope: 'nearest' } as const;
    await ensureMeasured(data, 'reported', 'car');
    expect(questionOf(data, view, CLINIC), 'its own township’s').toMatchObject({ mode: 'reported', scope: 'own-township' });
    if (CLINIC.rule.kind !== 'near') throw new Error('a distance is asked');
    const anywhere: Indicator = { ...CLINIC, rule: { ...CLINIC.rule, ownTownship: false } };
    expect(modeWanted(data, view, anywhere)).toBe('straight');
    expect(modeWanted(data, { ...view, mode: 'road' }, anywhere)).toBe('road');
  });
});

describe('a link', () => {
  const opened = (asked: Asked, data = withRoads()) => {
    const view = fittingView(data, asked, {});
    return [view.mode, missingFrom(asked, view)];
  };
  it('keeps a mode that the data can answer, and tells of one that it cannot, or that nobody knows', () => {
    expect(opened({ mode: 'road' })).toEqual(['road', []]);
    expect(opened({})).toEqual(['straight', []]);
    expect(opened({ mode: 'matrix' })).toEqual(['straight', ['mode']]);
    expect(opened({ mode: 'road' }, dataset({}))).toEqual(['straight', ['mode']]);
    expect(opened({ mode: null })).toEqual(['straight', ['mode']]);
    expect(opened({ mode: 'road', traveller: null })).toEqual(['road', ['traveller']]);
    expect(fittingView(withRoads(), { mode: 'road', traveller: 'bus' }, {})).toMatchObject({ mode: 'road', traveller: 'bus' });
    expect(fittingView(withRoads(), { traveller: null }, {}).traveller).toBe('car');
    const receipt = { indicator: CLINIC.id, place: null, part: 'air-only' } as const;
    expect(opened({ receipt })).toEqual(['straight', ['receipt']]);
    expect(opened({ mode: 'road', receipt })).toEqual(['road', []]);
  });
});
