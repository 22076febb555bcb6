import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { budget } from '../../src/cli/budget.ts';
import { CliError } from '../../src/cli/command.ts';
import { FileError } from '../../src/domain/report.ts';
import { gapmap, inFolder, rowsOf } from './run.ts';

const DATA = path.resolve(import.meta.dirname, '../../data');

interface Written {
  readonly method: string;
  readonly value: number;
  readonly bound: number;
  readonly proof: string;
  readonly spent: number;
  readonly works: readonly {
    readonly id: string;
    readonly year: number;
    readonly cost: number;
    readonly people: number | null;
    readonly villages: string[];
  }[];
  readonly spent_by_year: Readonly<Record<string, number>>;
  readonly unknown_cost: readonly string[];
  readonly unknown_people: readonly string[];
  readonly range: { readonly spent: readonly number[]; readonly value: readonly (number | null)[] };
  readonly curve?: unknown;
  readonly targets: readonly unknown[];
  readonly needed_by: unknown;
  readonly lost_people?: number;
  readonly lost_at_most?: number;
}

const WORKS = [
  'id,cost_wan,people,village,county,deep_poverty,due,requires',
  'water,20,300,甲村,南县,yes,2019,',
  'toilet,10.5,250,甲村,南县,yes,2020,water',
  'road,60,900,乙村;丙村,北县,no,2018,',
  'clinic,15,200,乙村,北县,,,',
  'dear,0.1,5,丁村,北县,no,,',
  'unknown,,500,丁村,北县,,,',
  'nobody,8,,丙村,北县,,,',
  '',
].join('\n');

/** Runs in a folder of these files, and gives what was written. */
function chosen(files: Readonly<Record<string, string>>, more: readonly string[] = []): Written {
  return inFolder({ 'w.csv': WORKS, ...files }, (folder) => {
    const { code, answer, stderr } = gapmap(['budget', '--works', 'w.csv', '--budget', 'b.json', '--json', 'out.json', ...more], {
      cwd: folder,
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const written: Written = JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8'));
    const { value, bound, proof, spent } = written;
    expect(answer).toMatchObject({ value, bound, proof, spent, works: written.works.length, out: 'out.json' });
    return written;
  });
}

const yearsOf = ({ works }: Written) => Object.fromEntries(works.map(({ id, year }) => [id, year]));

describe('budget', () => {
  it('chooses by year, in 万元, and says what nobody knows', () => {
    const written = chosen({ 'b.json': '{"2018": 60.1, "2019": 35.5}' });
    expect(written).toMatchObject({
      method: 'exact',
      value: 1455,
      bound: 1455,
      proof: 'optimal',
      spent: 90.6,
      spent_by_year: { 2018: 60.1, 2019: 30.5 },
      unknown_cost: ['unknown'],
      unknown_people: ['nobody'],
      range: { spent: [90.6, 90.6], value: [1455, 1455] },
    });
    expect(yearsOf(written)).toEqual({ road: 2018, dear: 2018, water: 2019, toilet: 2019 });
    expect(written.works[0]).toEqual({ id: 'road', year: 2018, cost: 60, people: 900, county: '北县', villages: ['乙村', '丙村'] });
  });

  it('tells a range that the answer lies in: itself where no cost has a spread', () => {
    // By people a yuan the first would be taken, and leave no room for the two that serve more together.
    const works = 'id,cost_wan,people\nfirst,6,70\nsecond,5,55\nthird,5,55\n';
    const { value, range } = chosen({ 'w.csv': works, 'b.json': '{"2019": 10}' });
    expect(value).toBe(110);
    expect(range.value).toEqual([110, 110]);
  });

  it('keeps rules of a file', () => {
    const budget = { 'b.json': '{"2018": 60.1, "2019": 35.5}' };
    expect(
      yearsOf(chosen({ ...budget, 'r.json': '{"perVillage": 1, "locked": [{"id": "nobody", "year": 2019}]}' }, ['--rules', 'r.json'])),
    ).toEqual({
      dear: 2018,
      water: 2018,
      clinic: 2018,
      nobody: 2019,
    });
    expect(
      yearsOf(
        chosen({ ...budget, 'r.json': '{"shares": [{"of": "deep-poverty", "atLeast": 0.5}], "excluded": ["dear"]}' }, [
          '--rules',
          'r.json',
        ]),
      ),
    ).toEqual({ water: 2018, toilet: 2018, clinic: 2018 });
    expect(yearsOf(chosen({ 'b.json': '{"2019": 10.5}', 'r.json': '{"dependencies": false}' }, ['--rules', 'r.json']))).toEqual({
      toilet: 2019,
    });
    expect(
      chosen({ 'b.json': '{"2020": 60, "2021": 80}', 'r.json': '{"objective": "villages", "carryOver": true}' }, ['--rules', 'r.json'])
        .value,
    ).toBe(7);
  });

  it('says what a nested programme loses', () => {
    const written = chosen({ 'b.json': '{"2018": 60}' }, ['--method', 'nested']);
    expect(written).toMatchObject({ method: 'nested', value: 555, proof: 'bounded', bound: 900, lost_people: 345, lost_at_most: 345 });
    expect(yearsOf(written)).toEqual({ dear: 2018, water: 2018, toilet: 2018 });
    expect(written.curve).toEqual([
      { to: 100, villages: 4, gaps: 5, people: 1455 },
      { to: 200, villages: 0, gaps: 1, people: 200 },
    ]);
    expect(written.targets).toContainEqual({
      due: 2020,
      cost: 30.5,
      range: [30.5, 30.5],
      works: 2,
      unknown_cost: 0,
      gaps: 1,
      people: 250,
      unknown_people: 0,
    });
    expect(written.needed_by).toEqual([
      { due: 2018, cost: 60, unknown_cost: 0 },
      { due: 2019, cost: 20, unknown_cost: 0 },
      { due: 2020, cost: 10.5, unknown_cost: 0 },
      { due: null, cost: 23.1, unknown_cost: 1 },
    ]);
  });

  it('chooses among the works of a data folder, every one of them once and within each year’s money', () => {
    inFolder(
      { 'b.json': '{"2018": 3000, "2019": 4000.5}', 'r.json': '{"shares": [{"of": "镇巴县", "atLeast": 0.25}], "perVillage": 2}' },
      (folder) => {
        const { code } = gapmap(
          ['budget', '--data', DATA, '--budget', 'b.json', '--rules', 'r.json', '--method', 'greedy', '--json', 'out.json'],
          { cwd: folder },
        );
        expect(code).toBe(0);
        const { works, value, bound, spent, spent_by_year, unknown_cost }: Written = JSON.parse(
          readFileSync(path.join(folder, 'out.json'), 'utf8'),
        );
        const tenThousandths = (wan: number) => Math.round(wan * 10_000);
        const sumOf = (some: readonly { readonly cost: number }[]) => some.reduce((sum, { cost }) => sum + tenThousandths(cost), 0);
        expect(sumOf(works.filter(({ year }) => year === 2018))).toBe(tenThousandths(spent_by_year['2018']!));
        expect(tenThousandths(spent_by_year['2018']!)).toBeLessThanOrEqual(30_000_000);
        expect(tenThousandths(spent_by_year['2019']!)).toBeLessThanOrEqual(40_005_000);
        expect(sumOf(works)).toBe(tenThousandths(spent));
        expect(new Set(works.map(({ id }) => id)).size).toBe(works.length);
        expect(works.length).toBeGreaterThan(300);
        expect(works.reduce((sum, { people }) => sum + (people ?? 0), 0)).toBe(value);
        expect(bound).toBeGreaterThanOrEqual(value);
        expect(unknown_cost.some((id) => works.some((work) => work.id === id))).toBe(false);

        const villages = new Map(rowsOf(path.join(DATA, 'villages.csv')).map((row) => [row['code'], row]));
        const inCounty = works.filter(({ villages: of }) => villages.get(of[0] ?? '')?.['county'] === '镇巴县');
        expect(sumOf(inCounty) * 4).toBeGreaterThanOrEqual(sumOf(works));
        const worksOf = new Map<string, number>();
        for (const village of works.flatMap(({ villages: of }) => of)) worksOf.set(village, (worksOf.get(village) ?? 0) + 1);
        expect(Math.max(...worksOf.values())).toBe(2);
      },
    );
  });
});

describe('a budget that is refused', () => {
  const B = '{"2018": 60}';
  it.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp]>([
    ['no budget', {}, ['--budget', 'no.json'], /no\.json: cannot be read/],
    ['a budget that is no JSON', { 'b.json': '{2018: 3}' }, [], /b\.json: it is not JSON; write the money of each year in 万元/],
    ['a budget without a year', { 'b.json': '{}' }, [], /no year in it/],
    ['a year given twice', { 'b.json': '{"2018": 3, "2019": 4, "20\\u00318": 5}' }, [], /b\.json: "2018" stands in it twice/],
    ['a year that is none', { 'b.json': '{"next": 3}' }, [], /"next" is no year/],
    ['money that is text', { 'b.json': '{"2018": "3000"}' }, [], /the money of 2018 is "3000"; it is a number of 万元 from 0/],
    ['money below zero', { 'b.json': '{"2018": -3}' }, [], /the money of 2018 is -3/],
    ['a rule that nobody knows', { 'r.json': '{"perVilage": 1}' }, [], /r\.json: "perVilage" is no rule; known: objective, perVillage/],
    ['a limit of none', { 'r.json': '{"perVillage": 0}' }, [], /"perVillage" is 0; allowed: a whole number from 1/],
    [
      'an objective that is none',
      { 'r.json': '{"objective": "votes"}' },
      [],
      /"objective" is "votes"; allowed: people, poor-people, villages/,
    ],
    ['a share above all', { 'r.json': '{"shares": [{"of": "北县", "atLeast": 1.2}]}' }, [], /"shares" is .*; allowed: .*0 to 1/],
    ['a share with a key too many', { 'r.json': '{"shares": [{"of": "北县", "atLeast": 0.2, "a": 1}]}' }, [], /"shares" is/],
    [
      'a share of nowhere',
      { 'r.json': '{"shares": [{"of": "东县", "atLeast": 0.2}]}' },
      [],
      /"shares" names "东县", which is neither "deep-poverty" nor a county/,
    ],
    ['a locked work that is none', { 'r.json': '{"locked": ["bridge"]}' }, [], /"locked" names "bridge", which is no work/],
    ['a locked work of unknown cost', { 'r.json': '{"locked": ["unknown"]}' }, [], /"unknown", whose cost is not known/],
    [
      'locked into a year without money',
      { 'r.json': '{"locked": [{"id": "road", "year": 2030}]}' },
      [],
      /into 2030, which the budget has no money for/,
    ],
    ['locked and excluded', { 'r.json': '{"locked": ["road"], "excluded": ["road"]}' }, [], /"road" is both locked and excluded/],
    [
      'locked beyond the money',
      { 'r.json': '{"locked": ["road", "clinic"]}' },
      [],
      /what is locked does not fit into the budget.*: 15 万元 are missing in 2018 for road, clinic/,
    ],
    [
      'locked, and what it requires is not to be had',
      { 'r.json': '{"locked": ["toilet"], "excluded": ["water"]}' },
      [],
      /what is locked cannot be done.*: toilet/,
    ],
    [
      'works in a circle',
      { 'r.json': '{"pairs": [{"work": "water", "requires": "toilet"}]}' },
      [],
      /works require each other in a circle: water, toilet/,
    ],
    ['a remedy that is none', { 'r.json': '{"costs": {"bridge": 1}}' }, [], /"costs" is .*; allowed: .*remedies: clinic-new/],
    ['bureaus of works without one', { 'r.json': '{"bureaus": ["water"]}' }, [], /its works name no indicator/],
    ['two works of one id', { 'w.csv': 'id,cost\na,1\na,2\n' }, [], /w\.csv, line 3, column id: "a" stands in line 2 too/],
    [
      'a cost of a part of a yuan',
      { 'w.csv': 'id,cost_wan\na,0.00001\n' },
      [],
      /line 2, column cost_wan: "0\.00001" is no whole number of CNY/,
    ],
    ['a cost that is none', { 'w.csv': 'id,cost\na,much\n' }, [], /line 2, column cost: "much" is no amount of money/],
    ['two columns of costs', { 'w.csv': 'id,cost,cost_wan\na,1,1\n' }, [], /one of them/],
    ['a requirement that is no work', { 'w.csv': 'id,cost,requires\na,1,b\n' }, [], /line 2, column requires: "b" is no work/],
    ['a heading that is none', { 'w.csv': 'id,cost,price\na,1,1\n' }, [], /line 1, column price/],
    ['two sources', {}, ['--data', '.'], /leave one out/],
    ['a method that is none', {}, ['--method', 'best'], /--method "best" is none of: exact, greedy, nested/],
    ['an output that is an input', {}, ['--json', 'b.json'], /would replace the input/],
  ])('%s', async (_, files, more, message) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gapmap-budget-'));
    try {
      for (const [name, content] of Object.entries({ 'w.csv': WORKS, 'b.json': B, ...files }))
        writeFileSync(path.join(folder, name), content);
      const before = readdirSync(folder).sort();
      const rules = 'r.json' in files ? ['--rules', 'r.json'] : [];
      const given = ['--works', 'w.csv', '--budget', 'b.json', '--json', 'out.json', ...rules, ...more];
      const refusal = budget.run(given.map((one) => (/^\.$|\./.test(one) ? path.join(folder, one) : one)));
      await expect(refusal).rejects.toThrow(message);
      await expect(refusal).rejects.toSatisfy((error) => error instanceof CliError || error instanceof FileError);
      expect(readdirSync(folder).sort()).toEqual(before);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('does not call a programme best of which nobody knows whom it serves', () => {
    const refused = (files: Readonly<Record<string, string>>) =>
      inFolder({ 'w.csv': WORKS, 'b.json': B, 'r.json': '{}', ...files }, (folder) => {
        const given = ['budget', '--works', 'w.csv', '--budget', 'b.json', '--rules', 'r.json', '--json', 'out.json'];
        const { code, stderr } = gapmap(given, { cwd: folder });
        expect(code).toBe(2);
        return stderr;
      });
    expect(refused({ 'r.json': '{"objective": "poor-people"}' })).toContain('w.csv: its works do not tell poor people');
    expect(refused({ 'w.csv': 'id,cost_wan,people\na,1,\nb,2,\n' })).toContain('w.csv: nobody knows whom any of its works serves');
  });

  it('has no answer, exit code 3, only where that is certain', () => {
    const ends = (works: string, money: string, locked: string, method: string) =>
      inFolder({ 'w.csv': works, 'b.json': money, 'r.json': `{"locked": ${locked}}` }, (folder) => {
        const given = ['--works', 'w.csv', '--budget', 'b.json', '--rules', 'r.json', '--method', method, '--json', 'out.json'];
        const { code, answer, stderr } = gapmap(['budget', ...given], { cwd: folder });
        return { code, answer, stderr, isWritten: readdirSync(folder).includes('out.json') };
      });
    expect(ends(WORKS, B, '["road", "clinic"]', 'greedy')).toMatchObject({
      code: 3,
      answer: { refused: 'locked', works: ['road', 'clinic'], from: 2018, to: 2018, missing: 15 },
      isWritten: false,
    });
    // 3 + 3 and 2 + 2 + 2 fit into two years of 6, and not with a 2 beside the first 3.
    const tight = 'id,cost_wan,people\na,3,1\nb,2,1\nc,2,1\nd,3,1\ne,2,1\n';
    const all = '["a", "b", "c", "d", "e"]';
    expect(ends(tight, '{"2018": 6, "2019": 6}', all, 'exact')).toMatchObject({ code: 0, answer: { value: 5 } });
    const greedy = ends(tight, '{"2018": 6, "2019": 6}', all, 'greedy');
    expect(greedy).toMatchObject({ code: 2, answer: null, isWritten: false });
    expect(greedy.stderr).toContain('which is no proof that there is none: try --method exact');
    expect(ends('id,cost_wan,people\na,4,1\nb,4,1\nc,4,1\n', '{"2018": 6, "2019": 6}', '["a", "b", "c"]', 'exact')).toMatchObject({
      code: 3,
      answer: { refused: 'rules' },
    });
  });

  it('remarks on shares that only a programme without cost keeps', () => {
    const files = { 'w.csv': WORKS, 'b.json': B, 'r.json': '{"shares": [{"of": "北县", "atLeast": 1}, {"of": "南县", "atLeast": 0.5}]}' };
    inFolder(files, (folder) => {
      const given = ['budget', '--works', 'w.csv', '--budget', 'b.json', '--rules', 'r.json', '--json', 'out.json'];
      const { code, answer, stderr } = gapmap(given, { cwd: folder });
      expect({ code, answer }).toMatchObject({ code: 0, answer: { value: 0, spent: 0 } });
      expect(stderr).toBe(
        'gapmap: the shares of 北县 1, 南县 0.5 are more than the whole together: only works that cost nothing keep them\n',
      );
    });
  });

  it('ends with exit code 2 and one message', () => {
    inFolder({ 'w.csv': WORKS, 'b.json': B, 'r.json': '{"perVillage": 0}' }, (folder) => {
      const given = ['budget', '--works', 'w.csv', '--budget', 'b.json', '--rules', 'r.json', '--json', 'out.json'];
      const { code, stdout, stderr } = gapmap(given, { cwd: folder });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^gapmap: r\.json: "perVillage" is 0[^\n]+\n$/);
    });
  });
});
