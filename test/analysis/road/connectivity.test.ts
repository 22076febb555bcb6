import { describe, expect, it } from 'vitest';
import { type Connectivity, connectivity } from '../../../src/analysis/road/connectivity.ts';
import type { Road } from '../../../src/domain/road.ts';
import { comesBy, endsOf, groupsOf, lengthOf, looseEnds, offLine, piecesOf, segmentsOf, wayBetween } from '../../oracle/road-islands.ts';
import { type Line, metres, nearestOn, type Place } from '../../oracle/road-ways.ts';
import { seeded } from '../../support/seeded.ts';
import { roadAlong } from '../build.ts';

const [EAST, NORTH] = [0.0107, 0.009];
/** A place of a lattice of about a kilometre, a few metres off it where that is said. */
const at = (x: number, y: number, metresEast = 0, metresNorth = 0): Place => [
  107 + x * EAST + metresEast / 93_400,
  33 + y * NORTH + metresNorth / 110_900,
];
const road = (...line: readonly Place[]) => roadAlong(line);
const columns = (places: readonly Place[]) => ({
  lon: Float64Array.from(places, ([x]) => x),
  lat: Float64Array.from(places, ([, y]) => y),
});
const NOBODY = columns([]);
const report = (roads: readonly Road[], villages: readonly Place[] = [], facilities: readonly Place[] = []) =>
  connectivity(roads, columns(villages), columns(facilities));

describe('connectivity of roads', () => {
  it('a road that stops short of another is one near miss, and two networks', () => {
    const main = road(at(0, 0), at(1, 0), at(2, 0));
    const short = road(at(1, 0, 0, 20), at(1, 1));
    const { islands, gaps, deadEnds, joined } = report([main, short], [at(1, 0, 300, 40), at(1, 1, 300, 300), at(1, 0.8, 300)], [at(0, 0)]);
    expect(islands.map(({ roads, villages, facilities }) => ({ roads, villages, facilities }))).toEqual([
      // The last one is within a kilometre of both: on an island is who comes on to nothing larger.
      { roads: 1, villages: [0, 2], facilities: [0] },
      { roads: 1, villages: [1], facilities: [] },
    ]);
    expect(islands[0]!.length / 1000).toBeCloseTo(lengthOf(main), 5);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ other: 0, island: 1, otherIsland: 0, spot: { road: 1, village: 0 } });
    expect(gaps[0]!.gap / 1000).toBeCloseTo(offLine(at(1, 0, 0, 20), main), 2);
    expect(gaps[0]!.spot.at).toEqual({ lon: short.line[0]![0], lat: short.line[0]![1] });
    expect([deadEnds, joined]).toEqual([3, 0]);
  });

  it('within the tolerance it is joined, and counted', () => {
    const { islands, gaps, deadEnds, joined, tolerance } = report([road(at(0, 0), at(2, 0)), road(at(1, 0, 0, 4), at(1, 1))]);
    expect([islands.length, gaps.length, deadEnds, joined, tolerance]).toEqual([1, 0, 3, 1, 5]);
  });

  it('two ends that face each other are one near miss', () => {
    const { islands, gaps, deadEnds } = report([road(at(0, 0), at(1, 0)), road(at(1, 0, 30), at(2, 0))]);
    expect(islands).toHaveLength(2);
    expect(gaps.map(({ gap }) => Math.round(gap / 1000))).toEqual([30]);
    expect(deadEnds).toBe(2);
  });

  it('a stub beside its own junction is no near miss; an end that comes back to its own road is', () => {
    const stub = report([road(at(0, 0), at(1, 0), at(2, 0)), road(at(1, 0), at(1, 0, 30, 30))]);
    expect([stub.gaps.length, stub.deadEnds]).toEqual([0, 3]);
    const ring = report([road(at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0, 0, 25))]);
    expect([ring.gaps.length, ring.deadEnds, ring.islands.length]).toEqual([1, 0, 1]);
  });

  it('roads that cross are told, and not joined; those that a car does not use are left out', () => {
    const cross = report([road(at(0, 0), at(2, 2)), road(at(0, 2), at(2, 0))]);
    expect(cross.islands).toHaveLength(2);
    expect(cross.crossings).toHaveLength(1);
    expect(metres([cross.crossings[0]!.at.lon, cross.crossings[0]!.at.lat], at(1, 1))).toBeLessThan(1);
    const meeting = report([road(at(0, 0), at(1, 1), at(2, 2)), road(at(0, 2), at(1, 1), at(2, 0))]);
    expect([meeting.crossings.length, meeting.islands.length]).toEqual([0, 1]);
    const planned = report([road(at(0, 0), at(1, 0)), { ...road(at(0, 0), at(0, 1)), class: 'unbuilt' }], [at(0, 0.5)]);
    expect([planned.roads, planned.unused, planned.islands.length, planned.islands[0]!.villages.length]).toEqual([1, 1, 1, 1]);
  });

  it('a motorway is a road, but nobody comes on to it from a village', () => {
    const { islands, villages } = report([{ ...road(at(0, 0), at(4, 0)), class: 'motorway' }, road(at(0, 3), at(1, 3))], [at(2, 0)]);
    expect(islands.map((island) => island.villages)).toEqual([[], []]);
    expect(villages).toMatchObject([{ place: 0, road: 1 }]);
  });

  it('without roads every village is off them; without a position nobody knows', () => {
    const { islands, villages, unplacedVillages, facilities } = report([], [at(0, 0), [Number.NaN, Number.NaN]], [at(1, 1)]);
    expect(islands).toEqual([]);
    expect([villages, facilities]).toEqual([[{ place: 0, off: Number.NaN, road: -1 }], [{ place: 0, off: Number.NaN, road: -1 }]]);
    expect(unplacedVillages).toBe(1);
    expect(connectivity([road(at(0, 0), at(1, 0))], NOBODY, NOBODY).islands[0]!.spot).toMatchObject({
      village: -1,
      villageOff: Number.NaN,
    });
  });
});

const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
  [1, 1],
] as const;

/** Whether no end is at a distance that rounding could decide: near the tolerance, or near what is near. */
function isClear(lines: readonly Line[]): boolean {
  return lines.flatMap(endsOf).every((end) =>
    lines.every((other) =>
      segmentsOf(other)
        .filter((segment) => !segment.some((vertex) => vertex.join() === end.join()) && comesBy(end, segment))
        .map(([from, to]) => nearestOn(end, from, to).metres)
        .every((off) => off > 6 && Math.abs(off - 50) > 0.1),
    ),
  );
}

/** Roads along a lattice of a few hundred metres, some of their ends moved so that they miss what they led to. */
function randomRoads(seed: number): Road[] {
  const { uniform } = seeded(seed);
  const whole = (below: number) => Math.floor(uniform() * below);
  const lines = Array.from({ length: 8 + whole(14) }, () => {
    let [x, y] = [whole(7), whole(7)];
    const line = [at(x * 0.3, y * 0.3)];
    for (let steps = 1 + whole(4); steps > 0; steps--) {
      const [dx, dy] = STEPS[whole(STEPS.length)]!;
      [x, y] = [x + dx, y + dy];
      const next = at(x * 0.3, y * 0.3);
      if (line.some((vertex) => vertex.join() === next.join())) break;
      line.push(next);
    }
    return { line };
  }).filter(({ line }) => line.length > 1);
  for (const { line } of lines) {
    if (uniform() < 0.5) continue;
    const before = line.at(-1)!;
    line[line.length - 1] = [before[0] + (uniform() - 0.5) * 0.0008, before[1] + (uniform() - 0.5) * 0.0008];
    if (!isClear(lines)) line[line.length - 1] = before;
  }
  return lines.map(({ line }) => road(...line));
}

/** An end that should meet another road, as the oracle finds it: metres to the nearest road that is a long way round, and the pieces it ends and misses. */
interface Missed {
  readonly end: Place;
  readonly off: number;
  readonly own: number;
  readonly other: number;
}

function missesOf(roads: readonly Road[]): ReadonlyMap<string, Missed> {
  const pieces = piecesOf(roads);
  const endsHere = (piece: (typeof pieces)[number], end: readonly number[]) => endsOf(piece).some((place) => place.join() === end.join());
  const found = new Map<string, Missed>();
  for (const { at: end } of looseEnds(roads)) {
    const own = pieces.findIndex((piece) => endsHere(piece, end));
    const missed = pieces.flatMap((piece, other) => {
      const near = segmentsOf(piece)
        .filter((segment) => comesBy(end, segment))
        .map(([from, to]) => ({ from, to, ...nearestOn(end, from, to) }))
        .filter(({ metres: off }) => off <= 50)
        .map((one) => ({ off: one.metres, way: wayBetween(roads, end, one) }));
      const asked = endsHere(piece, end) ? near.filter(({ way }) => way >= 500) : near;
      const nearest = asked.sort((a, b) => a.off - b.off)[0];
      return nearest && nearest.way >= 500 ? [{ end, off: nearest.off, own, other }] : [];
    });
    const [nearest] = missed.sort((a, b) => a.off - b.off);
    if (nearest) found.set(end.join(), nearest);
  }
  return found;
}

/** The ends of two pieces that miss each other side by side: closing either gap closes both. */
function mirrorOf(misses: ReadonlyMap<string, Missed>, { end, own, other }: Missed): Missed | undefined {
  return [...misses.values()].find(
    (beside) => beside.end.join() !== end.join() && beside.own === other && beside.other === own && metres(end, beside.end) <= 50,
  );
}

const keyOf = ({ lon, lat }: { readonly lon: number; readonly lat: number }) => [lon, lat].join();

describe('random roads, against roads held against each other one by one', () => {
  const seeds = Array.from({ length: 30 }, (_, seed) => seed + 1);

  it('the same islands, of the same length, and the same villages too far off', () => {
    let [parted, beyond] = [0, 0];
    for (const seed of seeds) {
      const roads = randomRoads(seed);
      const { uniform } = seeded(seed + 1000);
      const villages = Array.from({ length: 4 }, () => at(uniform() * 4 - 1, uniform() * 4 - 1));
      const found = report(roads, villages);
      const groups = groupsOf(roads, 5).map((group) => group.reduce((sum, one) => sum + lengthOf(roads[one]!), 0));
      expect(found.joined, 'nothing nearly touches').toBe(0);
      expect(found.islands).toHaveLength(groups.length);
      groups.sort((a, b) => b - a);
      for (const [place, length] of groups.entries()) expect(found.islands[place]!.length / 1000).toBeCloseTo(length, 4);
      const offs = villages.map((village) => Math.min(...roads.map((one) => offLine(village, one))));
      const far = offs.flatMap((off, place) => (off > 1000 ? [place] : []));
      expect(found.villages.map(({ place }) => place).sort((a, b) => a - b)).toEqual(far);
      for (const { place, off } of found.villages) expect(Math.abs(off / 1000 - offs[place]!)).toBeLessThan(0.002);
      const onRoad = found.islands.flatMap((island) => island.villages).sort((a, b) => a - b);
      expect(onRoad).toEqual(villages.map((_, place) => place).filter((place) => !far.includes(place)));
      parted += groups.length - 1;
      beyond += far.length;
    }
    expect(Math.min(parted, beyond), 'cases that say something').toBeGreaterThan(20);
  });

  it('the same ends that should meet another, with the same gaps; the others are dead ends', () => {
    let missed = 0;
    for (const seed of seeds) {
      const roads = randomRoads(seed);
      const { gaps, deadEnds } = report(roads);
      const misses = missesOf(roads);
      for (const { spot, gap } of gaps) expect(gap / 1000).toBeCloseTo(misses.get(keyOf(spot.at))!.off, 1);
      const told = new Set(gaps.map(({ spot }) => keyOf(spot.at)));
      expect([...told].filter((end) => !misses.has(end))).toEqual([]);
      for (const [end, missed] of misses) {
        const beside = mirrorOf(misses, missed);
        if (!beside) expect(told, 'an end by itself').toContain(end);
        else expect(told.has(end), 'one of two, the nearer').not.toBe(told.has(beside.end.join()));
        if (beside && missed.off < beside.off - 0.01) expect(told).toContain(end);
      }
      expect(deadEnds).toBe(looseEnds(roads).length - misses.size);
      missed += gaps.length;
    }
    expect(missed).toBeGreaterThan(40);
  });

  it('a gap that is drawn is gone, and what it parted is one', () => {
    const told = (found: Connectivity) => new Set(found.gaps.map(({ spot }) => keyOf(spot.at)));
    let drawn = 0;
    for (const seed of seeds) {
      const roads = randomRoads(seed);
      const before = report(roads);
      const [first] = before.gaps;
      if (!first) continue;
      const after = report([...roads, road([first.spot.at.lon, first.spot.at.lat], [first.to.lon, first.to.lat])]);
      expect(told(after).has(keyOf(first.spot.at))).toBe(false);
      expect(after.islands.length).toBe(before.islands.length - (first.island === first.otherIsland ? 0 : 1));
      drawn++;
    }
    expect(drawn).toBeGreaterThan(20);
  });
});
