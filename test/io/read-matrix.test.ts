import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/domain/report.ts';
import { readMatrix } from '../../src/io/read-matrix.ts';

const read = (text: string) => readMatrix('矩阵.csv', new TextEncoder().encode(text));

/** Rows as a person would say them. */
function said(text: string) {
  const { rows, origin, destination, metres, minutes } = read(text);
  return Array.from({ length: rows }, (_, row) => [
    origin.ids[origin.codes[row]!],
    destination.ids[destination.codes[row]!],
    metres?.[row] ?? null,
    minutes?.[row] ?? null,
  ]);
}

function refusal(text: string) {
  try {
    read(text);
    return null;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return [error.problem, error.line, error.column];
  }
}

describe('a matrix of ways', () => {
  it('is read in metres, kilometres, minutes or seconds, in any order, with ways that do not exist', () => {
    expect(said('origin,destination,metres\n610702100200,H1,5000.5\n610702100201,H1,\n')).toEqual([
      ['610702100200', 'H1', 5000.5, null],
      ['610702100201', 'H1', Number.NaN, null],
    ]);
    expect(said('to_id;from_id;duration_s;distance_km\n7;A;90;1.5\n')).toEqual([['A', '7', 1500, 1.5]]);
    expect(said('起点,终点,时间(分钟)\n梁山村,卫生院,1e1\n梁山村,"中心,卫生院",+5\n')).toEqual([
      ['梁山村', '卫生院', null, 10],
      ['梁山村', '中心,卫生院', null, 5],
    ]);
  });

  it('is read in GBK and with a byte order mark', () => {
    const gbk = Uint8Array.from([
      0xc6, 0xf0, 0xb5, 0xe3, 0x2c, 0xd6, 0xd5, 0xb5, 0xe3, 0x2c, 0xc3, 0xd7, 0x0a, 0x41, 0x2c, 0x42, 0x2c, 0x39,
    ]);
    const { origin, destination, metres } = readMatrix('a.csv', gbk);
    expect([origin.ids, destination.ids, [...(metres ?? [])]]).toEqual([['A'], ['B'], [9]]);
    expect(said('\ufefforigin,destination,km\nA,B,1\n')).toEqual([['A', 'B', 1000, null]]);
  });

  it('takes off the apostrophe that our writer puts before an id', () => {
    expect(said("origin,destination,km\n'-A,B,1\n")).toEqual([['-A', 'B', 1000, null]]);
  });

  it('is refused, with the place, where it does not say what it is', () => {
    expect(refusal('')).toEqual(['empty-file', null, null]);
    expect(refusal('origin,metres\nA,1\n')).toEqual(['missing-column', 1, 'destination']);
    expect(refusal('origin,destination\nA,B\n')).toEqual(['missing-column', 1, 'metres']);
    expect(refusal('origin,destination,metres\n')).toEqual(['no-records', null, null]);
    expect(refusal('origin,destination,metres\nA,B,1\nA,C,-1\n')).toEqual(['unreadable-file', 3, 'metres']);
    expect(refusal('origin,destination,metres\nA,B,about 3\n')).toEqual(['unreadable-file', 2, 'metres']);
    expect(refusal('origin,destination,metres\nA,,3\n')).toEqual(['unreadable-file', 2, 'destination']);
    expect(refusal('origin,destination,metres\n1,B,3\n,B,3\n')).toEqual(['unreadable-file', 3, 'origin']);
    expect(refusal('origin,destination,metres\nA,B,1\nB,A,1\nA,B,2\n')).toEqual(['unreadable-file', 4, null]);
    expect(refusal('origin,destination,metres\nA,B,1\nA,B,1\n')).toBeNull();
    expect(refusal('origin,destination,metres\nA,B,1\nA,B,\n')).toEqual(['unreadable-file', 3, null]);
    expect(refusal('origin,destination,metres\n"A,B,1\nA,C,2\n')).toEqual(['unclosed-quote', 2, null]);
  });

  it.each([
    ['distance (km)', 1000],
    ['Distance_m', 1],
    ['距离（公里）', 1000],
    ['距离(米)', 1],
    ['到卫生院路程/千米', 1000],
    ['里程公里', 1000],
    ['kilometres', 1000],
  ])('takes the unit of a distance from its heading: %s', (heading, scale) => {
    expect(said(`origin,destination,${heading}\nA,B,2\n`)).toEqual([['A', 'B', 2 * scale, null]]);
  });

  it.each([
    ['travel_time_min', 1],
    ['时间（秒）', 1 / 60],
    ['用时(小时)', 60],
    ['duration (s)', 1 / 60],
  ])('takes the unit of a time from its heading: %s', (heading, scale) => {
    expect(said(`origin,destination,${heading}\nA,B,2\n`)).toEqual([['A', 'B', null, 2 * scale]]);
  });

  it.each(['distance', 'Distance', '距离', '路程', 'duration', '时长'])('is refused where “%s” does not say its unit', (heading) => {
    expect(refusal(`origin,destination,${heading}\nA,B,5\n`)).toEqual(['no-unit', 1, heading]);
    expect(() => read(`origin,destination,${heading}\nA,B,5\n`)).toThrow(/metres or km \(米, 公里\)|minutes or seconds \(分钟, 秒\)/);
  });

  it('is refused with all their names where several columns are of distances, or of times', () => {
    for (const [one, other] of [
      ['metres', 'km'],
      ['metres', 'metres'],
      ['distance', '公里'],
      ['minutes', '时间(秒)'],
    ])
      expect(refusal(`origin,destination,${one},${other}\nA,B,5,5\n`)).toEqual(['two-measures', 1, `${one}, ${other}`]);
    expect(refusal('origin,destination,metres,minutes\nA,B,5,5\n'), 'one of each').toBeNull();
  });

  it('passes over blank rows, and counts lines as an editor does', () => {
    expect(said('origin,destination,metres\n\nA,B,1\n,,\nA,C,\n\n\n')).toEqual([
      ['A', 'B', 1, null],
      ['A', 'C', Number.NaN, null],
    ]);
    expect(said('origin,destination,metres\n1,2,3\n\n4,5,6\n\n').length).toBe(2);
    const lines = '"二\n村",B,1\n\n';
    expect(refusal(`origin,destination,metres\n${lines}A,C,-1\n`)).toEqual(['unreadable-file', 5, 'metres']);
    expect(refusal(`origin,destination,metres\n${lines}A,,1\n`)).toEqual(['unreadable-file', 5, 'destination']);
    expect(refusal(`origin,destination,metres\n${lines}A,B,1\nA,B,2\n`)).toEqual(['unreadable-file', 6, null]);
    expect(() => read(`origin,destination,metres\n${lines}A,B,1\nA,B,2\n`)).toThrow('line 5 already');
    expect(refusal('origin,destination,metres\n\n,,\n')).toEqual(['no-records', null, null]);
  });

  it('says every row as it is written, whatever ids and measures there are', () => {
    const id = fc.oneof(fc.integer({ min: 0, max: 1e6 }).map(String), fc.constantFrom('甲村', 'a,b', 'he "said"', '007', '610702100200'));
    const row = fc.tuple(id, id, fc.oneof(fc.integer({ min: 0, max: 1e7 }).map(String), fc.constant('')));
    const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ([from, to]) => `${from} ${to}`, minLength: 1, maxLength: 30 }), (rows) => {
        const text = ['origin,destination,metres', ...rows.map((cells) => cells.map(quoted).join(','))].join('\r\n');
        expect(said(text)).toEqual(rows.map(([from, to, metres]) => [from, to, metres === '' ? Number.NaN : Number(metres), null]));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
