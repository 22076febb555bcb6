import fc from 'fast-check';
import { expect, it } from 'vitest';
import { connectivity } from '../../../src/analysis/road/connectivity.ts';
import { NearestSearch } from '../../../src/analysis/road/nearest-search.ts';
import { joinRoads } from '../../../src/analysis/road/node-roads.ts';
import { edgeCosts, MEASURED_BY, travelGraph } from '../../../src/analysis/road/travel-graph.ts';
import { ROAD_CLASSES, type Road } from '../../../src/domain/road.ts';
import { PROFILES } from '../../../src/domain/travel.ts';
import type { Place } from '../../oracle/road-ways.ts';
import { SEED } from '../build.ts';

const { car } = PROFILES;

/**
 * Where a road ends on another, that one gets a node on its line, which is straight in degrees, while a piece of it is as long as a geodesic: four
 * kilometres grow by some hundredths of a millimetre. A millisecond has its rounded parts.
 */
const BENT = { distance: 0.1, time: 0.1 };

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
/** Somewhere in a field of about three kilometres. */
const anywhere = fc.tuple(fraction, fraction).map(([x, y]): Place => [107 + x * 0.03, 33 + y * 0.03]);
/** Of a point in the middle of a road: at a vertex, on the line, some metres beside it (joined within five, or not). */
const beside = fc.constantFrom(0, 0, 1e-5, 3e-5, 6e-5);

/** A road through some of these vertices, places of its own and points on or beside roads that are there. */
const arbitraryRoad = (vertices: readonly Place[], drawn: readonly Road[]): fc.Arbitrary<Road> => {
  const segments = drawn.flatMap(({ line }) => line.slice(1).map((to, index) => [line[index]!, to] as const));
  const onRoad = (segment: readonly [Place, Place]) =>
    fc.tuple(fraction, beside, beside).map(([share, east, north]): Place => {
      const [[ax, ay], [bx, by]] = segment;
      return [ax + share * (bx - ax) + east, ay + share * (by - ay) + north];
    });
  const place = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...vertices) },
    { weight: 1, arbitrary: anywhere },
    ...(segments.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...segments).chain(onRoad) }] : []),
  );
  return fc.record({
    class: fc.constantFrom(...ROAD_CLASSES),
    surface: fc.constant('asphalt'),
    widthM: fc.constant(null),
    name: fc.constant(''),
    direction: fc.constantFrom('both', 'both', 'both', 'forward', 'backward'),
    simulated: fc.constant(false),
    // What leads nowhere is no road: the reader leaves it out.
    line: fc.array(place, { minLength: 2, maxLength: 4 }).filter((line) => new Set(line.map(String)).size > 1),
  });
};

const arbitraryCase = fc
  .array(anywhere, { minLength: 3, maxLength: 7 })
  .chain((vertices) =>
    fc
      .array(arbitraryRoad(vertices, []), { minLength: 2, maxLength: 5 })
      .chain((through) =>
        fc
          .array(arbitraryRoad(vertices, through), { maxLength: 3 })
          .chain((on) => fc.record({ roads: fc.constant([...through, ...on]), more: arbitraryRoad(vertices, [...through, ...on]) })),
      ),
  );

/** The nodes at which roads end, by where they are (those at which one is led on to another follow, be they at the same place), and ways between them. */
function waysOf(roads: readonly Road[]) {
  const { network, ends: led } = joinRoads(roads);
  const graph = travelGraph(network, roads, car);
  const costs = edgeCosts(network, roads, car);
  const ends = new Set(roads.flatMap(({ line }) => [String(line[0]), String(line.at(-1))]));
  const nodes = new Map<string, number>();
  network.nodeLon.forEach((lon, node) => {
    const place = String([lon, network.nodeLat[node]]);
    if (ends.has(place) && !nodes.has(place)) nodes.set(place, node);
  });
  const searches = MEASURED_BY.map((by) => ({ by, search: new NearestSearch({ ...graph, cost: costs[by] }) }));
  return { nodes, led, searches };
}

it('a one-way road that begins or ends just beside another is entered where it begins and left where it ends', () => {
  const [far, near, west]: readonly Place[] = [
    [107.005, 33.01],
    [107.005, 33.00002],
    [107, 33],
  ];
  const road = { class: 'village', surface: 'asphalt', widthM: null, name: '', simulated: false } as const;
  const main: Road = { ...road, direction: 'both', line: [west!, [107.01, 33]] };
  const hasWay = (side: Pick<Road, 'direction' | 'line'>, from: Place, to: Place) => {
    const { nodes, searches } = waysOf([main, { ...road, ...side }]);
    return searches.map(({ search }) => {
      search.run([{ node: nodes.get(String(to))!, cost: 0, rank: 0 }]);
      return search.costOf(nodes.get(String(from))!) < Number.POSITIVE_INFINITY;
    });
  };
  for (const side of [
    { direction: 'forward', line: [near!, far!] },
    { direction: 'backward', line: [far!, near!] },
  ] as const) {
    expect(hasWay(side, west!, far!)).toEqual([true, true]);
    expect(hasWay(side, far!, west!)).toEqual([false, false]);
    const turned = { ...side, line: [...side.line].reverse() };
    expect(hasWay(turned, far!, west!)).toEqual([true, true]);
    expect(hasWay(turned, west!, far!)).toEqual([false, false]);
  }
});

it('no road more, wherever it is drawn, lengthens a way between places that stay where they are', () => {
  const seen = { shorter: 0, opened: 0, equal: 0, crossing: 0, ending: 0 };
  const nobody = { lon: new Float64Array(), lat: new Float64Array() };
  fc.assert(
    fc.property(arbitraryCase, ({ roads, more }) => {
      const [before, after] = [waysOf(roads), waysOf([...roads, more])];
      const [reported, then] = [connectivity(roads, nobody, nobody), connectivity([...roads, more], nobody, nobody)];
      if (then.crossings.length > reported.crossings.length) seen.crossing += 1;
      if (after.led > before.led) seen.ending += 1;
      for (const [index, { by, search }] of before.searches.entries()) {
        const later = after.searches[index]!.search;
        for (const [to, node] of before.nodes) {
          search.run([{ node, cost: 0, rank: 0 }]);
          later.run([{ node: after.nodes.get(to)!, cost: 0, rank: 0 }]);
          for (const [from, start] of before.nodes) {
            const [was, is] = [search.costOf(start), later.costOf(after.nodes.get(from)!)];
            if (was === Number.POSITIVE_INFINITY) seen.opened += is < was ? 1 : 0;
            else {
              expect(is, `${by} from ${from} to ${to}`).toBeLessThanOrEqual(was + BENT[by]);
              if (is < was - BENT[by]) seen.shorter += 1;
              else seen.equal += 1;
            }
          }
        }
      }
    }),
    { seed: SEED, numRuns: 400 },
  );
  for (const [kind, times] of Object.entries(seen)) expect(times, kind).toBeGreaterThan(50);
});
