import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/analysis/road/islands.ts';
import { type Arcs, type Goal, NearestSearch } from '../../../src/analysis/road/nearest-search.ts';

/** An arc from one node to another, as it is gone. */
interface Arc {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** Costs that add up without rounding: whole, parts of a unit, nothing, and far more than a goal is away. */
const cost = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((eighths) => eighths / 8),
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom(0, 1 / 1024, 1e6, 1e9),
);

const arbitraryRoads = fc.integer({ min: 1, max: 12 }).chain((nodes) => {
  const node = fc.nat(nodes - 1);
  const goals = fc.array(fc.tuple(node, cost), { maxLength: 6 });
  return fc.record({
    nodes: fc.constant(nodes),
    arcs: fc.array(fc.record({ from: node, to: node, cost }), { maxLength: 40 }),
    // Searched one after the other on one graph.
    searches: fc.array(goals, { minLength: 1, maxLength: 3 }),
    wanted: fc.array(node, { maxLength: 3 }),
    begin: fc.integer({ min: 0, max: 64 }).map((parts) => parts / 64),
  });
});

function arcsInto(nodes: number, arcs: readonly Arc[]): { readonly arcs: Arcs; readonly inOrder: readonly Arc[] } {
  // Arcs stand by the node they lead to, edges as they were drawn.
  const edge = Uint32Array.from(arcs.keys()).sort((a, b) => arcs[a]!.to - arcs[b]!.to || a - b);
  const inOrder = Array.from(edge, (index) => arcs[index]!);
  return {
    arcs: {
      starts: Uint32Array.from({ length: nodes + 1 }, (_, node) => inOrder.filter(({ to }) => to < node).length),
      source: Uint32Array.from(inOrder, ({ from }) => from),
      edge,
      cost: Float64Array.from(arcs, (arc) => arc.cost),
    },
    inOrder,
  };
}

/** From each node to one goal: arcs are tried until none makes any way shorter (Bellman and Ford). */
function waysTo(nodes: number, arcs: readonly Arc[], goal: Goal): number[] {
  const ways = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
  ways[goal.node] = goal.cost;
  for (let turn = 0; turn < nodes; turn++)
    for (const { from, to, cost: length } of arcs) ways[from] = Math.min(ways[from]!, ways[to]! + length);
  return ways;
}

/** Every label of a node, the farthest first. */
function labelsOf(search: NearestSearch, node: number) {
  const labels: { readonly label: number; readonly cost: number; readonly rank: number }[] = [];
  for (let label = search.labelOf(node); label >= 0; label = search.nearerLabel(label))
    labels.push({ label, cost: search.costOfLabel(label), rank: search.rankOfLabel(label) });
  return labels;
}

describe('a search for the nearest goal of every node', () => {
  it('finds what trying every goal alone does: costs, ties of a whole unit to the smaller rank, and ways that are there', () => {
    fc.assert(
      fc.property(arbitraryRoads, ({ nodes, arcs: drawn, searches, wanted, begin }) => {
        const { arcs, inOrder } = arcsInto(nodes, drawn);
        const search = new NearestSearch(arcs);
        for (const only of [null, wanted])
          for (const given of searches) {
            const goals = given.map(([node, away], rank): Goal => ({ node, cost: away, rank }));
            const ways = goals.map((goal) => waysTo(nodes, inOrder, goal));
            search.run(goals, only);
            for (const node of only ?? Array.from({ length: nodes }, (_, index) => index)) {
              expect(search.costOf(node)).toBe(Math.min(...ways.map((way) => way[node]!)));
              const found = labelsOf(search, node).map((label) => ({ ...label, whole: Math.round(begin + label.cost) }));
              const expected = ways.flatMap((way, rank) =>
                way[node]! < Number.POSITIVE_INFINITY ? [{ rank, whole: Math.round(begin + way[node]!) }] : [],
              );
              const first = <One extends { readonly rank: number; readonly whole: number }>(list: readonly One[]) =>
                [...list].sort((a, b) => a.whole - b.whole || a.rank - b.rank)[0];
              const winner = first(found);
              expect(winner && { rank: winner.rank, whole: winner.whole }).toEqual(first(expected));
              for (const { rank, label, cost: whole } of found) {
                let [at, sum] = [node, goals[rank]!.cost];
                for (const arc of search.arcsFrom(label)) {
                  expect(inOrder[arc]!.from).toBe(at);
                  at = inOrder[arc]!.to;
                  sum += inOrder[arc]!.cost;
                }
                expect([at, sum]).toEqual([goals[rank]!.node, whole]);
              }
            }
          }
      }),
      { numRuns: 1500, seed: 4 },
    );
  });
});

describe('parts of a graph', () => {
  it('are what can be reached from a node, whichever way the arcs lead', () => {
    fc.assert(
      fc.property(arbitraryRoads, ({ nodes, arcs: drawn }) => {
        const { arcs } = arcsInto(nodes, drawn);
        const part = partsOf(arcs);
        for (let from = 0; from < nodes; from++) {
          const reached = new Set([from]);
          for (const node of reached)
            for (const arc of drawn)
              for (const [a, b] of [
                [arc.from, arc.to],
                [arc.to, arc.from],
              ])
                if (a === node) reached.add(b!);
          expect(new Set(Array.from(part.keys()).filter((node) => part[node] === part[from]))).toEqual(reached);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
