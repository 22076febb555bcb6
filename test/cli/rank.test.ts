import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CRITERIA, CRITERION_IDS } from '../../src/analysis/rank/criteria.ts';
import { readWeights } from '../../src/cli/weights.ts';
import { gapmap, inFolder } from './run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

const VILLAGES = `code,name,county,township,population,households,poor,deep_poverty,exit_year
610722100203,丙村,城固县,甲镇,500,100,no,no,
610727100202,乙村,略阳县,兴州街道,1000,250,yes,no,2019
610722100202,甲村,城固县,甲镇,,,yes,no,2020
610722100204,丁村,城固县,甲镇,400,80,no,no,
610722100205,戊村,城固县,甲镇,400,80,no,no,
`;
const STATUS = `subject,indicator,from,to,value
610722100203,road-paved,2019-12,2019-12,no
610727100202,road-paved,2019-12,2019-12,no
610722100202,road-paved,2019-12,2019-12,no
610722100204,road-paved,2019-12,2019-12,yes
`;
const FILES = { 'villages.csv': VILLAGES, 'status.csv': STATUS };

interface Line {
  readonly rank: number;
  readonly code: string;
  readonly score: number | null;
  readonly parts: Readonly<Record<string, number | null>>;
  readonly rank_low: number;
  readonly rank_high: number;
  readonly in_first: number;
}

function rank(files: Readonly<Record<string, string>>, ...given: readonly string[]) {
  return inFolder(files, (folder) => {
    const outcome = gapmap(['rank', '--data', '.', '--json', 'out.json', ...given], { caller: folder });
    const out = path.join(folder, 'out.json');
    const lines: Line[] = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : [];
    return { ...outcome, lines };
  });
}

describe('rank', () => {
  it('writes the villages with a gap, the first first, and counts the others', () => {
    const found = rank(
      { ...FILES, 'weights.json': '{"veto":60,"poor-people":40}' },
      '--indicator',
      'road-paved',
      '--weights',
      'weights.json',
    );
    expect(found.answer).toMatchObject({ year: 2019, ranked: 3, without_gap: 1, unknown: 1, first: 3, kept: 1, smallest_change: null });
    expect(found.lines.map(({ code, rank: at, score }) => [code, at, score])).toEqual([
      ['610727100202', 1, 80],
      ['610722100202', 2, 0],
      ['610722100203', 3, 0],
    ]);
    const nothing = Object.fromEntries(CRITERION_IDS.map((id) => [id, 0]));
    // The second leaves poverty next year, so no veto; nobody knows how many live there, so nothing of cost either.
    expect(found.lines[0]!.parts).toMatchObject({ veto: 60, 'poor-people': 20, 'deep-poverty': 0 });
    expect(found.lines[1]!.parts).toMatchObject({ ...nothing, 'poor-people': null, people: null, cost: null, readiness: null });
    expect(found.lines[0]).toMatchObject({
      name: '乙村',
      county: '略阳县',
      known: 1,
      score_least: 80,
      rank_low: 1,
      rank_high: 1,
      in_first: 1,
    });
    expect(found.lines[1]).toMatchObject({ known: 0.6, score_least: 0, score_most: 40 });
  });

  it('refuses weights that are none, says what is wrong with them and what there is, and writes nothing', () => {
    const { code, stderr, stdout, lines } = rank({ ...FILES, 'w.json': '{"vetoes":1}' }, '--weights', 'w.json');
    expect([code, stdout, lines]).toEqual([2, '', []]);
    expect(stderr).toContain(`w.json: "vetoes" is no criterion; known: ${CRITERION_IDS.join(', ')}`);
  });

  it.each([
    ['{"veto":-1}', 'the weight of "veto" is -1; a weight is a number from 0'],
    ['{"veto":"30"}', 'the weight of "veto" is "30"'],
    ['{"veto":1e999}', 'the weight of "veto" is null'],
    ['{"veto":0}', 'nothing in it weighs anything'],
    ['{}', 'nothing in it weighs anything'],
    ['[30]', 'it is no object of weights'],
    ['{"veto":30', 'it is not JSON'],
  ])('takes %s for no weights', (weights, message) => {
    inFolder({ 'w.json': weights }, (folder) => {
      const file = path.join(folder, 'w.json');
      expect(() => readWeights(file)).toThrow(`${file}: ${message}`);
    });
  });

  it.each([
    [['--draws', '0'], '--draws "0" is not a whole number from 1 to 1000000'],
    [['--span', '1.5'], '--span "1.5" is not a number above 0 and up to 1'],
    [['--first', 'x'], '--first "x" is not a whole number'],
    [['--seed', '1.5'], '--seed "1.5" is not a whole number'],
    [['--bureau', 'post'], '--bureau "post" is none of: health, transport'],
    [['--indicator', 'road'], '--indicator "road" is none of: '],
    [['--bureau', 'health', '--indicator', 'road-paved'], '--bureau and --indicator exclude each other'],
    [['--year', '2018'], '--year 2018: the data reports only 2019'],
    [['--weights', 'none.json'], 'none.json: cannot be read: no such file'],
  ])('refuses %j', (given, message) => {
    const { code, stderr, lines } = rank(FILES, ...given);
    expect(stderr).toContain(message);
    expect([code, lines]).toEqual([2, []]);
  });

  it('keeps its inputs', () => {
    inFolder(FILES, (folder) => {
      const { code, stderr } = gapmap(['rank', '--data', '.', '--json', 'villages.csv'], { caller: folder });
      expect([code, stderr]).toEqual([2, expect.stringContaining('villages.csv: would replace the input')]);
      expect(readFileSync(path.join(folder, 'villages.csv'), 'utf8')).toBe(VILLAGES);
    });
  });
});

describe('rank on the sample', () => {
  function sample(files: Readonly<Record<string, string>>, ...given: readonly string[]) {
    return inFolder(files, (folder) => {
      const outcome = gapmap(['rank', '--data', path.join(ROOT, 'data'), '--draws', '100', '--json', 'out.json', ...given], {
        caller: folder,
      });
      const lines: Line[] = JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8'));
      return { ...outcome, lines };
    });
  }

  it('has every 行政村 once, scores that fall, parts that add up to them, and ranks within their ranges', () => {
    const { answer, lines } = sample({}, '--year', '2019');
    const { ranked, without_gap, unknown } = answer as Record<string, number>;
    expect(ranked! + without_gap! + unknown!).toBe(1894);
    expect(new Set(lines.map(({ code }) => code)).size).toBe(ranked);
    for (const [at, line] of lines.entries()) {
      expect(line.rank).toBe(at + 1);
      const sum = Object.values(line.parts).reduce<number>((all, points) => all + Math.round((points ?? 0) * 10), 0);
      expect(sum).toBe(Math.round(line.score! * 10));
      if (at > 0) expect(line.score).toBeLessThanOrEqual(lines[at - 1]!.score!);
      expect(line.rank_low <= line.rank && line.rank <= line.rank_high).toBe(true);
    }
    const kept = lines.slice(0, 50).reduce((all, { in_first }) => all + in_first, 0) / 50;
    expect(kept).toBeCloseTo((answer as { kept: number }).kept, 12);
  });

  it('says the same whatever all weights are multiplied by, and again for the same seed', () => {
    const doubled = Object.fromEntries(CRITERIA.map(({ id, weight }) => [id, 2 * weight]));
    const twice = sample({ 'twice.json': JSON.stringify(doubled) }, '--weights', 'twice.json');
    expect(twice.lines).toEqual(sample({}).lines);
  });

  it('says that the cut falls among equals where it does, and no change of nothing', () => {
    const { answer } = sample({ 'veto.json': '{"veto":1}' }, '--weights', 'veto.json');
    expect(answer).toMatchObject({ smallest_change: null, tied_at_cut: [expect.any(String), expect.any(String)] });
  });

  it('ranks works for a bureau too', () => {
    const { answer, lines } = sample({}, '--works', '--bureau', 'health', '--year', '2019');
    expect(answer).toMatchObject({ ranked: lines.length, lead_on: 0 });
    expect(lines[0]).toMatchObject({ rank: 1, remedy: 'clinic-new', villages: [expect.stringMatching(/^6107\d{8}$/)] });
  });
});
