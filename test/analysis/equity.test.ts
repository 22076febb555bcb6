import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { distancesToHospital, equityBeforeAndAfter, equityOf, gapShare } from '../../src/analysis/equity.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { members } from '../../src/analysis/tally.ts';
import { proposeWorks } from '../../src/analysis/works/propose-works.ts';
import { readFolder } from '../../src/cli/data-folder.ts';
import { DEFAULT_EXTENT } from '../../src/domain/parameters.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { at, DECEMBER_2019, dataset, facility, indicator, reported, village } from './build.ts';

/** Villages due north of their hospital, so many hundredths of a degree away; null: nowhere. */
const placed = (id: string, hundredths: number | null, poor: boolean | null, county = '城固县') =>
  village({
    ...{ id, county, poor },
    position: hundredths === null ? { at: null, problem: 'position-missing' } : at(107, 33 + hundredths / 100),
  });
const VILLAGES = [
  placed('610722100201', 1, true),
  placed('610722100202', 2, false),
  placed('610722100203', 3, true),
  placed('610722100204', 4, null),
  placed('610727100201', 5, false, '略阳县'),
  placed('610727100202', null, true, '略阳县'),
];
const DATA = dataset({
  villages: VILLAGES,
  facilities: ['城固县', '略阳县'].map((county) => facility({ id: county, county, position: at(107, 33) })),
  observations: reported('road-paved', {
    '610722100201': 'no',
    '610722100202': 'yes',
    '610722100203': 'no',
    '610722100204': 'no',
    '610727100202': 'no',
  }),
});
const ASKED = { month: DECEMBER_2019, openAt: null, people: 'registered' } as const;
const roads = answer(DATA, defaultQuestion(indicator('road-paved'), DECEMBER_2019, null));
const distance = distancesToHospital(DATA, ASKED);
const everyone = [...VILLAGES.keys()];

describe('who bears the gaps', () => {
  it('sets groups side by side, each with its gaps, those known and those unknown; of whom nobody knows whose they are, apart', () => {
    const { poor, deepPovertyCounties } = equityOf(roads, everyone, distance);
    expect(poor).toEqual({
      worse: { gap: 3, of: 3, unknown: 0 },
      others: { gap: 0, of: 1, unknown: 1 },
      apart: { gap: 1, of: 1, unknown: 0 },
    });
    expect(deepPovertyCounties).toEqual({
      worse: { gap: 1, of: 1, unknown: 1 },
      others: { gap: 3, of: 4, unknown: 0 },
      apart: { gap: 0, of: 0, unknown: 0 },
    });
    expect([gapShare(poor.worse), gapShare({ gap: 0, of: 0, unknown: 3 })]).toEqual([1, null]);
  });

  it('cuts far from near at the middle distance, which is near', () => {
    const { remote } = equityOf(roads, everyone, distance);
    expect(remote).toEqual({
      cut: distance![2],
      worse: { gap: 1, of: 1, unknown: 1 },
      others: { gap: 2, of: 3, unknown: 0 },
      apart: { gap: 1, of: 1, unknown: 0 },
    });
  });

  it('draws the gaps from the poor and far on, without those whose place is not known', () => {
    const { concentration } = equityOf(roads, everyone, distance);
    // 203 (poor, 3), 201 (poor, 1), 202 (not poor, 2): gap, gap, none.
    expect(concentration).toMatchObject({ counted: 3, unplaced: { count: 2, amount: 2 } });
    expect(concentration!.index).toBeCloseTo(-1 / 3, 12);
    const byPovertyAlone = equityOf(roads, everyone, null);
    expect(byPovertyAlone.remote).toBeNull();
    expect(byPovertyAlone.concentration).toMatchObject({ counted: 4, unplaced: { count: 1, amount: 1 } });
  });

  it('leaves the exempt out, and says nothing of deep-poverty counties where the plan is another one', () => {
    const elsewhere = dataset({
      villages: [placed('510101100201', 1, true)],
      observations: reported('road-paved', { '510101100201': 'exempt' }),
    });
    const { poor, deepPovertyCounties, concentration } = equityOf(
      answer(elsewhere, defaultQuestion(indicator('road-paved'), DECEMBER_2019, null)),
      [0],
      null,
    );
    expect(poor.worse).toEqual({ gap: 0, of: 0, unknown: 0 });
    expect([deepPovertyCounties, concentration]).toEqual([null, null]);
  });

  it('shows what works change before they are accepted', () => {
    const works = proposeWorks(DATA, ASKED).filter(({ villages }) => villages.includes(0));
    expect(works).toHaveLength(1);
    const { before, after } = equityBeforeAndAfter(roads, everyone, distance, works);
    expect(before).toEqual(equityOf(roads, everyone, distance));
    expect(after.poor.worse).toEqual({ gap: 2, of: 3, unknown: 0 });
    expect(after.poor.others).toEqual(before.poor.others);
    // What is left lies on the worst placed alone.
    expect(after.concentration!.index).toBeCloseTo(-2 / 3, 12);
    expect(Math.abs(after.concentration!.absolute)).toBeCloseTo((4 / 3) * (2 / 3), 12);
  });

  it('counts every village of the sample once in each pair of groups', () => {
    const sample = readFolder('data');
    const asked = { month: yearEnd(2019), openAt: yearEnd(2019), people: 'registered' } as const;
    const assessment = answer(sample, defaultQuestion(indicator('road-paved'), asked.month));
    const villages = members(sample, DEFAULT_EXTENT);
    const { poor, deepPovertyCounties, remote } = equityOf(assessment, villages, distancesToHospital(sample, asked));
    for (const pair of [poor, deepPovertyCounties!, remote!]) {
      const sum = (of: 'gap' | 'of' | 'unknown') => pair.worse[of] + pair.others[of] + pair.apart[of];
      const states = (id: number) => villages.filter((one) => assessment.states[one] === id).length;
      expect([sum('gap'), sum('of'), sum('unknown')]).toEqual([states(1), states(0) + states(1), states(3)]);
    }
    expect(gapShare(poor.worse)!).toBeGreaterThan(gapShare(poor.others)!);
  });
});
