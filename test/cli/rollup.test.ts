import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCountry, sizesFor } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { gapmap, inFolder } from './run.ts';

const VILLAGES = `code,name,county,township,lon,lat,households
610728100201,丙村,镇巴县,泾洋街道,107.9,32.5,20
610727100202,乙村,略阳县,兴州街道,106.15,33.4,20
610727100201,甲村,略阳县,兴州街道,106.15,33.33,20
610727100001,丁社区,略阳县,兴州街道,106.15,33.33,20
`;
const FACILITIES = 'id,name,kind,county,township,lon,lat\nH1,院,乡镇卫生院,略阳县,兴州街道,106.15,33.33\n';
const STATUS = `subject,indicator,from,to,value
610727100201,road-paved,2018-06,2019-12,yes
610727100202,road-paved,2018-01,2018-12,no
610727100202,road-paved,2019-01,2019-12,yes
610727100202,sanitation-toilet-households,2019-12,2019-12,17
610727100201,sanitation-toilet-households,2019-12,2019-12,16
610727100001,road-paved,2019-01,2019-12,no
`;
/** The plan's layers: what these files leave out of them is not written. Layers added since may answer from distance alone. */
const PLANNED = ['clinic', 'road', 'water', 'power', 'broadband', 'sanitation'];
const ALL = { 'villages.csv': VILLAGES, 'facilities.csv': FACILITIES, 'status.csv': STATUS };

function rollup(files: Readonly<Record<string, string>>, ...given: readonly string[]) {
  return inFolder(files, (folder) => {
    const outcome = gapmap(['rollup', '--data', '.', '--json', 'out.json', ...given], { caller: folder });
    const lines: Record<string, unknown>[] = outcome.code === 0 ? JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8')) : [];
    return { ...outcome, lines };
  });
}

describe('rollup', () => {
  it('writes every asked indicator of every year over 行政村, codes in order, the rate null where nothing is decided', () => {
    const { answer, lines } = rollup(ALL, '--by', 'county');
    expect(answer).toEqual({ rows: lines.length, out: 'out.json' });
    const planned = lines.filter((line) => PLANNED.includes(String(line['layer'])));
    expect(planned).toHaveLength(12);
    const of = (indicator: string, year: number) => lines.filter((line) => line['indicator'] === indicator && line['year'] === year);
    expect(of('road-paved', 2018)).toEqual([
      {
        code: '610727',
        name: '略阳县',
        layer: 'road',
        indicator: 'road-paved',
        year: 2018,
        met: 1,
        gap: 1,
        exempt: 0,
        unknown: 0,
        rate: 0.5,
      },
      {
        code: '610728',
        name: '镇巴县',
        layer: 'road',
        indicator: 'road-paved',
        year: 2018,
        met: 0,
        gap: 0,
        exempt: 0,
        unknown: 1,
        rate: null,
      },
    ]);
    expect(of('road-paved', 2019)[0]).toMatchObject({ met: 2, gap: 0, rate: 1 });
    expect(of('sanitation-toilet-households', 2019)[0]).toMatchObject({ met: 1, gap: 1, rate: 0.5 });
    expect(of('clinic-standard', 2019)).toMatchObject([{ met: 1, gap: 1 }, { unknown: 1 }]);
    expect(new Set(planned.map((line) => line['indicator']))).toEqual(
      new Set(['clinic-standard', 'road-paved', 'sanitation-toilet-households']),
    );
  });

  it('goes down to townships, one layer and one year', () => {
    const { lines } = rollup(ALL, '--by', 'township', '--layer', 'road', '--year', '2019');
    expect(lines.map((line) => [line['code'], line['name'], line['indicator'], line['year']])).toEqual([
      ['610727100', '兴州街道', 'road-paved', 2019],
      ['610728100', '泾洋街道', 'road-paved', 2019],
    ]);
  });

  it('says which optional files are missing and goes on: without hospitals the clinic layer is unknown', () => {
    const { code, stderr, lines } = rollup(
      { 'villages.csv': VILLAGES, 'status.csv': STATUS },
      '--by',
      'county',
      '--layer',
      'clinic',
      '--year',
      '2019',
    );
    expect(code).toBe(0);
    for (const name of ['facilities.csv', 'districts.topojson', 'township-cells.topojson'])
      expect(stderr).toContain(`${name}: not there, left out`);
    expect(lines).toMatchObject([{ met: 0, gap: 0, exempt: 0, unknown: 2, rate: null }, { unknown: 1 }]);
  });

  it('refuses a year the data does not report, and a broken file, with nothing written', () => {
    const year = rollup(ALL, '--by', 'county', '--year', '2031');
    expect([year.code, year.stdout]).toEqual([2, '']);
    expect(year.stderr).toMatch(/--year 2031: the data reports only 2018, 2019\n$/);
    const broken = rollup({ ...ALL, 'status.csv': 'subject,indicator,from\nx,y,2019-01\n' }, '--by', 'county');
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/status\.csv, line 1, column value/);
  });

  it('refuses the size of a country that nobody asked for', () => {
    const { code, stderr, lines } = rollup(ALL, '--by', 'county', '--villages', '5');
    expect([code, lines]).toEqual([2, []]);
    expect(stderr).toMatch(/--villages is how many the made-up country has: it needs --demo country/);
  });

  it('gives the same bytes every time', () => {
    const once = () =>
      inFolder(ALL, (folder) => {
        gapmap(['rollup', '--data', folder, '--by', 'county', '--json', path.join(folder, 'out.json')]);
        return readFileSync(path.join(folder, 'out.json'), 'utf8');
      });
    expect(once()).toBe(once());
  });

  it('counts the synthetic country of the demonstration, as large as it is asked for', () => {
    const lines = inFolder({}, (folder) => {
      const { code, answer } = gapmap(['rollup', '--demo', 'country', '--villages', '2300', '--by', 'county', '--json', 'out.json'], {
        caller: folder,
      });
      expect({ code, answer }).toEqual({ code: 0, answer: { rows: 10 * LAYERS.length * 4, out: 'out.json' } });
      return JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8')) as Record<'met' | 'gap' | 'exempt' | 'unknown', number>[];
    });
    const villages = [...syntheticDataset(makeCountry(sizesFor(2300))).villages].filter(({ kind }) => kind === 'village').length;
    const counted = lines.reduce((sum, { met, gap, exempt, unknown }) => sum + met + gap + exempt + unknown, 0);
    expect(counted).toBe(villages * LAYERS.length * 4);
  });

  it('needs the year of reports that name none', () => {
    const files = {
      'villages.csv':
        'code,name,county,township,lon,lat,clinic\n1,甲,略阳县,兴州街道,106.15,33.33,有\n2,乙,略阳县,兴州街道,106.15,33.9,无\n',
      'facilities.csv': FACILITIES,
    };
    expect(rollup(files, '--by', 'county')).toMatchObject({ code: 2, stderr: expect.stringMatching(/villages\.csv: .*--year/) });
    const { lines } = rollup(files, '--by', 'county', '--year', '2019', '--layer', 'clinic');
    expect(lines[0]).toMatchObject({ year: 2019, exempt: 1, gap: 1, rate: 0 });
  });

  describe('by the polygons of a file', () => {
    const area = (properties: object, west: number, south: number, east: number, north: number) => ({
      type: 'Feature',
      properties,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      },
    });
    const districts = (...features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
    /** 甲 lies on the line between 北区 and 南区; 乙 in 北区, 丙 in neither, 戊 nowhere. */
    const HALVES = districts(
      area({ code: '2', name: '北区' }, 106, 33.33, 107, 34),
      area({ code: '1', name: '南区' }, 106, 33, 107, 33.33),
      area({ code: '3', name: '空区' }, 100, 30, 101, 31),
    );
    const files = {
      ...ALL,
      'villages.csv': `${VILLAGES}610727100203,戊村,略阳县,兴州街道,,,20\n`,
      'd.geojson': HALVES,
    };

    it('counts each village once where it lies, and those in none on lines of their own', () => {
      const { answer, lines, stderr } = rollup(files, '--districts', 'd.geojson', '--layer', 'road', '--year', '2019');
      expect(lines.filter((line) => line['indicator'] === 'road-paved')).toMatchObject([
        { code: '1', name: '南区', met: 1, gap: 0, exempt: 0, unknown: 0, rate: 1 },
        { code: '2', name: '北区', met: 1, gap: 0, exempt: 0, unknown: 0, rate: 1 },
        { code: null, name: null, apart: 'outside', met: 0, gap: 0, exempt: 0, unknown: 1, rate: null },
        { code: null, name: null, apart: 'no-position', unknown: 1 },
      ]);
      expect(answer).toEqual({ rows: lines.length, out: 'out.json', villages: 4, outside: 1, no_position: 1, overlapping: 0 });
      expect(stderr).toContain('1 villages lie in no polygon of d.geojson: 丙村 (610728100201)');
    });

    it('counts a village where polygons overlap with the smaller code, and says so', () => {
      const wide = districts(area({ code: '9', name: '大区' }, 105, 32, 109, 34), area({ code: '8', name: '小区' }, 106, 33, 107, 34));
      const { answer, lines, stderr } = rollup(
        { ...files, 'd.geojson': wide },
        '--districts',
        'd.geojson',
        '--layer',
        'road',
        '--year',
        '2019',
      );
      expect(lines.map((line) => [line['code'], line['met'], line['unknown']])).toEqual([
        ['8', 2, 0],
        ['9', 0, 1],
        [null, 0, 1],
      ]);
      expect(answer).toMatchObject({ outside: 0, overlapping: 2 });
      expect(stderr).toContain('2 villages lie where polygons overlap, counted with the smaller code: 乙村');
    });

    it('gives the counties’ own polygons the same numbers as the counties, where every village lies in its own', () => {
      const own = districts(
        area({ code: '610727', name: '略阳县' }, 106, 33, 107, 34),
        area({ code: '610728', name: '镇巴县' }, 107, 32, 108.5, 33),
      );
      const byPolygon = rollup({ ...ALL, 'd.geojson': own }, '--districts', 'd.geojson').lines;
      expect(byPolygon).toEqual(rollup(ALL, '--by', 'county').lines);
    });

    it('refuses both options, a file without polygons, and to replace the polygons', () => {
      expect(rollup(files, '--districts', 'd.geojson', '--by', 'county')).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/exclude/),
      });
      expect(rollup({ ...files, 'd.geojson': districts() }, '--districts', 'd.geojson').code).toBe(2);
      expect(rollup({ ...files, 'd.geojson': districts(area({}, 106, 33, 107, 34)) }, '--districts', 'd.geojson')).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/no polygon with a name/),
      });
      expect(rollup({ ...files, 'out.json': HALVES }, '--districts', 'out.json')).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/would replace/),
      });
    });
  });

  it('remarks on rows that were not simply accepted, and replaces none of its inputs', () => {
    const files = { ...ALL, 'facilities.csv': `${FACILITIES}H1,又一院,乡镇卫生院,略阳县,兴州街道,106.2,33.4\n` };
    expect(rollup(files, '--by', 'county').stderr).toMatch(/facilities\.csv: 1 rows rejected, the first in line 3, column id: repeated-id/);
    inFolder(ALL, (folder) => {
      const { code, stderr } = gapmap(['rollup', '--data', '.', '--by', 'county', '--json', 'villages.csv'], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toMatch(/would replace the input/);
      expect(readFileSync(path.join(folder, 'villages.csv'), 'utf8')).toBe(VILLAGES);
    });
  });
});
