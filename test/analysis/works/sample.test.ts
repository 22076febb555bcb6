import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../../src/analysis/answer.ts';
import { defaultQuestion } from '../../../src/analysis/question.ts';
import { members } from '../../../src/analysis/tally.ts';
import { effective } from '../../../src/analysis/works/closed-by.ts';
import { jointGaps } from '../../../src/analysis/works/joint-gaps.ts';
import { proposeWorks } from '../../../src/analysis/works/propose-works.ts';
import { statesAfter } from '../../../src/analysis/works/states-after.ts';
import type { FileDataset } from '../../../src/domain/dataset.ts';
import { yearEnd } from '../../../src/domain/period.ts';
import { STATES } from '../../../src/domain/state.ts';
import { bruteForce, type Closed, type Counted, closedBy, YEARS } from '../../oracle/brute-force.ts';
import { type Place, RoadWays } from '../../oracle/road-ways.ts';
import { indicator } from '../build.ts';
import { readSample } from '../road/sample.ts';

const DATA = path.resolve(import.meta.dirname, '../../../data');
const EVERY_VILLAGE = { county: null, township: null, communities: false, relocated: true, poorOnly: false, deepPovertyOnly: false };
const asked = (year: number) => ({ month: yearEnd(year), openAt: yearEnd(year), people: 'registered' as const });

let data: FileDataset;
let counts: Counted[];
let expected: Closed[];
beforeAll(async () => {
  counts = bruteForce(DATA, 'county');
  expected = closedBy(DATA);
  data = await readSample(['status.csv', 'status'], ['works.csv', 'works']);
});

const gapsOf = (of: string, year: number) =>
  counts.filter((one) => one.indicator === of && one.year === year).reduce((sum, { gap }) => sum + gap, 0);

describe.each(YEARS)('works of the sample at the end of %s', (year) => {
  it('are those that the tables call for, village by village, with their costs', () => {
    const works = proposeWorks(data, asked(year));
    const byId = new Map(works.map((work) => [work.id, work]));
    const id = (village: number) => data.villages[village]?.id ?? '';
    const told = works
      .filter(({ path: way }) => way.length === 0)
      .flatMap((work) =>
        work.villages.map((village) => {
          const taken = work.requires.flatMap((other) => {
            const one = byId.get(other);
            return one && one.villages.length === 0 ? [one] : [];
          });
          const all = [work, ...taken];
          const quantity = work.quantity === null ? '' : ` ${work.quantity}`;
          return {
            year,
            indicator: work.indicator,
            village: id(village),
            by:
              work.listed === null
                ? `${work.remedy}${quantity}`
                : all
                    .map((one) => one.listed)
                    .sort()
                    .join('+'),
            cny: all.reduce<number | null>((sum, { cost }) => (sum === null || cost === null ? null : sum + cost.cny), 0),
            people: work.people,
          };
        }),
      )
      .filter(({ by }) => by !== 'road-new');
    const inOrder = <T extends { indicator: string; village: string }>(list: readonly T[]) =>
      [...list].sort((a, b) => (`${a.indicator} ${a.village}` < `${b.indicator} ${b.village}` ? -1 : 1));
    expect(told.length).toBeGreaterThan(100);
    expect(inOrder(told)).toEqual(inOrder(expected.filter((one) => one.year === year)));
  });

  it('close all gaps together, of each indicator as many as are counted', () => {
    const works = proposeWorks(data, asked(year));
    expect(effective(works)).toHaveLength(works.length);
    const villages = members(data, EVERY_VILLAGE);
    for (const one of ['clinic-standard', 'road-paved', 'road-unobstructed', 'water-unsafe-households', 'broadband-fibre']) {
      const assessment = answer(data, defaultQuestion(indicator(one), yearEnd(year)));
      const after = statesAfter(assessment, works);
      const closed = villages.filter((village) => after[village] !== assessment.states[village]);
      expect(closed.length).toBe(gapsOf(one, year));
      expect(villages.some((village) => STATES[after[village]!] === 'gap')).toBe(false);
    }
  });

  it('stand for villages of which each is in one combination of gaps', () => {
    const ids = ['clinic-standard', 'road-paved', 'water-unsafe-households'];
    const assessments = ids.map((one) => answer(data, defaultQuestion(indicator(one), yearEnd(year))));
    const villages = members(data, EVERY_VILLAGE);
    const { combinations, none, sets } = jointGaps(assessments, villages, 'registered');
    const all = [none, ...combinations].flatMap(({ exactly, atLeast }) => [...exactly.villages, ...atLeast.villages]);
    expect(all.sort((a, b) => a - b)).toEqual([...villages]);
    for (const { indicator: of, gap } of sets) expect(gap.villages.length).toBe(gapsOf(of.id, year));
  });
});

describe('roads of the sample', () => {
  it('lead to every village that is still unpaved at the end of 2020, by as many kilometres as the file draws', () => {
    const works = proposeWorks({ ...data, works: [] }, asked(2020)).filter(({ indicator: id }) => id === 'road-paved');
    expect(works).toHaveLength(gapsOf('road-paved', 2020));
    const { features } = JSON.parse(readFileSync(path.join(DATA, 'roads.geojson'), 'utf8')) as {
      features: { properties: { surface: string }; geometry: { coordinates: Place[] } }[];
    };
    const lines = (surfaces: readonly string[]) =>
      features.filter(({ properties }) => surfaces.includes(properties.surface)).map(({ geometry }) => ({ line: geometry.coordinates }));
    const unpaved = new RoadWays(lines(['gravel', 'earth']));
    const paved = new Set(lines(['asphalt', 'concrete']).flatMap(({ line }) => line.map((vertex) => vertex.join())));
    for (const { villages, quantity } of works) {
      const { lon, lat } = data.villages[villages[0]!]!.position.at!;
      const ways = [...unpaved.to([lon, lat])].filter(([vertex]) => paved.has(vertex)).map(([, metres]) => metres);
      expect(quantity).toBe(Math.ceil(Math.min(...ways)) / 1000);
    }
  });
});
