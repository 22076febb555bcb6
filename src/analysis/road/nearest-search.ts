import { MonotoneQueue } from './monotone-queue.ts';

/** The arcs that lead to each node, and what each costs: never less than nothing. */
export interface Arcs {
  readonly starts: Uint32Array;
  readonly source: Uint32Array;
  readonly cost: Float64Array;
}

/** Where ways end: at a node, at a cost that is already there (the way from the road to the facility), ranked for ties. */
export interface Goal {
  readonly node: number;
  readonly cost: number;
  readonly rank: number;
}

/** Costs that differ by less may be the same whole unit: the smaller rank wins then. */
const UNIT = 1;
const NONE = -1;

/**
 * Finds the nearest goal of every node in one pass: Dijkstra's algorithm from all goals at once, along the arcs backwards, over typed arrays.
 *
 * Costs that come to the same whole unit are a tie, which goes to the goal of the smaller rank, as with the straight line. Whole units are counted
 * only where a village is known, so a node keeps, beside its nearest goal, each goal that is less than one unit farther and has a smaller rank
 * than all nearer ones: a label. No other can win anywhere behind the node, for a way on adds the same to all. Nearly every node has one label.
 *
 * Made once for a graph; each run forgets the one before, in time that depends on what it had reached.
 */
export class NearestSearch {
  /** Cost and rank of the best way to a node that is known so far, and the newest label of a node that was reached. */
  private readonly best: Float64Array;
  private readonly bestRank: Int32Array;
  private readonly newest: Int32Array;

  /** Ways found, in the order they were: where to, at what cost, by which way and arc before; those that are labels name the label before them. */
  private count = 0;
  private node: Int32Array;
  private cost: Float64Array;
  private rank: Int32Array;
  private before: Int32Array;
  private arc: Int32Array;
  private older: Int32Array;

  /** Ways not yet looked at, the cheapest first. */
  private readonly waiting: MonotoneQueue;

  constructor(
    private readonly arcs: Arcs,
    nodes = arcs.starts.length - 1,
  ) {
    this.best = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
    this.bestRank = new Int32Array(nodes);
    this.newest = new Int32Array(nodes).fill(NONE);
    const room = nodes + (nodes >> 2) + 64;
    this.node = new Int32Array(room);
    this.cost = new Float64Array(room);
    this.rank = new Int32Array(room);
    this.before = new Int32Array(room);
    this.arc = new Int32Array(room);
    this.older = new Int32Array(room);
    this.waiting = new MonotoneQueue(room);
  }

  /** Searches from the goals; as far as every node can be reached from, or until all wanted nodes are reached. */
  run(goals: readonly Goal[], wanted: Iterable<number> | null = null): void {
    this.forget();
    for (const { node, cost, rank } of goals) this.offer(node, cost, rank, NONE, NONE);
    const missing = wanted && new Set(wanted);
    let enough = missing?.size === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const { starts, source, cost: costs } = this.arcs;
    for (let way = this.waiting.pop(); way !== NONE; way = this.waiting.pop()) {
      const node = this.node[way]!;
      const cost = this.cost[way]!;
      const rank = this.rank[way]!;
      if (cost >= enough) break;
      const label = this.newest[node]!;
      if (label !== NONE && (cost >= this.best[node]! + UNIT || rank >= this.rank[label]!)) continue;
      this.older[way] = label;
      this.newest[node] = way;
      // Ties of the last one wanted may still come.
      if (missing?.delete(node) && missing.size === 0) enough = cost + UNIT;
      const end = starts[node + 1]!;
      for (let arc = starts[node]!; arc < end; arc++) this.offer(source[arc]!, cost + costs[arc]!, rank, way, arc);
    }
  }

  /** The farthest label of a node, −1 where no goal can be reached; `nearerLabel` has the others. */
  labelOf(node: number): number {
    return this.newest[node]!;
  }

  /** The next nearer label of the same node; −1 behind the nearest. */
  nearerLabel(label: number): number {
    return this.older[label]!;
  }

  /** What the way from a label's node to its goal costs. */
  costOfLabel(label: number): number {
    return this.cost[label]!;
  }

  rankOfLabel(label: number): number {
    return this.rank[label]!;
  }

  /** Cost from a node to its nearest goal, exactly; infinite where it has none. */
  costOf(node: number): number {
    return this.newest[node] === NONE ? Number.POSITIVE_INFINITY : this.best[node]!;
  }

  /** The arcs from a label's node to its goal, in the order they are gone. */
  arcsFrom(label: number): number[] {
    const found: number[] = [];
    for (let way = label; this.before[way] !== NONE; way = this.before[way]!) found.push(this.arc[way]!);
    return found;
  }

  private forget(): void {
    for (let way = 0; way < this.count; way++) {
      this.best[this.node[way]!] = Number.POSITIVE_INFINITY;
      this.newest[this.node[way]!] = NONE;
    }
    this.count = 0;
    this.waiting.clear();
  }

  /** Notes a way to a node where it may become a label. */
  private offer(node: number, cost: number, rank: number, before: number, arc: number): void {
    const best = this.best[node]!;
    if (cost < best) {
      this.best[node] = cost;
      this.bestRank[node] = rank;
    } else if (!(cost < best + UNIT && rank < this.bestRank[node]!)) return;
    if (this.count === this.node.length) this.grow();
    const way = this.count++;
    this.node[way] = node;
    this.cost[way] = cost;
    this.rank[way] = rank;
    this.before[way] = before;
    this.arc[way] = arc;
    this.waiting.push(cost, way);
  }

  private grow(): void {
    const wider = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const room = this.node.length * 2;
    this.node = wider(this.node, new Int32Array(room));
    this.cost = wider(this.cost, new Float64Array(room));
    this.rank = wider(this.rank, new Int32Array(room));
    this.before = wider(this.before, new Int32Array(room));
    this.arc = wider(this.arc, new Int32Array(room));
    this.older = wider(this.older, new Int32Array(room));
  }
}
