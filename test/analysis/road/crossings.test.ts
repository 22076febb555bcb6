import { describe, expect, it } from 'vitest';
import { connectivity } from '../../../src/analysis/road/connectivity.ts';
import { seeded } from '../../support/seeded.ts';
import { roadAlong } from '../build.ts';

type Spot = readonly [x: number, y: number];
type Segment = readonly [Spot, Spot];

/** A lattice of some hundred metres, exact to the last bit: 1/256 of a degree. */
const road = (line: readonly Spot[]) => roadAlong(line.map(([x, y]) => [107 + x / 256, 33 + y / 256]));
const NOBODY = { lon: new Float64Array(), lat: new Float64Array() };
const report = (lines: readonly (readonly Spot[])[]) => connectivity(lines.map(road), NOBODY, NOBODY);
/** Places to a tenth of a metre, in the lattice's own numbers. */
const named = (x: number, y: number) => `${x.toFixed(4)} ${y.toFixed(4)}`;
const told = (lines: readonly (readonly Spot[])[]) =>
  report(lines).crossings.map(({ at }) => named((at.lon - 107) * 256, (at.lat - 33) * 256));

const segmentsOf = (line: readonly Spot[]): Segment[] => line.slice(1).map((to, index) => [line[index]!, to]);
const cross = ([ax, ay]: Spot, [bx, by]: Spot) => ax * by - ay * bx;
const less = ([ax, ay]: Spot, [bx, by]: Spot): Spot => [ax - bx, ay - by];

/** Every two segments held against each other in whole numbers: where they come by one place, no vertex in common, and no road ends there. */
function byHand(lines: readonly (readonly Spot[])[]): string[] {
  const ends = new Set(lines.flatMap((line) => [line[0]!, line.at(-1)!]).map(([x, y]) => named(x, y)));
  const segments = lines.flatMap(segmentsOf);
  const places = new Set<string>();
  for (const [index, [from, to]] of segments.entries())
    for (const [other, end] of segments.slice(index + 1)) {
      if ([from, to].some((one) => [other, end].some((two) => one.join() === two.join()))) continue;
      const [way, its] = [less(to, from), less(end, other)];
      const turn = cross(way, its);
      if (turn === 0) continue;
      const [here, there] = [cross(less(other, from), its) / turn, cross(less(other, from), way) / turn];
      if (here < 0 || here > 1 || there < 0 || there > 1) continue;
      const place = named(from[0] + here * way[0], from[1] + here * way[1]);
      if (!ends.has(place)) places.add(place);
    }
  return [...places].sort();
}

describe('roads that cross without a common vertex', () => {
  const straight: readonly Spot[] = [
    [0, 0],
    [4, 4],
  ];

  it('are told once, whether none of the two has a vertex there, or one', () => {
    const none = [
      [0, 4],
      [4, 0],
    ] as const;
    const one = [
      [0, 4],
      [2, 2],
      [4, 0],
    ] as const;
    for (const line of [none, one])
      for (const lines of [
        [straight, line],
        [line, straight],
      ]) {
        expect(told(lines)).toEqual([named(2, 2)]);
        expect(report(lines).islands).toHaveLength(2);
      }
    expect(told([[straight[0]!, [2, 2], straight[1]!], one]), 'a vertex of both: they meet').toEqual([]);
  });

  it('are told where one only touches the other and turns back, and where two that meet lie on a third', () => {
    expect(
      told([
        straight,
        [
          [0, 4],
          [2, 2],
          [1, 4],
        ],
      ]),
    ).toEqual([named(2, 2)]);
    const meeting = [
      [
        [0, 4],
        [2, 2],
        [4, 0],
      ],
      [
        [2, 4],
        [2, 2],
        [2, 0],
      ],
    ] as const;
    expect(told([straight, ...meeting])).toEqual([named(2, 2)]);
  });

  it('meet where one of them ends: that is joined, and not told', () => {
    const ending = [
      [2, 2],
      [4, 0],
    ] as const;
    expect([told([straight, ending]), report([straight, ending]).islands.length]).toEqual([[], 1]);
    // A third that passes there without a vertex is joined by the same end.
    const third = [
      [0, 4],
      [4, 0],
    ] as const;
    expect([
      told([
        straight,
        [
          [2, 2],
          [3, 4],
        ],
        third,
      ]),
      report([
        straight,
        [
          [2, 2],
          [3, 4],
        ],
        third,
      ]).islands.length,
    ]).toEqual([[], 1]);
  });

  it('are the places that two segments share, by whole numbers', () => {
    let [atVertex, between] = [0, 0];
    for (let seed = 1; seed <= 240; seed++) {
      const { uniform } = seeded(seed);
      const whole = (below: number) => Math.floor(uniform() * below);
      const lines = Array.from({ length: 3 + whole(4) }, () => {
        const line: Spot[] = [[whole(7), whole(7)]];
        while (line.length < 2 + whole(3)) {
          const next: Spot = [whole(7), whole(7)];
          if (!line.some((vertex) => vertex.join() === next.join())) line.push(next);
        }
        return line.length > 1 ? line : [...line, [line[0]![0] + 1, line[0]![1]] as Spot];
      });
      const expected = byHand(lines);
      // Three roads through one place are as many crossings as pairs, and one place.
      expect([...new Set(told(lines))].sort(), `seed ${seed}`).toEqual(expected);
      const vertices = new Set(lines.flat().map(([x, y]) => named(x, y)));
      atVertex += expected.filter((place) => vertices.has(place)).length;
      between += expected.filter((place) => !vertices.has(place)).length;
    }
    expect(Math.min(atVertex, between), 'cases that say something').toBeGreaterThan(40);
  });
});
