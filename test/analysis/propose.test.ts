import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affected } from '../../src/analysis/affected.ts';
import { type FindFacility, type FindVillage, propose } from '../../src/analysis/propose.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { Indicator } from '../../src/domain/indicator.ts';
import { arbitraryVillages, at, DECEMBER_2019, dataset, facility, reported, SEED, village } from './build.ts';

const byId =
  (project: Dataset): FindVillage =>
  ({ id }) =>
    [...project.villages].find((one) => one.id === id) ?? null;
const facilityById =
  (project: Dataset): FindFacility =>
  ({ id }) =>
    project.facilities.find((one) => one.id === id) ?? null;
const proposed = (project: Dataset, corrected: Dataset) => propose(project, corrected, byId(project), facilityById(project));

const PROJECT = dataset({
  villages: [village({ id: 'A' }), village({ id: 'B', position: { at: null, problem: 'position-missing' } })],
  facilities: [facility({ id: 'H' })],
  observations: reported('clinic-standard', { A: 'no', B: 'yes' }),
});

describe('propose', () => {
  it('says what a corrected row changes, from and to, and nothing of what is the same', () => {
    const corrected = dataset({
      villages: [
        village({ id: 'A', households: 25, origin: { file: 0, line: 7 } }),
        village({ id: 'B', position: at(106.2, 33.4), origin: { file: 0, line: 3 } }),
      ],
      observations: reported('clinic-standard', { A: 'yes', B: 'yes' }),
    });
    const of = { kind: 'village', id: 'A' } as const;
    expect(proposed(PROJECT, corrected)).toEqual([
      {
        origin: { file: 0, line: 3 },
        of: { kind: 'village', id: 'B' },
        name: '村B',
        county: '略阳县',
        township: '城关镇',
        candidates: [],
        edits: [{ kind: 'position', of: { kind: 'village', id: 'B' }, from: null, to: { lon: 106.2, lat: 33.4 } }],
      },
      {
        origin: { file: 0, line: 7 },
        of,
        name: '村A',
        county: '略阳县',
        township: '城关镇',
        candidates: [],
        edits: [
          { kind: 'figure', of, figure: 'households', from: 20, to: 25 },
          { kind: 'report', of, indicator: 'clinic-standard', month: DECEMBER_2019, from: 'no', to: 'yes' },
        ],
      },
    ]);
  });

  it('takes a blank cell as saying nothing', () => {
    const blank = village({ id: 'A', households: null, poor: null, position: { at: null, problem: 'position-missing' } });
    expect(proposed(PROJECT, dataset({ villages: [blank] }))).toEqual([]);
  });

  it('takes a centimetre as the same place, and two metres as another', () => {
    const moved = (lon: number) => proposed(PROJECT, dataset({ villages: [village({ id: 'A', position: at(lon, 33.33) })] })).length;
    expect(moved(106.15 + 5e-8)).toBe(0);
    expect(moved(106.15 + 2e-5)).toBe(1);
  });

  it('adds what the project does not have, with its reports', () => {
    const added = village({ id: 'C' });
    const corrected = dataset({
      villages: [added],
      facilities: [facility({ id: 'H2' }), facility({ id: 'H', position: at(106.3, 33.3) })],
      observations: reported('clinic-standard', { C: 'no' }),
    });
    expect(proposed(PROJECT, corrected).map(({ edits }) => edits.map(({ kind }) => kind))).toEqual([
      ['add-village', 'report'],
      ['add-facility'],
      ['position'],
    ]);
  });

  it('reports under the id the project knows, whatever the file calls the village', () => {
    const named = village({ id: '略阳县/城关镇/村A', code: null });
    const corrected = dataset({ villages: [named], observations: reported('clinic-standard', { [named.id]: 'yes' }) });
    const [first] = propose(PROJECT, corrected, () => PROJECT.villages[0] ?? null, facilityById(PROJECT));
    expect(first?.edits).toEqual([
      { kind: 'report', of: { kind: 'village', id: 'A' }, indicator: 'clinic-standard', month: DECEMBER_2019, from: 'no', to: 'yes' },
    ]);
  });

  it('asks which village is meant where more than one fits, and changes nothing until then', () => {
    const corrected = dataset({ villages: [village({ id: '村A', code: null, households: 99 })] });
    const [asked] = propose(PROJECT, corrected, () => PROJECT.villages, facilityById(PROJECT));
    expect(asked?.edits).toEqual([]);
    expect(asked?.candidates.map(({ id }) => id)).toEqual(['A', 'B']);
  });

  it('proposes nothing between a data set and itself (seeded)', () => {
    fc.assert(
      fc.property(arbitraryVillages(), (villages) => {
        const project = dataset({ villages });
        expect(proposed(project, project)).toEqual([]);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe('affected', () => {
  const byPlan = (indicator: Indicator) => defaultQuestion(indicator, DECEMBER_2019);
  const near = village({ id: 'N', position: at(106.15, 33.34) });
  const far = village({ id: 'F', position: at(106.25, 33.34) });
  const before = dataset({ villages: [near, far], facilities: [facility({ id: 'H', position: at(106.15, 33.33) })] });

  it('names every village whose answer a moved hospital changes', () => {
    const after = { ...before, facilities: [facility({ id: 'H', position: at(106.25, 33.33) })] };
    expect(affected(before, after, byPlan)).toEqual([
      { village: 'N', indicator: 'clinic-standard', from: 'met', to: 'gap' },
      { village: 'F', indicator: 'clinic-standard', from: 'gap', to: 'met' },
    ]);
  });

  it('names a village that was not there before', () => {
    const found = affected({ ...before, villages: [near] }, before, byPlan);
    expect(found.filter(({ indicator }) => indicator === 'clinic-standard')).toEqual([
      { village: 'F', indicator: 'clinic-standard', from: null, to: 'gap' },
    ]);
  });

  it('names nobody where nothing changed', () => {
    expect(affected(before, { ...before }, byPlan)).toEqual([]);
  });
});
