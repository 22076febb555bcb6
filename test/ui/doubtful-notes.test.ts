import { expect, it } from 'vitest';
import { doubtfulNotes } from '../../src/ui/import/doubtful-notes.ts';
import { file, read } from '../io/reading.ts';

it('a row that could be several villages goes back to the township with their names', () => {
  const villages = file('v.csv', '县区,镇办,编码,村名\n略阳县,城关镇,610727100201,甲村\n略阳县,白雀寺镇,610727112201,甲村\n', {
    role: 'villages',
  });
  const { reports } = read(villages, file('w.csv', '县区,村名,户数\n略阳县,甲村,30\n', { role: 'villages' }));
  const report = reports[1] ?? expect.fail('no report');
  expect(doubtfulNotes(report, 'zh').map(({ line, todo }) => [line, todo])).toEqual([
    [2, '补上编码，或县区、镇办；也可以指定是哪个村；可能是 略阳县/城关镇/甲村 610727100201、略阳县/白雀寺镇/甲村 610727112201'],
  ]);
});
