import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SitingAnswer } from '../../src/analysis/site/problem.ts';
import { isRefusal, siteGreedily } from '../../src/analysis/site/site.ts';
import type { FileDataset } from '../../src/domain/dataset.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { listSites, sitesToList } from '../../src/state/site-works.ts';
import { sitedWith } from '../../src/state/sited.ts';
import { type SitingAsked, sitingAsked } from '../../src/state/siting.ts';
import { drag, letGo, lock, place, step } from '../../src/state/siting-moves.ts';
import { curveOf, leaveSearch, search, searchAgain, sitingInView, stopSearch, useSearch } from '../../src/state/siting-search.ts';
import { openingView, useStore } from '../../src/state/store.ts';
import { DEFAULT_SITING, type Siting, type View } from '../../src/state/view.ts';
import type { Solver } from '../../src/worker/solver.ts';
import { at, DATED_FILE, dataset, facility, reported, SEED, village } from '../analysis/build.ts';
import { untouched } from './project.ts';

/** 0.03° of latitude are 3.3 km: A0–A2 lie in one another's 5 km but for the ends, B0 and B1 likewise; C has its clinic. The hospital is far from all. */
const VILLAGES = [
  village({ id: 'a0', position: at(106, 33.0), registered: 100 }),
  village({ id: 'a1', position: at(106, 33.03), registered: 200 }),
  village({ id: 'a2', position: at(106, 33.06), registered: 300 }),
  village({ id: 'b0', position: at(106, 33.2), registered: 50 }),
  village({ id: 'b1', position: at(106, 33.23), registered: null }),
  village({ id: 'c', position: at(106, 33.4), registered: 999 }),
  village({ id: 'nowhere', position: { at: null, problem: 'position-missing' }, registered: 5 }),
];
const DATA: FileDataset = dataset({
  villages: VILLAGES,
  facilities: [facility({ id: 'H', position: at(106, 34) })],
  observations: new Map(reported('clinic-standard', { a0: 'no', a1: 'no', a2: 'no', b0: 'no', b1: 'no', c: 'yes', nowhere: 'no' })),
  files: [DATED_FILE],
  years: [2019],
});

const viewWith = (siting: Partial<Siting>, part: Partial<View> = {}): View => ({
  ...openingView(DATA, {}),
  ...part,
  siting: { ...DEFAULT_SITING, ...siting },
});

function askedIn(view: View, data = DATA): SitingAsked {
  const asked = sitingAsked(data, view);
  if (!asked) throw new Error('nothing is sited');
  return asked;
}

const sited = (view: View, data = DATA) => {
  const asked = askedIn(view, data);
  return sitedWith(asked, greedily(asked.problem), null);
};

function greedily(problem: SitingAsked['problem']): SitingAnswer {
  const answer = siteGreedily(problem);
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

const idsOf = (villages: Iterable<number>, data = DATA) => Array.from(villages, (one) => data.villages.at(one)?.id);

describe('what is asked of new sites', () => {
  it('is for the villages with a gap, at any village that has a position', () => {
    const { ground } = askedIn(viewWith({}));
    expect(idsOf(ground.demand), 'where nowhere is, nobody can say whether it has a gap').toEqual(['a0', 'a1', 'a2', 'b0', 'b1']);
    expect(idsOf(ground.candidates)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'c']);
    expect(ground.unplaced).toBe(1);
    expect([...ground.people]).toEqual([100, 200, 300, 50, Number.NaN]);
    expect(idsOf(askedIn(viewWith({ demand: 'all' })).ground.demand)).toHaveLength(7);
  });

  it('is the same object for the same view, so that a search is not begun again', () => {
    const view = viewWith({});
    expect(askedIn({ ...view, selected: 'a0' })).toBe(askedIn(view));
    expect(askedIn({ ...view, radii: { 'clinic-standard': 4_000_000 as never } })).not.toBe(askedIn(view));
  });

  it('asks as many fewer as a hand has placed, and keeps those with the locked', () => {
    const { problem, locked, placed } = askedIn(viewWith({ choose: 3, kept: ['c'], placed: ['b0', 'gone'] }));
    expect({ choose: problem.choose, kept: [...problem.kept], locked, placed }).toEqual({
      choose: 2,
      kept: [3, 5],
      locked: [5],
      placed: [3],
    });
  });
});

describe('how much is asked', () => {
  const many = (count: number) => {
    const villages = Array.from({ length: count }, (_, index) => village({ id: `v${index}`, position: at(106 + index / 1e4, 33) }));
    const observations = new Map(reported('clinic-standard', Object.fromEntries(villages.map(({ id }) => [id, 'no']))));
    return dataset({ ...DATA, villages, observations });
  };
  const mean = viewWith({ objective: 'mean' });

  it('is answered here as long as a hand waits, by the solver alone beyond, and not at all where it is more than a page takes on', () => {
    const [some, more, most] = [300, 400, 1001].map((count) => many(count));
    expect([some, more, most].map((data) => data && askedIn(mean, data).size)).toEqual(['at-once', 'away', 'too-large']);
    expect(more && askedIn(viewWith({}), more).size, 'within a radius there are few pairs').toBe('at-once');
  });

  it('shows no figure before the solver has one', () => {
    const data = many(400);
    expect(sitingInView(data, mean, { ...useSearch.getState(), problem: null, answer: null })).toMatchObject({
      sited: null,
      refusal: null,
    });
  });

  it('says why nothing can be sited so', () => {
    const unpeopled = dataset({ ...DATA, villages: VILLAGES.map((one) => ({ ...one, registered: null, resident: null })) });
    expect(sitingInView(unpeopled, mean, { ...useSearch.getState(), problem: null, answer: null })?.refusal?.refused).toBe('nobody');
  });
});

describe('what sites come to', () => {
  it('is told by hand: one site in the middle of three, one for the two others', () => {
    const { rows, reached, newly, beyond, closed } = sited(viewWith({ choose: 2 }));
    expect(rows.map(({ village, of }) => [...idsOf([village]), of])).toEqual([
      ['a1', { points: 3, people: 600, unknown: 0 }],
      ['b0', { points: 2, people: 50, unknown: 1 }],
    ]);
    expect(reached).toEqual({ points: 5, people: 650, unknown: 1 });
    expect([newly.length, beyond.length]).toEqual([5, 0]);
    expect(closed, 'by the plan a clinic closes the gap of its own village').toBe(2);
    expect(sited(viewWith({ choose: 2 }, { neighbours: true })).closed, 'with the switch, of all in reach').toBe(5);
  });

  it('leaves to a locked site who is in its reach, though a new one is nearer', () => {
    const { rows, reached } = sited(viewWith({ choose: 1, kept: ['a0'] }));
    expect(rows.map(({ kind, of }) => [kind, of.points, of.people])).toEqual([
      ['new', 1, 300],
      ['locked', 2, 300],
    ]);
    expect(reached).toEqual({ points: 1, people: 300, unknown: 0 });
  });

  it('adds up, wherever villages lie and whatever is locked', () => {
    const somewhere = fc.record({
      lat: fc.integer({ min: 0, max: 40 }),
      people: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: null }),
    });
    const towns = fc.array(somewhere, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(towns, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 }), (places, choose, locks) => {
        const villages = places.map(({ lat, people }, index) =>
          village({ id: `v${index}`, position: at(106, 33 + lat / 100), registered: people }),
        );
        const data = dataset({
          ...DATA,
          villages,
          observations: new Map(reported('clinic-standard', Object.fromEntries(villages.map(({ id }) => [id, 'no'])))),
        });
        const kept = villages.slice(0, locks).map(({ id }) => id);
        const { rows, reached, beyond, asked } = sited(viewWith({ choose, kept }), data);
        const sum = (kinds: readonly string[], part: 'points' | 'people' | 'unknown') =>
          rows.filter(({ kind }) => kinds.includes(kind)).reduce((total, { of }) => total + of[part], 0);
        for (const part of ['points', 'people', 'unknown'] as const) expect(sum(['new', 'placed'], part)).toBe(reached[part]);
        expect(sum(['new', 'placed', 'locked'], 'points') + beyond.length).toBe(asked.ground.demand.length);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('a site under the hand', () => {
  const view = viewWith({ choose: 2 });
  beforeEach(() => {
    stopSearch();
    useSearch.setState({ problem: null, state: 'none', answer: null, curve: new Map(), moved: null });
    useStore.setState({ project: untouched(DATA), view, waiting: null });
  });
  const rowsNow = () => {
    const now = sitingInView(DATA, useStore.getState().view, useSearch.getState())?.sited;
    if (!now) throw new Error('nothing is sited');
    return now;
  };

  it('is told of where it is while it is dragged, and stays where it is let go', () => {
    const { asked, rows } = rowsNow();
    const key = rows[0]?.key ?? '';
    drag(asked, rows, key, wgs84(106.01, 33.39), false);
    expect(idsOf(rowsNow().rows.map((row) => row.village))).toEqual(['c', 'b0']);
    expect(rowsNow().rows[0]?.key, 'the same site to the map').toBe(key);
    expect(rowsNow().reached).toEqual({ points: 2, people: 50, unknown: 1 });
    expect(useStore.getState().view.siting.placed).toEqual([]);
    drag(asked, rowsNow().rows, key, wgs84(106.01, 33.39), true);
    expect(useStore.getState().view.siting).toMatchObject({ placed: ['c'], choose: 2 });
    expect(useSearch.getState().moved).toBeNull();
    expect(
      rowsNow().rows.map(({ kind, village }) => [kind, ...idsOf([village])]),
      'the other is chosen anew beside it',
    ).toEqual([
      ['new', 'a1'],
      ['placed', 'c'],
    ]);
  });

  it('never stands where another does', () => {
    const { asked, rows } = rowsNow();
    drag(asked, rows, rows[0]?.key ?? '', wgs84(106, 33.2), false);
    expect(idsOf(rowsNow().rows.map((row) => row.village)), 'over b0, which the second has').toEqual(['b1', 'b0']);
  });

  it('goes from village to village by the arrow keys, and no farther than there are any', () => {
    const first = () => rowsNow().rows.find(({ kind }) => kind === 'placed') ?? rowsNow().rows[0];
    step(rowsNow().asked, rowsNow().rows, first()?.key ?? '', 0, -1);
    expect(useStore.getState().view.siting.placed).toEqual(['a0']);
    step(rowsNow().asked, rowsNow().rows, first()?.key ?? '', 0, -1);
    step(rowsNow().asked, rowsNow().rows, first()?.key ?? '', 1, 0);
    expect(useStore.getState().view.siting.placed).toEqual(['a0']);
  });

  it('is locked, placed and let go by village', () => {
    lock('a2');
    place('b1');
    expect(useStore.getState().view.siting).toMatchObject({ kept: ['a2'], placed: ['b1'], choose: 2 });
    place('a2');
    place('a0');
    expect(useStore.getState().view.siting, 'placing more than are asked for asks for more').toMatchObject({
      kept: [],
      placed: ['b1', 'a2', 'a0'],
      choose: 3,
    });
    letGo('a2');
    expect(useStore.getState().view.siting.placed).toEqual(['b1', 'a0']);
  });

  it('goes on the list of works once, for its village alone unless a neighbour’s counts', () => {
    expect(listSites(rowsNow(), '选址')).toBe(true);
    const { project } = useStore.getState();
    expect(project?.dataset.works.map(({ id, village, serves, quantity, cost }) => ({ id, village, serves, quantity, cost }))).toEqual([
      { id: 'clinic-new/a1', village: 'a1', serves: undefined, quantity: 1, cost: 150_000 },
      { id: 'clinic-new/b0', village: 'b0', serves: undefined, quantity: 1, cost: 150_000 },
    ]);
    const again = sitingInView(project?.dataset ?? DATA, useStore.getState().view, useSearch.getState())?.sited;
    expect(again && sitesToList(again)).toEqual([]);
  });
});

/** A solver whose answers are given by hand. */
function byHand() {
  const asked: { readonly choose: number; readonly settle: (answer: SitingAnswer) => void; readonly fail: (why: Error) => void }[] = [];
  const solver: Pick<Solver, 'site'> = {
    site: (problem, _patience, running) =>
      new Promise((settle, fail) => {
        running?.signal?.addEventListener('abort', () => fail(running.signal?.reason as Error));
        asked.push({ choose: problem.choose, settle, fail });
      }),
  };
  return { asked, solver: () => solver };
}

describe('the search for the best', () => {
  const asked = askedIn(viewWith({ choose: 2 }));
  const exact = (choose: number): SitingAnswer => {
    const greedy = greedily({ ...asked.problem, choose });
    return { ...greedy, bound: greedy.value, proof: 'optimal', certificate: { presolve: 'on' } };
  };
  beforeEach(() => {
    stopSearch();
    useSearch.setState({ problem: null, state: 'none', answer: null, curve: new Map(), moved: null });
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve));

  it('shows what was chosen one by one until it is proved, then proves the other numbers one after the other', async () => {
    const hand = byHand();
    const done = search(asked, hand.solver);
    expect(useSearch.getState()).toMatchObject({ state: 'working', answer: null });
    expect(curveOf(asked, useSearch.getState()).map(({ value, answer }) => [value, answer])).toEqual([
      [600, null],
      ...Array(5).fill([650, null]),
    ]);
    hand.asked[0]?.settle(exact(2));
    await turn();
    expect(useSearch.getState()).toMatchObject({ state: 'done', answer: { proof: 'optimal', value: 650 } });
    for (let at = 1; at < 6; at++) {
      hand.asked[at]?.settle(exact(hand.asked[at]?.choose ?? 0));
      await turn();
    }
    await done;
    expect(hand.asked.map(({ choose }) => choose)).toEqual([2, 1, 3, 4, 5, 6]);
    expect(curveOf(asked, useSearch.getState()).every(({ answer }) => answer?.proof === 'optimal')).toBe(true);
    await search(asked, hand.solver);
    expect(hand.asked, 'the same is not searched again').toHaveLength(6);
  });

  it('hears the latest only', async () => {
    const hand = byHand();
    const first = search(asked, hand.solver);
    const other = askedIn(viewWith({ choose: 1 }));
    void search(other, hand.solver);
    hand.asked[0]?.settle(exact(2));
    await first;
    expect(useSearch.getState()).toMatchObject({ problem: other.problem, state: 'working', answer: null });
  });

  it('stops when it is told to, fails in words, and begins again', async () => {
    const hand = byHand();
    const first = search(asked, hand.solver);
    stopSearch();
    await first;
    expect(useSearch.getState().state).toBe('stopped');
    const second = searchAgain(asked, hand.solver);
    hand.asked[1]?.fail(new Error('out of memory'));
    await second;
    expect(useSearch.getState().state).toBe('failed');
    void searchAgain(asked, hand.solver);
    expect(useSearch.getState().state).toBe('working');
    leaveSearch();
    void search(asked, hand.solver);
    expect(useSearch.getState().state, 'somebody who comes back waits for no button').toBe('working');
  });
});
