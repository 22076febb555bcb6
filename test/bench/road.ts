import createGraph from 'ngraph.graph';
import { aStar, nba } from 'ngraph.path';
import { type Goal, NearestSearch } from '../../src/analysis/road/nearest-search.ts';
import { type Network, NetworkBuilder } from '../../src/analysis/road/network.ts';
import { travelGraph } from '../../src/analysis/road/travel-graph.ts';
import { findNearest } from '../../src/analysis/spatial/find-nearest.ts';
import { indexPlaces } from '../../src/analysis/spatial/nearest-index.ts';
import type { Road } from '../../src/domain/road.ts';
import { ColumnRoads } from '../../src/domain/road-columns.ts';
import { PROFILES } from '../../src/domain/travel.ts';
import { makeCountry } from '../../src/io/synthetic/country.ts';
import { makeRoads, type RoadGraphColumns, roadColumnsOf } from '../../src/io/synthetic/roads.ts';
import { agree, type Measured, measure } from './measure.ts';

const NODES = 200_000;
const SOURCES = 180;
/** Nodes that the other side is asked for path by path. */
const SAMPLE = 200;
/** Millimetres: 1e-6 m. */
const TOLERANCE = 1e-3;

/** The country's roads as a network, all of one class as pieces of one road: the graph as it is made up, measured. */
function networkOf(columns: RoadGraphColumns): { readonly network: Network; readonly roads: readonly Road[] } {
  const built = new NetworkBuilder();
  columns.lon.forEach((lon, node) => {
    built.node(lon, columns.lat[node]!);
  });
  const roads: Road[] = [];
  let edge = 0;
  const kinds = new Map<number, number>();
  for (const road of new ColumnRoads(roadColumnsOf(columns))) {
    const kind = columns.class[edge]!;
    if (!kinds.has(kind)) kinds.set(kind, roads.push(road) - 1);
    for (const [lon, lat] of road.line) built.point(lon, lat);
    built.edge(columns.from[edge]!, columns.to[edge]!, kinds.get(kind)!);
    edge++;
  }
  return { network: built.build(roads.length), roads };
}

/** Hospitals from all over the country, each at the node it is nearest to and as far from it as it is. */
function goalsOf({ nodeLon, nodeLat }: Network): Goal[] {
  const { count, position } = makeCountry().facilities;
  const chosen = Array.from({ length: SOURCES }, (_, at) => Math.floor((at * count) / SOURCES));
  const at = {
    lon: Float64Array.from(chosen, (index) => position.lon[index]!),
    lat: Float64Array.from(chosen, (index) => position.lat[index]!),
  };
  const { place, distance } = findNearest(indexPlaces({ lon: nodeLon, lat: nodeLat }), at, 1);
  return chosen.map((_, rank) => ({ node: place[rank]!, cost: distance[rank]!, rank }));
}

/** Numbers of nodes that stand for no place: the source all goals hang on, and one that nothing leads to. */
const SUPER = -1;
const NOWHERE = -2;

function graphOf({ nodeLon, from, to, length }: Network, goals: readonly Goal[]) {
  const graph = createGraph<undefined, number>();
  for (let node = 0; node < nodeLon.length; node++) graph.addNode(node);
  for (let edge = 0; edge < from.length; edge++) graph.addLink(from[edge]!, to[edge]!, length[edge]!);
  graph.addNode(SUPER);
  graph.addNode(NOWHERE);
  for (const { node, cost } of goals) {
    // Of two links between the same nodes it keeps the later one's length; roads are never two there, goals may be.
    const known = graph.getLink(SUPER, node);
    if (!known) graph.addLink(SUPER, node, cost);
    else known.data = Math.min(known.data, cost);
  }
  return graph;
}
type Graph = ReturnType<typeof graphOf>;

const lengthOf = (_: unknown, __: unknown, { data }: { readonly data: number }) => data;

/**
 * The fastest we found to have all distances of ngraph.path, which gives one path at a time: a search to a node that nothing leads to settles all
 * others, and its distance callback sees every step, so that what each node costs can be noted there.
 */
function allAtOnce(graph: Graph, nodes: number): Float64Array {
  const known = new Float64Array(nodes + 1).fill(Number.POSITIVE_INFINITY);
  known[0] = 0;
  const finder = aStar(graph, {
    distance: ({ id: here }, { id: before }, { data }) => {
      const way = known[(before as number) + 1]! + data;
      if (way < known[(here as number) + 1]!) known[(here as number) + 1] = way;
      return data;
    },
  });
  finder.find(SUPER, NOWHERE);
  return known.subarray(1);
}

/** Milliseconds a path, and its length, by the finder's own paths; the length is infinite where there is none. */
function pathByPath(graph: Graph, targets: readonly number[]) {
  const finder = nba(graph, { distance: lengthOf });
  const began = performance.now();
  const paths = targets.map((target) => finder.find(SUPER, target));
  const milliseconds = (performance.now() - began) / targets.length;
  const lengths = paths.map((path) => {
    if (path.length === 0) return Number.POSITIVE_INFINITY;
    return path.slice(1).reduce((sum, { id }, at) => {
      const other = path[at]!.id;
      return sum + (graph.getLink(id, other) ?? graph.getLink(other, id))!.data;
    }, 0);
  });
  return { milliseconds, lengths };
}

/** How far every node of a country's roads has to the nearest of 180 hospitals. */
export function roadNearest(): Measured {
  const { network, roads } = networkOf(makeRoads(NODES, makeCountry(), 1));
  const nodes = network.nodeLon.length;
  const goals = goalsOf(network);
  const targets = Array.from({ length: SAMPLE }, (_, at) => Math.floor((at * nodes) / SAMPLE));
  const searchOf = () => {
    return new NearestSearch({ ...travelGraph(network, roads, PROFILES.car), cost: network.length });
  };
  const searched = (search: NearestSearch) => {
    search.run(goals);
    return search;
  };
  const common = {
    id: 'road-nearest/ngraph',
    work: `the nearest of ${SOURCES} hospitals to each of ${nodes} nodes, along ${network.from.length} edges`,
    peer: 'ngraph.path from a super-source: aStar without a heuristic (Dijkstra), once to a node that nothing leads to, distances noted in its callback',
    limit: '≥ 25 ×',
    pieces: 1,
    check: (ours: NearestSearch, theirs: Float64Array) => {
      let [apart, unreached] = [0, 0];
      theirs.forEach((way, node) => {
        const mine = ours.costOf(node);
        if (way === mine) unreached += way === Number.POSITIVE_INFINITY ? 1 : 0;
        else apart = Math.max(apart, Math.abs(way - mine));
      });
      agree(apart <= TOLERANCE, `${apart} mm apart`);
      return `all distances equal within ${apart / 1000} m, ${unreached} nodes on islands reached by neither`;
    },
  };
  const all = measure({ ...common, ours: () => searched(searchOf()), theirs: () => allAtOnce(graphOf(network, goals), nodes) });
  const [search, graph] = [searchOf(), graphOf(network, goals)];
  const alone = measure({ ...common, ours: () => searched(search), theirs: () => allAtOnce(graph, nodes) });
  const { milliseconds, lengths } = pathByPath(graph, targets);
  lengths.forEach((length, at) => {
    const mine = search.costOf(targets[at]!);
    agree(length === mine || Math.abs(length - mine) <= TOLERANCE, `node ${targets[at]}: ${mine} mm, by its path ${length} mm`);
  });
  const notes = [
    all.note,
    'both sides put their graph together in their time, with all the memory it needs, from nodes, edges and lengths that are given; neither counts travel times',
    `the search alone ${alone.ours.toFixed(1)} and ${alone.theirs.toFixed(1)} ms, ${alone.ratio.toFixed(1)} ×`,
    `path by path, as ngraph.path is meant to be used (nba, its fastest exact finder), ${milliseconds.toFixed(2)} ms for each of ${SAMPLE} nodes, all of them equal: ${Math.round((milliseconds * nodes) / 1000)} s for all, extrapolated`,
  ];
  return { ...all, note: notes.join('; ') };
}
