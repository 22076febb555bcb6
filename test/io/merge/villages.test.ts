import { describe, expect, it } from 'vitest';
import { yearEnd } from '../../../src/domain/period.ts';
import { read, said, villages } from '../reading.ts';

describe('many tables of villages', () => {
  it('joins the tables of counties, each village once, each file accounted for', () => {
    const { dataset, reports, conflicts } = read(
      villages('略阳.csv', '县区,编码,村名,户数\n略阳县,610727100201,甲村,100\n略阳县,610727100202,乙村,90\n'),
      villages('勉县.csv', '县区,编码,村名,户数\n勉县,610725100201,甲村,80\n'),
    );
    expect(dataset.villages.map(({ id, county, households }) => [id, county, households])).toEqual([
      ['610727100201', '略阳县', 100],
      ['610727100202', '略阳县', 90],
      ['610725100201', '勉县', 80],
    ]);
    expect(reports.map(({ counts }) => counts.accepted)).toEqual([2, 1]);
    expect(conflicts).toEqual([]);
  });

  it('takes the same village twice for one: what one file leaves blank the other fills', () => {
    const { dataset, reports, conflicts } = read(
      villages('a.csv', '编码,村名,户数,人口\n610727100201,甲村,100,\n'),
      villages('b.csv', '编码,村名,户数,人口\n610727100201,甲村委会,100,400\n'),
    );
    expect(dataset.villages).toMatchObject([{ id: '610727100201', name: '甲村', households: 100, registered: 400 }]);
    expect(conflicts).toEqual([]);
    expect(reports.every(({ counts }) => counts.flagged === 0)).toBe(true);
  });

  it('never decides between files of one date: the figure is unknown, both rows are flagged, the conflict is told', () => {
    const { dataset, reports, conflicts } = read(
      villages('a.csv', '编码,村名,户数\n610727100201,甲村,100\n'),
      villages('b.csv', '编码,村名,户数\n610727100201,甲村,120\n'),
    );
    expect(dataset.villages[0]?.households).toBeNull();
    expect(conflicts).toEqual([
      {
        key: 'village/610727100201/households',
        of: 'village',
        id: '610727100201',
        name: '甲村',
        field: 'households',
        months: null,
        claims: [
          { file: 'a.csv', line: 2, column: '户数', value: 100 },
          { file: 'b.csv', line: 2, column: '户数', value: 120 },
        ],
        settled: null,
        stands: null,
      },
    ]);
    expect(said(reports[0])).toEqual([['flagged', 2, '户数', '100', 'conflicting-value']]);
    expect(said(reports[1])).toEqual([['flagged', 2, '户数', '120', 'conflicting-value']]);
  });

  it('lets the newer file stand and says so, and a person over both', () => {
    const a = villages('a.csv', '编码,村名,户数\n610727100201,甲村,100\n', { asOf: yearEnd(2018) });
    const b = villages('b.csv', '编码,村名,户数\n610727100201,甲村,120\n', { asOf: yearEnd(2019) });
    for (const files of [[a, b] as const, [b, a] as const]) {
      const { dataset, reports, conflicts } = read(...files);
      expect(dataset.villages[0]?.households).toBe(120);
      expect(conflicts[0]?.settled).toBe('newer');
      expect(said(reports.find((report) => report.file === 'a.csv'))).toEqual([['flagged', 2, '户数', '100', 'older-value']]);
      expect(reports.find((report) => report.file === 'b.csv')?.counts.flagged).toBe(0);
    }
    for (const prefer of [true, ['village/610727100201/households']] as const) {
      const { dataset, conflicts } = read({ ...a, prefer }, b);
      expect(dataset.villages[0]?.households).toBe(100);
      expect(conflicts[0]).toMatchObject({ settled: 'answered', stands: 0 });
    }
    expect(read({ ...a, prefer: true }, { ...b, prefer: ['village/610727100201/households'] }).dataset.villages[0]?.households).toBe(120);
  });

  it('puts two positions that differ off the map until one is chosen; a surveyed one goes before a modelled one', () => {
    const at = (name: string, lon: string, basis = '') =>
      villages(name, `编码,村名,经度,纬度,坐标来源\n610727100201,甲村,${lon},33.3,${basis}\n`);
    expect(read(at('a.csv', '106.1'), at('b.csv', '106.2')).dataset.villages[0]?.position).toEqual({
      at: null,
      problem: 'position-disputed',
    });
    expect(read(at('a.csv', '106.1'), at('b.csv', '106.10001')).dataset.villages[0]?.position.at?.lon).toBe(106.1);
    const { dataset, conflicts } = read(at('a.csv', '106.1', '推算'), at('b.csv', '106.2'));
    expect(dataset.villages[0]?.position).toMatchObject({ at: { lon: 106.2 }, quality: 'surveyed' });
    expect(conflicts).toEqual([]);
  });

  it('finds the village of a row without a code by county, township and name, whichever file comes first', () => {
    const coded = villages(
      'a.csv',
      '县区,镇办,编码,村名,户数\n略阳县,城关镇,610727100201,甲村,100\n略阳县,城关镇,610727100001,甲社区,30\n',
    );
    const named = villages('b.csv', '县区,镇办,村名,人口\n略阳,城关镇,甲村委会,400\n略阳,城关镇,乙村,70\n');
    for (const files of [[coded, named] as const, [named, coded] as const]) {
      const { dataset } = read(...files);
      expect(dataset.villages.map(({ id, registered }) => [id, registered]).sort()).toEqual([
        ['610727100001', null],
        ['610727100201', 400],
        ['略阳/城关镇/乙村', 70],
      ]);
    }
  });

  it('takes the kind from the code or a column; what a name alone suggests is no conflict beside them', () => {
    const place = '略阳县,城关镇';
    const coded = villages('a.csv', `县区,镇办,编码,村名\n${place},610727100012,甲村\n`);
    const named = villages('b.csv', `县区,镇办,村名,人口\n${place},甲村,400\n`);
    for (const files of [[coded, named] as const, [named, coded] as const]) {
      const { dataset, conflicts } = read(...files);
      expect(conflicts).toEqual([]);
      expect(dataset.villages).toMatchObject([{ id: '610727100012', kind: 'community', registered: 400 }]);
    }
  });

  it('asks where a row could be several villages or only its name fits, and an answer chooses', () => {
    const coded = villages('a.csv', '县区,镇办,编码,村名\n略阳县,城关镇,610727100201,甲村\n勉县,城关镇,610725100201,甲村\n');
    const named = villages('b.csv', '镇办,村名,人口\n城关镇,甲村,400\n');
    const { dataset, reports } = read(coded, named);
    expect(dataset.villages.map(({ registered }) => registered)).toEqual([null, null]);
    expect(said(reports[1])).toEqual([['rejected', 2, '村名', '甲村', 'ambiguous-place']]);
    expect(reports[1]?.issues[0]?.candidates).toEqual([
      { id: '610727100201', name: '略阳县/城关镇/甲村 610727100201' },
      { id: '610725100201', name: '勉县/城关镇/甲村 610725100201' },
    ]);
    const answered = read(coded, { ...named, placeOf: { 2: '610725100201' } });
    expect(answered.dataset.villages.map(({ registered }) => registered)).toEqual([null, 400]);
    expect(answered.reports[1]?.counts).toMatchObject({ accepted: 1, rejected: 0 });

    const alone = read(villages('a.csv', '县区,编码,村名\n略阳县,610727100201,甲村\n'), villages('b.csv', '村名,人口\n甲村,400\n'));
    expect(alone.dataset.villages).toHaveLength(1);
    expect(alone.dataset.villages[0]?.registered).toBeNull();
    expect(alone.reports[1]?.issues[0]?.reason).toBe('ambiguous-place');
  });

  it('does not join two files by a name that neither places, and asks', () => {
    const { dataset, reports } = read(villages('a.csv', '村名,人口\n甲村,1\n'), villages('b.csv', '村名,人口\n甲村,2\n'));
    expect(dataset.villages.map(({ registered }) => registered)).toEqual([1]);
    expect(reports[1]?.issues[0]?.reason).toBe('ambiguous-place');
  });

  it('takes 南郑县 of before 2017 for 南郑区', () => {
    const { dataset } = read(
      villages('a.csv', '编码,村名,户数\n610721100201,甲村,100\n'),
      villages('b.csv', '编码,村名,人口\n610703100201,甲村,400\n'),
    );
    expect(dataset.villages).toMatchObject([{ id: '610703100201', code: '610703100201', households: 100, registered: 400 }]);
  });
});

describe('what files differ about', () => {
  it('is shown as the cells have it', () => {
    const { conflicts, reports } = read(
      villages('a.csv', '编码,村名,户数,经度,纬度\n610727100201,甲村,"1,000户",107°0′0″,33°0′0″\n'),
      villages('b.csv', '编码,村名,户数,经度,纬度\n610727100201,甲村,1200,107.1,33.1\n'),
    );
    expect(conflicts.map(({ field, claims }) => [field, claims.map(({ value, written }) => [value, written])])).toEqual([
      [
        'households',
        [
          [1000, '1,000户'],
          [1200, undefined],
        ],
      ],
      [
        'lon',
        [
          ['107.00000 33.00000', '107°0′0″ 33°0′0″'],
          ['107.10000 33.10000', '107.1 33.1'],
        ],
      ],
    ]);
    expect(said(reports[0])?.map(([, , , value]) => value)).toEqual(['1,000户', '107°0′0″ 33°0′0″']);
    expect(said(reports[1])?.map(([, , , value]) => value)).toEqual(['1200', '107.1 33.1']);
  });

  it('is shown as it is meant where both cells are written alike', () => {
    const { conflicts, reports } = read(
      villages('a.csv', '编码,村名,到乡镇距离(公里)\n610727100201,甲村,3\n'),
      villages('b.csv', '编码,村名,到乡镇距离(米)\n610727100201,甲村,3\n'),
    );
    expect(conflicts.map(({ claims }) => claims.map(({ value, written }) => [value, written]))).toEqual([
      [
        [3, undefined],
        [0.003, undefined],
      ],
    ]);
    expect(said(reports[1])?.map(([, , , value]) => value)).toEqual(['0.003']);
  });

  it('of a village of several years is shown as it is meant: its line is the first year’s', () => {
    const { conflicts } = read(
      villages('a.csv', '编码,村名,年度,户数\n610727100201,甲村,2018,100户\n610727100201,甲村,2019,110户\n'),
      villages('b.csv', '编码,村名,户数\n610727100201,甲村,120户\n'),
    );
    expect(conflicts.map(({ claims }) => claims.map(({ value, written }) => [value, written]))).toEqual([
      [
        [110, undefined],
        [120, '120户'],
      ],
    ]);
  });
});
