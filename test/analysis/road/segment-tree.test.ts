import { expect, it } from 'vitest';
import { nodeRoads } from '../../../src/analysis/road/node-roads.ts';
import { SegmentTree } from '../../../src/analysis/road/segment-tree.ts';
import type { Road } from '../../../src/domain/road.ts';
import { metres, nearestOn, type Place } from '../../oracle/road-ways.ts';
import { seeded } from '../../support/seeded.ts';
import { anywhere, latticeRoads, road } from './lattice.ts';

/** A county's roads: a lattice of a hundred metres, each road a straight one along it. */
function county(): Road[] {
  const { uniform } = seeded(11);
  const at = (x: number, y: number): Place => [107 + (x + uniform() * 0.3) * 0.001, 33 + (y + uniform() * 0.3) * 0.001];
  return Array.from({ length: 60 }, (_, row) => [
    road(Array.from({ length: 60 }, (__, x) => at(x, row))),
    road(Array.from({ length: 60 }, (__, y) => at(row, y))),
  ]).flat();
}
const STRAY = road([
  [0, 0],
  [0.001, 0.001],
]);
/** From one corner of the county to the other, and from the county to nowhere. */
const LONG = road([
  [107, 33],
  [107.06, 33.06],
]);
const FAR = road([[0, 0], LONG.line[0]!]);

/** How many segments are looked at for places all over the county, to find the nearest, all within 5 m, and all pairs. */
function lookedAt(roads: readonly Road[]): { readonly nearest: number; readonly within: number; readonly pairs: number } {
  const tree = new SegmentTree(nodeRoads(roads));
  const { uniform } = seeded(12);
  const looked = { nearest: 0, within: 0, pairs: 0 };
  for (let place = 0; place < 500; place++) {
    const [x, y] = [107 + uniform() * 0.06, 33 + uniform() * 0.06];
    let least = Number.POSITIVE_INFINITY;
    tree.look(
      x,
      y,
      () => least,
      (near) => {
        looked.nearest++;
        least = Math.min(least, near.metres);
      },
    );
    tree.look(
      x,
      y,
      () => 5,
      () => {
        looked.within++;
      },
    );
  }
  tree.eachPair(() => {
    looked.pairs++;
  });
  return looked;
}

it('one stray row far off, or a road across everything, makes hardly more to look at', () => {
  const plain = lookedAt(county());
  expect(plain.nearest / 500, 'a few of seven thousand').toBeLessThan(60);
  for (const more of [[STRAY], [LONG], [FAR], [STRAY, FAR, LONG]]) {
    const looked = lookedAt([...county(), ...more]);
    for (const work of ['nearest', 'within', 'pairs'] as const) expect(looked[work], work).toBeLessThan(plain[work] * 3);
  }
});

it('finds the nearest point, that of every edge within a distance, and every pair that comes together, as trying all does', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const network = nodeRoads([...latticeRoads(seed, ['both']).roads, FAR]);
    const { lon, lat, edgeOf } = network;
    const tree = new SegmentTree(network);
    const segments = Array.from(lon, (_, at) => at).filter((at) => edgeOf[at] === edgeOf[at + 1]);
    const vertex = (at: number): Place => [lon[at]!, lat[at]!];
    for (const [x, y] of anywhere(seed, 5)) {
      const offs = segments.map((at) => nearestOn([x, y], vertex(at), vertex(at + 1)).metres);
      const { segment, share } = tree.nearest(x, y)!;
      const found: Place = [
        lon[segment]! + share * (lon[segment + 1]! - lon[segment]!),
        lat[segment]! + share * (lat[segment + 1]! - lat[segment]!),
      ];
      expect(Math.abs(metres([x, y], found) - Math.min(...offs))).toBeLessThan(0.01);
      const ofEdge = new Map<number, number>();
      segments.forEach((at, index) => {
        const least = Math.min(offs[index]!, ofEdge.get(edgeOf[at]!) ?? 700);
        if (offs[index]! <= 700) ofEdge.set(edgeOf[at]!, least);
      });
      const near = tree.nearestByEdge(x, y, 700, () => true);
      expect([...near.keys()].toSorted((a, b) => a - b)).toEqual([...ofEdge.keys()].toSorted((a, b) => a - b));
      for (const [edge, { metres: off }] of near) expect(Math.abs(off - ofEdge.get(edge)!)).toBeLessThan(0.01);
    }
    const touches = (axis: Float64Array, one: number, other: number) =>
      Math.min(axis[one]!, axis[one + 1]!) <= Math.max(axis[other]!, axis[other + 1]!) &&
      Math.min(axis[other]!, axis[other + 1]!) <= Math.max(axis[one]!, axis[one + 1]!);
    const pairs = segments.flatMap((one) =>
      segments.filter((other) => other > one && touches(lon, one, other) && touches(lat, one, other)).map((other) => `${one} ${other}`),
    );
    const told: string[] = [];
    tree.eachPair((one, other) => told.push(`${one} ${other}`));
    expect(told.toSorted()).toEqual(pairs.toSorted());
  }
});
