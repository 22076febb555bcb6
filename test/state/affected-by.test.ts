import { afterEach, expect, it, vi } from 'vitest';
import type { Affected } from '../../src/analysis/affected.ts';
import { answer } from '../../src/analysis/answer.ts';
import { applyEdits } from '../../src/analysis/apply-edits.ts';
import { stateOf } from '../../src/analysis/assess.ts';
import type { Proposal } from '../../src/analysis/propose.ts';
import { mainIndicator } from '../../src/analysis/question.ts';
import { makeWays, type PackedGround, unpackGround } from '../../src/analysis/road/kept-ways.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { Edit } from '../../src/domain/edit.ts';
import { DISTANCE_MODES } from '../../src/domain/parameters.ts';
import type { Road } from '../../src/domain/road.ts';
import { TRAVELLERS, type Traveller } from '../../src/domain/travel.ts';
import { millimetres, wgs84 } from '../../src/domain/units.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { affectedBy } from '../../src/state/affected-by.ts';
import { measureBy } from '../../src/state/measures.ts';
import { questionOf } from '../../src/state/selectors.ts';
import { openingView } from '../../src/state/store.ts';
import type { View } from '../../src/state/view.ts';
import { at, DATED_FILE, dataset, facility, indicator, reported, village } from '../analysis/build.ts';

/** The worker's job, in this thread; it may be told to fail. */
const worker = vi.hoisted(() => ({ ways: vi.fn() }));
vi.mock('../../src/worker/client.ts', () => ({ reader: () => worker }));
const work = async (ground: PackedGround, traveller: Traveller) => ({
  ok: true,
  value: makeWays(unpackGround(structuredClone(ground)), traveller),
});
worker.ways.mockImplementation(work);
afterEach(() => {
  worker.ways.mockClear();
});

const CLINIC = indicator('clinic-standard');
const road = (kind: Road['class'], ...line: Road['line']): Road => ({
  class: kind,
  surface: 'concrete',
  widthM: null,
  name: '',
  direction: 'both',
  simulated: false,
  line,
});
/** A road that bends three kilometres to the north and back, a foot path straight across; the hospital is at its other end. */
const [west, east, south, north] = [106.15, 106.19, 33.3, 33.33];
const DATA = dataset({
  villages: [
    village({ id: 'A', position: at(west, south), reportedKm: 9 }),
    village({ id: 'B', position: at(east, south), reportedKm: 1 }),
    village({ id: 'C', position: at(west, north), reportedKm: 6 }),
  ],
  facilities: [facility({ id: 'H', position: at(east, south) })],
  observations: reported('clinic-standard', { A: 'no', B: 'no', C: 'no' }),
  roads: [road('village', [west, south], [west, north], [east, north], [east, south]), road('path', [west, south], [east, south])],
  matrix: {
    rows: 3,
    origin: { codes: Uint32Array.of(0, 1, 2), ids: ['A', 'B', 'C'] },
    destination: { codes: Uint32Array.of(0, 0, 0), ids: ['H'] },
    metres: Float64Array.of(4_000, 7_000, 8_000),
    minutes: null,
  },
  files: [DATED_FILE],
});
const VIEW: View = { ...openingView(DATA, {}), radii: { [CLINIC.id]: millimetres(5000) } };

const proposal = (kind: 'village' | 'facility', id: string, ...edits: readonly Edit[]): Proposal => ({
  origin: null,
  of: { kind, id },
  name: id,
  county: '',
  township: '',
  edits,
  candidates: [],
});
const [V, H] = [{ kind: 'village', id: 'A' } as const, { kind: 'facility', id: 'H' } as const];
const { origin: _, ...ADDED } = village({ id: 'D', position: at(east, north), reportedKm: 4 });
const PROPOSALS: readonly Proposal[] = [
  proposal('facility', 'H', { kind: 'position', of: H, from: wgs84(east, south), to: wgs84(west, south) }),
  proposal('village', 'A', { kind: 'position', of: V, from: wgs84(west, south), to: wgs84(east, south + 0.01) }),
  proposal('village', 'A', { kind: 'figure', of: V, figure: 'reportedKm', from: 9, to: 2 }),
  proposal('village', 'D', { kind: 'add-village', village: ADDED }),
];

/** What the screen says before and after, village by village: the project opened again with the change in it. */
async function onScreen(project: Dataset, { edits }: Proposal, view: View): Promise<Affected[]> {
  const change = { id: '', at: '', by: 'file', source: '', note: '', edits } as const;
  const after = applyEdits(project, [change]).dataset;
  const says = async (data: Dataset) => {
    await measureBy(data, view.mode, view.traveller);
    return LAYERS.flatMap((layer) => {
      const asked = mainIndicator(after, layer);
      const assessment = answer(data, questionOf(data, view, asked));
      return Array.from(data.villages, ({ id }, index) => [`${asked.id} ${id}`, stateOf(assessment, index)] as const);
    });
  };
  const before = new Map(await says(project));
  return (await says(after)).flatMap(([key, to]) => {
    const [of = '', id = ''] = key.split(' ');
    const from = before.get(key) ?? null;
    return from === to ? [] : [{ village: id, indicator: of, from, to }];
  });
}

it('whose answers a row changes are those that are others on the screen, by whatever the screen measures', async () => {
  const told = new Map<string, string>();
  for (const mode of DISTANCE_MODES)
    for (const traveller of mode === 'road' ? TRAVELLERS : (['car'] as const))
      for (const [at, one] of PROPOSALS.entries()) {
        const view = { ...VIEW, mode, traveller };
        const found = await affectedBy(DATA, one, view);
        expect(found, `${mode} ${traveller} ${at}`).toEqual(await onScreen(DATA, one, view));
        told.set(`${mode} ${traveller} ${at}`, found?.map(({ village, from, to }) => `${village} ${from}>${to}`).join() ?? '');
      }
  // The hospital moves across: near enough in a straight line all along, on foot too but for C; by car it is 10 km from one to the other.
  expect(told.get('straight car 0')).toBe('');
  expect(told.get('road walking 0')).toBe('C gap>exempt');
  expect(told.get('road car 0')).toBe('A gap>exempt,B exempt>gap,C gap>exempt');
  expect(told.get('reported car 2')).toBe('A gap>exempt');
  expect(told.get('straight car 2')).toBe('');
  expect(told.get('matrix car 0'), 'the table says what it said').toBe('');
});

it('by road a village that moves is led to the road here, and a row that changes no place has nothing measured', async () => {
  const data = { ...DATA, roads: [...DATA.roads] };
  const view = { ...VIEW, mode: 'road' } as const;
  for (const one of PROPOSALS.slice(1)) await affectedBy(data, one, view);
  expect(worker.ways).toHaveBeenCalledTimes(1);
  await affectedBy(data, PROPOSALS[0]!, view);
  expect(worker.ways).toHaveBeenCalledTimes(2);
});

it('is not worked out where nobody waits any more, and rejects where it cannot be; the next are worked out all the same', async () => {
  const data = { ...DATA, roads: [...DATA.roads] };
  const view = { ...VIEW, mode: 'road' } as const;
  expect(await affectedBy(data, PROPOSALS[0]!, view, () => false)).toBeNull();
  expect(worker.ways).not.toHaveBeenCalled();
  worker.ways.mockRejectedValueOnce(new Error('gone'));
  const [failed, next] = await Promise.allSettled([affectedBy(data, PROPOSALS[0]!, view), affectedBy(data, PROPOSALS[0]!, view)]);
  expect([failed.status, next.status]).toEqual(['rejected', 'fulfilled']);
});
