import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../src/analysis/answer.ts';
import { applyEdits, withMonth } from '../../src/analysis/apply-edits.ts';
import { stateOf } from '../../src/analysis/assess.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import type { Dataset, FileDataset } from '../../src/domain/dataset.ts';
import { type AddedVillage, type Change, type Edit, isWorkEdit, type Subject, subjectOf } from '../../src/domain/edit.ts';
import { observe, type Run, type Value } from '../../src/domain/observation.ts';
import { type Month, monthOf, monthsLater, yearEnd } from '../../src/domain/period.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { arbitraryValue, arbitraryVillages, at, dataset, facility, indicator, reported, run, SEED, village } from './build.ts';

const VILLAGE = (id: string) => ({ kind: 'village', id }) as const;
const FACILITY = (id: string) => ({ kind: 'facility', id }) as const;
const MONTHS = Array.from({ length: 30 }, (_, index) => monthsLater(monthOf(2018, 1), index));

let count = 0;
const change = (...edits: readonly Edit[]): Change => ({
  id: String(count++),
  at: '2019-12-01T08:00:00.000Z',
  by: 'hand',
  source: '电话核实',
  note: '',
  edits,
});
const report = (id: string, month: Month, to: Value | null, from: Value | null = null): Edit => ({
  kind: 'report',
  of: VILLAGE(id),
  indicator: 'road-paved',
  month,
  from,
  to,
});

describe('an edit', () => {
  const base = dataset({
    villages: [village({ id: 'A' }), village({ id: 'B', position: { at: null, problem: 'position-missing' } })],
    facilities: [facility({ id: 'H' })],
    observations: reported('road-paved', { A: 'no' }),
    files: [{ name: 'villages.csv', role: 'villages', rows: 2, asOf: yearEnd(2019), crs: null }],
  });

  it('moves a village: surveyed by a hand, and the data set before is as it was', () => {
    const before = structuredClone(base);
    const moved = applyEdits(base, [change({ kind: 'position', of: VILLAGE('B'), from: null, to: wgs84(106.2, 33.3) })]);
    expect(moved.dataset.villages.at(1)?.position).toEqual({ at: { lon: 106.2, lat: 33.3 }, quality: 'surveyed', byHand: true });
    expect(moved.dataset.villages.at(0)).toBe(base.villages[0]);
    expect(moved.dataset.facilities).toEqual(base.facilities);
    expect(base).toEqual(before);
  });

  it('moves a facility, corrects a figure, takes a note and its taking away', () => {
    const edits: Edit[] = [
      { kind: 'position', of: FACILITY('H'), from: null, to: wgs84(106.4, 33.1) },
      { kind: 'figure', of: VILLAGE('A'), figure: 'households', from: 20, to: null },
      { kind: 'figure', of: VILLAGE('A'), figure: 'poor', from: false, to: true },
      { kind: 'note', of: VILLAGE('A'), from: '', to: '已核' },
      { kind: 'note', of: FACILITY('H'), from: '', to: '在建' },
      { kind: 'note', of: FACILITY('H'), from: '在建', to: '' },
    ];
    const { dataset: edited, notes, unapplied } = applyEdits(base, [change(...edits)]);
    expect(edited.facilities[0]?.position).toEqual({ at: { lon: 106.4, lat: 33.1 }, quality: 'surveyed', byHand: true });
    expect(edited.villages.at(0)).toMatchObject({ households: null, poor: true, registered: 80 });
    expect([...notes]).toEqual([['village:A', '已核']]);
    expect(unapplied).toEqual([]);
  });

  it('adds a village and a facility whose origin is no file, and later edits find them', () => {
    const added = change(
      { kind: 'add-village', village: village({ id: 'N', households: 7 }) },
      { kind: 'add-facility', facility: facility({ id: 'F' }) },
      { kind: 'figure', of: VILLAGE('N'), figure: 'households', from: 7, to: 8 },
    );
    const { dataset: edited } = applyEdits(base, [added]);
    expect(edited.villages.at(2)).toMatchObject({ id: 'N', households: 8, origin: { file: 1, line: 1 } });
    expect(edited.facilities[1]).toMatchObject({ id: 'F', origin: { file: 1, line: 2 } });
    expect(edited.files[1]).toEqual({ name: '', role: 'villages', rows: 3, asOf: null, crs: null, byHand: true });
  });

  it('whose subject is gone, or is there already, is told and changes nothing; it holds again once the files bring its subject back', () => {
    const gone = change({ kind: 'figure', of: VILLAGE('N'), figure: 'groups', from: 1, to: 2 });
    const there = change({ kind: 'add-village', village: village({ id: 'A', households: 999 }) });
    const told = applyEdits(base, [gone, there]);
    expect(told.dataset).toBe(base);
    expect(told.unapplied).toEqual([
      { change: gone, edit: gone.edits[0], why: 'subject-gone' },
      { change: there, edit: there.edits[0], why: 'already-there' },
    ]);
    const again = { ...base, villages: [village({ id: 'N', groups: 1 }), ...base.villages] };
    expect(applyEdits(again, [gone]).dataset.villages.at(0)?.groups).toBe(2);
  });

  it('reports in a new December make its year one of the data set’s', () => {
    expect(applyEdits(base, [change(report('A', yearEnd(2020), 'yes'))]).dataset.years).toEqual([2019, 2020]);
    expect(applyEdits(base, [change(report('A', monthOf(2021, 3), 'yes'))]).dataset.years).toEqual([2019]);
  });

  it('of an indicator no file has a column of leaves every other village as it was decided before', () => {
    const near = dataset({
      villages: [
        village({ id: 'A', position: at(106.15, 33.33) }),
        village({ id: 'B', position: at(106.9, 33.33) }),
        village({ id: 'C', position: at(107, 33) }),
      ],
      facilities: [facility({ id: 'H' })],
    });
    const clinic = indicator('clinic-standard');
    const states = (of: Dataset) => {
      const assessment = answer(of, defaultQuestion(clinic, yearEnd(2019)));
      return Array.from(of.villages, (_, index) => stateOf(assessment, index));
    };
    expect(states(near)).toEqual(['met', 'gap', 'gap']);
    const told: Edit = { kind: 'report', of: VILLAGE('C'), indicator: clinic.id, month: yearEnd(2019), from: null, to: 'yes' };
    expect(states(applyEdits(near, [change(told)]).dataset)).toEqual(['met', 'gap', 'met']);
    const back = applyEdits(near, [change(told), change({ ...told, from: 'yes', to: null })]);
    expect(back.dataset.observations.size).toBe(0);
    expect(states(back.dataset)).toEqual(['met', 'gap', 'gap']);
  });
});

describe('a month of a run', () => {
  const year: Run = { from: monthOf(2019, 1), to: monthOf(2019, 12), value: 'no', simulated: false };

  it('is taken out of it, the other months stay', () => {
    expect(withMonth([year], monthOf(2019, 6), 'yes')).toEqual([
      { ...year, to: monthOf(2019, 5) },
      run('yes', monthOf(2019, 6)),
      { ...year, from: monthOf(2019, 7) },
    ]);
    expect(withMonth([year], monthOf(2019, 12), null)).toEqual([{ ...year, to: monthOf(2019, 11) }]);
  });

  it('put back as it was makes it whole again; a simulated one stays apart', () => {
    for (const month of [1, 6, 12])
      expect(withMonth(withMonth([year], monthOf(2019, month), 3), monthOf(2019, month), 'no')).toEqual([year]);
    const simulated = { ...year, simulated: true };
    expect(withMonth([simulated], monthOf(2019, 12), 'no')).toEqual([
      { ...simulated, to: monthOf(2019, 11) },
      run('no', monthOf(2019, 12)),
    ]);
  });

  /** Runs as one value a month, the oracle's own form; each month said once. */
  const arbitraryMonths = fc.array(arbitraryValue, { minLength: MONTHS.length, maxLength: MONTHS.length });
  const runsOf = (values: readonly (Value | null)[]): Run[] => {
    const runs: Run[] = [];
    for (const [index, value] of values.entries()) {
      const month = MONTHS[index] ?? monthOf(2018, 1);
      const last = runs.at(-1);
      if (value === null) continue;
      if (last && last.value === value && last.to === month - 1) runs[runs.length - 1] = { ...last, to: month };
      else runs.push(run(value, month));
    }
    return runs;
  };

  it('in any runs: exactly this month says the new value, ascending, never overlapping; back again is the same runs', () => {
    fc.assert(
      fc.property(arbitraryMonths, fc.nat(MONTHS.length - 1), arbitraryValue, (values, index, to) => {
        const month = MONTHS[index] ?? monthOf(2018, 1);
        const before = runsOf(values);
        const edited = withMonth(before, month, to);
        const expected = values.with(index, to);
        for (const [position, known] of MONTHS.entries()) {
          const covering = edited.filter((found) => found.from <= known && known <= found.to);
          expect(covering.map(({ value }) => value)).toEqual(expected[position] === null ? [] : [expected[position]]);
        }
        expect(edited.every((found, place) => found.from <= found.to && (place === 0 || (edited[place - 1]?.to ?? 0) < found.from))).toBe(
          true,
        );
        expect(withMonth(edited, month, values[index] ?? null)).toEqual(before);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('any edits', () => {
  const arbitrarySubject = fc.oneof(
    fc.nat(13).map((index): Subject => VILLAGE(`V${index}`)),
    fc.nat(3).map((index): Subject => FACILITY(`F${index}`)),
  );
  const spot = fc.record({ lon: fc.double({ min: 105, max: 109, noNaN: true }), lat: fc.double({ min: 32, max: 34, noNaN: true }) });
  const arbitraryEdit: fc.Arbitrary<Edit> = fc.oneof(
    fc
      .record({ of: arbitrarySubject, to: spot })
      .map(({ of, to }): Edit => ({ kind: 'position', of, from: null, to: wgs84(to.lon, to.lat) })),
    fc
      .record({ id: fc.nat(13), figure: fc.constantFrom('households', 'groups', 'exitYear'), to: fc.option(fc.nat(500)) })
      .map(({ id, figure, to }): Edit => ({ kind: 'figure', of: VILLAGE(`V${id}`), figure, from: null, to })),
    fc
      .record({ of: arbitrarySubject, id: fc.constantFrom('road-paved', 'power-three-phase'), at: fc.nat(29), to: arbitraryValue })
      .map(
        ({ of, id, at: index, to }): Edit => ({ kind: 'report', of, indicator: id, month: MONTHS[index] ?? yearEnd(2019), from: null, to }),
      ),
    fc.record({ of: arbitrarySubject, to: fc.string() }).map(({ of, to }): Edit => ({ kind: 'note', of, from: '', to })),
    fc.nat(20).map((id): Edit => ({ kind: 'add-village', village: village({ id: `V${id}` }) })),
    fc.nat(4).map((id): Edit => ({ kind: 'add-facility', facility: facility({ id: `F${id}` }) })),
  );
  const arbitraryChanges = fc.array(fc.array(arbitraryEdit, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
  const arbitraryBase = arbitraryVillages().map((villages) =>
    dataset({
      villages,
      facilities: [facility({ id: 'F0' }), facility({ id: 'F1' })],
      observations: new Map([['road-paved', new Map(villages.slice(0, 3).map(({ id }) => [id, [run('no', yearEnd(2018)), run('yes')]]))]]),
    }),
  );

  /** The same by brute force: a flat sheet of cells, written one by one; nothing of the engine. */
  function oracle(base: FileDataset, edits: readonly Edit[]) {
    const cells = new Map<string, unknown>();
    const ids = new Set([...base.villages.map(({ id }) => `village:${id}`), ...base.facilities.map(({ id }) => `facility:${id}`)]);
    let ignored = 0;
    /** What is added and is in the files already fills what neither the files nor an edit say of it. */
    const fill = (added: AddedVillage) => {
      const before = base.villages.find(({ id }) => id === added.id);
      if (!before) return;
      for (const figure of ['households', 'groups', 'exitYear', 'registered'] as const)
        if (before[figure] === null && (cells.get(`village:${added.id} ${figure}`) ?? null) === null)
          cells.set(`village:${added.id} ${figure}`, added[figure]);
      if (before.position.at === null && !cells.has(`village:${added.id} at`)) cells.set(`village:${added.id} at`, added.position.at);
    };
    for (const edit of edits) {
      // Works are tried by themselves (`edit-works.test.ts`).
      if (isWorkEdit(edit)) continue;
      if (edit.kind === 'add-village' || edit.kind === 'add-facility') {
        const id = edit.kind === 'add-village' ? `village:${edit.village.id}` : `facility:${edit.facility.id}`;
        if (ids.has(id)) ignored++;
        ids.add(id);
        if (edit.kind === 'add-village') fill(edit.village);
        continue;
      }
      const id = `${edit.of.kind}:${edit.of.id}`;
      if (!ids.has(id)) ignored++;
      else if (edit.kind === 'position') cells.set(`${id} at`, edit.to);
      else if (edit.kind === 'figure') cells.set(`${id} ${edit.figure}`, edit.to);
      else if (edit.kind === 'note') cells.set(`${id} note`, edit.to);
      else cells.set(`${edit.of.id} ${edit.indicator} ${edit.month}`, edit.to);
    }
    return { cells, ids, ignored };
  }

  it('come to what a sheet of cells comes to, written one by one', () => {
    fc.assert(
      fc.property(arbitraryBase, arbitraryChanges, (base, lists) => {
        const edited = applyEdits(
          base,
          lists.map((edits) => change(...edits)),
        );
        const expected = oracle(base, lists.flat());
        const { villages, facilities, observations } = edited.dataset;
        expect(new Set([...Array.from(villages, ({ id }) => `village:${id}`), ...facilities.map(({ id }) => `facility:${id}`)])).toEqual(
          expected.ids,
        );
        expect(edited.unapplied.length).toBe(expected.ignored);
        const told = new Set([...villages, ...facilities].map(({ id }) => id));
        for (const id of told)
          for (const known of ['road-paved', 'power-three-phase'])
            for (const month of MONTHS) {
              const key = `${id} ${known} ${month}`;
              const value = expected.cells.has(key)
                ? expected.cells.get(key)
                : (observe(base.observations, known, id, month).current?.value ?? null);
              expect(observe(observations, known, id, month).current?.value ?? null).toBe(value);
            }
        for (const place of villages) {
          const before = base.villages.find(({ id }) => id === place.id) ?? village({ id: place.id });
          const key = `village:${place.id}`;
          for (const figure of ['households', 'groups', 'exitYear', 'registered'] as const)
            expect(place[figure]).toBe(expected.cells.has(`${key} ${figure}`) ? expected.cells.get(`${key} ${figure}`) : before[figure]);
          expect(place.position.at).toEqual(expected.cells.get(`${key} at`) ?? before.position.at);
          expect(edited.notes.get(key) ?? '').toBe(expected.cells.get(`${key} note`) ?? '');
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('leave whom they do not name the very same object', () => {
    fc.assert(
      fc.property(arbitraryBase, arbitraryChanges, (base, lists) => {
        const named = new Set(lists.flat().map((edit) => subjectOf(edit).id));
        const { dataset: edited } = applyEdits(
          base,
          lists.map((edits) => change(...edits)),
        );
        for (const [index, place] of base.villages.entries()) if (!named.has(place.id)) expect(edited.villages.at(index)).toBe(place);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
