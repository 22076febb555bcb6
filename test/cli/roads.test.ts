import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gapmap, inFolder } from './run.ts';

const line = (name: string, coordinates: readonly (readonly [number, number])[]) => ({
  type: 'Feature',
  properties: { name, class: '村道' },
  geometry: { type: 'LineString', coordinates },
});
const collection = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
/** 河西路 stops 15 m short of 河东路; 山上路 is nowhere near, and a planned road crosses both. */
const ROADS = collection(
  line('河东路', [
    [107, 33],
    [107.02, 33],
  ]),
  line('河西路', [
    [107.01, 33.000135],
    [107.01, 33.01],
  ]),
  line('山上路', [
    [107.1, 33.1],
    [107.1, 33.101],
  ]),
  {
    ...line('规划路', [
      [107, 33.005],
      [107.02, 33.005],
    ]),
    properties: { name: '规划路', class: '规划' },
  },
);
const VILLAGES = `code,name,county,township,lon,lat
610727100201,甲村,略阳县,兴州街道,107.01,33.0005
610727100202,乙村,略阳县,兴州街道,107.05,33.05
610727100203,丙村,略阳县,兴州街道,107.1,33.1
610727100204,丁村,略阳县,兴州街道,,
`;
const FACILITIES = 'id,name,kind,county,township,lon,lat\nH1,院,乡镇卫生院,略阳县,兴州街道,107.005,33\n';
const ALL = { 'r.geojson': ROADS, 'v.csv': VILLAGES, 'f.csv': FACILITIES };
const CALL = ['roads', '--roads', 'r.geojson', '--villages', 'v.csv', '--facilities', 'f.csv', '--json', 'out.json'];

describe('roads', () => {
  it('are read in a system of their own beside villages in another, and what they are is told where their file does not say it', () => {
    // Web Mercator of [107, 33] to [107.02, 33]: x = lon · R · π/180, y = R · ln tan(π/4 + lat/2), R = 6,378,137 m.
    const east = (lon: number) => (lon * 6378137 * Math.PI) / 180;
    const north = 6378137 * Math.log(Math.tan(Math.PI / 4 + (33 * Math.PI) / 360));
    const drawn = { type: 'LineString', coordinates: [107, 107.02].map((lon) => [east(lon), north]) };
    inFolder({ ...ALL, 'r.geojson': JSON.stringify(drawn) }, (folder) => {
      const said = gapmap([...CALL, '--crs', 'wgs84', '--roads-crs', 'web-mercator'], { cwd: folder });
      expect([said.code, said.answer]).toMatchObject([0, { roads: 1, networks: 1, main_km: 1.869, villages_off_road: 2 }]);
      expect(said.stderr).toMatch(/of 1 of 1 roads the class is not said in words that are known/);
      const report = JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8'));
      expect(report).toMatchObject({ class_unknown: 1, surface_unknown: 1 });
      const unsaid = gapmap(CALL, { cwd: folder });
      expect([unsaid.code, unsaid.stdout]).toEqual([2, '']);
      expect(unsaid.stderr).toMatch(/r\.geojson: 1 of its 1 features lie nowhere on Earth.*--roads-crs/);
    });
  });

  it('names the islands, the ends that stop short and who is off the road, and writes them as points too', () => {
    inFolder(ALL, (folder) => {
      const { code, answer, stderr } = gapmap([...CALL, '--geojson', 'out.geojson'], { cwd: folder });
      expect(code).toBe(0);
      expect(answer).toMatchObject({ roads: 3, not_used: 1, networks: 3, near_misses: 1, parting: 1, joined_ends: 0, crossings: 0 });
      expect(answer).toMatchObject({ villages_off_road: 1, facilities_off_road: 0, dead_ends: 5 });
      expect(stderr).toContain('1 main network of 1.869 km + 2 islands; 1 ends stop short');
      const report = JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8'));
      expect(report.networks).toMatchObject([
        // 甲村 comes on to 河东路 too, 55 m away.
        { km: 1.869, road: '河东路', villages: 1, facilities: 1 },
        { km: 1.094, road: '河西路', villages: 0, facilities: 0, village: '甲村' },
        { road: '山上路', villages: 1, village: '丙村', village_id: '610727100203' },
      ]);
      expect(report.near_misses).toMatchObject([
        { gap_m: 14.972, parts: true, road: '河西路', to_road: '河东路', lon: 107.01, village: '甲村' },
      ]);
      expect(report.off_road.villages).toMatchObject([{ id: '610727100202', name: '乙村' }]);
      expect(report.off_road.villages[0].off_m).toBeGreaterThan(5000);
      expect(report.without_position).toEqual({ villages: 1, facilities: 0 });
      const { features } = JSON.parse(readFileSync(path.join(folder, 'out.geojson'), 'utf8'));
      const spots = features.map(({ properties }: { properties: { spot: string } }) => properties.spot);
      expect(spots).toEqual(['island', 'island', 'near-miss', 'village']);
      expect(features[2].geometry).toEqual({ type: 'Point', coordinates: [107.01, 33.000135] });
    });
  });

  it('takes the roads alone, and those of who walks', () => {
    const path = {
      ...line('小路', [
        [107.02, 33],
        [107.03, 33],
      ]),
      properties: { name: '小路', class: 'footway' },
    };
    inFolder(
      {
        'r.geojson': collection(
          line('河东路', [
            [107, 33],
            [107.02, 33],
          ]),
          path,
        ),
      },
      (folder) => {
        const call = ['roads', '--roads', 'r.geojson', '--json', 'out.json'];
        expect(gapmap(call, { cwd: folder }).answer).toMatchObject({ roads: 1, not_used: 1, km: 1.869 });
        expect(gapmap([...call, '--traveller', 'walking'], { cwd: folder }).answer).toMatchObject({ roads: 2, not_used: 0, networks: 1 });
      },
    );
  });

  it('remarks on roads of which it is not understood whether they are one-way', () => {
    const banana = {
      ...line('河东路', [
        [107, 33],
        [107.02, 33],
      ]),
      properties: { name: '河东路', oneway: 'banana' },
    };
    inFolder({ 'r.geojson': collection(banana) }, (folder) => {
      const { stderr, answer } = gapmap(['roads', '--roads', 'r.geojson', '--json', 'out.json'], { cwd: folder });
      expect(stderr).toContain('r.geojson: of 1 roads it is not understood whether they are one-way, and they are taken as two-way');
      expect(stderr).toContain('number 1: oneway "banana"');
      expect(answer).toMatchObject({ roads: 1 });
    });
  });

  it('says what the sample’s roads are like', () => {
    inFolder({}, (folder) => {
      const data = path.resolve(import.meta.dirname, '../../data');
      const given = ['villages.csv', 'facilities.csv'].flatMap((name) => [`--${name.replace('.csv', '')}`, path.join(data, name)]);
      const { answer } = gapmap(['roads', '--roads', path.join(data, 'roads.geojson'), ...given, '--json', 'out.json'], { cwd: folder });
      expect(answer).toMatchObject({ roads: 2447, networks: 1, near_misses: 15, parting: 0, joined_ends: 6, villages_off_road: 0 });
    });
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['no roads given', ['roads', '--json', 'out.json'], {}, /--roads is needed/],
    ['no output given', ['roads', '--roads', 'r.geojson'], {}, /--json is needed/],
    [
      'a file that is not there',
      ['roads', '--roads', 'none.geojson', '--json', 'out.json'],
      {},
      /none\.geojson: cannot be read: no such file/,
    ],
    ['who does not travel', [...CALL, '--traveller', 'goat'], {}, /--traveller "goat" is none of: car, bus, walking/],
    ['an output that is an input', ['roads', '--roads', 'r.geojson', '--json', 'r.geojson'], {}, /would replace the input/],
    ['both outputs in one', [...CALL, '--geojson', 'out.json'], {}, /name the same file/],
    ['no line in it', CALL, { 'r.geojson': collection() }, /r\.geojson/],
    [
      'nothing but plans',
      CALL,
      {
        'r.geojson': collection({
          ...line('x', [
            [107, 33],
            [107.1, 33],
          ]),
          properties: { class: '规划' },
        }),
      },
      /none of the 1 roads/,
    ],
  ])('refuses in one sentence: %s', (_, given, files, message) => {
    inFolder({ ...ALL, ...files }, (folder) => {
      const before = readdirSync(folder).sort();
      const { code, stdout, stderr } = gapmap(given, { cwd: folder });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^gapmap: [^\n]+\n$/);
      expect(stderr).toMatch(message);
      expect(readdirSync(folder).sort()).toEqual(before);
    });
  });
});
