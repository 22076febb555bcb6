import { describe, expect, it } from 'vitest';
import { readRoads } from '../../src/io/read-roads.ts';

const roadsOf = (all: readonly Readonly<Record<string, unknown>>[]) =>
  readRoads(
    all.map((properties) => ({
      properties,
      geometry: {
        type: 'LineString',
        coordinates: [
          [106.1, 33.3],
          [106.2, 33.4],
        ],
      },
    })),
    'wgs84',
  );
const directions = (cells: readonly unknown[], heading = 'oneway') =>
  roadsOf(cells.map((cell) => ({ [heading]: cell }))).roads.map(({ direction }) => direction);

describe('a surface that is not hard', () => {
  it.each([
    ['未硬化', 'gravel'],
    ['未经硬化', 'gravel'],
    ['无铺装', 'gravel'],
    ['没有硬化', 'gravel'],
    ['未铺装', 'gravel'],
    ['硬化', 'concrete'],
    ['有铺装', 'asphalt'],
  ])('%s is %s', (surface, expected) => {
    const line = {
      type: 'LineString',
      coordinates: [
        [107, 33],
        [107.1, 33],
      ],
    };
    expect(readRoads([{ properties: { surface }, geometry: line }], 'wgs84').roads[0]?.surface).toBe(expected);
  });
});

describe('which way a road goes', () => {
  it('is one way by every word of yes, two-way by every word of no, and by nothing', () => {
    const yes = ['yes', 'Y', 'true', true, 1, '1', '是', '√', '有', '通', '单行', '单向', '正向', 'forward', 'T'];
    expect(directions(yes, '单行')).toEqual(yes.map(() => 'forward'));
    const no = ['no', 'N', 'false', false, 0, '否', '无', '×', '双向', '', null, '不详', '-', 'F'];
    expect(directions(no, '单行')).toEqual(no.map(() => 'both'));
    expect(directions(['-1', -1, 'reverse', '逆向', '反向'])).toEqual(Array.from({ length: 5 }, () => 'backward'));
    expect(roadsOf([...yes, ...no, '-1'].map((cell) => ({ oneway: cell }))).doubtful).toEqual([]);
  });

  it('takes F and T for codes only where the column has a B too', () => {
    expect(directions(['F', 'T', 'F'])).toEqual(['both', 'forward', 'both']);
    expect(directions(['F', 'T', 'B'])).toEqual(['forward', 'backward', 'both']);
    const mixed = roadsOf([{ oneway: 'B' }, { 单行: 'T' }, { oneway: 'T' }]);
    expect(
      mixed.roads.map(({ direction }) => direction),
      'another column has its own codes',
    ).toEqual(['both', 'forward', 'backward']);
  });

  it('is two-way and told where it is said in words that are not known', () => {
    const { roads, doubtful } = roadsOf([
      { oneway: 'banana' },
      { oneway: 'yes' },
      { oneway: '' },
      { oneway: ' 3 ' },
      { oneway: '不具备条件' },
    ]);
    expect(roads.map(({ direction }) => direction)).toEqual(['both', 'forward', 'both', 'both', 'both']);
    expect(doubtful.map(({ outcome, line, column, value, reason }) => [outcome, line, column, value, reason])).toEqual([
      ['flagged', 1, 'oneway', 'banana', 'unknown-direction'],
      ['flagged', 4, 'oneway', '3', 'unknown-direction'],
      ['flagged', 5, 'oneway', '不具备条件', 'unknown-direction'],
    ]);
    expect(roadsOf([{ oneway: '问 13891612345' }]).doubtful[0]?.value, 'nobody’s number is shown').not.toContain('13891612345');
    expect(roadsOf([{ oneway: 'banana', 单行: '是' }]), 'another column says it').toMatchObject({
      roads: [{ direction: 'forward' }],
      doubtful: [],
    });
  });
});
