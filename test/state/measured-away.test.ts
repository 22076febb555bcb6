import { afterEach, describe, expect, it, vi } from 'vitest';
import { nameRanks } from '../../src/analysis/name-ranks.ts';
import { nearestFacilities, type Proximity } from '../../src/analysis/nearest.ts';
import { type ReachBy, reachesOf } from '../../src/analysis/proximity.ts';
import { roadProximity } from '../../src/analysis/road/road-proximity.ts';
import { SCOPES } from '../../src/domain/parameters.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { PROFILES } from '../../src/domain/travel.ts';
import { makeCountry, sizesFor, withRoads } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { change, openProject, setMode } from '../../src/state/actions.ts';
import { isAtHand, measureAway } from '../../src/state/away.ts';
import { assessmentInView, countsInView, questionOf } from '../../src/state/selectors.ts';
import { fittingView, useStore } from '../../src/state/store.ts';
import { indicator } from '../analysis/build.ts';
import { untouched } from './project.ts';

const CLINIC = indicator('clinic-standard');

const COUNTRY = withRoads(makeCountry({ ...sizesFor(1200), counties: 4, townships: 60, facilities: 60 }));

/** Measures when it is told to, and keeps what it was asked. */
function byHand() {
  const dataset = syntheticDataset(COUNTRY);
  const asked: ReachBy[] = [];
  const measured = (reach: ReachBy) =>
    reach.mode === 'road' ? roadProximity(dataset, reach, PROFILES[reach.traveller]) : nearestFacilities(dataset, reach);
  const answers: { readonly give: () => void; readonly fail: (why: string) => void }[] = [];
  const rankNames = vi.fn(() => Promise.resolve(nameRanks(dataset)));
  measureAway(dataset, {
    measure: (reach) => {
      asked.push(reach);
      return new Promise<Proximity>((resolve, reject) =>
        answers.push({ give: () => resolve(measured(reach)), fail: (why) => reject(new Error(why)) }),
      );
    },
    rankNames,
    path: () => Promise.resolve(null),
  });
  useStore.setState({ project: untouched(dataset), view: fittingView(dataset, {}, {}), waiting: null });
  const next = async (how: 'give' | 'fail' = 'give') => {
    await vi.waitUntil(() => answers.length > 0);
    if (how === 'give') answers.shift()?.give();
    else answers.shift()?.fail('the worker is gone');
  };
  /** Gives every answer until the view that was asked for is shown. */
  const settle = () =>
    vi.waitUntil(
      () => {
        answers.shift()?.give();
        return useStore.getState().waiting === null;
      },
      { timeout: 30_000, interval: 5 },
    );
  return { dataset, asked, next, settle, rankNames };
}

const { view: before } = useStore.getState();
afterEach(() => {
  useStore.setState({ project: null, view: before, waiting: null });
});

describe('a data set measured elsewhere', () => {
  it('shows the view before until both readings of the asked one are measured, and says what is being measured', async () => {
    const { dataset, asked, next, settle } = byHand();
    change({ year: 2018 });
    expect(useStore.getState()).toMatchObject({ view: { year: 2020 }, waiting: { view: { year: 2018 }, failure: null } });
    await next();
    await vi.waitUntil(() => asked.length > 1);
    expect(useStore.getState().waiting?.reach).toEqual(asked[1]);
    await settle();
    expect(new Set(asked.map(({ scope }) => scope))).toEqual(new Set(['nearest', 'own-township']));
    const { view } = useStore.getState();
    expect(view.year).toBe(2018);
    expect(countsInView(dataset, view)).toEqual(countsInView(syntheticDataset(COUNTRY), view));
  });

  it('measures nothing twice, and nothing for what changes no distance', async () => {
    const { asked, settle } = byHand();
    change({ year: 2019 });
    await settle();
    const before = asked.length;
    expect(new Set(asked.map((reach) => JSON.stringify(reach))).size).toBe(before);
    change({ scope: 'nearest' });
    change({ radii: { 'clinic-standard': 7_000_000 as never } });
    change({ poorOnly: true });
    expect(useStore.getState()).toMatchObject({ view: { scope: 'nearest', poorOnly: true }, waiting: null });
    expect(asked).toHaveLength(before);
  });

  it('shows what was asked for last, whatever was asked on the way', async () => {
    const { settle } = byHand();
    change({ year: 2018 });
    change({ poorOnly: true });
    change({ language: 'en' });
    await settle();
    expect(useStore.getState().view).toMatchObject({ year: 2018, poorOnly: true, language: 'en' });
  });

  it('tells a failure, keeps the picture, and tries again when asked again', async () => {
    const { next, settle } = byHand();
    const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    change({ year: 2018 });
    await next('fail');
    await vi.waitUntil(() => useStore.getState().waiting?.failure != null);
    expect(useStore.getState()).toMatchObject({ view: { year: 2020 }, waiting: { failure: 'the worker is gone' } });
    change({ year: 2018 });
    await settle();
    expect(useStore.getState().view.year).toBe(2018);
    expect(silent).toHaveBeenCalledOnce();
    silent.mockRestore();
  });

  it('ranks its names elsewhere, once, before a list is sorted by them', async () => {
    const { settle, rankNames } = byHand();
    change({ sort: { key: 'name', descending: false } });
    expect(useStore.getState().view.sort.key).toBe('state');
    await settle();
    change({ sort: { key: 'name', descending: true } });
    expect(useStore.getState().view.sort).toEqual({ key: 'name', descending: true });
    expect(rankNames).toHaveBeenCalledOnce();
  });

  it('goes by road when somebody chooses that: both readings of it, beside the straight line’s, and nothing on this thread', async () => {
    const { dataset, asked, settle } = byHand();
    change({ selected: '1' });
    await settle();
    const before = asked.length;
    expect(asked.some(({ mode }) => mode === 'road')).toBe(false);
    setMode('road');
    expect(useStore.getState()).toMatchObject({ view: { mode: 'straight' }, waiting: { view: { mode: 'road' } } });
    await settle();
    const { view } = useStore.getState();
    expect(view.mode).toBe('road');
    expect(new Set(asked.slice(before).map(({ mode, scope }) => `${mode} ${scope}`))).toEqual(
      new Set(['road nearest', 'road own-township']),
    );
    const { proximity } = assessmentInView(dataset, view, CLINIC).evidence;
    expect(proximity).toMatchObject({ minutes: expect.any(Float64Array), snap: expect.any(Float64Array) });
    change({ year: 2018 });
    await settle();
    const { inForce } = reachesOf(CLINIC, questionOf(dataset, useStore.getState().view, CLINIC));
    expect(inForce).toMatchObject({ mode: 'road', month: yearEnd(2018) });
    for (const mode of ['road', 'straight'] as const)
      for (const scope of SCOPES) expect(isAtHand(dataset, { ...inForce!, mode, scope }), `${mode} ${scope}`).toBe(true);
    const settled = asked.length;
    setMode('straight');
    expect([useStore.getState().view.mode, useStore.getState().waiting, asked.length]).toEqual(['straight', null, settled]);
  });

  it('is let go with its project: another one is shown at once, and stays', async () => {
    const { next } = byHand();
    change({ year: 2018 });
    const other = untouched(syntheticDataset(COUNTRY));
    openProject(other, {}, {});
    await next();
    await Promise.resolve();
    const { project, view, waiting } = useStore.getState();
    expect(project).toBe(other);
    expect([view.year, waiting]).toEqual([2020, null]);
  });
});
