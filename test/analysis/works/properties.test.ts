import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/analysis/answer.ts';
import { defaultQuestion, isAsked } from '../../../src/analysis/question.ts';
import { members } from '../../../src/analysis/tally.ts';
import { effective, indicatorsClosedBy, WORKABLE } from '../../../src/analysis/works/closed-by.ts';
import { proposeWorks } from '../../../src/analysis/works/propose-works.ts';
import { statesAfter } from '../../../src/analysis/works/states-after.ts';
import type { FileDataset } from '../../../src/domain/dataset.ts';
import { monthsLater } from '../../../src/domain/period.ts';
import type { ProposedWork } from '../../../src/domain/proposed-work.ts';
import { STATES } from '../../../src/domain/state.ts';
import { seeded } from '../../support/seeded.ts';
import { arbitraryValue, arbitraryVillages, at, DECEMBER_2019, dataset, roadAlong, run, SEED } from '../build.ts';
import { shuffled } from '../road/lattice.ts';
import { ASKED, listedWork } from './build.ts';

const MOST = 9;
const EVERYONE = { county: null, township: null, communities: true, relocated: true, poorOnly: false, deepPovertyOnly: false };
const spot = (step: number) => [107 + (step % 3) * 0.006, 33 + Math.floor(step / 3) * 0.006] as const;

/** Villages on a net of nine places, whatever is reported of everything that works can close, works in a list, roads between the places. */
const arbitraryData = fc
  .record({
    villages: arbitraryVillages(MOST),
    values: fc.array(fc.array(arbitraryValue, { minLength: MOST, maxLength: MOST }), {
      minLength: WORKABLE.length,
      maxLength: WORKABLE.length,
    }),
    roads: fc.array(
      fc.record({
        from: fc.nat(8),
        isEast: fc.boolean(),
        surface: fc.constantFrom('earth', 'gravel', 'unknown', 'concrete'),
        class: fc.constantFrom('county', 'village'),
      }),
      { maxLength: 12 },
    ),
    works: fc.array(
      fc.record({
        village: fc.nat(MOST),
        second: fc.option(fc.nat(MOST), { nil: null }),
        kind: fc.constantFrom('', 'road-new', '线路改造', 'water-scheme', 'toilet', 'no such kind'),
        indicator: fc.option(fc.constantFrom(...WORKABLE.map(({ id }) => id)), { nil: null }),
        cost: fc.option(fc.integer({ min: 0, max: 5_000_000 }), { nil: null }),
        start: fc.option(fc.integer({ min: -24, max: 24 }), { nil: null }),
        done: fc.option(fc.integer({ min: -12, max: 12 }), { nil: null }),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ villages, values, roads, works }): FileDataset => {
    const id = (index: number) => `V${index}`;
    return dataset({
      villages: villages.map((village, index) => ({ ...village, position: at(...spot(index)) })),
      observations: new Map(
        WORKABLE.map((indicator, which) => [
          indicator.id,
          new Map(
            villages.flatMap((village, index) => {
              const value = values[which]?.[index] ?? null;
              return value === null ? [] : [[village.id, [run(value)]] as const];
            }),
          ),
        ]),
      ),
      roads: roads.flatMap(({ from, isEast, ...road }) => {
        const to = isEast ? from + 1 : from + 3;
        return (isEast && from % 3 === 2) || to > 8 ? [] : [roadAlong([spot(from), spot(to)], road)];
      }),
      works: works.map(({ village, second, kind, indicator, cost, start, done }, at) =>
        listedWork({
          id: `W${at}`,
          village: id(village),
          ...(second !== null && second !== village && { serves: [id(village), id(second)] }),
          kind,
          indicator,
          cost,
          plannedStart: start === null ? null : monthsLater(DECEMBER_2019, start),
          completed: done === null ? null : monthsLater(DECEMBER_2019, done),
        }),
      ),
    });
  });

const asked = { ...ASKED, extent: EVERYONE };
const assessments = (data: FileDataset) =>
  WORKABLE.filter((indicator) => isAsked(data, indicator)).map((indicator) => answer(data, defaultQuestion(indicator, DECEMBER_2019)));
const settings = { seed: SEED, numRuns: 150 };
const GAP = STATES.indexOf('gap');

describe('works that are proposed', () => {
  it('close every gap once all of them are completed, and change nothing else; none closes none', () => {
    fc.assert(
      fc.property(arbitraryData, (data) => {
        const works = proposeWorks(data, asked);
        for (const assessment of assessments(data)) {
          const after = statesAfter(assessment, works);
          assessment.states.forEach((state, village) => {
            expect(STATES[after[village]!]).toBe(state === GAP ? 'met' : STATES[state]);
          });
          expect(statesAfter(assessment, [])).toEqual(assessment.states);
        }
      }),
      settings,
    );
  });

  it('close what they say when some of them are completed: nothing without what they require', () => {
    fc.assert(
      fc.property(arbitraryData, fc.nat(), (data, seed) => {
        const all = proposeWorks(data, asked);
        const { uniform } = seeded(seed);
        const some = all.filter(() => uniform() < 0.6);
        const isWhole = ({ requires }: ProposedWork): boolean =>
          requires.every((id) => some.some((other) => other.id === id && isWhole(other)));
        for (const assessment of assessments(data)) {
          const { indicator } = assessment.evidence;
          const after = statesAfter(assessment, some);
          assessment.states.forEach((state, village) => {
            const isClosed = some.some(
              (work) => work.villages.includes(village) && indicatorsClosedBy(work.remedy).includes(indicator) && isWhole(work),
            );
            expect(STATES[after[village]!]).toBe(state === GAP && isClosed ? 'met' : STATES[state]);
          });
        }
      }),
      settings,
    );
  });

  it('are each for a gap that it closes, or required by one that is; what they require is there, and in no circle', () => {
    fc.assert(
      fc.property(arbitraryData, (data) => {
        const works = proposeWorks(data, asked);
        const byId = new Map(works.map((work) => [work.id, work]));
        expect(byId.size).toBe(works.length);
        expect(effective(works)).toEqual(works);
        const gaps = new Map(assessments(data).map(({ evidence, states }) => [evidence.indicator.id, states]));
        for (const { id, remedy, villages, requires } of works) {
          expect(requires.every((other) => byId.has(other))).toBe(true);
          for (const village of villages)
            expect(indicatorsClosedBy(remedy).some((indicator) => gaps.get(indicator.id)?.[village] === GAP)).toBe(true);
          if (villages.length === 0) expect(works.some((other) => other.requires.includes(id))).toBe(true);
        }
      }),
      settings,
    );
  });

  it('never come to less than nothing, nor to nothing where something is unknown', () => {
    fc.assert(
      fc.property(arbitraryData, (data) => {
        for (const { quantity, cost, people, poorPeople, hamlets, listed } of proposeWorks(data, asked)) {
          for (const figure of [people, poorPeople, hamlets]) if (figure !== null) expect(figure).toBeGreaterThanOrEqual(0);
          if (people !== null && poorPeople !== null) expect(poorPeople).toBeLessThanOrEqual(people);
          if (listed === null) expect(cost === null).toBe(quantity === null);
          if (listed === null && quantity !== null) expect(quantity).toBeGreaterThan(0);
          if (cost) expect(cost.low <= cost.cny && cost.cny <= cost.high && Number.isInteger(cost.cny)).toBe(true);
        }
      }),
      settings,
    );
  });

  it('are the same in whatever order villages, roads and listed works come', () => {
    const plain = (data: FileDataset, works: readonly ProposedWork[]) =>
      works.map((work) => ({ ...work, villages: work.villages.map((village) => data.villages[village]?.id).sort() }));
    fc.assert(
      fc.property(arbitraryData, fc.nat(1000), (data, seed) => {
        const [villages, roads, works] = [data.villages, data.roads, data.works].map((list) => shuffled<never>(list as never[], seed));
        const mixed = { ...data, villages, roads, works } as FileDataset;
        expect(plain(mixed, proposeWorks(mixed, asked))).toEqual(plain(data, proposeWorks(data, asked)));
      }),
      settings,
    );
  });

  it('of a county are those of all that close a gap there, and what they require', () => {
    fc.assert(
      fc.property(arbitraryData, (data) => {
        const extent = { ...EVERYONE, county: '镇巴县' };
        const here = new Set(members(data, extent));
        const all = proposeWorks(data, asked);
        const wanted = new Set(all.filter(({ villages }) => villages.some((village) => here.has(village))).map(({ id }) => id));
        for (const id of wanted) for (const { id: other, requires } of all) if (other === id) for (const one of requires) wanted.add(one);
        const ids = proposeWorks(data, { ...asked, extent }).map(({ id }) => id);
        expect(new Set(ids)).toEqual(wanted);
      }),
      settings,
    );
  });
});
