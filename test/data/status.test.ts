import { describe, expect, it } from 'vitest';
import {
  COUNTIES,
  COUNTS,
  cell,
  counties,
  having,
  hospitals,
  NOT_ELIGIBLE,
  number,
  type Row,
  status,
  VILLAGE_INDICATORS,
  villages,
  YES_NO,
} from './sample.ts';

describe('status', () => {
  const village = new Map(villages.map((row) => [row['code'], row]));
  const series = new Map<string, Row[]>();
  for (const row of status) {
    const key = `${row['subject']} ${row['indicator']}`;
    const runs = series.get(key);
    if (runs) runs.push(row);
    else series.set(key, [row]);
  }
  const reported = (subject: string, indicator: string, month: string): string | undefined =>
    series.get(`${subject} ${indicator}`)?.find((row) => cell(row, 'from') <= month && month <= cell(row, 'to'))?.['value'];

  it('has a small table of runs that never overlap', () => {
    expect(status.length).toBeLessThanOrEqual(80_000);
    const wrong = [...series.values()].flatMap((runs) =>
      runs.filter((run, index) => {
        const before = runs[index - 1];
        const [from, to] = [cell(run, 'from'), cell(run, 'to')];
        return (
          from < '2017-12' ||
          to > '2020-12' ||
          to < from ||
          !/^20(17|18|19|20)-(0[1-9]|1[0-2])$/.test(from) ||
          (before && cell(before, 'to') >= from)
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has every village indicator for every village, and nothing else about them', () => {
    const missing = villages.flatMap((row) => VILLAGE_INDICATORS.filter((indicator) => !series.has(`${row['code']} ${indicator}`)));
    expect(missing).toEqual([]);
    const subjects = {
      'hospital-standard': hospitals,
      'hospital-general-practitioners': hospitals,
      'county-care-inside-percent': counties,
    };
    const others = Object.values(subjects).reduce((sum, list) => sum + list.length, 0);
    expect(series.size).toBe(VILLAGE_INDICATORS.length * villages.length + others);
    for (const row of hospitals)
      expect(series.has(`${row['id']} hospital-standard`) && series.has(`${row['id']} hospital-general-practitioners`)).toBe(true);
    for (const code of Object.keys(COUNTIES)) expect(series.has(`${code} county-care-inside-percent`)).toBe(true);
  });

  it('has values of each indicator’s own kind, counts never above what there is', () => {
    const wrong = status.filter((row) => {
      const [indicator, value] = [cell(row, 'indicator'), cell(row, 'value')];
      if (indicator === 'hospital-standard' || YES_NO.includes(indicator))
        return value !== 'yes' && value !== 'no' && !(value === 'exempt' && NOT_ELIGIBLE.includes(indicator));
      if (indicator.endsWith('-percent')) return value === '' || Number(value) < 0 || Number(value) > 100;
      if (!/^\d+$/.test(value)) return true;
      const columns = COUNTS[indicator];
      const own = village.get(row['subject']);
      if (!columns || !own || columns.some((column) => own[column] === '')) return indicator in COUNTS && !own;
      return Number(value) > columns.reduce((sum, column) => sum + number(own, column), 0);
    });
    expect(wrong).toEqual([]);
  });

  it('counts exactly 51,000 poor people without safe water at the end of 2017', () => {
    const people = villages.map((row) => reported(cell(row, 'code'), 'water-unsafe-poor-people', '2017-12'));
    expect(people).not.toContain(undefined);
    expect(people.reduce((sum, value) => sum + Number(value), 0)).toBe(51_000);
  });

  it('leaves a small share of every year end unreported', () => {
    const admin = having(villages, 'kind', 'village');
    for (const month of ['2017-12', '2018-12', '2019-12', '2020-12']) {
      const shares = VILLAGE_INDICATORS.filter((indicator) => !(month === '2017-12' && indicator === 'water-unsafe-poor-people')).map(
        (indicator) => admin.filter((row) => reported(cell(row, 'code'), indicator, month) === undefined).length / admin.length,
      );
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      expect(mean).toBeGreaterThan(0.01);
      expect(mean).toBeLessThan(0.025);
      expect(Math.min(...shares)).toBeGreaterThan(0.004);
      expect(Math.max(...shares)).toBeLessThan(0.035);
    }
  });

  it('moves towards the targets and does not reach them all', () => {
    const admin = having(villages, 'kind', 'village');
    for (const indicator of YES_NO) {
      const rates = ['2017-12', '2018-12', '2019-12', '2020-12'].map((month) => {
        const values = admin.map((row) => reported(cell(row, 'code'), indicator, month));
        const yes = values.filter((value) => value === 'yes').length;
        return yes / (yes + values.filter((value) => value === 'no').length);
      });
      expect(rates).toEqual([...rates].sort((a, b) => a - b));
      expect(rates[3]).toBeLessThan(1);
    }
  });

  it('reaches most of the deep-poverty villages by the deadlines the plan sets for them, never all, and month by month', () => {
    const deep = having(villages, 'deep_poverty', 'yes');
    const isYes = (value: string) => value === 'yes';
    const promised = [
      { indicator: 'road-unobstructed', due: '2019-12', among: deep, isMet: isYes },
      { indicator: 'broadband-fibre', due: '2020-12', among: deep, isMet: isYes },
      {
        indicator: 'road-hamlets30-paved',
        due: '2020-12',
        among: deep.filter((row) => row['hamlets_30plus'] !== '0'),
        isMet: (value: string, row: Row) => Number(value) === number(row, 'hamlets_30plus'),
      },
    ];
    const months = Array.from(
      { length: 37 },
      (_, index) => `${2017 + Math.floor((index + 11) / 12)}-${String(((index + 11) % 12) + 1).padStart(2, '0')}`,
    );
    expect([months[0], months.at(-1)]).toEqual(['2017-12', '2020-12']);
    for (const { indicator, due, among, isMet } of promised) {
      const states = among.map((row) =>
        months.map((month) => {
          const value = reported(cell(row, 'code'), indicator, month);
          return value === undefined || value === 'exempt' ? null : isMet(value, row);
        }),
      );
      const atDeadline = states.map((own) => own[months.indexOf(due)]).filter((state) => state !== null);
      const rate = atDeadline.filter(Boolean).length / atDeadline.length;
      expect(rate, indicator).toBeGreaterThan(0.85);
      expect(rate, indicator).toBeLessThan(0.97);
      // Once met it stays met, and they do not all arrive with the deadline: in most months another one does.
      const known = states.map((own) => own.filter((state) => state !== null));
      expect(known.filter((own) => own.some((state, index) => !state && own[index - 1]))).toEqual([]);
      const arrivals = new Set(states.map((own) => own.indexOf(true)).filter((index) => index > 0));
      expect(arrivals.size, indicator).toBeGreaterThan(20);
    }
  });
});
