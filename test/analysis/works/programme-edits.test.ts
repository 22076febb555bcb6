import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/analysis/apply-edits.ts';
import { programmeEdits, type WantedWork } from '../../../src/analysis/works/programme-edits.ts';
import type { Change, Edit } from '../../../src/domain/edit.ts';
import { monthOf, yearEnd, yearOf } from '../../../src/domain/period.ts';
import { villagesServed, type Work } from '../../../src/domain/work.ts';
import { seeded } from '../../support/seeded.ts';
import { dataset, village } from '../build.ts';

let count = 0;
const change = (edits: readonly Edit[]): Change => ({
  id: String(count++),
  at: '2019-12-01T08:00:00.000Z',
  by: 'hand',
  source: '接受方案',
  note: '',
  edits,
});

function work(part: Partial<Work> & { readonly id: string }): Work {
  return {
    name: `项目${part.id}`,
    kind: 'road-new',
    indicator: 'road-paved',
    county: '略阳县',
    township: '城关镇',
    village: 'A',
    quantity: 3,
    unit: 'km',
    cost: 900_000,
    plannedStart: null,
    plannedEnd: null,
    completed: null,
    simulated: false,
    origin: { file: 0, line: 2 },
    ...part,
  };
}

const NEW: NonNullable<WantedWork['added']> = {
  name: 'A村新建通村路',
  kind: 'road-new',
  indicator: 'road-paved',
  county: '略阳县',
  township: '城关镇',
  unit: '公里',
  simulated: false,
  villages: ['A', 'B'],
};
const BASE = dataset({ villages: [village({ id: 'A' }), village({ id: 'B' })], works: [work({ id: 'W1' })] });

describe('an accepted programme', () => {
  it('adds what is new for all its villages and gives what is listed its year, not a second copy', () => {
    const wanted: WantedWork[] = [
      { id: 'road-new/A', year: 2020, quantity: 2, cost: 1_200_000, added: NEW },
      { id: 'W1', year: 2019, quantity: 3, cost: null, added: null },
    ];
    const edits = programmeEdits({ files: BASE.works, now: BASE.works }, [], wanted);
    const { works, files } = applyEdits(BASE, [change(edits)]).dataset;
    expect(works).toHaveLength(2);
    expect(works[0]).toEqual({ ...BASE.works[0], plannedEnd: yearEnd(2019) });
    expect(works[1]).toMatchObject({ id: 'road-new/A', village: 'A', serves: ['A', 'B'], plannedEnd: yearEnd(2020), cost: 1_200_000 });
    expect(works[1]?.origin).toEqual({ file: 0, line: 1 });
    expect(files.at(-1)?.byHand).toBe(true);
    expect(BASE.works).toHaveLength(1);
  });

  it('leaves a listed work its month where that is of its year already, and lets no work begin after its end', () => {
    const works = [
      work({ id: 'X', plannedStart: monthOf(2019, 3), plannedEnd: monthOf(2019, 10) }),
      work({ id: 'Y', plannedStart: monthOf(2020, 3), plannedEnd: monthOf(2020, 10) }),
    ];
    const wanted = ['X', 'Y'].map((id) => ({ id, year: 2019, quantity: null, cost: null, added: null }));
    const now = applyEdits(dataset({ works }), [change(programmeEdits({ files: works, now: works }, [], wanted))]).dataset.works;
    expect(now[0]).toEqual(works[0]);
    expect(now[1]).toMatchObject({ plannedStart: null, plannedEnd: yearEnd(2019) });
  });

  it('loses a village that the data no longer has, waits when all are gone, and says whom it was carried over to', () => {
    const edit = programmeEdits({ files: [], now: [] }, [], [{ id: 'N', year: 2019, quantity: 1, cost: 1, added: NEW }]);
    const only = (...ids: string[]) => applyEdits(dataset({ villages: ids.map((id) => village({ id })) }), [change(edit)]);
    expect(only('B').dataset.works[0]).toMatchObject({ village: 'B' });
    expect(only('C').dataset.works).toEqual([]);
    expect(only('C').unapplied).toMatchObject([{ why: 'subject-gone' }]);
    const renamed = applyEdits(dataset({ villages: [village({ id: 'a' }), village({ id: 'b' })] }), [change(edit)], ({ id }) => ({
      id: id.toLowerCase(),
    }));
    expect(renamed.dataset.works[0]).toMatchObject({ village: 'a', serves: ['a', 'b'] });
    expect([...renamed.carried.values()]).toEqual(['N']);
  });

  it('is not added twice where a file lists the work by now: it fills what the file leaves blank', () => {
    const edit = programmeEdits({ files: [], now: [] }, [], [{ id: 'N', year: 2019, quantity: 1, cost: 5, added: NEW }]);
    const listed = dataset({ villages: BASE.villages, works: [work({ id: 'N', cost: null, quantity: 4 })] });
    const { dataset: edited, unapplied } = applyEdits(listed, [change(edit)]);
    expect(edited.works).toEqual([{ ...listed.works[0], cost: 5, plannedEnd: yearEnd(2019) }]);
    expect(unapplied).toMatchObject([{ why: 'already-there' }]);
  });

  it('an estimate whose sum or quantity is written anew is one no more', () => {
    const costBy = { cny: 600_000, spread: 0.3, year: 2018, source: { zh: '估', en: 'est.' } };
    const wanted: WantedWork = { id: 'N', year: 2019, quantity: 2, cost: 1_200_000, added: { ...NEW, costBy } };
    const first = change(programmeEdits({ files: [], now: [] }, [], [wanted]));
    const before = applyEdits(BASE, [first]).dataset;
    expect(before.works[1]?.costBy).toEqual(costBy);
    const lists = { files: BASE.works, now: before.works };
    const moved = change(programmeEdits(lists, ['N'], [{ ...wanted, year: 2020, added: null }]));
    expect(applyEdits(BASE, [first, moved]).dataset.works[1]?.costBy).toEqual(costBy);
    const cheaper = change(programmeEdits(lists, ['N'], [{ ...wanted, cost: 1_000_000, added: null }]));
    expect(applyEdits(BASE, [first, cheaper]).dataset.works[1]).not.toHaveProperty('costBy');
  });

  const RUNS = 300;
  it(`is what was wanted last, whatever was accepted before; undone, the list is as it was (${RUNS} seeded histories)`, () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const { uniform } = seeded(seed);
      const whole = (most: number) => Math.floor(uniform() * most);
      const files = Array.from({ length: whole(5) }, (_, at) =>
        work({
          id: `W${at}`,
          plannedEnd: uniform() < 0.5 ? null : monthOf(2018 + whole(3), 1 + whole(12)),
          plannedStart: uniform() < 0.5 ? null : monthOf(2018 + whole(3), 1),
          cost: uniform() < 0.3 ? null : whole(1e6),
        }),
      );
      const base = dataset({ villages: BASE.villages, works: files });
      const changes: Change[] = [];
      const states: (readonly Work[])[] = [base.works];
      let before: readonly string[] = [];
      for (let step = 0; step < 1 + whole(5); step++) {
        const ids = ['W0', 'W1', 'W2', 'W3', 'W4', 'N0', 'N1', 'N2'].filter(
          (id) => uniform() < 0.5 && (id.startsWith('N') || files.some((one) => one.id === id)),
        );
        const wanted = ids.map((id) => ({
          id,
          year: 2018 + whole(3),
          quantity: uniform() < 0.5 ? null : whole(9),
          cost: uniform() < 0.5 ? null : whole(1e6),
          added: id.startsWith('N') ? NEW : null,
        }));
        changes.push(change(programmeEdits({ files, now: states.at(-1) ?? [] }, before, wanted)));
        const { dataset: edited, unapplied } = applyEdits(base, changes);
        expect(unapplied, `seed ${seed}`).toEqual([]);
        states.push(edited.works);
        // By hand: what is wanted stands in its year and once; what is not wanted is the file's own, or gone.
        const now = new Map(edited.works.map((one) => [one.id, one]));
        expect(now.size, `seed ${seed}`).toBe(edited.works.length);
        expect([...now.keys()].sort()).toEqual([...new Set([...files.map(({ id }) => id), ...ids])].sort());
        for (const { id, year, cost, quantity } of wanted) {
          const one = now.get(id);
          expect(one?.plannedEnd && yearOf(one.plannedEnd), `seed ${seed} ${id}`).toBe(year);
          if (cost !== null) expect(one?.cost).toBe(cost);
          if (quantity !== null) expect(one?.quantity).toBe(quantity);
          expect((one?.plannedStart ?? 0) <= (one?.plannedEnd ?? 0)).toBe(true);
          if (id.startsWith('N')) expect(one && villagesServed(one)).toEqual(['A', 'B']);
        }
        for (const file of files) if (!ids.includes(file.id)) expect(now.get(file.id), `seed ${seed}`).toEqual(file);
        before = ids;
      }
      while (changes.length > 0) {
        states.pop();
        changes.pop();
        expect(applyEdits(base, changes).dataset.works, `seed ${seed}`).toEqual(states.at(-1));
      }
    }
  });
});
