import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeChange, circularChanges, codeBook } from '../../src/domain/codes.ts';
import { monthOf, yearEnd } from '../../src/domain/period.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { openText } from '../../src/io/open-file.ts';
import { file, read } from './reading.ts';

const reasons = (report: ReturnType<typeof read>['reports'][number] | undefined) =>
  report?.issues.map(({ outcome, line, column, value, reason }) => [outcome, line, column, value, reason]);

describe('old and new codes', () => {
  it('takes a renamed village for the new one, in every table', () => {
    const { dataset, reports } = read(
      file('codes.csv', '旧编码,新编码,村名\n610727100201,610727100301,甲村\n'),
      file('v.csv', '编码,村名,户数\n610727100201,甲村,100\n', { role: 'villages' }),
      file('w.csv', '编码,村名,人口\n610727100301,甲村,400\n', { role: 'villages' }),
      file('s.csv', 'code,indicator,year,value\n610727100201,road-paved,2018,yes\n610727100301,road-paved,2019,yes\n'),
    );
    expect(reports[0]?.role).toBe('codes');
    expect(dataset.villages).toMatchObject([{ id: '610727100301', code: '610727100301', households: 100, registered: 400 }]);
    expect(
      dataset.observations
        .get('road-paved')
        ?.get('610727100301')
        ?.map(({ from }) => from),
    ).toEqual([yearEnd(2018), yearEnd(2019)]);
  });

  const merger = file('codes.csv', '撤并前编码,撤并后编码\n610727100201,610727100301\n610727100202,610727100301\n');
  const now = file('v.csv', '编码,村名,户数\n610727100301,新村,\n', { role: 'villages' });

  it('never adds up merged villages: what is reported under an old code is rejected until a person says it stands', () => {
    const old = file('w.csv', '编码,村名,户数\n610727100201,甲村,100\n610727100202,乙村,50\n', { role: 'villages' });
    const status = file('s.csv', 'code,indicator,year,value\n610727100201,road-paved,2018,yes\n');
    const { dataset, reports } = read(merger, now, old, status);
    expect(dataset.villages).toMatchObject([{ id: '610727100301', households: null }]);
    expect(reasons(reports[2])).toEqual([
      ['rejected', 2, '编码', '610727100201', 'merged-village'],
      ['rejected', 3, '编码', '610727100202', 'merged-village'],
    ]);
    expect(reasons(reports[3])).toEqual([['rejected', 2, 'code', '610727100201', 'merged-village']]);
    expect(reports[3]?.issues[0]?.candidates).toEqual([{ id: '610727100301', name: '新村 610727100301' }]);
    expect(dataset.observations.get('road-paved')?.size ?? 0).toBe(0);

    const answered = read(merger, now, { ...old, placeOf: { 2: '610727100301' } }, { ...status, placeOf: { 2: '610727100301' } });
    expect(answered.dataset.villages[0]?.households).toBe(100);
    expect(answered.dataset.observations.get('road-paved')?.has('610727100301')).toBe(true);
  });

  it('a village that others join keeps its own code, and theirs are a merger', () => {
    const book = codeBook([
      { old: 'A', new: 'A' },
      { old: 'B', new: 'A' },
    ]);
    expect(book('A')).toEqual({ kind: 'one', code: 'A' });
    expect(book('B')).toEqual({ kind: 'merged', code: 'A' });
  });

  it('asks which village a split one is', () => {
    const split = file('codes.csv', 'old_code,new_code\n610727100201,610727100301\n610727100201,610727100302\n');
    const { reports } = read(
      split,
      file('v.csv', '编码,村名\n610727100301,东村\n610727100302,西村\n', { role: 'villages' }),
      file('s.csv', 'code,indicator,year,value\n610727100201,road-paved,2018,yes\n'),
    );
    expect(reasons(reports[2])).toEqual([['rejected', 2, 'code', '610727100201', 'ambiguous-place']]);
  });

  it('rejects rows without a code, repeated, damaged or leading round in a circle', () => {
    const { reports } = read(
      file('codes.csv', '旧编码,新编码\n1,2\n2,3\n3,1\n1,2\n,5\n6.10727E+11,7\n8,8\n'),
      file('v.csv', 'code,name\n3,甲村\n', { role: 'villages' }),
    );
    expect(reasons(reports[0])?.map(([, line, column, , reason]) => [line, column, reason])).toEqual([
      [4, '新编码', 'circular-code'],
      [5, '旧编码', 'repeated-code'],
      [6, '旧编码', 'no-code-or-name'],
      [7, '旧编码', 'damaged-code'],
    ]);
  });

  it('agrees with following every step by hand, in whatever order the changes are listed', () => {
    const code = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code), { maxLength: 8 }), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (pairs, order) => {
        const all = pairs.map(([old, now]): CodeChange => ({ old, new: now }));
        const circular = circularChanges(all);
        const changes = all.filter((_, at) => !circular.has(at));
        const shuffled = changes
          .map((one, at) => ({ one, at: order[at] ?? 0 }))
          .sort((x, y) => x.at - y.at)
          .map(({ one }) => one);
        for (const start of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
          // Level by level instead of depth first; six codes without a circle are done in six steps.
          let level = new Set([start]);
          const ends = new Set<string>();
          let merged = false;
          for (let step = 0; step < 7; step++) {
            const next = new Set<string>();
            for (const at of level) {
              const steps = changes.filter((change) => change.old === at && change.new !== at);
              if (steps.length === 0) ends.add(at);
              for (const { new: now } of steps) {
                next.add(now);
                if (new Set(changes.filter((change) => change.new === now).map((change) => change.old)).size > 1) merged = true;
              }
            }
            level = next;
          }
          expect(level.size).toBe(0);
          const expected =
            ends.size > 1 ? { kind: 'split', codes: [...ends].sort() } : { kind: merged ? 'merged' : 'one', code: [...ends][0] };
          expect(codeBook(changes)(start)).toEqual(expected);
          expect(codeBook(shuffled)(start)).toEqual(expected);
        }
      }),
      { seed: 610721, numRuns: 1000 },
    );
  });
});

describe('works', () => {
  const villages = file('v.csv', '县区,镇办,编码,村名\n略阳县,城关镇,610727100201,甲村\n', { role: 'villages' });

  it('reads a bureau’s own list: 万元, the unit beside the number, the village by code or by name', () => {
    const list = file(
      '项目库.csv',
      '项目名称,项目类型,县区,镇办,行政村,建设规模,投资(万元),计划开工,计划完工,实际完工\n甲村通村路,道路,略阳县,城关镇,甲村委会,3.5公里,210,2019-03,2019-10,2019年11月\n甲村供水,饮水,略阳县,城关镇,甲村,1处,12.5,2020-03,2020-10,\n',
    );
    expect(inspectFile(list)).toMatchObject({ role: 'works', rows: 2 });
    const { dataset, reports } = read(villages, list);
    expect(reports[1]?.counts).toMatchObject({ accepted: 2, flagged: 0 });
    expect(dataset.works).toMatchObject([
      {
        id: '略阳县/城关镇/甲村通村路',
        name: '甲村通村路',
        kind: '道路',
        village: '610727100201',
        quantity: 3.5,
        unit: '公里',
        cost: 2_100_000,
        plannedStart: monthOf(2019, 3),
        plannedEnd: monthOf(2019, 10),
        completed: monthOf(2019, 11),
      },
      { village: '610727100201', quantity: 1, unit: '处', cost: 125_000, completed: null },
    ]);
  });

  it('keeps a work whose cells cannot be read, and rejects one without a name and a second of the same number', () => {
    const { dataset, reports } = read(
      villages,
      file(
        'w.csv',
        'id,name,indicator,village_code,quantity,unit,cost_cny,planned_end\nW1,路,road-paved,610727100999,长,km,-5,2019-13\nW1,路二,,,,,,\n,,,,2,km,,\nW2,井,water-gold,,-1,处,100,2019\n',
      ),
    );
    expect(reports[1]?.role).toBe('works');
    expect(dataset.works).toMatchObject([
      { id: 'W1', indicator: 'road-paved', village: null, quantity: null, cost: null, plannedEnd: null },
      { id: 'W2', indicator: null, quantity: null, cost: 100, plannedEnd: yearEnd(2019) },
    ]);
    expect(reasons(reports[1])?.map(([outcome, line, column, , reason]) => [outcome, line, column, reason])).toEqual([
      ['flagged', 2, 'quantity', 'unreadable-number'],
      ['flagged', 2, 'village_code', 'unknown-subject'],
      ['flagged', 2, 'cost_cny', 'unreadable-number'],
      ['flagged', 2, 'planned_end', 'unreadable-period'],
      ['rejected', 3, 'id', 'repeated-id'],
      ['rejected', 4, 'id', 'no-id'],
      ['flagged', 5, 'quantity', 'impossible-value'],
      ['flagged', 5, 'indicator', 'unknown-indicator'],
    ]);
  });

  it('reads the sample’s works whole: every row, and the totals of the plan', () => {
    const sample = (name: string) => openText({ name, bytes: new Uint8Array(readFileSync(`data/${name}`)) });
    const { dataset, reports } = read(sample('villages.csv'), sample('works.csv'));
    expect(reports[1]).toMatchObject({ role: 'works', rows: 1744, counts: { accepted: 1744 } });
    const kilometres = (kind: string) =>
      dataset.works
        .filter((work) => work.kind === kind)
        .reduce((sum, { quantity }) => sum + Math.round((quantity ?? Number.NaN) * 100), 0) / 100;
    expect([kilometres('power-line'), kilometres('road-new'), kilometres('road-repair')]).toEqual([268.88, 1000, 3500]);
    expect(dataset.works.every(({ simulated }) => simulated)).toBe(true);
  });

  it('leaves 单位 and 数量 of a village table alone, twice too', () => {
    const { reports } = read(file('v.csv', '村名,单位,单位,户数\n甲村,局,所,3\n', { role: 'villages' }));
    expect(reports[0]?.columns.map(({ field }) => field)).toEqual(['name', null, null, 'households']);
  });
});

describe('targets of one’s own', () => {
  const villages = file('v.csv', '县区,编码,村名\n甲县,510101100201,甲村\n乙县,510102100201,乙村\n', { role: 'villages' });

  it('reads them by indicator, county and date', () => {
    const { dataset, reports } = read(
      villages,
      file(
        'targets.csv',
        'indicator,scope,target,unit,year,source\n是否通硬化路,全市,97,%,2025,市发〔2023〕1号\nwater-tap-households,甲县、乙县,0.9,%,2025-06,\nwater-unsafe-households,,0,户,,\n',
      ),
    );
    expect(reports[1]).toMatchObject({ role: 'targets', counts: { accepted: 3 } });
    expect(dataset.targets).toMatchObject([
      { indicator: 'road-paved', counties: [], number: 97, unit: '%', due: yearEnd(2025), source: '市发〔2023〕1号' },
      { indicator: 'water-tap-households', counties: ['甲县', '乙县'], number: 0.9, unit: '%', due: monthOf(2025, 6) },
      { indicator: 'water-unsafe-households', counties: [], number: 0, unit: '户', due: null },
    ]);
  });

  it('takes shares for percentages where the whole column is so', () => {
    const { dataset } = read(villages, file('targets.csv', 'indicator,target\nroad-paved,0.97\nroad-bus,1\n'));
    expect(dataset.targets.map(({ number, unit }) => `${number}${unit}`)).toEqual(['97%', '100%']);
  });

  it('rejects a target that may be a share or in points; counts beside it decide nothing', () => {
    const text = 'indicator,target\nroad-paved,0.97\nroad-bus,95\nwater-unsafe-households,60\n';
    const { dataset, reports } = read(villages, file('targets.csv', text));
    expect(reasons(reports[1])?.map(([outcome, line, column, , reason]) => [outcome, line, column, reason])).toEqual([
      ['rejected', 2, 'target', 'doubtful-share'],
    ]);
    expect(dataset.targets.map(({ number }) => number)).toEqual([95, 60]);
    const shares = read(villages, file('targets.csv', text.replace('95', '0.95'))).dataset.targets;
    expect(shares.map(({ number, unit }) => `${number}${unit}`)).toEqual(['97%', '95%', '60']);
  });

  it('rejects half a target, a county that is not there, and the same target twice', () => {
    const { dataset, reports } = read(
      villages,
      file(
        'targets.csv',
        'indicator,scope,target,due\nroad-gold,,97,2025\nroad-paved,丙县,97,2025\nroad-paved,,很多,2025\nroad-paved,,120,2025\nroad-paved,,97,明年\nroad-paved,甲县,97,2025\nroad-paved,甲,98,2025\n',
      ),
    );
    expect(reasons(reports[1])?.map(([, line, column, , reason]) => [line, column, reason])).toEqual([
      [2, 'indicator', 'unknown-indicator'],
      [3, 'scope', 'unknown-subject'],
      [4, 'target', 'unreadable-number'],
      [5, 'target', 'impossible-value'],
      [6, 'due', 'unreadable-period'],
      [8, 'indicator', 'repeated-target'],
    ]);
    expect(dataset.targets).toHaveLength(1);
  });

  it('of two files that differ neither stands until one is chosen', () => {
    const [a, b] = [file('a.csv', 'indicator,target\nroad-paved,97\n'), file('b.csv', 'indicator,target\nroad-paved,98\n')];
    const { dataset, conflicts } = read(villages, a, b);
    expect(dataset.targets).toEqual([]);
    expect(conflicts).toMatchObject([{ key: 'target/road-paved/*/-', of: 'target', claims: [{ value: '97%' }, { value: '98%' }] }]);
    expect(read(villages, a, { ...b, prefer: true }).dataset.targets).toMatchObject([{ number: 98 }]);
  });
});
