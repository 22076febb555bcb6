import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../src/domain/edit.ts';
import { printDegrees } from '../../src/domain/units.ts';
import { type AdditionCells, readNewFacility, readNewVillage } from '../../src/io/read-addition.ts';
import { type CorrectionCells, readCorrection } from '../../src/io/read-correction.ts';
import { arbitraryVillages, at, DECEMBER_2019, dataset, facility, reported, SEED, village } from '../analysis/build.ts';

const A = village({ id: '610727113205', name: '石门垭村', position: at(106.15, 33.33) });
const DATA = dataset({ villages: [A], facilities: [facility({ id: '院' })], observations: reported('clinic-standard', { [A.id]: 'no' }) });
const of = { kind: 'village', id: A.id } as const;
const BLANK: CorrectionCells = { lon: '106.15', lat: '33.33', figures: {}, reports: {} };
const correct = (cells: Partial<CorrectionCells>) => readCorrection(DATA, A, DECEMBER_2019, { ...BLANK, ...cells });

describe('readCorrection', () => {
  it('changes nothing where nothing was touched', () => {
    expect(correct({ figures: { households: '20', poor: 'no' }, reports: { 'clinic-standard': 'no' } })).toEqual({
      edits: [],
      problems: [],
    });
  });

  it('says from what to what', () => {
    const { edits, problems } = correct({
      lon: '106.16',
      figures: { households: '２５户', exitYear: '2019', poor: 'yes' },
      reports: { 'clinic-standard': '有', 'water-tap-households': '12' },
    });
    expect(problems).toEqual([]);
    expect(edits).toEqual([
      { kind: 'position', of, from: { lon: 106.15, lat: 33.33 }, to: { lon: 106.16, lat: 33.33 } },
      { kind: 'figure', of, figure: 'households', from: 20, to: 25 },
      { kind: 'figure', of, figure: 'exitYear', from: null, to: 2019 },
      { kind: 'figure', of, figure: 'poor', from: false, to: true },
      { kind: 'report', of, indicator: 'clinic-standard', month: DECEMBER_2019, from: 'no', to: 'yes' },
      { kind: 'report', of, indicator: 'water-tap-households', month: DECEMBER_2019, from: null, to: 12 },
    ]);
  });

  it('takes an emptied cell as unknown', () => {
    expect(correct({ figures: { households: '' }, reports: { 'clinic-standard': '' } }).edits).toEqual([
      { kind: 'figure', of, figure: 'households', from: 20, to: null },
      { kind: 'report', of, indicator: 'clinic-standard', month: DECEMBER_2019, from: 'no', to: null },
    ]);
  });

  it.each([
    [{ lon: '', lat: '' }, 'position', 'position-missing'],
    [{ lon: '107度', lat: '大概' }, 'position', 'position-unreadable'],
    [{ lon: '33.33', lat: '106.15' }, 'position', 'position-swapped'],
    [{ figures: { households: '二十' } }, 'households', 'unreadable-number'],
    [{ figures: { poor: '也许' } }, 'poor', 'unreadable-value'],
    [{ reports: { 'clinic-standard': '也许' } }, 'clinic-standard', 'unreadable-value'],
    // The village has four hamlets, two of them large, and twenty households.
    [{ figures: { hamlets30: '5' } }, 'hamlets30', 'impossible-value'],
    [{ figures: { hamlets: '1' } }, 'hamlets', 'impossible-value'],
    [{ reports: { 'water-unsafe-households': '21' } }, 'water-unsafe-households', 'impossible-value'],
    // More served than there are households; judged by the households of the same form.
    [{ figures: { households: '10' }, reports: { 'water-tap-households': '11' } }, 'water-tap-households', 'impossible-value'],
  ] satisfies readonly (readonly [Partial<CorrectionCells>, string, string])[])('%j is refused at %s: %s', (cells, cell, reason) => {
    expect(correct(cells).problems).toEqual([{ cell, reason }]);
  });

  it('leaves every village as it is when its form is saved as it opened (seeded)', () => {
    fc.assert(
      fc.property(arbitraryVillages(4), (villages) => {
        for (const one of villages) {
          const cellOf = (value: unknown) => (value === null ? '' : value === true ? 'yes' : value === false ? 'no' : String(value));
          const figures = Object.fromEntries(FIGURES.map((figure) => [figure, cellOf(one[figure])]));
          const { at: place } = one.position;
          const typed = { lon: place ? printDegrees(place.lon) : '', lat: place ? printDegrees(place.lat) : '' };
          const { edits } = readCorrection(dataset({ villages }), one, DECEMBER_2019, { ...typed, figures, reports: {} });
          expect(edits).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

const CELLS: AdditionCells = {
  name: '新村',
  county: '略阳县',
  township: '城关镇',
  code: '',
  kind: 'township-hospital',
  lon: '106.2',
  lat: '33.4',
};

describe('what is added by hand', () => {
  it('is a village with its code, or known by its places', () => {
    expect(readNewVillage(DATA, CELLS).edit).toMatchObject({
      kind: 'add-village',
      village: {
        id: '略阳县/城关镇/新村',
        code: null,
        kind: 'village',
        position: { at: { lon: 106.2, lat: 33.4 }, quality: 'surveyed' },
        households: null,
      },
    });
    expect(readNewVillage(DATA, { ...CELLS, code: '610727113006' }).edit).toMatchObject({
      village: { id: '610727113006', kind: 'community' },
    });
  });

  it('may be a village without a position, never a facility', () => {
    expect(readNewVillage(DATA, { ...CELLS, lon: '', lat: '' }).edit).toMatchObject({
      village: { position: { at: null, problem: 'position-missing' } },
    });
    expect(readNewFacility(DATA, { ...CELLS, lon: '', lat: '' }).problems).toEqual([{ cell: 'position', reason: 'position-missing' }]);
  });

  it('is another village than one of its name where both have codes, and has a code as the data set writes them', () => {
    expect(readNewVillage(DATA, { ...CELLS, name: A.name, code: '610727113299' }).problems).toEqual([]);
    const coded = dataset({ villages: [village({ id: 'LY-001' })] });
    expect(readNewVillage(coded, { ...CELLS, code: 'LY-002' }).problems).toEqual([]);
    expect(readNewVillage(coded, { ...CELLS, code: 'LY-2' }).problems).toEqual([{ cell: 'code', reason: 'unusual-code' }]);
  });

  it('is a facility of a kind', () => {
    expect(readNewFacility(DATA, { ...CELLS, name: '新卫生院' }).edit).toMatchObject({
      kind: 'add-facility',
      facility: { id: '略阳县/城关镇/新卫生院', kind: 'township-hospital', opened: null, position: { quality: 'surveyed' } },
    });
  });

  it.each([
    [readNewVillage, { name: '' }, 'name', 'no-code-or-name'],
    [readNewVillage, { code: '6.10727E+11' }, 'code', 'damaged-code'],
    [readNewVillage, { code: A.id }, 'code', 'repeated-code'],
    // The same village, written another way; and with a code where the one that is there has one too it is another.
    [readNewVillage, { name: '石门垭村委会' }, 'name', 'same-name'],
    [readNewVillage, { name: '石门垭', county: '略阳', township: '城关' }, 'name', 'same-name'],
    [readNewVillage, { name: '石门垭村', county: '', township: '' }, 'name', 'same-name'],
    [readNewVillage, { code: 'abc' }, 'code', 'unusual-code'],
    [readNewVillage, { code: '12' }, 'code', 'unusual-code'],
    [readNewVillage, { code: '<b>' }, 'code', 'unusual-code'],
    [readNewVillage, { lat: '北边' }, 'position', 'position-unreadable'],
    [readNewFacility, { name: '' }, 'name', 'no-id'],
    [readNewFacility, { name: '卫生院院' }, 'name', 'repeated-id'],
  ] as const)('%o refuses %j at %s: %s', (read, part, cell, reason) => {
    expect(read(DATA, { ...CELLS, ...part })).toEqual({ edit: null, problems: [{ cell, reason }] });
  });
});
