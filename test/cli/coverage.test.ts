import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapmap, inFolder } from './run.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../data');

/** 甲 stands at the hospital, 乙 some 7.8 km north of it, 丙 has no position, 丁 is in a county without a polygon. */
const VILLAGES = `code,name,county,township,lon,lat,households,population,population_resident
610727100201,甲村,略阳县,兴州街道,106.15,33.33,20,80,60
610727100202,乙村,略阳县,兴州街道,106.15,33.4,30,,90
610727100203,丙村,略阳县,兴州街道,,,40,160,120
610728100201,丁村,镇巴县,泾洋街道,107.9,32.5,50,200,150
`;
const FACILITIES = `id,name,kind,county,township,lon,lat
H1,院,乡镇卫生院,略阳县,兴州街道,106.15,33.33
H2,诊所,村卫生室,略阳县,兴州街道,106.15,33.4
`;
const square = (code: string, name: string, west: number, south: number, side: number) => ({
  type: 'Feature',
  properties: { code, name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ],
  },
});
/** A county of 0.2° × 0.2° around the hospital; another where nobody lives. */
const DISTRICTS = JSON.stringify({
  type: 'FeatureCollection',
  features: [square('610727', '略阳县', 106.05, 33.23, 0.2), square('610730', '佛坪县', 108, 33.5, 0.2)],
});
const FILES = { 'villages.csv': VILLAGES, 'facilities.csv': FACILITIES, 'districts.topojson': DISTRICTS };

interface Share {
  readonly within: number;
  readonly of: number;
  readonly share: number | null;
  readonly unmeasured: number;
  readonly unreported: number;
}
interface Line extends Readonly<Record<'villages' | 'households' | 'registered' | 'resident', Share>> {
  readonly code: string | null;
  readonly name: string | null;
  readonly area_km2: number | null;
  readonly covered_km2: number | null;
  readonly area_share: number | null;
  readonly lacking?: readonly string[];
}

function coverage(files: Readonly<Record<string, string>>, ...given: readonly string[]) {
  return inFolder(files, (folder) => {
    const outcome = gapmap(['coverage', '--data', '.', '--json', 'out.json', ...given], { caller: folder });
    const lines: readonly Line[] = outcome.code === 0 ? JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8')) : [];
    const drawn =
      outcome.code === 0 && given.includes('--polygons') ? JSON.parse(readFileSync(path.join(folder, 'p.geojson'), 'utf8')) : null;
    return { ...outcome, lines, drawn };
  });
}

describe('coverage', () => {
  it('says of each place what is covered, of what, and how many villages nothing is known of', () => {
    const { code, answer, lines } = coverage(FILES, '--by', 'county');
    expect({ code, answer }).toEqual({ code: 0, answer: { rows: 3, radius_m: 5000, facilities: 1, unplaced: 0, out: 'out.json' } });
    const county = lines.find((line) => line.code === '610727');
    // A disc of 5 km: π · 25 km², curved ground a trifle less.
    expect(county?.covered_km2).toBeCloseTo(25 * Math.PI, 3);
    expect(county?.area_share).toBeCloseTo((county?.covered_km2 ?? 0) / (county?.area_km2 ?? 0), 12);
    expect(county).toMatchObject({
      name: '略阳县',
      villages: { within: 1, of: 2, share: 0.5, unmeasured: 1, unreported: 0 },
      households: { within: 20, of: 50, share: 0.4, unmeasured: 1, unreported: 0 },
      registered: { within: 80, of: 80, share: 1, unmeasured: 1, unreported: 1 },
      resident: { within: 60, of: 150, share: 0.4, unmeasured: 1, unreported: 0 },
    });
  });

  it('has no share of area where a county has no polygon, and says which', () => {
    const [whole, , other] = coverage(FILES, '--by', 'county').lines;
    const none = { area_km2: null, covered_km2: null, area_share: null, lacking: ['镇巴县'] };
    expect(whole).toMatchObject({ code: null, ...none, villages: { within: 1, of: 3, unmeasured: 1 } });
    expect(other).toMatchObject({ code: '610728', ...none, villages: { within: 0, of: 1, share: 0 } });
  });

  it('counts other kinds of facility by --kinds, at another radius', () => {
    const { lines, answer } = coverage(FILES, '--kinds', 'township-hospital,clinic', '--radius-km', '0.5', '--by', 'county');
    expect(answer).toMatchObject({ radius_m: 500, facilities: 2 });
    expect(lines[1]?.covered_km2).toBeCloseTo(0.5 * Math.PI, 4);
    expect(lines[1]?.villages).toMatchObject({ within: 2, of: 2 });
  });

  it('takes the indicator as gaps does, and its rule’s radius', () => {
    const [named, plain] = [coverage(FILES, '--indicator', 'clinic-standard'), coverage(FILES, '--radius-km', '5')];
    expect(named.answer).toMatchObject({ radius_m: 5000, facilities: 1 });
    expect(named.lines).toEqual(plain.lines);
  });

  it('knows nothing where no facility has a position: not that nothing is covered', () => {
    const nowhere = FACILITIES.replace('106.15,33.33', ',');
    const { lines, answer, stderr } = coverage({ ...FILES, 'facilities.csv': nowhere }, '--by', 'county');
    expect(answer).toMatchObject({ facilities: 1, unplaced: 1 });
    expect(stderr).toContain('1 facilities count and have no usable position');
    expect(lines[1]).toMatchObject({ area_share: null, villages: { within: 0, of: 0, share: null, unmeasured: 3 } });
  });

  it('writes the covered ground as polygons for a picture, none where the ground is unknown', () => {
    const { drawn } = coverage(FILES, '--by', 'county', '--polygons', 'p.geojson');
    expect(drawn.features.map((one: { properties: object }) => one.properties)).toMatchObject([
      { code: null },
      { code: '610727' },
      { code: '610728' },
    ]);
    const [whole, county, other] = drawn.features;
    expect([whole.geometry, other.geometry]).toEqual([null, null]);
    expect(county.geometry.type).toBe('MultiPolygon');
    const lats = county.geometry.coordinates.flat(2).map(([, lat]: [number, number]) => lat);
    // 5 km north and south of the hospital.
    expect(Math.max(...lats)).toBeCloseTo(33.33 + 5 / 110.92, 3);
    expect(Math.min(...lats)).toBeCloseTo(33.33 - 5 / 110.92, 3);
  });

  it('refuses options that make no sense, and to replace what it reads', () => {
    const refusal = (...given: readonly string[]) => {
      const { code, stderr, stdout } = coverage(FILES, ...given);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      return stderr;
    };
    expect(refusal('--by', 'village')).toMatch(/--by "village" is none of: county, township/);
    expect(refusal('--kinds', 'x,y')).toMatch(/--kinds "x" is none of/);
    expect(refusal('--indicator', 'road-paved')).toMatch(/--indicator "road-paved" is none of: clinic-standard/);
    expect(refusal('--indicator', 'clinic-standard', '--kinds', 'clinic')).toMatch(/exclude each other/);
    expect(refusal('--polygons', 'out.json')).toMatch(/name the same file/);
    expect(refusal('--polygons', 'villages.csv')).toMatch(/would replace the input/);
  });

  it('of the sample: 42.7 % of the ground, 1,168 of 1,894 villages, parts that sum to the whole', () => {
    const lines = inFolder({}, (folder) => {
      const out = path.join(folder, 'out.json');
      expect(gapmap(['coverage', '--data', SAMPLE, '--by', 'county', '--json', out]).code).toBe(0);
      return JSON.parse(readFileSync(out, 'utf8')) as readonly Line[];
    });
    const [whole, ...counties] = lines;
    expect(whole?.area_share?.toFixed(3)).toBe('0.427');
    expect(whole?.villages).toMatchObject({ within: 1168, of: 1894 });
    expect(counties).toHaveLength(11);
    const sum = (of: (line: Line) => number) => counties.reduce((all, line) => all + of(line), 0);
    expect(sum((line) => line.covered_km2 ?? Number.NaN)).toBeCloseTo(whole?.covered_km2 ?? 0, 6);
    expect(sum((line) => line.resident.within)).toBe(whole?.resident.within);
    expect(sum((line) => line.resident.unreported)).toBe(whole?.resident.unreported);
  });
});
