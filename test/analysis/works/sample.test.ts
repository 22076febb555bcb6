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
import { type Closed, closedBy, type Decided, decideAll, YEARS } from '../../oracle/brute-force.ts';
import { type Drawn, key, Unpaved } from '../../oracle/least-paving.ts';
import { type Place, RoadWays } from '../../oracle/road-ways.ts';
import { indicator } from '../build.ts';
import { readSample } from '../road/sample.ts';

const DATA = path.resolve(import.meta.dirname, '../../../data');
const EVERY_VILLAGE = { county: null, township: null, communities: false, relocated: true, poorOnly: false, deepPovertyOnly: false };
const asked = (year: number) => ({ month: yearEnd(year), openAt: yearEnd(year), people: 'registered' as const });

let data: FileDataset;
let decided: Decided[];
let expected: Closed[];
beforeAll(async () => {
  decided = [...decideAll(DATA)];
  expected = closedBy(DATA, decided);
  data = await readSample(['status.csv', 'status'], ['works.csv', 'works']);
}, 60_000);

const gapsOf = (of: string, year: number) =>
  decided.filter((one) => one.indicator === of && one.year === year && one.state === 'gap').length;

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
      features: { properties: { class: string; surface: string }; geometry: { coordinates: Place[] } }[];
    };
    const roads = features.map(({ properties, geometry }): Drawn => ({ ...properties, line: geometry.coordinates }));
    const isPaved = ({ surface }: Drawn) => ['asphalt', 'concrete'].includes(surface);
    const county = roads.find((road) => isPaved(road) && road.class === 'county')!;
    const network = new RoadWays(roads.filter(isPaved)).to(county.line[0]!);
    const isOnIt = ({ line }: Drawn) => network.has(key(line[0]!));
    // What is not on it, and the pieces of it that others end at.
    const others = roads.filter((road) => !isPaved(road) || !isOnIt(road));
    const ends = new Set(others.flatMap(({ line }) => [line[0]!, line.at(-1)!]).map(key));
    const beside = roads.filter((road) => isPaved(road) && isOnIt(road) && road.line.some((vertex) => ends.has(key(vertex))));
    const left = new Unpaved([...others, ...beside.map((road) => ({ ...road, class: 'county' }))]).left();
    for (const { villages, quantity } of works) {
      const { lon, lat } = data.villages[villages[0]!]!.position.at!;
      expect(quantity).toBe(Math.ceil(left.get(key([lon, lat]))!) / 1000);
    }
  });
});
