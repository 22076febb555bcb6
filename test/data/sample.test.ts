import { readFileSync } from 'node:fs';
import path from 'node:path';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';

/*
 * What the sample district promises (data/README.md), checked on the files alone: nothing of src is imported. The files are
 * reproducible: `npm ci && npm run make` in data/make writes the same bytes again, so a difference in git is a change of the script.
 */

const DATA = path.resolve(import.meta.dirname, '../../data');
type Row = Readonly<Record<string, string>>;
type Area = { readonly properties: Row; readonly rings: readonly (readonly (readonly number[])[])[] };

const text = (name: string): string => readFileSync(path.join(DATA, name), 'utf8');

/** Rows of a table. No cell of the sample holds a comma, a quote or a line end (the writer refuses them). */
function table(name: string): Row[] {
  const [header = '', ...lines] = text(name).trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new RangeError(`${name}: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

function areas(name: string, object: string): Area[] {
  const stored = JSON.parse(text(name)) as Topology<Record<string, GeometryCollection<Row>>>;
  const geometries = stored.objects[object];
  if (!geometries) throw new RangeError(`${name} has no object ${object}`);
  return feature(stored, geometries).features.map(({ properties, geometry }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new RangeError(geometry.type);
    return { properties, rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat() };
  });
}

/** Even-odd rule over all rings, holes included. */
function inside({ rings }: Area, x: number, y: number): boolean {
  let within = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [x1 = 0, y1 = 0] = ring[index - 1] ?? [];
      const [x2 = 0, y2 = 0] = ring[index] ?? [];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within;
    }
  }
  return within;
}

/** Twice the area of all rings in square degrees, holes subtracted by their direction. */
function doubleArea({ rings }: Area): number {
  let sum = 0;
  for (const ring of rings) {
    ring.forEach(([x1 = 0, y1 = 0], index) => {
      const [x2 = x1, y2 = y1] = ring[index + 1] ?? [];
      sum += x1 * y2 - x2 * y1;
    });
  }
  return Math.abs(sum);
}

const cell = (row: Row, column: string): string => row[column] ?? '';
const number = (row: Row, column: string): number => Number(cell(row, column));
const hundredths = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + Math.round(number(row, 'quantity') * 100), 0);
const having = (rows: readonly Row[], column: string, value: string): Row[] => rows.filter((row) => row[column] === value);
const repeated = (keys: readonly string[]): string[] => keys.filter((key, index) => keys.indexOf(key) !== index);

const villages = table('villages.csv');
const townships = table('townships.csv');
const facilities = table('facilities.csv');
const works = table('works.csv');
const status = table('status.csv');
const counties = areas('districts.topojson', 'counties');
const cells = areas('township-cells.topojson', 'townships');
const hospitals = facilities.filter((row) => ['township-hospital', 'centre-hospital'].includes(cell(row, 'kind')));

const COUNTIES: Readonly<Record<string, string>> = {
  610702: '汉台区',
  610703: '南郑区',
  610722: '城固县',
  610723: '洋县',
  610724: '西乡县',
  610725: '勉县',
  610726: '宁强县',
  610727: '略阳县',
  610728: '镇巴县',
  610729: '留坝县',
  610730: '佛坪县',
};
const NOT_ELIGIBLE = ['road-paved', 'road-unobstructed', 'road-bus', 'road-post', 'clinic-standard'];
const YES_NO = [...NOT_ELIGIBLE, 'power-three-phase', 'broadband-access', 'broadband-fibre', 'sanitation-waste-facility', 'clinic-doctor'];
const PERCENT = ['sanitation-waste-harmless-percent', 'sanitation-sewage-percent'];
/** Counts and the columns they are a part of; people without safe water have no column of their own to be held against. */
const COUNTS: Readonly<Record<string, readonly string[]>> = {
  'road-hamlets30-paved': ['hamlets_30plus'],
  'road-groups-paved': ['hamlets', 'groups'],
  'water-tap-households': ['households'],
  'water-unsafe-households': ['households'],
  'water-unsafe-poor-people': ['population'],
  'sanitation-toilet-households': ['households'],
};
const VILLAGE_INDICATORS = [...YES_NO, ...PERCENT, ...Object.keys(COUNTS)];

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

describe('people', () => {
  const poor = having(villages, 'poor', 'yes');
  const deep = having(villages, 'deep_poverty', 'yes');

  it('are the 862 poor and 110 deep-poverty villages of the plan, none a community', () => {
    expect([poor.length, deep.length]).toEqual([862, 110]);
    expect([having(poor, 'exit_year', '2018').length, having(poor, 'exit_year', '2019').length]).toEqual([465, 397]);
    expect(poor.every((row) => row['kind'] === 'village')).toBe(true);
    expect(deep.every((row) => row['poor'] === 'yes')).toBe(true);
    expect(villages.filter((row) => row['poor'] === 'no' && row['exit_year'] !== '')).toEqual([]);
    const elsewhere = deep.filter((row) => row['county'] !== '略阳县' && row['county'] !== '镇巴县');
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.length).toBeLessThan(deep.length);
  });

  it('are blank in a few villages only', () => {
    for (const column of ['households', 'population', 'population_resident']) {
      const blank = having(villages, column, '').length;
      expect(blank).toBeGreaterThan(0);
      expect(blank).toBeLessThanOrEqual(0.005 * villages.length);
    }
  });

  it('are about as many as each county has registered (户籍, public figures, rounded to thousands)', () => {
    const known: Readonly<Record<string, number>> = {
      汉台区: 560,
      南郑区: 550,
      城固县: 540,
      洋县: 440,
      西乡县: 410,
      勉县: 420,
      宁强县: 330,
      略阳县: 200,
      镇巴县: 290,
      留坝县: 43,
      佛坪县: 32,
    };
    const people = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + number(row, 'population'), 0) / 1000;
    const off = Object.entries(known).filter(([county, thousands]) => {
      const ratio = people(having(villages, 'county', county)) / thousands;
      return ratio < 0.85 || ratio > 1.15;
    });
    expect(off).toEqual([]);
    expect(people(villages)).toBeGreaterThan(0.9 * 3815);
    expect(people(villages)).toBeLessThan(1.1 * 3815);
  });

  it('live in households of three to four, and in the villages fewer than are registered', () => {
    const reported = villages.filter((row) => row['households'] !== '' && row['population'] !== '');
    const sizes = reported.map((row) => number(row, 'population') / number(row, 'households'));
    expect(Math.min(...sizes)).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(4);
    const full = having(reported, 'kind', 'village').filter((row) => number(row, 'population_resident') >= number(row, 'population'));
    expect(full).toEqual([]);
  });

  it('have no more large hamlets than hamlets, nor than their households fill', () => {
    for (const row of villages) {
      expect(number(row, 'hamlets_30plus')).toBeLessThanOrEqual(number(row, 'hamlets'));
      if (row['households'] !== '') expect(30 * number(row, 'hamlets_30plus')).toBeLessThanOrEqual(number(row, 'households'));
    }
  });
});

describe('works', () => {
  it("sum to the plan's totals exactly", () => {
    const total = (kind: string) => hundredths(having(works, 'kind', kind));
    const deep = (kind: string) => hundredths(having(having(works, 'kind', kind), 'deep_poverty', 'yes'));
    expect([total('power-line'), deep('power-line')]).toEqual([26_888, 9_553]);
    expect([total('transformer'), deep('transformer')]).toEqual([10_400, 2_200]);
    expect([total('road-new'), total('road-repair')]).toEqual([100_000, 350_000]);
    const water = having(works, 'kind', 'water-scheme');
    expect(water.map((row) => row['quantity'])).toEqual(Array.from({ length: 280 }, () => '1'));
    expect(new Set(water.map((row) => row['village_code'])).size).toBe(280);
  });

  it('stand in villages of the sample, the water works in poor ones', () => {
    const village = new Map(villages.map((row) => [row['code'], row]));
    for (const row of works) {
      const own = village.get(row['village_code']);
      expect([row['county'], row['township'], row['deep_poverty']]).toEqual([own?.['county'], own?.['township'], own?.['deep_poverty']]);
      if (row['kind'] !== 'road-new' && row['kind'] !== 'road-repair') expect(own?.['poor']).toBe('yes');
      expect(cell(row, 'planned_start') < cell(row, 'planned_end')).toBe(true);
      expect(row['completed'] === '' || cell(row, 'completed') > cell(row, 'planned_start')).toBe(true);
    }
  });
});

describe('status', () => {
  const village = new Map(villages.map((row) => [row['code'], row]));
  const series = new Map<string, Row[]>();
  for (const row of status) {
    const key = `${row['subject']} ${row['indicator']}`;
    const runs = series.get(key);
    if (runs) runs.push(row);
    else series.set(key, [row]);
  }
  const reported = (subject: string, indicator: string, month: string): string | undefined =>
    series.get(`${subject} ${indicator}`)?.find((row) => cell(row, 'from') <= month && month <= cell(row, 'to'))?.['value'];

  it('has a small table of runs that never overlap', () => {
    expect(status.length).toBeLessThanOrEqual(80_000);
    const wrong = [...series.values()].flatMap((runs) =>
      runs.filter((run, index) => {
        const before = runs[index - 1];
        const [from, to] = [cell(run, 'from'), cell(run, 'to')];
        return (
          from < '2017-12' ||
          to > '2020-12' ||
          to < from ||
          !/^20(17|18|19|20)-(0[1-9]|1[0-2])$/.test(from) ||
          (before && cell(before, 'to') >= from)
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has every village indicator for every village, and nothing else about them', () => {
    const missing = villages.flatMap((row) => VILLAGE_INDICATORS.filter((indicator) => !series.has(`${row['code']} ${indicator}`)));
    expect(missing).toEqual([]);
    const subjects = {
      'hospital-standard': hospitals,
      'hospital-general-practitioners': hospitals,
      'county-care-inside-percent': counties,
    };
    const others = Object.values(subjects).reduce((sum, list) => sum + list.length, 0);
    expect(series.size).toBe(VILLAGE_INDICATORS.length * villages.length + others);
    for (const row of hospitals)
      expect(series.has(`${row['id']} hospital-standard`) && series.has(`${row['id']} hospital-general-practitioners`)).toBe(true);
    for (const code of Object.keys(COUNTIES)) expect(series.has(`${code} county-care-inside-percent`)).toBe(true);
  });

  it('has values of each indicator’s own kind, counts never above what there is', () => {
    const wrong = status.filter((row) => {
      const [indicator, value] = [cell(row, 'indicator'), cell(row, 'value')];
      if (indicator === 'hospital-standard' || YES_NO.includes(indicator))
        return value !== 'yes' && value !== 'no' && !(value === 'exempt' && NOT_ELIGIBLE.includes(indicator));
      if (indicator.endsWith('-percent')) return value === '' || Number(value) < 0 || Number(value) > 100;
      if (!/^\d+$/.test(value)) return true;
      const columns = COUNTS[indicator];
      const own = village.get(row['subject']);
      if (!columns || !own || columns.some((column) => own[column] === '')) return indicator in COUNTS && !own;
      return Number(value) > columns.reduce((sum, column) => sum + number(own, column), 0);
    });
    expect(wrong).toEqual([]);
  });

  it('counts exactly 51,000 poor people without safe water at the end of 2017', () => {
    const people = villages.map((row) => reported(cell(row, 'code'), 'water-unsafe-poor-people', '2017-12'));
    expect(people).not.toContain(undefined);
    expect(people.reduce((sum, value) => sum + Number(value), 0)).toBe(51_000);
  });

  it('leaves a small share of every year end unreported', () => {
    const admin = having(villages, 'kind', 'village');
    for (const month of ['2017-12', '2018-12', '2019-12', '2020-12']) {
      const shares = VILLAGE_INDICATORS.filter((indicator) => !(month === '2017-12' && indicator === 'water-unsafe-poor-people')).map(
        (indicator) => admin.filter((row) => reported(cell(row, 'code'), indicator, month) === undefined).length / admin.length,
      );
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      expect(mean).toBeGreaterThan(0.01);
      expect(mean).toBeLessThan(0.025);
      expect(Math.min(...shares)).toBeGreaterThan(0.004);
      expect(Math.max(...shares)).toBeLessThan(0.035);
    }
  });

  it('moves towards the targets and does not reach them all', () => {
    const admin = having(villages, 'kind', 'village');
    for (const indicator of YES_NO) {
      const rates = ['2017-12', '2018-12', '2019-12', '2020-12'].map((month) => {
        const values = admin.map((row) => reported(cell(row, 'code'), indicator, month));
        const yes = values.filter((value) => value === 'yes').length;
        return yes / (yes + values.filter((value) => value === 'no').length);
      });
      expect(rates).toEqual([...rates].sort((a, b) => a - b));
      expect(rates[3]).toBeLessThan(1);
    }
  });

  it('reaches most of the deep-poverty villages by the deadlines the plan sets for them, never all, and month by month', () => {
    const deep = having(villages, 'deep_poverty', 'yes');
    const isYes = (value: string) => value === 'yes';
    const promised = [
      { indicator: 'road-unobstructed', due: '2019-12', among: deep, isMet: isYes },
      { indicator: 'broadband-fibre', due: '2020-12', among: deep, isMet: isYes },
      {
        indicator: 'road-hamlets30-paved',
        due: '2020-12',
        among: deep.filter((row) => row['hamlets_30plus'] !== '0'),
        isMet: (value: string, row: Row) => Number(value) === number(row, 'hamlets_30plus'),
      },
    ];
    const months = Array.from(
      { length: 37 },
      (_, index) => `${2017 + Math.floor((index + 11) / 12)}-${String(((index + 11) % 12) + 1).padStart(2, '0')}`,
    );
    expect([months[0], months.at(-1)]).toEqual(['2017-12', '2020-12']);
    for (const { indicator, due, among, isMet } of promised) {
      const states = among.map((row) =>
        months.map((month) => {
          const value = reported(cell(row, 'code'), indicator, month);
          return value === undefined || value === 'exempt' ? null : isMet(value, row);
        }),
      );
      const atDeadline = states.map((own) => own[months.indexOf(due)]).filter((state) => state !== null);
      const rate = atDeadline.filter(Boolean).length / atDeadline.length;
      expect(rate, indicator).toBeGreaterThan(0.85);
      expect(rate, indicator).toBeLessThan(0.97);
      // Once met it stays met, and they do not all arrive with the deadline: in most months another one does.
      const known = states.map((own) => own.filter((state) => state !== null));
      expect(known.filter((own) => own.some((state, index) => !state && own[index - 1]))).toEqual([]);
      const arrivals = new Set(states.map((own) => own.indexOf(true)).filter((index) => index > 0));
      expect(arrivals.size, indicator).toBeGreaterThan(20);
    }
  });
});

describe('roads and the list of files', () => {
  it('joins every village to its seat: both are ends of roads', () => {
    const { features } = JSON.parse(text('roads.geojson')) as { features: { properties: Row; geometry: { coordinates: number[][] } }[] };
    const ends = new Set(
      features.flatMap(({ geometry }) => [geometry.coordinates[0], geometry.coordinates.at(-1)].map((point) => point?.join(' '))),
    );
    expect([...villages, ...townships].filter((row) => !ends.has(`${number(row, 'lon')} ${number(row, 'lat')}`))).toEqual([]);

    const root = new Map<string, string>();
    const find = (place: string): string => {
      let at = place;
      for (let next = root.get(at); next !== undefined && next !== at; next = root.get(at)) at = next;
      return at;
    };
    for (const { geometry } of features)
      root.set(find(geometry.coordinates[0]?.join(' ') ?? ''), find(geometry.coordinates.at(-1)?.join(' ') ?? ''));
    expect(new Set([...ends].map((end) => find(end ?? ''))).size).toBe(1);

    for (const { properties } of features) {
      expect(['county', 'township', 'village']).toContain(properties['class']);
      expect(['asphalt', 'concrete', 'gravel', 'earth']).toContain(properties['surface']);
      expect(properties['basis']).toBe('simulated');
    }
  });

  it('are counted in data/README.md as they are', () => {
    const roads = text('roads.geojson').trimEnd().split('\n').length - 2;
    const seats = having(townships, 'seat', 'geonames').length;
    const readme = text('README.md');
    const rows: Readonly<Record<string, number>> = {
      'facilities.csv': facilities.length,
      'status.csv': status.length,
      'works.csv': works.length,
      'roads.geojson': roads,
    };
    for (const [name, count] of Object.entries(rows))
      expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\| \\S+ \\| ${count.toLocaleString('en')} \\|`, 'm'));
    expect(readme).toContain(`${seats} seats | ${177 - seats} seats`);
    expect(readme).toContain(`${new Set(repeated(villages.map((row) => cell(row, 'name')))).size} names repeat`);
  });

  it('names each file once, with its role, its parts and its licence in both languages', () => {
    const manifest = JSON.parse(text('sample.json')) as {
      asOf: string;
      files: { name: string; role: string; licence: string; real: Row; modelled: Row; simulated: Row }[];
    };
    expect(manifest.asOf).toBe('2020-12-31');
    expect(manifest.files.map((file) => file.role).sort()).toEqual([
      'counties',
      'facilities',
      'roads',
      'status',
      'township-cells',
      'townships',
      'villages',
      'works',
    ]);
    for (const file of manifest.files) {
      expect(text(file.name).length).toBeGreaterThan(0);
      expect(file.licence).not.toBe('');
      for (const part of [file.real, file.modelled, file.simulated]) expect(part['zh'] && part['en']).toBeTruthy();
    }
  });
});
