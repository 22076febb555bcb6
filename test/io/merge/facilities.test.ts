import { describe, expect, it } from 'vitest';
import { file, read } from '../reading.ts';

describe('many tables of facilities', () => {
  const table = (name: string, text: string) => file(name, text, { role: 'facilities' });

  it('takes the same id for one, and tells what differs', () => {
    const { dataset, conflicts } = read(
      table('a.csv', '机构编码,机构名称,类别,经度,纬度\nH1,甲院,卫生院,106.1,33.1\n'),
      table('b.csv', '机构编码,机构名称,类别,经度,纬度\nH1,甲院,中心卫生院,106.1,33.1\nH2,乙院,卫生院,106.2,33.1\n'),
    );
    expect(dataset.facilities.map(({ id }) => id)).toEqual(['H1', 'H2']);
    expect(conflicts).toMatchObject([{ key: 'facility/H1/kind', claims: [{ value: 'township-hospital' }, { value: 'centre-hospital' }] }]);
  });

  it('without ids, one name in two counties is two facilities; with nothing but the name the second is not taken', () => {
    const { dataset } = read(
      table('a.csv', '县区,镇办,机构名称,经度,纬度\n略阳县,城关镇,城关镇卫生院,106.1,33.1\n'),
      table('b.csv', '县区,镇办,机构名称,经度,纬度\n勉县,城关镇,城关镇卫生院,106.6,33.1\n'),
    );
    expect(dataset.facilities.map(({ id }) => id)).toEqual(['略阳县/城关镇/城关镇卫生院', '勉县/城关镇/城关镇卫生院']);
    const { reports } = read(table('a.csv', '机构名称,经度,纬度\n院,106.1,33.1\n'), table('b.csv', '机构名称,经度,纬度\n院,106.6,33.1\n'));
    expect(reports[1]?.issues.map(({ reason }) => reason)).toEqual(['repeated-id']);
  });
});
