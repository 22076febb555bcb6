import { createHash } from 'node:crypto';
import { booleanPointInPolygon, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { EXEMPT, NO, NOT_REPORTED, YES } from '../../../src/domain/columns.ts';
import { yearEnd } from '../../../src/domain/period.ts';
import { ROAD_CLASSES } from '../../../src/domain/road.ts';
import { ColumnRoads } from '../../../src/domain/road-columns.ts';
import {
  type Country,
  type CountrySizes,
  FULL_SIZE,
  makeCountry,
  ROAD_NODES,
  withRoads,
  YEARS,
} from '../../../src/io/synthetic/country.ts';
import { makeRoads, roadColumnsOf } from '../../../src/io/synthetic/roads.ts';
import { INDICATORS, LAYERS } from '../../../src/layers/index.ts';

const SMALL: CountrySizes = { villages: 2_000, facilities: 100, townships: 100, counties: 7, seed: 5 };
const OF_VILLAGES = INDICATORS.filter(({ indicator }) => indicator.subject === 'village');

/** All bytes of all typed arrays within, in order. */
function digest(value: unknown): string {
  const hash = createHash('sha256');
  const walk = (given: unknown): void => {
    if (ArrayBuffer.isView(given)) hash.update(new Uint8Array(given.buffer, given.byteOffset, given.byteLength));
    else if (typeof given === 'object' && given !== null)
      for (const [key, item] of Object.entries(given)) {
        hash.update(key);
        walk(item);
      }
    else hash.update(String(given));
  };
  walk(value);
  return hash.digest('hex');
}

function ringOf({ counties }: Country, county: number): [number, number][] {
  return [...counties.ring.subarray(counties.starts[county], counties.starts[county + 1])].map((point) => [
    counties.lon[point]!,
    counties.lat[point]!,
  ]);
}

/** The area within, positive where the ring runs counter-clockwise: the shoelace. */
const area = (ring: readonly (readonly [number, number])[]) =>
  ring.reduce((sum, [x, y], at) => {
    const [toX, toY] = ring[(at + 1) % ring.length]!;
    return sum + (x * toY - toX * y) / 2;
  }, 0);

const textsOf = ({ bytes, starts }: { bytes: Uint8Array; starts: Uint32Array }) =>
  [...starts.subarray(1)].map((end, at) => new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(starts[at], end)));

describe('a country that is made up', () => {
  const country = makeCountry(SMALL, 'all');
  const { columns, codes, names } = country.villages;

  it('is the same for the same seed, byte for byte, and another for another', () => {
    expect(digest(makeCountry(SMALL, 'all'))).toBe(digest(country));
    expect(digest(makeCountry({ ...SMALL, seed: 6 }, 'all'))).not.toBe(digest(country));
  });

  it('has the sizes it was asked for', () => {
    expect(columns.count).toBe(2_000);
    expect(codes).toHaveLength(2_000);
    expect(country.facilities.count).toBe(100);
    expect(country.townships.count).toBe(100);
    expect(country.counties.count).toBe(7);
    expect(() => makeCountry({ ...SMALL, townships: 6 })).toThrow(RangeError);
  });

  it('is tiled by its counties: every stretch of border is one of the outside, or of two counties that run it in opposite directions', () => {
    const seen = new Map<string, number>();
    for (let county = 0; county < 7; county++) {
      const ring = ringOf(country, county);
      ring.forEach((point, at) => {
        const stretch = `${point}>${ring[(at + 1) % ring.length]}`;
        seen.set(stretch, (seen.get(stretch) ?? 0) + 1);
      });
    }
    const single = [...seen.keys()].filter((stretch) => !seen.has(stretch.split('>').reverse().join('>')));
    expect(Math.max(...seen.values())).toBe(1);
    // Three columns, one county in the last row: 3 + 3 + 3 + 3 sides of 16 stretches lie outside.
    expect(single).toHaveLength(12 * 16);
    // What lies within the outer line is what the counties sum to: none overlaps another, none leaves a hole.
    const next = new Map(single.map((stretch) => stretch.split('>') as [string, string]));
    const outline: [number, number][] = [];
    let at = single[0]!.split('>')[0]!;
    for (let step = 0; step < single.length; step++) {
      outline.push(at.split(',').map(Number) as [number, number]);
      at = next.get(at)!;
    }
    const sum = Array.from({ length: 7 }, (_, county) => area(ringOf(country, county))).reduce((a, b) => a + b);
    expect(area(outline)).toBeCloseTo(sum, 9);
  });

  it('has counties whose border never crosses itself', () => {
    const side = (a: number[], b: number[], c: number[]) =>
      Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));
    for (const seed of [1, 2, 3]) {
      const other = makeCountry({ ...SMALL, seed });
      for (let county = 0; county < 7; county++) {
        const ring = ringOf(other, county);
        expect(area(ring)).toBeGreaterThan(0);
        const crossings: [number, number][] = [];
        for (let a = 0; a < ring.length; a++)
          for (let b = a + 2; b < ring.length - (a === 0 ? 1 : 0); b++) {
            const [p, q, r, s] = [ring[a]!, ring[a + 1]!, ring[b]!, ring[(b + 1) % ring.length]!];
            if (side(p, q, r) !== side(p, q, s) && side(r, s, p) !== side(r, s, q)) crossings.push([a, b]);
          }
        expect(crossings).toEqual([]);
      }
    }
  });

  it('settles every village that has a position within its county, and some have none', () => {
    let unplaced = 0;
    const shapes = Array.from({ length: 7 }, (_, county) => {
      const ring = ringOf(country, county);
      return polygon([[...ring, ring[0]!]]);
    });
    for (let village = 0; village < columns.count; village++) {
      const [lon, lat] = [columns.position.lon[village]!, columns.position.lat[village]!];
      expect(Number.isNaN(lon)).toBe(Number.isNaN(lat));
      if (Number.isNaN(lon)) unplaced += 1;
      else expect(booleanPointInPolygon([lon, lat], shapes[columns.county[village]!]!)).toBe(true);
    }
    expect(unplaced).toBeGreaterThan(0);
    expect(unplaced).toBeLessThan(40);
  });

  it('is crowded in places: more than half of its villages lie in less than a third of its counties', () => {
    const large = makeCountry({ villages: 20_000, facilities: 1_000, townships: 1_000, counties: 64, seed: 1 });
    const by = new Array<number>(64).fill(0);
    for (const county of large.villages.columns.county) by[county]! += 1;
    const crowded = by.sort((a, b) => b - a).slice(0, 21);
    expect(crowded.reduce((a, b) => a + b)).toBeGreaterThan(10_000);
  });

  it('numbers its villages in the order of their codes: county, township, communities from 001 and villages from 200', () => {
    const wrong = [...Array(columns.count).keys()].filter((village) => {
      const code = String(codes[village]);
      const [county, township] = [columns.county[village]!, columns.township[village]!];
      return !(
        (village === 0 || codes[village]! > codes[village - 1]!) &&
        (columns.community[village] === 1 ? /^90\d{7}[01]\d\d$/ : /^90\d{7}2\d\d$/).test(code) &&
        Number(code.slice(0, 9)) === country.townships.codes[township] &&
        Number(code.slice(0, 6)) === country.counties.codes[county] &&
        country.townships.county[township] === county
      );
    });
    expect(wrong).toEqual([]);
  });

  it('names no two villages of a township, townships of a county or counties the same', () => {
    const expectUnique = (texts: readonly string[]) => expect(new Set(texts).size).toBe(texts.length);
    expectUnique(textsOf(names).map((name, village) => `${columns.township[village]}${name}`));
    expectUnique(textsOf(country.townships.names).map((name, township) => `${country.townships.county[township]}${name}`));
    expectUnique(textsOf(country.countyNames));
    expect(textsOf(names).every((name, village) => name.endsWith(columns.community[village] === 1 ? '社区' : '村'))).toBe(true);
  });

  it('leaves figures out as real tables do, and has none that cannot be', () => {
    const { households, hamlets, hamlets30, exitYear, reportedKm } = columns.figures;
    for (const column of Object.values(columns.figures)) {
      expect([...column].filter(Number.isNaN).length).toBeGreaterThan(20);
      expect([...column].every((value) => Number.isNaN(value) || value >= 0)).toBe(true);
    }
    const everyone = [...Array(columns.count).keys()];
    expect(
      everyone.filter((village) => hamlets30[village]! > hamlets[village]! || hamlets30[village]! * 30 > households[village]!),
    ).toEqual([]);
    expect(everyone.filter((village) => Number.isNaN(exitYear[village]!) === (columns.marks.poor[village] === 1))).toEqual([]);
    expect(everyone.filter((village) => columns.marks.deepPoverty[village] === 1 && columns.community[village] === 1)).toEqual([]);
    for (const mark of Object.values(columns.marks)) expect(new Set(mark)).toEqual(new Set([0, 1, NOT_REPORTED]));
    expect(Math.max(...[...reportedKm].filter((km) => !Number.isNaN(km)))).toBeGreaterThan(5);
  });

  it('reports all village indicators of all layers each year, or only the first of each layer', () => {
    expect(Object.keys(country.reports)).toEqual(OF_VILLAGES.map(({ indicator }) => indicator.id));
    expect(Object.keys(makeCountry(SMALL).reports)).toEqual(LAYERS.map((layer) => layer.indicators[0].id));
    for (const runs of Object.values(country.reports))
      expect(runs.map(({ from, to, simulated }) => [from, to, simulated])).toEqual(
        YEARS.map((year) => [yearEnd(year), yearEnd(year), true]),
      );
  });

  it.each(OF_VILLAGES.map(({ indicator }) => [indicator.id, indicator] as const))(
    'reports %s as its rule is read: more meet it each year, never all, and some report nothing',
    (_, { id, rule, headings }) => {
      const { households, hamlets, hamlets30, groups } = columns.figures;
      const counted = { households, hamlets30, 'groups-and-hamlets': groups.map((one, village) => one + hamlets[village]!) };
      const isMet = (value: number, village: number) => {
        if (rule.kind === 'none-left') return value === 0;
        if (rule.kind === 'at-least') return value >= rule.atLeast;
        if (rule.kind !== 'share') return value === YES;
        const of = counted[rule.of][village]!;
        if (value > of) throw new RangeError(`${value} of ${of}`);
        return value * 100 >= of * rule.atLeastPercent;
      };
      let before = 0;
      for (const { values } of country.reports[id]!) {
        expect(values).toHaveLength(columns.count);
        const known = [...values.keys()].filter((village) => !Number.isNaN(values[village]!));
        expect(known.length).toBeGreaterThan(columns.count * 0.9);
        expect(known.length).toBeLessThan(columns.count);
        const isWord = rule.kind === 'yes-no' || rule.kind === 'near';
        const most = headings.reads === 'percent' ? 100 : Number.POSITIVE_INFINITY;
        expect(
          known.filter((village) => {
            const value = values[village]!;
            return isWord ? ![YES, NO, EXEMPT].includes(value) : value < 0 || value > most;
          }),
        ).toEqual([]);
        const now = known.filter((village) => isMet(values[village]!, village)).length / known.length;
        expect(now).toBeGreaterThan(before);
        expect(now).toBeLessThan(1);
        before = now;
      }
    },
  );

  it('lets crowded counties be ahead of empty ones, so that a map of shares says something', () => {
    const large = makeCountry({ villages: 40_000, facilities: 1_000, townships: 1_000, counties: 64, seed: 1 });
    const { county } = large.villages.columns;
    const worded = LAYERS.map(({ indicators }) => indicators[0]).filter(({ rule }) => rule.kind === 'near' || rule.kind === 'yes-no');
    expect(worded.length).toBeGreaterThan(1);
    for (const { id } of worded) {
      const { values } = large.reports[id]![0]!;
      const [all, known, met] = Array.from({ length: 3 }, () => new Float64Array(64)) as [Float64Array, Float64Array, Float64Array];
      for (let village = 0; village < county.length; village++) {
        all[county[village]!]! += 1;
        known[county[village]!]! += Number.isNaN(values[village]!) ? 0 : 1;
        met[county[village]!]! += values[village] === YES ? 1 : 0;
      }
      const byCrowd = [...all.keys()].sort((a, b) => all[a]! - all[b]!);
      const share = (some: readonly number[]) =>
        some.reduce((sum, at) => sum + met[at]!, 0) / some.reduce((sum, at) => sum + known[at]!, 0);
      expect(share(byCrowd.slice(48)) - share(byCrowd.slice(0, 16)), id).toBeGreaterThan(0.05);
    }
  });

  it('builds facilities of the kinds that rules of nearness look for, some of the narrower one, and leaves some townships without', () => {
    const { facilities } = country;
    const wanted = LAYERS.flatMap(({ indicators }) => indicators.flatMap(({ rule }) => (rule.kind === 'near' ? rule.facilities : [])));
    expect(new Set(facilities.kinds)).toEqual(new Set(wanted));
    expect(new Set(facilities.kind).size).toBe(facilities.kinds.length);
    const served = new Set(facilities.township);
    expect(served.size).toBeLessThan(100);
    expect(served.size).toBeGreaterThan(85);
    expect([...facilities.position.lon, ...facilities.position.lat].every(Number.isFinite)).toBe(true);
  });
});

describe('roads that are made up', () => {
  const country = makeCountry(SMALL);
  const roads = makeRoads(600, country, 3);
  const { facilities, villages } = country;
  const placeAt = ({ lon, lat }: { lon: Float64Array; lat: Float64Array }, index: number) => `${lon[index]} ${lat[index]}`;

  it('are the same for the same seed, with as many nodes as were asked for, each at another place', () => {
    expect(digest(makeRoads(600, country, 3))).toBe(digest(roads));
    expect(digest(makeRoads(600, country, 4))).not.toBe(digest(roads));
    expect(new Set(Array.from(roads.lon, (_, node) => placeAt(roads, node))).size).toBe(600);
  });

  it('have no more nodes than there are places', () => {
    const few = makeCountry({ ...SMALL, villages: 150 });
    const placed = few.villages.columns.position.lon.filter((degrees) => !Number.isNaN(degrees)).length;
    const { lon } = makeRoads(600, few, 3);
    expect(lon.length).toBeLessThanOrEqual(100 + placed);
    expect(lon.length).toBeGreaterThan(100 + placed / 2);
    expect(makeRoads(0, few, 3).lon).toHaveLength(100);
  });

  it('meet in every township, at its first facility, and at villages', () => {
    const nodes = Array.from(roads.lon, (_, node) => placeAt(roads, node));
    for (let facility = 0; facility < facilities.count; facility++)
      if (facilities.ordinal[facility] === 0) expect(nodes[facilities.township[facility]!]).toBe(placeAt(facilities.position, facility));
    const homes = new Set(Array.from(villages.columns.position.lon, (_, village) => placeAt(villages.columns.position, village)));
    expect(nodes.slice(100).filter((place) => !homes.has(place))).toEqual([]);
  });

  it('lead between neighbours: no third node around is nearer to both', () => {
    const apart = (a: number, b: number, narrow: number) =>
      Math.hypot((roads.lon[a]! - roads.lon[b]!) * narrow, roads.lat[a]! - roads.lat[b]!);
    const between = (edge: number) => {
      const [a, b] = [roads.from[edge]!, roads.to[edge]!];
      const narrow = Math.cos((roads.lat[a]! * Math.PI) / 180);
      const length = apart(a, b, narrow) - 1e-6;
      return Array.from(roads.lon, (_, node) => node).some((node) => apart(a, node, narrow) < length && apart(b, node, narrow) < length);
    };
    const astray = Array.from(roads.from, (_, edge) => edge).filter(between);
    expect(astray.length).toBeLessThan(roads.from.length * 0.02);
  });

  it('hang together but for a few islands, wide ones from seat to seat', () => {
    const sizesOf = (isUsed: (edge: number) => boolean) => {
      const parent = Uint32Array.from(roads.lon, (_, node) => node);
      const rootOf = (node: number): number => (parent[node] === node ? node : rootOf(parent[node]!));
      for (let edge = 0; edge < roads.from.length; edge++) if (isUsed(edge)) parent[rootOf(roads.from[edge]!)] = rootOf(roads.to[edge]!);
      return { rootOf };
    };
    const all = sizesOf(() => true);
    const main = Array.from(roads.lon, (_, node) => all.rootOf(node)).filter((root) => root === all.rootOf(0)).length;
    expect(main).toBeGreaterThan(570);
    const wide = sizesOf((edge) => ROAD_CLASSES[roads.class[edge]!] !== 'village');
    const seats = Array.from({ length: 100 }, (_, seat) => wide.rootOf(seat)).filter((root) => root === wide.rootOf(0)).length;
    expect(seats).toBeGreaterThan(90);
    expect(new Set(Array.from(roads.class, (kind) => ROAD_CLASSES[kind]))).toEqual(new Set(['county', 'township', 'village']));
  });

  it('as lines lead from node to node over their bends, each at a village', () => {
    const lines = [...new ColumnRoads(roadColumnsOf(roads))];
    expect(lines).toHaveLength(roads.from.length);
    const homes = new Set(Array.from(villages.columns.position.lon, (_, village) => placeAt(villages.columns.position, village)));
    lines.forEach(({ class: kind, simulated, direction, line }, edge) => {
      const nodes = [roads.from[edge]!, roads.to[edge]!].map((node) => [roads.lon[node], roads.lat[node]]);
      expect([line[0], line.at(-1)]).toEqual(nodes);
      expect([kind, simulated, direction]).toEqual([ROAD_CLASSES[roads.class[edge]!], true, 'both']);
      expect(line.slice(1, -1).filter(([lon, lat]) => !homes.has(`${lon} ${lat}`))).toEqual([]);
    });
    expect(lines.filter(({ line }) => line.length > 2).length).toBeGreaterThan(100);
  });

  it('come with a country that is asked for with them, as many to its villages as at full size', () => {
    expect(country.roads).toBeNull();
    const { roads: columns } = withRoads(country);
    expect(columns).toEqual(roadColumnsOf(makeRoads(Math.round((SMALL.villages * ROAD_NODES) / FULL_SIZE), country, SMALL.seed)));
  });
});
