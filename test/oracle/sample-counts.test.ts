import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapmap, inFolder } from '../cli/run.ts';
import { bruteForce, COVERED, type Counted, reportedByVillages, YEARS } from './brute-force.ts';

const DATA = path.resolve(import.meta.dirname, '../../data');

interface Line extends Counted {
  readonly name: string;
}

function rollup(...given: readonly string[]): Line[] {
  return inFolder({}, (folder) => {
    const { code, answer, stderr } = gapmap(['rollup', '--data', DATA, '--json', 'out.json', ...given], { caller: folder });
    expect([code, stderr]).toEqual([0, '']);
    const lines: Line[] = JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8'));
    expect(answer).toEqual({ rows: lines.length, out: 'out.json' });
    return lines;
  });
}

const unnamed = (lines: readonly Line[]): Counted[] => lines.map(({ name: _, ...counted }) => counted);
const key = ({ layer, indicator, year, code }: Counted) => [layer, indicator, year, code].join(' ');
const byKey = (lines: readonly Counted[]) => [...lines].sort((a, b) => (key(a) < key(b) ? -1 : 1));

const PLANNED = ['broadband', 'clinic', 'power', 'road', 'sanitation', 'water'];

it('the oracle knows every indicator that a village of the sample reports', () => {
  expect(reportedByVillages(DATA).filter((indicator) => !COVERED.has(indicator))).toEqual([]);
});

describe.each(['county', 'township'] as const)('the sample by %s', (by) => {
  const lines = rollup('--by', by);
  const oracle = bruteForce(DATA, by);

  it('is counted alike by the command line and by brute force: every layer, indicator, year and place', () => {
    // A layer the oracle does not know adds lines of its own; of those it knows, none may be missing.
    expect(byKey(unnamed(lines.filter(({ indicator }) => COVERED.has(indicator))))).toEqual(byKey(oracle));
  });

  it('covers all six layers of the plan, four years and the whole district', () => {
    expect([...new Set(oracle.map((line) => line.layer))].sort()).toEqual(PLANNED);
    expect([...new Set(lines.map((line) => line.layer))]).toEqual(expect.arrayContaining(PLANNED));
    expect([...new Set(lines.map((line) => line.year))]).toEqual([...YEARS]);
    // 177 townships, of which five streets hold communities only and so have no 行政村 to count.
    expect(new Set(lines.map((line) => line.code)).size).toBe(by === 'county' ? 11 : 172);
    expect(new Set(lines.map((line) => line.indicator)).size).toBeGreaterThanOrEqual(15);
  });

  it('sums to the 1,894 行政村 for every indicator and year, and shows every state somewhere', () => {
    const sums = new Map<string, number>();
    for (const { indicator, year, met, gap, exempt, unknown } of lines) {
      sums.set(`${indicator} ${year}`, (sums.get(`${indicator} ${year}`) ?? 0) + met + gap + exempt + unknown);
    }
    for (const sum of sums.values()) expect(sum).toBe(1894);
    for (const state of ['met', 'gap', 'exempt', 'unknown'] as const) expect(lines.some((line) => line[state] > 0)).toBe(true);
  });

  it('names every place and keeps codes in order within an indicator and year', () => {
    for (const line of lines) expect(line.name).toMatch(/\p{Script=Han}/u);
    lines.forEach((line, index) => {
      const before = lines[index - 1];
      if (before && before.indicator === line.indicator && before.year === line.year) expect(before.code < line.code).toBe(true);
    });
  });

  it('narrows to a layer and a year without changing a number', () => {
    const narrowed = rollup('--by', by, '--layer', 'clinic', '--year', '2019');
    expect(narrowed).toEqual(lines.filter((line) => line.layer === 'clinic' && line.year === 2019));
    expect(narrowed.length).toBeGreaterThan(0);
  });
});
