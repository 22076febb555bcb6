import { describe, expect, it } from 'vitest';
import { problemAt } from '../../src/analysis/nearest.ts';
import type { RoadProximity } from '../../src/analysis/road/road-proximity.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { makeCountry, sizesFor, withRoads } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { nearestInCountry, pathInCountry } from '../../src/worker/country.ts';
import { type Line, metres, nearestOn, type Place, RoadWays } from '../oracle/road-ways.ts';

const SIZES = sizesFor(2_000);
const LIMIT_M = 1000;
/** As in the test of `roadProximity`: where a place comes on to the road is known to nanometres, which are millimetres along it. */
const WITHIN_M = 0.005;

interface Onto {
  readonly line: number;
  readonly after: number;
  readonly at: Place;
  readonly off: number;
}

/** The nearest point of any segment: those that are nearest in the plane, within a hundredth, are measured. */
function ontoRoad(lines: readonly Line[], place: Place): Onto {
  const narrow = Math.cos((place[1] * Math.PI) / 180);
  const inPlane: { readonly line: number; readonly after: number; readonly off: number }[] = [];
  let nearest = Number.POSITIVE_INFINITY;
  for (const [line, { line: vertices }] of lines.entries())
    for (let after = 0; after + 1 < vertices.length; after++) {
      const [ax, ay] = [(vertices[after]![0] - place[0]) * narrow, vertices[after]![1] - place[1]];
      const [dx, dy] = [(vertices[after + 1]![0] - vertices[after]![0]) * narrow, vertices[after + 1]![1] - vertices[after]![1]];
      const share = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      const off = Math.hypot(ax + share * dx, ay + share * dy);
      nearest = Math.min(nearest, off);
      if (off <= nearest * 1.01) inPlane.push({ line, after, off });
    }
  const measured = inPlane.flatMap(({ line, after, off }): Onto[] => {
    if (off > nearest * 1.01) return [];
    const near = nearestOn(place, lines[line]!.line[after]!, lines[line]!.line[after + 1]!);
    return [{ line, after, at: near.at, off: near.metres }];
  });
  return measured.sort((a, b) => a.off - b.off)[0]!;
}

/** Everything again from records, the roads as lines: where places come on to them, and every way from every hospital. */
function plainly({ roads, villages, facilities }: Dataset, counting: (facility: Dataset['facilities'][number]) => boolean) {
  let lines: Line[] = [...roads].map(({ line }) => ({ line }));
  const goals = facilities.flatMap((facility, index) => {
    const { at } = facility.position;
    if (!at || !counting(facility)) return [];
    const onto = ontoRoad(lines, [at.lon, at.lat]);
    if (onto.off > LIMIT_M) return [];
    lines = lines.map((one, line) => (line === onto.line ? { line: one.line.toSpliced(onto.after + 1, 0, onto.at) } : one));
    return [{ index, facility, onto }];
  });
  const all = new RoadWays(lines);
  const ways = goals.map((goal) => ({ ...goal, from: all.to(goal.onto.at) }));
  const starts = [...villages].map(({ position: { at } }) => at && ontoRoad(lines, [at.lon, at.lat]));
  return (village: number, township: string | null) => {
    const start = starts[village]!;
    const { line } = lines[start.line]!;
    const found = ways
      .filter(({ facility }) => township === null || facility.township === township)
      .map(({ index, onto, from }) => {
        const over = (place: Place) => metres(start.at, place) + (from.get(place.join()) ?? Number.POSITIVE_INFINITY);
        const along = Math.min(over(line[start.after]!), over(line[start.after + 1]!));
        return { index, way: start.off + along + onto.off };
      });
    return { off: start.off, ways: found };
  };
}

describe('a country of 2,000 villages by road', () => {
  const dataset = syntheticDataset(withRoads(makeCountry(SIZES)));
  const month = yearEnd(2020);
  const kinds = makeCountry(SIZES).facilities.kinds;
  const by = (scope: 'nearest' | 'own-township') =>
    nearestInCountry(SIZES, { kinds, month, scope, mode: 'road', traveller: 'car' }, () => undefined) as RoadProximity;
  const villages = [...dataset.villages];
  const oracle = plainly(dataset, ({ opened, closed }) => (opened ?? month) <= month && (closed ?? Number.POSITIVE_INFINITY) > month);

  it.each(['nearest', 'own-township'] as const)('is what the roads say, counted again from records: %s', (scope) => {
    const found = by(scope);
    const told = { routed: 0, off: 0, island: 0 };
    for (const [index, { position, township, county }] of villages.entries()) {
      const why = problemAt(found, index);
      if (!position.at) {
        expect(why).not.toBeNull();
        continue;
      }
      const { off, ways } = oracle(index, scope === 'own-township' ? township : null);
      // Two townships of a name are told apart by their county.
      const own = ways.filter((way) => scope === 'nearest' || dataset.facilities[way.index]!.county === county);
      const least = Math.min(...own.map(({ way }) => way));
      if (off > LIMIT_M) {
        told.off++;
        expect(['not-routable', 'no-facility-in-township', 'facility-off-road'], `${index}`).toContain(why);
        expect([found.distance[index], found.facility[index], found.minutes[index]]).toEqual([Number.NaN, -1, Number.NaN]);
        expect(found.snap[index]! / 1000).toBeGreaterThan(LIMIT_M);
      } else if (Number.isFinite(least)) {
        told.routed++;
        expect(why, `${index}`).toBeNull();
        expect(Math.abs(found.distance[index]! / 1000 - least), `${index}`).toBeLessThan(WITHIN_M);
        expect(Math.abs(found.snap[index]! / 1000 - off)).toBeLessThan(WITHIN_M);
        const chosen = own.find((way) => way.index === found.facility[index])!;
        expect(chosen.way - least).toBeLessThan(WITHIN_M);
        expect(found.minutes[index]).toBeGreaterThan(0);
      } else {
        told.island++;
        expect(['island', 'no-facility-in-township', 'facility-off-road'], `${index}`).toContain(why);
      }
    }
    expect(told.routed).toBeGreaterThan(1_300);
    expect(told.off).toBeGreaterThan(100);
  });

  it('is drawn: the way begins at the village, ends at the hospital, and is as long as it is said to be', () => {
    const { facility, distance } = by('nearest');
    const routed = villages.flatMap((_, index) => (facility[index]! >= 0 ? [index] : [])).filter((_, at) => at % 40 === 0);
    for (const village of routed) {
      const path = pathInCountry(SIZES, 'car', village, facility[village]!, () => undefined)!;
      const ends = [villages[village]!, dataset.facilities[facility[village]!]!].map(({ position }) => [
        position.at?.lon,
        position.at?.lat,
      ]);
      expect([path[0], path.at(-1)]).toEqual(ends);
      const length = path.slice(1).reduce((sum, place, at) => sum + metres(path[at]!, place), 0);
      expect(Math.abs(length - distance[village]! / 1000)).toBeLessThan(WITHIN_M);
    }
    const off = villages.findIndex(({ position }, index) => position.at && facility[index] === -1);
    expect(pathInCountry(SIZES, 'car', off, 0, () => undefined)).toBeNull();
  });

  it('tells how far it is: places led to the road, once, and villages measured', () => {
    const other = { ...SIZES, seed: 8 };
    const heard = () => {
      const stages: string[] = [];
      nearestInCountry(other, { kinds, month, scope: 'nearest', mode: 'road', traveller: 'car' }, ({ stage }) => stages.push(stage));
      return new Set(stages);
    };
    expect(heard()).toEqual(new Set(['make', 'join', 'measure']));
    expect(heard()).toEqual(new Set(['measure']));
  });
});
