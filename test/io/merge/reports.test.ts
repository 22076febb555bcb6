import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/domain/observation.ts';
import { type Month, monthOf, yearEnd } from '../../../src/domain/period.ts';
import { Conflicts, type Witness } from '../../../src/io/merge/claims.ts';
import { mergeReports, type ReportPart } from '../../../src/io/merge/reports.ts';
import { file, read, said, villages } from '../reading.ts';

describe('reports of several files', () => {
  it('are joined run by run, differing months told and unknown until they are settled', () => {
    const base = villages('v.csv', '县区,镇办,编码,村名\n略阳县,城关镇,610727100201,甲村\n');
    const a = file('a.csv', 'code,indicator,from,to,value\n610727100201,road-paved,2018-01,2018-12,no\n');
    const b = file('b.csv', '县区,镇办,行政村,indicator,from,to,value\n略阳县,城关镇,甲村委会,road-paved,2018-12,2018-12,yes\n');
    const { dataset, conflicts, reports } = read(base, a, b);
    expect(dataset.observations.get('road-paved')?.get('610727100201')).toEqual([
      { from: monthOf(2018, 1), to: monthOf(2018, 11), value: 'no', simulated: false },
    ]);
    expect(conflicts).toMatchObject([
      {
        key: `report/610727100201/road-paved/${monthOf(2018, 12)}`,
        name: '甲村',
        months: { from: monthOf(2018, 12), to: monthOf(2018, 12) },
        claims: [
          { file: 'a.csv', line: 2, column: 'value', value: 'no' },
          { file: 'b.csv', line: 2, column: 'value', value: 'yes' },
        ],
        settled: null,
      },
    ]);
    expect(said(reports[1])).toEqual([['flagged', 2, 'value', 'no', 'conflicting-value']]);
    expect(
      read(base, a, { ...b, prefer: true })
        .dataset.observations.get('road-paved')
        ?.get('610727100201'),
    ).toMatchObject([
      { to: monthOf(2018, 11), value: 'no' },
      { from: monthOf(2018, 12), value: 'yes' },
    ]);
  });

  it('says under which of several years’ columns a differing report stands', () => {
    const { conflicts } = read(
      villages('a.csv', '编码,村名,2018年是否通硬化路,2019年是否通硬化路\n610727100201,甲村,否,否\n'),
      villages('b.csv', '编码,村名,2018年是否通硬化路,2019年是否通硬化路\n610727100201,甲村,否,是\n'),
    );
    expect(conflicts.map(({ field, claims }) => [field, claims.map(({ column, value }) => [column, value])])).toEqual([
      [
        'road-paved',
        [
          ['2019年是否通硬化路', 'no'],
          ['2019年是否通硬化路', 'yes'],
        ],
      ],
    ]);
  });

  /** Runs of one file: ascending, not overlapping, in twelve months. */
  const runs = fc
    .array(fc.record({ gap: fc.integer({ min: 0, max: 3 }), long: fc.integer({ min: 1, max: 4 }), value: fc.constantFrom('yes', 'no') }), {
      maxLength: 4,
    })
    .map((pieces) => {
      let at = monthOf(2019, 1) as number;
      return pieces.map(({ gap, long, value }): Run => {
        const from = at + gap;
        at = from + long;
        return { from: from as Month, to: (at - 1) as Month, value: value as 'yes' | 'no', simulated: false };
      });
    });
  const part = (file: number, of: readonly Run[], prefer: true | undefined, asOf: Month | null): ReportPart => ({
    by: { file, name: `${file}`, prefer, asOf, written: () => null } satisfies Witness,
    reported: new Map([['i', new Map([['s', of]])]]),
    lineOf: (_, run) => of.indexOf(run) + 2,
    heading: () => 'i',
    subject: (id) => id,
  });

  it('agree month by month with the rule asked of each month alone', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            runs,
            fc.option(fc.constant(true as const), { nil: undefined }),
            fc.option(fc.constantFrom(yearEnd(2018), yearEnd(2019)), { nil: null }),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        (files) => {
          const parts = files.map(([of, prefer, asOf], at) => part(at, of, prefer, asOf));
          const conflicts = new Conflicts();
          const joined =
            mergeReports(parts, () => ({ of: 'village', name: '' }), conflicts)
              .get('i')
              ?.get('s') ?? [];
          for (let month = monthOf(2018, 12) as number; month <= monthOf(2021, 6); month++) {
            const says = files.flatMap(([of, prefer, asOf]) =>
              of.filter((run) => run.from <= month && month <= run.to).map(({ value }) => ({ value, prefer, asOf })),
            );
            const values = new Set(says.map(({ value }) => value));
            const preferred = new Set(says.filter(({ prefer }) => prefer).map(({ value }) => value));
            let expected: unknown = null;
            if (values.size === 1) expected = says[0]?.value;
            else if (preferred.size === 1) expected = [...preferred][0];
            else if (values.size > 1) {
              // A file without a date may only stay where it says what the newest says.
              const top = says.filter(({ asOf }) => asOf !== null && says.every((other) => other.asOf === null || other.asOf <= asOf));
              const value = top[0]?.value;
              const clear =
                top.length > 0 && top.every((one) => one.value === value) && says.every((one) => one.value === value || one.asOf !== null);
              expected = clear ? value : null;
            }
            const found = joined.filter((run) => run.from <= month && month <= run.to);
            expect(found.length).toBe(expected === null || expected === undefined ? 0 : 1);
            if (found[0]) expect(found[0].value).toBe(expected);
            const told = conflicts.all.filter(({ months }) => months && months.from <= month && month <= months.to);
            expect(told.length).toBe(values.size > 1 ? 1 : 0);
          }
        },
      ),
      { seed: 1200, numRuns: 600 },
    );
  });
});
