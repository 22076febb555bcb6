import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/io/input-file.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { fromWgs84 } from '../../src/io/systems.ts';
import { file, read } from './reading.ts';

const HEADINGS = 'county,name,code,lon,lat\n';
const villagesOf = (rows: readonly string[], more: Answers = {}) =>
  read(file('villages.csv', `${HEADINGS}${rows.join('\n')}\n`, { role: 'villages', ...more }));
const at = ({ dataset }: ReturnType<typeof read>) =>
  dataset.villages.map(({ position }) => (position.at ? [position.at.lon, position.at.lat] : position.problem));

describe('positions of a table', () => {
  it('are read in the system said for their county, else in the file’s', () => {
    const gcj = fromWgs84('gcj02', 107.02, 33.07);
    const zone = fromWgs84('epsg4545', 107.02, 33.07);
    const result = villagesOf(
      [`甲县,一,,${gcj.join()}`, `乙县,二,,107.02,33.07`, `丙县,三,,${zone[1]},${zone[0]}`, `丁县,四,,${gcj.join()}`],
      { crs: 'wgs84', crsOf: { 甲县: 'gcj02', 丙县: 'epsg4545' } },
    );
    const [one, two, three, four] = at(result) as [number, number][];
    expect(one?.[0]).toBeCloseTo(107.02, 8);
    expect(two).toEqual([107.02, 33.07]);
    expect(three?.[1]).toBeCloseTo(33.07, 8);
    expect(four).toEqual([...gcj]);
    expect(result.reports[0]).toMatchObject({ crs: 'wgs84', crsOf: { 甲县: 'gcj02', 丙县: 'epsg4545' } });
  });

  it('of a table without counties go by the first six digits of the code', () => {
    const [x, y] = fromWgs84('gcj02', 107.02, 33.07);
    const result = villagesOf([`,一,610727112205,${x},${y}`, `,二,610726112205,107.02,33.07`], { crsOf: { '610727': 'gcj02' } });
    const [one, two] = at(result) as [number, number][];
    expect(one?.[0]).toBeCloseTo(107.02, 8);
    expect(two).toEqual([107.02, 33.07]);
  });

  it('do not go by what every object has', () => {
    expect(at(villagesOf(['constructor,一,,107.02,33.07', '__proto__,二,,107.03,33.07']))).toEqual([
      [107.02, 33.07],
      [107.03, 33.07],
    ]);
  });

  it('that two villages share are flagged on both rows and kept; one village’s years share theirs', () => {
    const { dataset, reports } = villagesOf(['甲县,一,,107.02,33.07', '甲县,二,,107.020,33.0700', '甲县,三,,107.03,33.07', '甲县,四,,,']);
    expect(reports[0]?.issues.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [2, 'lon', '107.02 33.07', 'repeated-position'],
      [3, 'lon', '107.020 33.0700', 'repeated-position'],
      [5, 'lon', '', 'position-missing'],
    ]);
    expect(reports[0]?.counts).toEqual({ accepted: 1, flagged: 3, rejected: 0, 'set-aside': 0 });
    expect(dataset.villages[1]?.position.at).toEqual({ lon: 107.02, lat: 33.07 });

    const years = read(file('v.csv', 'code,name,year,lon,lat\n1,一,2018,107.02,33.07\n1,一,2019,107.02,33.07\n', { role: 'villages' }));
    expect(years.reports[0]?.issues).toEqual([]);
  });

  it('that two hospitals share are flagged, a hospital’s and a clinic’s are not', () => {
    const text = 'id,name,kind,lon,lat\nA,甲,卫生院,107.02,33.07\nB,乙,卫生院,107.02,33.07\nC,丙,村卫生室,107.02,33.07\n';
    const { dataset, reports } = read(file('facilities.csv', text, { role: 'facilities' }));
    expect(reports[0]?.issues.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'repeated-position'],
      [3, 'repeated-position'],
    ]);
    expect(dataset.facilities.every(({ position }) => position.at !== null)).toBe(true);
  });

  it('in metres under surveyors’ headings suggest their zone and are read in it, northing first', () => {
    const [east, north] = fromWgs84('epsg4524', 107.02, 33.07);
    const text = `行政村,X坐标(米),Y坐标(米)\n一,${north},${east}\n二,${north + 1000},${east + 1000}\n`;
    expect(inspectFile(file('v.csv', text, { role: 'villages' }))).toMatchObject({ hasPositions: true, suggestedCrs: 'epsg4524' });
    const { dataset, reports } = read(file('v.csv', text, { role: 'villages', crs: 'epsg4524' }));
    expect(reports[0]?.counts.accepted).toBe(2);
    expect(dataset.villages[0]?.position.at?.lon).toBeCloseTo(107.02, 8);
    expect(dataset.villages[0]?.position.at?.lat).toBeCloseTo(33.07, 8);
  });
});
