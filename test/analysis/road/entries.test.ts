import { describe, expect, it } from 'vitest';
import { problemAt } from '../../../src/analysis/nearest.ts';
import { NearestSearch } from '../../../src/analysis/road/nearest-search.ts';
import { nodeRoads } from '../../../src/analysis/road/node-roads.ts';
import { pathOf } from '../../../src/analysis/road/path-of.ts';
import { type RoadProximity, roadProximity } from '../../../src/analysis/road/road-proximity.ts';
import { edgeCosts, type MeasuredBy, travelGraph } from '../../../src/analysis/road/travel-graph.ts';
import type { Direction, Road } from '../../../src/domain/road.ts';
import { PROFILES } from '../../../src/domain/travel.ts';
import { metres, type Place } from '../../oracle/road-ways.ts';
import { seeded } from '../../support/seeded.ts';
import { at, dataset, facility, village } from '../build.ts';
import { anywhere, latticeRoads, road } from './lattice.ts';

const { car } = PROFILES;
const REACH = { kinds: ['township-hospital', 'centre-hospital'], scope: 'nearest', month: null } as const;

const datasetOf = (roads: readonly Road[], villages: readonly Place[], facilities: readonly Place[]) =>
  dataset({
    roads,
    villages: villages.map((place, index) => village({ id: `V${index}`, position: at(...place) })),
    facilities: facilities.map((place, index) => facility({ id: `F${index}`, position: at(...place) })),
  });
const measured = (...given: Parameters<typeof datasetOf>) => roadProximity(datasetOf(...given), REACH, car);

/** Nobody's way is longer than it was, and who had one has one. */
function expectNoLonger(after: RoadProximity, before: RoadProximity, why: string): void {
  for (const [index, facility] of before.facility.entries()) {
    if (facility < 0) continue;
    expect(after.distance[index], `${why}: ${index}`).toBeLessThanOrEqual(before.distance[index]!);
    expect(after.minutes[index], `${why}: ${index}`).toBeLessThanOrEqual(before.minutes[index]!);
  }
}

describe('a road drawn twice', () => {
  const LINE: readonly Place[] = [
    [107, 33],
    [107.1, 33.013],
  ];
  const back = LINE.toReversed();
  /** North by this many metres, and cut short by a tenth at either end. */
  const beside = (off: number): Place[] => [
    [107.01, 33.0013 + off / 110_900],
    [107.09, 33.0117 + off / 110_900],
  ];
  const villages: readonly Place[] = [
    [107.076377, 33.005101],
    [107.049544, 33.00899],
    [107.065159, 33.015774],
    [107.083577, 33.008655],
    [107.044539, 33.014431],
  ];
  const hospital: readonly Place[] = [[107.0513, 33.0081]];
  const once = measured([road(LINE)], villages, hospital);

  it.each<readonly [string, readonly Road[]]>([
    ['the same again', [road(LINE), road(LINE)]],
    ['from its other end', [road(LINE), road(back)]],
    ['three times', [road(LINE), road(back), road(LINE)]],
    ['once each way, both one-way', [road(LINE, { direction: 'forward' }), road(back, { direction: 'forward' })]],
    ['and a foot path along it', [road(LINE, { class: 'path' }), road(LINE)]],
  ])('is as long as drawn once: %s', (_, roads) => {
    expect([...once.distance].map((mm) => Math.round(mm / 1000))).toEqual([2951, 583, 2367, 3389, 1621]);
    expect(measured(roads, villages, hospital)).toEqual(once);
    const data = datasetOf(roads, villages, hospital);
    for (const index of villages.keys()) {
      const path = pathOf(data, car, index, 0)!;
      const length = path.slice(1).reduce((sum, place, step) => sum + metres(path[step]!, place), 0);
      expect(Math.abs(length * 1000 - once.distance[index]!)).toBeLessThanOrEqual(1);
    }
  });

  it('as long but for the few metres that a road beside it within the tolerance is off', () => {
    for (const off of [1.1, -1.1, 4]) {
      const twice = measured([road(LINE), road(beside(off))], villages, hospital);
      for (const index of villages.keys())
        expect(Math.abs(twice.distance[index]! - once.distance[index]!), `${off} m: ${index}`).toBeLessThan(15_000);
    }
  });
});

describe('a lane that leads nowhere', () => {
  const main: readonly Place[] = [
    [107, 33],
    [107.05, 33],
    [107.05, 33.03],
  ];
  const lane: readonly Place[] = [
    [107, 33.0008],
    [107.002, 33.0008],
  ];
  const home: readonly Place[] = [[107.0005, 33.0005]];
  const north = main.slice(-1);

  it('takes nobody from the road behind it, and how far the road is says the one that is gone by', () => {
    const without = measured([road(main)], home, north);
    const beside = measured([road(main), road(lane)], home, north);
    expect(beside).toEqual(without);
    expect([Math.round(beside.distance[0]!), Math.round(beside.snap[0]!)]).toEqual([8_008_528, 55_452]);
    expect(measured([road(main), road(lane)], north, home).distance[0]).toBe(without.distance[0]);
  });

  it('is an island only for whom no other road is near, and its snap is the nearest then', () => {
    const far: readonly Place[] = [[107.0005, 33.0095]];
    const found = measured(
      [
        road(main),
        road([
          [107, 33.01],
          [107.002, 33.01],
        ]),
      ],
      far,
      north,
    );
    expect([problemAt(found, 0), Math.round(found.snap[0]! / 1000)]).toEqual(['island', 55]);
  });
});

describe('random roads', () => {
  const DIRECTIONS: readonly Direction[] = ['both', 'both', 'forward', 'backward'];
  const seeds = Array.from({ length: 200 }, (_, seed) => seed + 1);

  it('another that is an island of its own, or drawn once more, makes nobody’s way longer', () => {
    let [ways, shorter] = [0, 0];
    for (const seed of seeds) {
      const { uniform } = seeded(seed + 2000);
      const { roads } = latticeRoads(seed, DIRECTIONS);
      const [villages, facilities] = [anywhere(seed, 12), anywhere(seed + 5000, 3)];
      const before = measured(roads, villages, facilities);
      const again = roads[Math.floor(uniform() * roads.length)]!;
      const [x, y] = [106.99 + uniform() * 0.05, 32.99 + uniform() * 0.045];
      const lane: readonly Place[] = [
        [x, y],
        [x + (uniform() - 0.5) / 100, y + (uniform() - 0.5) / 100],
      ];
      const more: Readonly<Record<string, Road>> = {
        copy: again,
        reversed: { ...again, line: again.line.toReversed(), direction: DIRECTIONS[Math.floor(uniform() * 4)]! },
        island: road(lane, { direction: DIRECTIONS[Math.floor(uniform() * 4)]! }),
      };
      for (const [kind, one] of Object.entries(more)) {
        // It has no vertex in common with any: where nothing is joined it is an island.
        if (kind === 'island' && joinsOf([...roads, one]) > joinsOf(roads)) continue;
        const after = measured([...roads, one], villages, facilities);
        expectNoLonger(after, before, `${kind} ${seed}`);
        shorter += after.distance.filter((mm, index) => mm < before.distance[index]!).length;
      }
      ways += before.facility.filter((one) => one >= 0).length;
    }
    expect(Math.min(ways, shorter), 'cases that say something').toBeGreaterThan(20);
  });

  it.each(['distance', 'time'] as const)('any other makes no way between two crossroads longer: %s', (by) => {
    let shorter = 0;
    for (const seed of seeds) {
      const { roads, crossings } = latticeRoads(seed, DIRECTIONS);
      const more = latticeRoads(seed + 7000, DIRECTIONS).roads[0]!;
      // Crossroads of its own, but for one: there it begins at one that is there.
      const added = { ...more, line: [crossings[seed % crossings.length]!, ...more.line.slice(1)] };
      const before = between(roads, crossings, by);
      const after = between([...roads, added], crossings, by);
      for (const [index, way] of before.entries()) {
        // A road that another is joined to bends there by what rounding makes.
        expect(after[index]!, `${seed}: ${index}`).toBeLessThanOrEqual(way + 0.01);
        if (after[index]! < way - 1000) shorter++;
      }
    }
    expect(shorter).toBeGreaterThan(20);
  });
});

/** How many joins roads have. */
function joinsOf(roads: readonly Road[]): number {
  const { roadOf, roads: none } = nodeRoads(roads);
  return roadOf.filter((of) => of === none).length;
}

/** What the way from every crossroads that is on a road to where the first road begins costs; infinite where none leads there. */
function between(roads: readonly Road[], crossings: readonly Place[], by: MeasuredBy): number[] {
  const network = nodeRoads(roads);
  const nodeAt = ([x, y]: Place) => network.nodeLon.findIndex((lon, node) => lon === x && network.nodeLat[node] === y);
  const search = new NearestSearch({ ...travelGraph(network, roads, car), cost: edgeCosts(network, roads, car)[by] });
  search.run([{ node: nodeAt(roads[0]!.line[0]!), cost: 0, rank: 0 }]);
  return crossings.map(nodeAt).map((node) => (node < 0 ? Number.POSITIVE_INFINITY : search.costOf(node)));
}
