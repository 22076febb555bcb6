import { describe, expect, it } from 'vitest';
import type { CriterionId } from '../../../src/analysis/rank/criteria.ts';
import { DEFAULT_WEIGHTS } from '../../../src/analysis/rank/criteria.ts';
import type { Candidates } from '../../../src/analysis/rank/ranking.ts';
import { rankVillages, type VillagesAsked, villageCandidates } from '../../../src/analysis/rank/villages.ts';
import { rankWorks, workCandidates } from '../../../src/analysis/rank/works.ts';
import { proposeWorks } from '../../../src/analysis/works/propose-works.ts';
import { readFolder } from '../../../src/cli/data-folder.ts';
import { DEFAULT_EXTENT } from '../../../src/domain/parameters.ts';
import { monthOf, yearEnd } from '../../../src/domain/period.ts';
import type { ProposedWork } from '../../../src/domain/proposed-work.ts';
import type { Work } from '../../../src/domain/work.ts';
import { DECEMBER_2019, dataset, reported, village } from '../build.ts';

const POOR = { poor: true, exitYear: 2019, registered: 1000, resident: 800, households: 250 };
const IN_CHENGGU = { county: '城固县', poor: false, registered: 500 };
const VILLAGES = [
  // In a deep-poverty county, leaving poverty this year.
  village({ id: '610727100202', ...POOR }),
  village({ id: '610722100201', ...IN_CHENGGU }),
  // Nobody knows whether it is poor, nor how many live there.
  village({ id: '610722100202', ...IN_CHENGGU, poor: null, deepPoverty: null, registered: null, households: null }),
  // Leaves poverty next year; a deep-poverty village of another county.
  village({ id: '610722100203', ...IN_CHENGGU, ...POOR, deepPoverty: true, exitYear: 2020 }),
  village({ id: '610722100204', ...IN_CHENGGU }),
  village({ id: '610722100205', ...IN_CHENGGU }),
  village({ id: '610722100001', ...IN_CHENGGU, kind: 'community' }),
];
const ROADS = reported('road-paved', {
  '610727100202': 'no',
  '610722100201': 'no',
  '610722100202': 'yes',
  '610722100203': 'no',
  '610722100204': 'yes',
  '610722100205': 'yes',
  '610722100001': 'no',
});
const WATER = reported('water-unsafe-households', {
  '610727100202': 100,
  '610722100201': 0,
  '610722100202': 30,
  '610722100204': 0,
});
const LISTED: Work = {
  id: 'W-1',
  name: '通村路',
  kind: '',
  indicator: 'road-paved',
  county: '略阳县',
  township: '',
  village: '610727100202',
  quantity: 1,
  unit: 'km',
  cost: 600_000,
  plannedStart: monthOf(2019, 12),
  plannedEnd: null,
  completed: null,
  simulated: false,
  origin: { file: 0, line: 2 },
};
const DATA = dataset({ villages: VILLAGES, observations: new Map([...ROADS, ...WATER]), works: [LISTED] });

function work(part: Partial<ProposedWork> & Pick<ProposedWork, 'id' | 'remedy' | 'indicator'>): ProposedWork {
  const nothing = { name: '', county: '', township: '', quantity: null, cost: null, people: null, poorPeople: null, hamlets: null };
  return { ...nothing, villages: [], requires: [], due: null, listed: null, path: [], simulated: false, ...part };
}
const cny = (sum: number) => ({ cny: sum, low: sum, high: sum });
/** A stretch that two roads need, the roads themselves, one of them listed, and a scheme that nobody knows the price of. */
const WORKS = [
  work({ id: 'stretch', remedy: 'road-new', indicator: 'road-paved', cost: cny(400_000) }),
  work({
    ...{ id: 'W-1', remedy: 'road-new', indicator: 'road-paved', villages: [0], cost: cny(600_000), requires: ['stretch'] },
    ...{ listed: 'W-1', people: 1000, poorPeople: 1000, due: 2018 },
  }),
  work({
    ...{ id: 'road-b', remedy: 'road-new', indicator: 'road-paved', villages: [1], cost: cny(50_000), requires: ['stretch'] },
    ...{ people: 500, poorPeople: 0, due: 2018 },
  }),
  work({ id: 'scheme', remedy: 'water-scheme', indicator: 'water-unsafe-households', villages: [2] }),
];

const ASKED: VillagesAsked = {
  month: DECEMBER_2019,
  openAt: null,
  indicators: ['road-paved', 'water-unsafe-households'],
  people: 'registered',
  extent: DEFAULT_EXTENT,
  works: [],
};

const unknown = Number.NaN;
const undated = Number.POSITIVE_INFINITY;
const said = ({ values }: Candidates, id: CriterionId) => [...values[id]];

describe('which villages are ranked', () => {
  it('are those with a gap, in the order of their codes; the others are told apart by what is known of them', () => {
    const { items, withoutGap, unknown: unreported, asked } = villageCandidates(DATA, ASKED);
    expect([...items]).toEqual([1, 2, 3, 0]);
    expect([...withoutGap]).toEqual([4]);
    expect([...unreported]).toEqual([5]);
    expect(asked.map(({ indicator }) => indicator.id)).toEqual(ASKED.indicators);
  });

  it('are of the extent and of the indicators that are asked for', () => {
    const inCounty = villageCandidates(DATA, { ...ASKED, extent: { ...DEFAULT_EXTENT, county: '610727' } });
    expect([...inCounty.items]).toEqual([0]);
    const water = villageCandidates(DATA, { ...ASKED, indicators: ['water-unsafe-households'] });
    expect([...water.items]).toEqual([2, 0]);
    expect([...water.unknown]).toEqual([3, 5]);
    const nothing = villageCandidates(DATA, { ...ASKED, indicators: [] });
    expect([nothing.items.length, nothing.withoutGap.length, nothing.unknown.length]).toEqual([0, 0, 6]);
  });
});

describe('what the criteria say of villages', () => {
  const candidates = villageCandidates(DATA, { ...ASKED, works: WORKS });

  it('vetoes: who leaves poverty by this year and fails; whoever is not poor leaves nothing; unknown where it is', () => {
    expect(said(candidates, 'veto')).toEqual([0, unknown, 0, 1]);
    // A year on, the fourth leaves too.
    const later = dataset({ ...DATA, observations: new Map([...reported('road-paved', { '610722100203': 'no' })]) });
    expect(said(villageCandidates(later, ASKED), 'veto')).toEqual([0]);
    const unfailing = dataset({
      villages: [village({ id: 'A', poor: true, exitYear: null })],
      observations: reported('road-bus', { A: 'no' }),
    });
    // Nothing that vetoes is asked: whenever it leaves, this gap does not stop it.
    expect(said(villageCandidates(unfailing, { ...ASKED, indicators: ['road-bus'] }), 'veto')).toEqual([0]);
  });

  it('a veto that is not reported is unknown, unless another one fails', () => {
    const exits = { poor: true, exitYear: 2018 };
    const both = dataset({
      villages: [village({ id: 'A', ...exits }), village({ id: 'B', ...exits })],
      observations: new Map([
        ...reported('road-paved', { A: 'no' }),
        ...reported('road-bus', { A: 'no', B: 'no' }),
        ...reported('water-unsafe-households', {}),
      ]),
    });
    const asked = { ...ASKED, indicators: ['road-paved', 'road-bus', 'water-unsafe-households'] };
    expect(said(villageCandidates(both, asked), 'veto')).toEqual([1, unknown]);
  });

  it('deep poverty: the village or its county, whatever the village says', () => {
    expect(said(candidates, 'deep-poverty')).toEqual([0, unknown, 1, 1]);
  });

  it('people, and those of poor villages: none where a village is not poor, unknown where nobody knows', () => {
    expect(said(candidates, 'people')).toEqual([500, unknown, 1000, 1000]);
    expect(said(candidates, 'poor-people')).toEqual([0, unknown, 1000, 1000]);
    expect(said(villageCandidates(DATA, { ...ASKED, people: 'resident' }), 'people')).toEqual([60, 60, 800, 800]);
  });

  it('cost a person: a stretch that two need is shared by them; unknown where a price is, or no work is known', () => {
    // 200,000 of the stretch and 50,000 for 500; nobody prices the scheme, and has the people of it; no work; 200,000 and 600,000 for 1,000.
    expect(said(candidates, 'cost')).toEqual([500, unknown, unknown, 800]);
    const roads = villageCandidates(DATA, { ...ASKED, works: WORKS.slice(0, 2) });
    expect(said(roads, 'cost')).toEqual([unknown, unknown, unknown, 1000]);
  });

  it('size of the gap: of each layer what lacks most, the whole village or a share; unknown where the whole is', () => {
    expect(said(candidates, 'gap')).toEqual([1, unknown, 1, 1 + 100 / 250]);
  });

  it('months to the earliest deadline of its gaps, overdue below nothing; without end where no target has a date, which is no unknown', () => {
    expect(said(candidates, 'deadline')).toEqual([-12, 0, -12, -12]);
    const promised = { indicator: 'road-paved', counties: ['略阳县'], number: 100, unit: '%', source: '', origin: { file: 1, line: 2 } };
    const own = dataset({ ...DATA, targets: [{ ...promised, id: 'a', due: monthOf(2020, 6) }] });
    // To the month; only of the county it names, and the other plan's dates are not this project's.
    expect(said(villageCandidates(own, ASKED), 'deadline')).toEqual([undated, undated, undated, 6]);
    const power = dataset({ villages: [VILLAGES[0]!], observations: reported('power-three-phase', { '610727100202': 'no' }) });
    expect(said(villageCandidates(power, { ...ASKED, indicators: ['power-three-phase'] }), 'deadline')).toEqual([undated]);
  });

  it('readiness: listed, or its start has come; unknown without a list of works', () => {
    expect(said(candidates, 'readiness')).toEqual([0, 0, 0, 2]);
    const before = dataset({ ...DATA, works: [{ ...LISTED, plannedStart: monthOf(2020, 1) }] });
    expect(said(villageCandidates(before, { ...ASKED, works: WORKS }), 'readiness')).toEqual([0, 0, 0, 1]);
    const unlisted = dataset({ ...DATA, works: [] });
    expect(said(villageCandidates(unlisted, { ...ASKED, works: WORKS }), 'readiness')).toEqual([unknown, unknown, unknown, unknown]);
  });

  it('come to a score that a person works out by hand', () => {
    const { scores, order } = rankVillages(DATA, { ...ASKED, works: WORKS }, DEFAULT_WEIGHTS);
    // 30·1 + 20·1 + 20·½ + 15·(3200 ÷ 4000) + 10·(1.4 ÷ 5) + 5·1 of 100.
    expect(scores[3]).toBeCloseTo(30 + 20 + 10 + 12 + 2.8 + 5, 12);
    // 15·(3500 ÷ 4000) + 10·⅕ + 5 of 100.
    expect(scores[0]).toBeCloseTo(13.125 + 2 + 5, 12);
    // Of the unknown one only that it is due now: a year before nothing would be.
    expect(scores[1]).toBe(100);
    expect([...order]).toEqual([1, 3, 2, 0]);
  });
});

describe('what the criteria say of works', () => {
  const asking = { month: DECEMBER_2019, openAt: null, people: 'registered' } as const;

  it('is said of the villages whose gap each closes; what only leads on is not ranked', () => {
    const candidates = workCandidates(WORKS, DATA, asking);
    expect(Array.from(candidates.items, (index) => WORKS[index]!.id)).toEqual(['W-1', 'road-b', 'scheme']);
    expect([...candidates.leadOn]).toEqual([0]);
    expect(said(candidates, 'veto')).toEqual([1, 0, unknown]);
    expect(said(candidates, 'deep-poverty')).toEqual([1, 0, unknown]);
    expect(said(candidates, 'poor-people')).toEqual([1000, 0, unknown]);
    expect(said(candidates, 'people')).toEqual([1000, 500, unknown]);
    // Half of the stretch each.
    expect(said(candidates, 'cost')).toEqual([800, 500, unknown]);
    expect(said(candidates, 'gap')).toEqual([1, 1, unknown]);
    expect(said(candidates, 'deadline')).toEqual([-12, -12, undated]);
    expect(said(candidates, 'readiness')).toEqual([2, 0, 0]);
    expect([...rankWorks(WORKS, DATA, asking, DEFAULT_WEIGHTS).order]).toEqual([0, 1, 2]);
  });

  it('counts for a work what holds for any of its villages, and their gaps together', () => {
    const both = work({ id: 'both', remedy: 'road-new', indicator: 'road-paved', villages: [1, 0] });
    const { values } = workCandidates([both], DATA, asking);
    expect([values.veto[0], values['deep-poverty'][0], values.gap[0]]).toEqual([1, 1, 2]);
  });

  it('shares a stretch among all works there are, whichever of them are ranked', () => {
    const one = workCandidates([WORKS[1]!], DATA, asking, WORKS);
    expect(said(one, 'cost')).toEqual([800]);
    expect(said(workCandidates([WORKS[0]!, WORKS[1]!], DATA, asking), 'cost')).toEqual([1000]);
  });
});

describe('on the sample', () => {
  const sample = readFolder('data');
  const asOf = { month: yearEnd(2019), openAt: yearEnd(2019), people: 'registered' } as const;
  const works = proposeWorks(sample, asOf);

  it('every village is ranked, without a gap or unknown, and no filter changes a score', () => {
    const asked = { ...asOf, indicators: null, works };
    const all = rankVillages(sample, { ...asked, extent: DEFAULT_EXTENT }, DEFAULT_WEIGHTS);
    const { items, withoutGap, unknown: unreported } = all.candidates;
    expect(items.length + withoutGap.length + unreported.length).toBe(1894);
    const scoreOf = new Map(Array.from(items, (village, position) => [village, all.scores[position]]));
    for (const extent of [
      { ...DEFAULT_EXTENT, county: '610728' },
      { ...DEFAULT_EXTENT, poorOnly: true },
    ]) {
      const some = rankVillages(sample, { ...asked, extent }, DEFAULT_WEIGHTS);
      expect(some.order.length).toBeGreaterThan(50);
      some.candidates.items.forEach((village, position) => {
        expect(some.scores[position]).toBe(scoreOf.get(village));
      });
    }
  });
});
