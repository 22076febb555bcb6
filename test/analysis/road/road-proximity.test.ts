import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestFacilities, problemAt } from '../../../src/analysis/nearest.ts';
import { roadProximity } from '../../../src/analysis/road/road-proximity.ts';
import type { FacilityScope } from '../../../src/domain/parameters.ts';
import type { Direction } from '../../../src/domain/road.ts';
import { PROFILES } from '../../../src/domain/travel.ts';
import { JoinedRoads } from '../../oracle/road-joins.ts';
import type { Line, Place } from '../../oracle/road-ways.ts';
import { at, dataset, facility, roadAlong, SEED, village } from '../build.ts';

const { car } = PROFILES;
const REACH = { kinds: ['township-hospital', 'centre-hospital'], scope: 'nearest', month: null } as const;

const road = ({ line, direction = 'both' }: Line) => roadAlong(line, { direction });

/**
 * Rounding is worth two; the rest is where a place a kilometre off comes on to the road: beside the nearest point the distance to it hardly changes, so that
 * nanometres of it are millimetres along the road.
 */
const WITHIN_MM = 5;

/** What stands somewhere, and the township it belongs to. */
interface Spot {
  readonly place: Place;
  readonly township: string;
}

interface Case {
  readonly lines: readonly Line[];
  readonly villages: readonly Spot[];
  readonly facilities: readonly Spot[];
}

const datasetOf = ({ lines, villages, facilities }: Case) =>
  dataset({
    roads: lines.map(road),
    villages: villages.map(({ place, township }, index) => village({ id: `V${index}`, township, position: at(...place) })),
    facilities: facilities.map(({ place, township }, index) => facility({ id: `F${index}`, township, position: at(...place) })),
  });

/** Metres along the road from each village to its nearest facility; where there is none, why. */
function byHand(roads: JoinedRoads, { villages, facilities }: Case, scope: FacilityScope): (number | string)[] {
  return villages.map(({ place, township }) => {
    const own = facilities.filter((one) => scope === 'nearest' || one.township === township);
    if (own.length === 0) return facilities.length === 0 ? 'no-facility' : 'no-facility-in-township';
    return roads.distances(
      [place],
      own.map((one) => one.place),
    )[0]!;
  });
}

/** Crossroads some hundred metres apart, none on the way between two others: roads meet at them, and nowhere else. */
const arbitraryCrossings: fc.Arbitrary<readonly Place[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      fc.double({ min: 0, max: 0.7, noNaN: true }),
      fc.double({ min: 0, max: 0.7, noNaN: true }),
    ),
    { minLength: 4, maxLength: 10 },
  )
  .map((cells) => cells.map(([x, y, dx, dy]): Place => [107 + (x + dx) / 200, 33 + (y + dy) / 200]));

const arbitraryDirection = fc.constantFrom<Direction>('both', 'both', 'both', 'forward', 'backward');
const arbitraryLine = (crossings: readonly Place[]): fc.Arbitrary<Line> =>
  fc
    .record({
      line: fc.uniqueArray(fc.constantFrom(...crossings), { minLength: 2, maxLength: 4, selector: String }),
      direction: arbitraryDirection,
    })
    .filter(({ line }) => line.length > 1);
const arbitrarySpots = (place: fc.Arbitrary<Place>, maxLength: number) =>
  fc.array(fc.record({ place, township: fc.constantFrom('甲镇', '乙镇') }), { minLength: 1, maxLength });

const anywhere: fc.Arbitrary<Place> = fc.tuple(
  fc.double({ min: 106.985, max: 107.045, noNaN: true }),
  fc.double({ min: 32.985, max: 33.045, noNaN: true }),
);
const caseOf = (crossings: readonly Place[], place: fc.Arbitrary<Place>) =>
  fc.record({
    lines: fc.array(arbitraryLine(crossings), { minLength: 1, maxLength: 8 }),
    villages: arbitrarySpots(place, 5),
    facilities: arbitrarySpots(place, 4),
  });

/** Degrees from a place to a segment, as on squared paper: enough to see what is far apart. */
function degreesOff([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/** Whether no road ends within ten metres of another that it is not part of: those that do are joined, and tested on the sample. */
const endsApart = ({ lines }: Pick<Case, 'lines'>): boolean =>
  lines.every(({ line }) =>
    [line[0]!, line.at(-1)!].every((end) =>
      lines.every((other) =>
        other.line.slice(1).every((to, index) => {
          const from = other.line[index]!;
          return [from, to].some((vertex) => vertex.join() === end.join()) || degreesOff(end, from, to) > 1e-4;
        }),
      ),
    ),
  );

describe('roadProximity', () => {
  it('equals ways tried step by step, one-way roads, islands and places off the road included', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        arbitraryCrossings.chain((crossings) => caseOf(crossings, fc.oneof(anywhere, fc.constantFrom(...crossings)))),
        fc.constantFrom('nearest', 'own-township'),
        (one, scope) => {
          const roads = new JoinedRoads(one.lines);
          fc.pre(endsApart(one) && [...one.villages, ...one.facilities].every(({ place }) => roads.isClear(place)));
          const data = datasetOf(one);
          const ours = roadProximity(data, { ...REACH, scope }, car);
          byHand(roads, one, scope).forEach((expected, index) => {
            seen.set(typeof expected, (seen.get(typeof expected) ?? 0) + 1);
            if (typeof expected === 'string') {
              expect(problemAt(ours, index)).toBe(expected);
              seen.set(expected, (seen.get(expected) ?? 0) + 1);
            } else expect(Math.abs(ours.distance[index]! - expected * 1000)).toBeLessThanOrEqual(WITHIN_MM);
          });
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
    for (const kind of ['number', 'island', 'not-routable', 'facility-off-road', 'no-facility-in-township'])
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(10);
  });

  it('is never shorter than the straight line', () => {
    let found = 0;
    fc.assert(
      fc.property(
        arbitraryCrossings.chain((crossings) => caseOf(crossings, fc.oneof(anywhere, fc.constantFrom(...crossings)))),
        fc.constantFrom('nearest', 'own-township'),
        (one, scope) => {
          const data = datasetOf(one);
          const along = roadProximity(data, { ...REACH, scope }, car);
          const straight = nearestFacilities(data, { ...REACH, scope });
          for (let index = 0; index < one.villages.length; index++) {
            if (along.facility[index]! < 0) continue;
            found += 1;
            expect(along.distance[index]).toBeGreaterThanOrEqual(straight.distance[index]!);
          }
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it('lets a village at a crossroads go any way that leaves it, though the road it comes on to is one-way elsewhere', () => {
    const [home, north, east]: readonly [Place, Place, Place] = [
      [107, 33],
      [107, 33.02],
      [107.02, 33],
    ];
    for (const direction of ['forward', 'both'] as const) {
      const lines = [
        { line: [home, north], direction },
        { line: [home, east], direction: 'both' as const },
      ];
      for (const given of [lines, [...lines].reverse()]) {
        const data = datasetOf({
          lines: given,
          villages: [{ place: home, township: '甲镇' }],
          facilities: [{ place: east, township: '甲镇' }],
        });
        expect(roadProximity(data, REACH, car).distance[0]).toBe(nearestFacilities(data, REACH).distance[0]);
      }
    }
  });
});
