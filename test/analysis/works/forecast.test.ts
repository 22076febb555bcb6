import { describe, expect, it } from 'vitest';
import { defaultQuestion } from '../../../src/analysis/question.ts';
import { forecast, OUTLOOKS, type Outlook } from '../../../src/analysis/works/forecast.ts';
import type { Value } from '../../../src/domain/observation.ts';
import { type Month, monthOf, yearEnd } from '../../../src/domain/period.ts';
import type { Work } from '../../../src/domain/work.ts';
import { seeded } from '../../support/seeded.ts';
import { DATED_FILE, DECEMBER_2019, dataset, indicator, reported, village } from '../build.ts';

const EVERY = { county: null, township: null, communities: false, relocated: true, poorOnly: false, deepPovertyOnly: false };
const POWER = 'power-three-phase';
const MONTH = DECEMBER_2019;
const ASKED = { month: MONTH, openAt: MONTH, people: 'registered' } as const;

function work(id: string, of: string, plannedEnd: Month | null, completed: Month | null = null): Work {
  return {
    id,
    name: id,
    kind: 'line',
    indicator: POWER,
    county: '略阳县',
    township: '城关镇',
    village: of,
    quantity: 1,
    unit: '公里',
    cost: 100_000,
    plannedStart: null,
    plannedEnd,
    completed,
    simulated: false,
    origin: { file: 0, line: 2 },
  };
}

const look = (values: Readonly<Record<string, Value>>, works: readonly Work[], year: number) => {
  const ids = Object.keys(values);
  const data = dataset({
    villages: [...ids, 'silent'].map((id) => village({ id })),
    observations: reported(POWER, values),
    works,
    files: [DATED_FILE],
  });
  const { now, after, gaps } = forecast(data, ASKED, defaultQuestion(indicator(POWER), MONTH), year, EVERY);
  const named = Object.fromEntries(OUTLOOKS.map((outlook) => [outlook, gaps[outlook].map((at) => [...ids, 'silent'][at])]));
  return { now, after, gaps: named };
};

describe('the forecast of a year', () => {
  it('closes what is planned to end by then, and says apart what is late, later, without a date, or not planned', () => {
    const values = { met: 'yes', soon: 'no', now: 'no', overdue: 'no', later: 'no', undated: 'no', none: 'no', exempt: 'exempt' } as const;
    const works = [
      work('1', 'soon', monthOf(2020, 6)),
      work('2', 'overdue', monthOf(2019, 11)),
      work('6', 'now', monthOf(2019, 12)),
      work('3', 'later', monthOf(2021, 1)),
      work('4', 'undated', null),
      work('5', 'met', monthOf(2020, 6)),
    ];
    const { now, after, gaps } = look(values, works, 2020);
    expect(gaps).toEqual({ closes: ['soon', 'now'], late: ['overdue'], later: ['later'], undated: ['undated'], none: ['none'] });
    expect(now).toMatchObject({ met: 1, gap: 6, exempt: 1, unknown: 1 });
    expect(after).toMatchObject({ met: 3, gap: 4, exempt: 1, unknown: 1 });
    expect(look(values, works, 2021).gaps['closes']).toEqual(['soon', 'now', 'later']);
  });

  const RUNS = 200;
  it(`files every gap once, as its works by themselves say (${RUNS} seeded lists)`, () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const { uniform } = seeded(seed);
      const whole = (most: number) => Math.floor(uniform() * most);
      const values = Object.fromEntries(
        Array.from({ length: 8 }, (_, at): [string, Value] => [`V${at}`, (['yes', 'no', 'no', 'exempt'] as const)[whole(4)] ?? 'no']),
      );
      const works = Array.from({ length: whole(10) }, (_, at) =>
        work(
          `W${at}`,
          `V${whole(8)}`,
          uniform() < 0.25 ? null : monthOf(2018 + whole(5), 1 + whole(12)),
          uniform() < 0.2 ? monthOf(2018 + whole(2), 1) : null,
        ),
      );
      const year = 2020 + whole(2);
      const { now, after, gaps } = look(values, works, year);
      // By hand: a village waits for the last of its works that are not completed.
      const expected = Object.fromEntries(OUTLOOKS.map((outlook): [Outlook, string[]] => [outlook, []]));
      for (const [id, value] of Object.entries(values)) {
        if (value !== 'no') continue;
        const open = works.filter((one) => one.village === id && (one.completed === null || one.completed > MONTH));
        const ends = open.map(({ plannedEnd }) => plannedEnd);
        const outlook = (): Outlook => {
          if (open.length === 0) return 'none';
          if (ends.includes(null)) return 'undated';
          if (ends.some((end) => (end ?? 0) > yearEnd(year))) return 'later';
          return ends.some((end) => (end ?? 0) < MONTH) ? 'late' : 'closes';
        };
        expected[outlook()]?.push(id);
      }
      expect(gaps, `seed ${seed}`).toEqual(expected);
      expect(now.gap - after.gap, `seed ${seed}`).toBe(gaps['closes']?.length);
      expect(after.unknown).toBe(now.unknown);
    }
  });
});
