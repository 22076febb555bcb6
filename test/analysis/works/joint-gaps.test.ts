import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/analysis/answer.ts';
import { stateOf } from '../../../src/analysis/assess.ts';
import { defaultQuestion } from '../../../src/analysis/question.ts';
import { type Counted, jointGaps, lackingAll } from '../../../src/analysis/works/joint-gaps.ts';
import type { FileDataset } from '../../../src/domain/dataset.ts';
import { arbitraryVillages, DECEMBER_2019, dataset, indicator, run, SEED, village } from '../build.ts';
import { reports } from './build.ts';

const IDS = ['road-paved', 'water-safe', 'power-three-phase'];
const assessed = (data: FileDataset, ids: readonly string[] = IDS) =>
  ids.map((id) => answer(data, defaultQuestion(indicator(id), DECEMBER_2019)));
const everyone = ({ villages }: FileDataset) => Array.from(villages.keys());
const ids = (data: FileDataset, { villages }: Counted) => [...villages].map((at) => data.villages[at]?.id ?? '');

describe('gaps of one village together', () => {
  const villages = ['A', 'B', 'C', 'D', 'E', 'F'].map((id, at) => village({ id, registered: id === 'C' ? null : (at + 1) * 100 }));
  const data = dataset({
    villages,
    observations: reports({
      'road-paved': { A: 'no', B: 'no', C: 'no', D: 'yes', E: 'no' },
      'water-safe': { A: 'no', B: 'no', C: 'no', D: 'yes', E: 'no', F: 'yes' },
      'power-three-phase': { A: 'yes', B: 'exempt', C: 'yes', D: 'yes', F: 'yes' },
    }),
  });
  const found = jointGaps(assessed(data), everyone(data), 'registered');

  it('are counted by what is lacking, and apart where something is not reported', () => {
    expect(found.combinations.map(({ lacking }) => lacking.map(({ id }) => id))).toEqual([['road-paved', 'water-safe']]);
    const [both] = found.combinations;
    expect(ids(data, both!.exactly)).toEqual(['A', 'B', 'C']);
    expect(both?.exactly).toMatchObject({ people: 300, unreported: 1 });
    expect(ids(data, both!.atLeast)).toEqual(['E']);
    expect(ids(data, found.none.exactly)).toEqual(['D']);
    // F's road is not reported: nobody says that it lacks nothing.
    expect(ids(data, found.none.atLeast)).toEqual(['F']);
  });

  it('have each indicator’s own size, the largest first', () => {
    expect(found.sets.map(({ indicator: { id }, gap, unknown }) => [id, gap.villages.length, unknown.villages.length])).toEqual([
      ['road-paved', 4, 1],
      ['water-safe', 4, 0],
      ['power-three-phase', 0, 1],
    ]);
  });

  it('are certain where all are known, and possible where some are not', () => {
    const { certain, possible } = lackingAll(assessed(data), everyone(data), 'registered');
    expect(ids(data, certain)).toEqual([]);
    expect(ids(data, possible)).toEqual(['E']);
    const two = lackingAll(assessed(data).slice(0, 2), everyone(data), 'registered');
    expect([ids(data, two.certain), ids(data, two.possible)]).toEqual([['A', 'B', 'C', 'E'], []]);
  });

  it('come in the order of how many villages they have, then of how many gaps', () => {
    const three = dataset({
      villages,
      observations: reports({
        'road-paved': { A: 'no', B: 'yes', C: 'yes', D: 'no', E: 'yes', F: 'yes' },
        'water-safe': { A: 'yes', B: 'no', C: 'no', D: 'no', E: 'yes', F: 'yes' },
        'power-three-phase': { A: 'yes', B: 'yes', C: 'yes', D: 'yes', E: 'yes', F: 'yes' },
      }),
    });
    expect(
      jointGaps(assessed(three), everyone(three), 'registered').combinations.map(({ lacking }) => lacking.map(({ id }) => id)),
    ).toEqual([['water-safe'], ['road-paved', 'water-safe'], ['road-paved']]);
  });

  it('are nobody’s where nothing is asked', () => {
    expect(jointGaps([], everyone(data), 'registered').none.exactly.villages).toHaveLength(6);
    expect(() => jointGaps(assessed(data), [6], 'registered')).toThrow(RangeError);
  });
});

describe('gaps together, against village by village', () => {
  const arbitrary = fc
    .record({
      villages: arbitraryVillages(20),
      values: fc.array(fc.array(fc.constantFrom('yes', 'no', 'no', 'exempt', null), { minLength: 20, maxLength: 20 }), {
        minLength: IDS.length,
        maxLength: IDS.length,
      }),
    })
    .map(({ villages, values }) =>
      dataset({
        villages,
        observations: new Map(
          IDS.map((id, which) => [
            id,
            new Map(villages.flatMap((one, at) => (values[which]?.[at] ? [[one.id, [run(values[which]![at]!)]]] : []))),
          ]),
        ),
      }),
    );

  it('put every village where its own states say, and its people too', () => {
    fc.assert(
      fc.property(arbitrary, (data) => {
        const assessments = assessed(data);
        const found = jointGaps(assessments, everyone(data), 'resident');
        const byHand = new Map<string, string[]>();
        data.villages.forEach(({ id }, at) => {
          const states = assessments.map((assessment) => stateOf(assessment, at));
          const key = `${IDS.filter((_, which) => states[which] === 'gap').join('+')} ${states.includes('unknown') ? 'at least' : 'exactly'}`;
          byHand.set(key, [...(byHand.get(key) ?? []), id]);
        });
        const told = [{ lacking: [], ...found.none }, ...found.combinations].flatMap(({ lacking, exactly, atLeast }) => {
          const name = lacking.map(({ id }) => id).join('+');
          return [[`${name} exactly`, exactly] as const, [`${name} at least`, atLeast] as const];
        });
        for (const [key, counted] of told) {
          expect(ids(data, counted)).toEqual(byHand.get(key) ?? []);
          const people = [...counted.villages].map((at) => data.villages[at]?.resident ?? null);
          expect(counted.people).toBe(people.reduce<number>((sum, one) => sum + (one ?? 0), 0));
          expect(counted.unreported).toBe(people.filter((one) => one === null).length);
        }
        expect(told.reduce((sum, [, { villages }]) => sum + villages.length, 0)).toBe(data.villages.length);
        for (const [key] of byHand) expect(told.map(([name]) => name)).toContain(key);
        for (const {
          indicator: { id },
          gap,
        } of found.sets)
          expect(gap.villages.length).toBe(
            [...byHand].filter(([key]) => key.split(' ')[0]!.split('+').includes(id)).flatMap(([, one]) => one).length,
          );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
