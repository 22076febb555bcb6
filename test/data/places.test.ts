import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import {
  COUNTIES,
  cell,
  cells,
  counties,
  doubleArea,
  facilities,
  having,
  hospitals,
  inside,
  number,
  type Row,
  repeated,
  status,
  text,
  townships,
  villages,
  works,
} from './sample.ts';

describe('places', () => {
  it('are 11 counties, 177 townships and 2,187 village-level units', () => {
    expect(Object.fromEntries(counties.map(({ properties }) => [properties['code'], properties['name']]))).toEqual(COUNTIES);
    expect([townships.length, cells.length, villages.length]).toEqual([177, 177, 2187]);
    expect(new Set(cells.map(({ properties }) => properties['code']))).toEqual(new Set(townships.map((row) => row['code'])));
    expect(cells.every(({ properties }) => String(properties['schematic']) === 'true')).toBe(true);
  });

  it('are 1,894 villages and 293 communities, as their codes say', () => {
    for (const row of villages) {
      expect(row['kind']).toBe(Number(cell(row, 'code').slice(9)) < 200 ? 'community' : 'village');
      expect(cell(row, 'name')).toMatch(row['kind'] === 'village' ? /村$/ : /社区$/);
    }
    expect(having(villages, 'kind', 'village')).toHaveLength(1894);
    expect(having(villages, 'kind', 'community')).toHaveLength(293);
  });

  it('have codes that agree with their county and township, each once', () => {
    const township = new Map(townships.map((row) => [row['code'], row]));
    for (const row of villages) {
      const own = township.get(cell(row, 'code').slice(0, 9));
      expect([row['county'], row['township']]).toEqual([own?.['county'], own?.['name']]);
    }
    for (const row of townships) expect(COUNTIES[cell(row, 'county_code')]).toBe(row['county']);
    for (const [rows, key] of [
      [villages, 'code'],
      [townships, 'code'],
      [facilities, 'id'],
      [works, 'id'],
    ] as const)
      expect(repeated(rows.map((row) => cell(row, key)))).toEqual([]);
  });

  it('have every point inside its own county, and inside its township cell', () => {
    const county = new Map(counties.map((area) => [area.properties['name'], area]));
    const stray = [...villages, ...townships, ...facilities].filter((row) => {
      const own = county.get(cell(row, 'county'));
      return !own || !inside(own, number(row, 'lon'), number(row, 'lat'));
    });
    expect(stray).toEqual([]);
    const cellOf = new Map(cells.map((area) => [area.properties['code'], area]));
    // County hospitals stand by their town, in whichever cell that is.
    const townshipCode = (row: Row): string => (row['id'] ? cell(row, 'id').slice(2, 11) : cell(row, 'code').slice(0, 9));
    const placed = [...villages, ...townships, ...facilities.filter((row) => row['kind'] !== 'county-hospital')];
    const astray = placed.filter((row) => {
      const own = cellOf.get(townshipCode(row));
      return !own || !inside(own, number(row, 'lon'), number(row, 'lat'));
    });
    expect(astray).toEqual([]);
  });

  it('have borders without a zero-length segment, stored on a grid', () => {
    for (const name of ['districts.topojson', 'township-cells.topojson']) {
      const { transform, arcs } = JSON.parse(text(name)) as Topology;
      expect(Object.keys(transform ?? {}).sort()).toEqual(['scale', 'translate']);
      for (const arc of arcs) {
        expect(arc.length).toBeGreaterThan(1);
        // A stored arc is its first point, then the steps to the next ones: whole numbers, and none of them nothing.
        expect(arc.flat().every(Number.isInteger)).toBe(true);
        expect(arc.slice(1).filter(([x, y]) => x === 0 && y === 0)).toEqual([]);
      }
    }
    for (const ring of [...counties, ...cells].flatMap(({ rings }) => rings)) {
      expect(ring.length).toBeGreaterThan(3);
      expect(ring.filter(([x, y], index) => index > 0 && x === ring[index - 1]?.[0] && y === ring[index - 1]?.[1])).toEqual([]);
    }
  });

  it('have borders as fine as the source allows in 115 kB, and cells in less than 200', () => {
    const points = (JSON.parse(text('districts.topojson')) as Topology).arcs.flat().length;
    const [districts, townshipCells] = ['districts.topojson', 'township-cells.topojson'].map(
      (name) => Buffer.byteLength(text(name)) / 1000,
    );
    expect(points).toBeGreaterThan(12_000);
    expect(districts).toBeGreaterThan(110);
    expect(districts).toBeLessThan(120);
    expect(townshipCells).toBeLessThan(200);
    const readme = text('README.md').replace(/\s+/g, ' ');
    expect(readme).toContain(`keeps ${points.toLocaleString('en')} points of the border's 15,797 in ${districts?.toFixed(0)} kB`);
    expect(readme).toContain(`\`township-cells.topojson\` has ${townshipCells?.toFixed(0)} kB`);
  });

  it('have borders that never cross themselves', () => {
    for (const { properties, rings } of [...counties, ...cells]) {
      const segments = rings
        .flatMap((ring) => ring.slice(1).map((to, index) => [...(ring[index] ?? []), ...to] as const))
        .map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => ({ x1, y1, x2, y2, west: Math.min(x1, x2), east: Math.max(x1, x2) }))
        .sort((a, b) => a.west - b.west);
      type Segment = (typeof segments)[number];
      const side = (of: Segment, x: number, y: number) => Math.sign((of.x2 - of.x1) * (y - of.y1) - (of.y2 - of.y1) * (x - of.x1));
      const parted = (a: Segment, b: Segment) => side(a, b.x1, b.y1) * side(a, b.x2, b.y2) < 0;
      const crossings = segments.flatMap((a, index) => {
        const found: Segment[] = [];
        for (let next = index + 1; next < segments.length; next++) {
          const b = segments[next];
          if (!b || b.west > a.east) break;
          if (parted(a, b) && parted(b, a)) found.push(b);
        }
        return found;
      });
      expect(crossings, properties['name']).toEqual([]);
    }
  });

  it('have cells that tile their county', () => {
    for (const county of counties) {
      const parts = cells.filter(({ properties }) => properties['countyCode'] === county.properties['code']);
      const sum = parts.reduce((total, part) => total + doubleArea(part), 0);
      expect(Math.abs(sum / doubleArea(county) - 1)).toBeLessThan(2e-4);
      // The two files draw one line, point by point; only points in line with their neighbours and ends of spikes are gone.
      const points = new Set(parts.flatMap(({ rings }) => rings.flat().map((point) => point.join(' '))));
      const border = county.rings.flat().map((point) => point.join(' '));
      expect(border.filter((point) => !points.has(point)).length / border.length).toBeLessThan(3e-3);
    }
  });

  it('have real seats where GeoNames knows them, and every township a hospital', () => {
    const real = having(townships, 'seat', 'geonames').length;
    expect(real).toBeGreaterThanOrEqual(60);
    expect(real).toBeLessThanOrEqual(72);
    expect(real + having(townships, 'seat', 'modelled').length).toBe(177);
    const served = new Set(
      hospitals.filter((row) => row['opened'] === '' && row['closed'] === '').map((row) => `${row['county']} ${row['township']}`),
    );
    expect(townships.filter((row) => !served.has(`${row['county']} ${row['name']}`))).toEqual([]);
    expect(new Set(having(facilities, 'kind', 'county-hospital').map((row) => row['county'])).size).toBe(11);
  });

  it('mark what is modelled and simulated, row by row', () => {
    for (const row of [...villages, ...facilities]) expect([row['position'], row['basis']]).toEqual(['modelled', 'simulated']);
    for (const row of [...works, ...status]) expect(row['basis']).toBe('simulated');
  });
});
