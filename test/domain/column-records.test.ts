import { describe, expect, it } from 'vitest';
import { ColumnRecords, columnObservations, textAt, type VillageRegister, valueOfCode } from '../../src/domain/column-records.ts';
import { EXEMPT, FIGURES, MARKS, NO, NOT_REPORTED, YES } from '../../src/domain/columns.ts';
import { villageIndex } from '../../src/domain/dataset.ts';
import { observe } from '../../src/domain/observation.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { POSITION_PROBLEMS } from '../../src/domain/state.ts';
import { texts } from '../support/registers.ts';

const nothing = Number.NaN;
const REGISTER: VillageRegister = {
  columns: {
    count: 3,
    position: { lon: Float64Array.of(106.5, nothing, 107), lat: Float64Array.of(33.25, nothing, 33) },
    problem: Uint8Array.of(0, POSITION_PROBLEMS.indexOf('position-swapped'), 0),
    community: Uint8Array.of(1, 0, 0),
    figures: {
      ...(Object.fromEntries(
        FIGURES.map((figure) => [figure, Float64Array.of(nothing, nothing, nothing)]),
      ) as VillageRegister['columns']['figures']),
      households: Float64Array.of(0, 120, nothing),
      reportedKm: Float64Array.of(1.5, nothing, 8),
    },
    marks: {
      ...(Object.fromEntries(MARKS.map((mark) => [mark, new Uint8Array(3).fill(NOT_REPORTED)])) as VillageRegister['columns']['marks']),
      poor: Uint8Array.of(0, 1, NOT_REPORTED),
    },
    county: Uint32Array.of(0, 0, 1),
    township: Uint32Array.of(0, 1, 2),
  },
  codes: Float64Array.of(900121100001, 900121101200, 900122100200),
  names: texts(['东河社区', '', '西沟村']),
  counties: texts(['东河县', '西河县']),
  townships: texts(['东镇', '南乡', '东镇']),
  simulated: true,
};

describe('villages kept as columns', () => {
  const villages = new ColumnRecords(REGISTER);

  it('are made when they are asked for, with nothing known where nothing was reported', () => {
    expect(villages).toHaveLength(3);
    expect(villages.at(0)).toEqual({
      id: '900121100001',
      code: '900121100001',
      name: '东河社区',
      kind: 'community',
      county: '东河县',
      township: '东镇',
      position: { at: { lon: 106.5, lat: 33.25 }, quality: 'modelled' },
      households: 0,
      registered: null,
      resident: null,
      hamlets: null,
      hamlets30: null,
      groups: null,
      poor: false,
      deepPoverty: null,
      exitYear: null,
      relocated: null,
      reportedKm: 1.5,
      simulated: true,
      origin: { file: 0, line: 2 },
    });
    expect(villages.at(1)).toMatchObject({ name: '', position: { at: null, problem: 'position-swapped' }, poor: true, households: 120 });
    expect(villages.at(2)).toMatchObject({ kind: 'village', county: '西河县', township: '东镇', poor: null, origin: { file: 0, line: 4 } });
  });

  it('count from the end where the index is negative, as an array does, and end where they end', () => {
    const list = [...villages];
    for (let index = -5; index < 5; index++) expect(villages.at(index)).toEqual(list.at(index));
    expect(list.map(({ id }) => id)).toEqual(['900121100001', '900121101200', '900122100200']);
  });

  it('are found by their id, and nothing else is', () => {
    expect(['900121100001', '900121101200', '900122100200'].map((id) => villages.indexOf(id))).toEqual([0, 1, 2]);
    for (const id of ['', '900121100000', '900121100002', '999999999999', ' 900121100001', '9.00121100001e11', '+90012110000'])
      expect(villages.indexOf(id), id).toBe(-1);
    expect(villageIndex({ villages }, '900122100200')).toBe(2);
    expect(villageIndex({ villages }, null)).toBe(-1);
    expect(villages.idAt(1)).toBe('900121101200');
  });

  it('read a text that is not there as empty', () => {
    expect(textAt(REGISTER.names, 3)).toBe('');
    expect(textAt({ bytes: new Uint8Array(0), starts: new Uint32Array(0) }, 0)).toBe('');
  });
});

describe('reports kept as columns', () => {
  const villages = new ColumnRecords(REGISTER);
  const column = (year: number, ...values: number[]) => ({
    from: yearEnd(year),
    to: yearEnd(year),
    values: Float64Array.from(values),
    simulated: true,
  });
  const observations = columnObservations(villages, {
    one: [column(2017, YES, nothing, 3.5), column(2019, NO, nothing, EXEMPT)],
    none: [],
  });

  it('say of each village what a map of runs would', () => {
    const run = (year: number, value: unknown) => ({ from: yearEnd(year), to: yearEnd(year), value, simulated: true });
    const expected = [
      ['900121100001', [run(2017, 'yes'), run(2019, 'no')]],
      ['900122100200', [run(2017, 3.5), run(2019, 'exempt')]],
    ] as const;
    const reports = observations.get('one');
    expect([...(reports ?? [])]).toEqual(expected);
    expect(reports?.size).toBe(2);
    expect(reports?.get('900121100001')).toEqual(expected[0][1]);
    expect(reports?.get('900121101200'), 'reports nothing').toBeUndefined();
    expect(reports?.has('900121101200')).toBe(false);
    expect(reports?.has('900122100200')).toBe(true);
    expect(reports?.get('nobody')).toBeUndefined();
    expect(reports?.has('nobody')).toBe(false);
  });

  it('are unreported between two years, with the last report beside it', () => {
    expect(observe(observations, 'one', '900121100001', yearEnd(2018))).toMatchObject({ current: null, last: { value: 'yes' } });
    expect(observe(observations, 'one', '900121100001', yearEnd(2019))).toMatchObject({ current: { value: 'no' } });
  });

  it('know an indicator that nobody reports from one that was never asked', () => {
    expect([...observations.keys()]).toEqual(['one', 'none']);
    expect(observations.get('none')?.size).toBe(0);
    expect(observations.has('two')).toBe(false);
  });

  it('read a code back as its word or number, and nothing else', () => {
    expect([YES, NO, EXEMPT, 0, 12.5, nothing, -9].map(valueOfCode)).toEqual(['yes', 'no', 'exempt', 0, 12.5, null, null]);
  });
});
