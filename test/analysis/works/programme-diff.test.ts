import { describe, expect, it } from 'vitest';
import { figuresAfter, overBudget, programmeDiff, yearTotals } from '../../../src/analysis/works/programme-diff.ts';
import type { ProgrammeRow, SheetRow } from '../../../src/domain/programme.ts';
import { seeded } from '../../support/seeded.ts';

const row = (id: string, year: number, cny: number | null, quantity: number | null = 2): ProgrammeRow => ({
  id,
  name: `项目${id}`,
  year,
  rank: null,
  score: null,
  bureau: null,
  layer: null,
  county: '略阳县',
  township: '',
  villages: [],
  remedy: 'road-new',
  kind: { zh: '新建通村路', en: 'New road' },
  quantity,
  unit: { zh: '公里', en: 'km' },
  unitCost: null,
  cost: cny === null ? null : { cny, low: cny, high: cny },
  people: null,
  poorPeople: null,
  hamlets: null,
  due: null,
  requires: [],
  simulated: false,
  path: [],
});
const sheet = (id: string, year: number | null, cost: number | null, quantity: number | null = null): SheetRow => ({
  sheet: '略阳县',
  line: 2,
  id,
  year,
  quantity,
  cost,
  added: null,
  untaken: [],
});

const PROGRAMME = [row('A', 2018, 100), row('B', 2018, 200), row('C', 2019, 300), row('D', 2019, null), row('E', 2020, 500)];
const RETURNED = [
  sheet('B', 2019, 200, 2.000000000000001),
  sheet('A', 2018, 100),
  sheet('N', 2020, 70),
  sheet('D', null, 40),
  sheet('C', 2019, null),
];

describe('a programme and its spreadsheet', () => {
  const diff = programmeDiff(PROGRAMME, { rows: RETURNED, read: ['全市'] });

  it('differ by what was moved, added, taken out and priced; a blank cell and a last digit are no difference', () => {
    expect(diff.same).toBe(2);
    expect(diff.elsewhere).toEqual([]);
    expect(diff.changes).toEqual([
      { kind: 'changed', key: 'B', row: PROGRAMME[1], sheet: RETURNED[0], parts: [{ part: 'year', from: 2018, to: 2019 }] },
      { kind: 'added', key: '略阳县 2', sheet: RETURNED[2] },
      { kind: 'changed', key: 'D', row: PROGRAMME[3], sheet: RETURNED[3], parts: [{ part: 'cost', from: null, to: 40 }] },
      { kind: 'removed', key: 'E', row: PROGRAMME[4] },
    ]);
  });

  it('says of counties that only sent their own sheet back what became of them, and leaves the others', () => {
    const rows = [row('A', 2018, 1), { ...row('B', 2018, 1), county: '勉县' }, { ...row('C', 2018, 1), county: '洋县' }];
    const { changes, elsewhere } = programmeDiff(rows, { rows: [], read: ['勉县', '略阳县 2'] });
    expect(changes).toEqual([{ kind: 'removed', key: 'B', row: rows[1] }]);
    expect(elsewhere).toEqual([rows[0], rows[2]]);
    const added = {
      ...sheet('N', 2019, 1),
      added: { name: '', county: '洋县', township: '', villages: ['v'], remedy: 'road-new', unit: '公里' },
    };
    expect(programmeDiff(rows, { rows: [added], read: ['全市'] }).elsewhere).toEqual([rows[0], rows[1]]);
  });

  it('cost by year what their works cost, works of unknown cost counted apart', () => {
    const budget = [2018, 2019, 2020].map((year) => ({ year, cny: 350 }));
    expect(yearTotals(figuresAfter(PROGRAMME, []), budget)).toEqual([
      { year: 2018, works: 2, cny: 300, unknownCost: 0 },
      { year: 2019, works: 2, cny: 300, unknownCost: 1 },
      { year: 2020, works: 1, cny: 500, unknownCost: 0 },
    ]);
    const after = yearTotals(figuresAfter(PROGRAMME, diff.changes), budget);
    expect(after).toEqual([
      { year: 2018, works: 1, cny: 100, unknownCost: 0 },
      { year: 2019, works: 3, cny: 540, unknownCost: 0 },
      { year: 2020, works: 1, cny: 70, unknownCost: 0 },
    ]);
    expect(overBudget(after, { budget, carriesOver: false })).toEqual([{ year: 2019, given: 350, cny: 540 }]);
    expect(overBudget(after, { budget, carriesOver: true })).toEqual([]);
    expect(overBudget(after, { budget: [], carriesOver: false })).toEqual([]);
    expect(overBudget(after, { budget: budget.slice(0, 1), carriesOver: false })).toEqual([
      { year: 2019, given: 0, cny: 540 },
      { year: 2020, given: 0, cny: 70 },
    ]);
  });

  const RUNS = 200;
  it(`files every work of either once, and all changes taken it is the spreadsheet (${RUNS} seeded)`, () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const { uniform } = seeded(seed);
      const whole = (most: number) => Math.floor(uniform() * most);
      const ids = Array.from({ length: 12 }, (_, at) => `W${at}`);
      const before = ids.filter(() => uniform() < 0.6).map((id) => row(id, 2018 + whole(3), uniform() < 0.2 ? null : whole(9)));
      const back = ids.filter(() => uniform() < 0.6).map((id, line) => ({ ...sheet(id, 2018 + whole(3), whole(9)), line }));
      const found = programmeDiff(before, { rows: back, read: ['略阳县'] });
      const kinds = (kind: string) => found.changes.filter((change) => change.kind === kind).length;
      const there = new Set(before.map(({ id }) => id));
      expect(found.same + kinds('changed') + kinds('removed') + found.elsewhere.length, `seed ${seed}`).toBe(before.length);
      expect(kinds('added'), `seed ${seed}`).toBe(back.filter(({ id }) => !there.has(id)).length);
      const sum = (year: number) => back.filter((one) => one.year === year).reduce((all, { cost }) => all + (cost ?? 0), 0);
      for (const { year, cny } of yearTotals(figuresAfter(before, found.changes), [])) expect(cny, `seed ${seed} ${year}`).toBe(sum(year));
      const untouched = yearTotals(figuresAfter(before, []), []);
      expect(untouched.reduce((works, total) => works + total.works, 0)).toBe(before.length);
    }
  });
});
