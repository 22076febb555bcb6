import { MinHeap } from '../min-heap.ts';
import type { TravelGraph } from './travel-graph.ts';

/** The arcs that lead to each node, and what each edge costs: never less than nothing. */
export interface Arcs extends TravelGraph {
  readonly cost: Float64Array;
}

/** Where ways end: at a node, at a cost that is already there (the way from the road to the facility), ranked for ties. */
export interface Goal {
  readonly node: number;
  readonly cost: number;
  readonly rank: number;
}

/** A way to a goal that is not the nearest one: from a node, along an arc, on by the label of the next node. */
interface OtherWay {
  readonly node: number;
  readonly cost: number;
  readonly rank: number;
  readonly arc: number;
  readonly onto: number;
  /** The next nearer label of the node, once this is one. */
  nearer: number;
}

/** Costs that differ by less may be the same whole unit: the smaller rank wins then. */
const UNIT = 1;
const NONE = -1;
const UNREACHED = Number.POSITIVE_INFINITY;

/**
 * Finds the nearest goal of every node in one pass: from all goals at once, along the arcs backwards, over typed arrays.
 *
 * Nodes are worked off in bands of cost, the cheapest band first. Within a band they are taken in the order they were met, and once more where a
 * cheaper way turns up: that is rare, and costs far less than a queue that keeps them in order.
 *
 * Costs that come to the same whole unit are a tie, which goes to the goal of the smaller rank, as with the straight line. Whole units are counted
 * only where a village is known, so a node keeps, beside its nearest goal, each goal that is less than one unit farther and has a smaller rank
 * than all nearer ones: a label. No other can win anywhere behind the node, for a way on adds the same to all. Nearly every node has one label, and
 * that has the node's number; the others are found afterwards, from the arcs at which such a tie was met.
 *
 * Made once for a graph; each run forgets the one before, in time that depends on what it had reached.
 */
export class NearestSearch {
  private readonly nodes: number;
  /** By node, its nearest goal: what the way costs, the goal's rank, the first arc of the way and where that leads; `NONE` at the goal. */
  private readonly best: Float64Array;
  private readonly rank: Int32Array;
  private readonly arc: Int32Array;
  private readonly onto: Int32Array;

  /** Nodes that were reached, each once. */
  private readonly reached: Uint32Array;
  private reachedCount = 0;
  /** Nodes that were first reached beyond the band in turn. */
  private readonly far: Uint32Array;
  private farCount = 0;
  /** Nodes of the band in turn that are to be looked at, whether a node is among them, and those that come up meanwhile. */
  private near: Uint32Array;
  private nearCount = 0;
  private readonly isNear: Uint8Array;
  private coming: Uint32Array;

  /** Where two goals less than a unit apart met: a node, and the arc to it by which the one of the smaller rank may be a label of another. */
  private readonly met: number[] = [];
  /** Labels that are not a node's nearest have the numbers from `nodes` on; the farthest label of a node that has several. */
  private readonly others: OtherWay[] = [];
  private readonly farthest = new Map<number, number>();
  private readonly waiting = new MinHeap();

  constructor(private readonly arcs: Arcs) {
    const nodes = arcs.starts.length - 1;
    this.nodes = nodes;
    this.best = new Float64Array(nodes).fill(UNREACHED);
    this.rank = new Int32Array(nodes);
    this.arc = new Int32Array(nodes);
    this.onto = new Int32Array(nodes);
    this.reached = new Uint32Array(nodes);
    this.far = new Uint32Array(nodes);
    this.near = new Uint32Array(nodes);
    this.isNear = new Uint8Array(nodes);
    this.coming = new Uint32Array(nodes);
  }

  /**
   * Searches from the goals; as far as every node can be reached from, or until all wanted nodes are reached.
   * @param furthest ways that cost more may be missing.
   */
  run(goals: readonly Goal[], wanted: Iterable<number> | null = null, furthest = UNREACHED): void {
    this.forget();
    for (const goal of goals) this.begin(goal);
    const missing = wanted && [...wanted];
    for (let limit = this.open(NONE); limit !== UNREACHED; limit = this.open(limit)) {
      this.spread(limit);
      // Ties of a wanted one may come until a unit farther.
      while (missing?.length && this.best[missing.at(-1)!]! + UNIT <= limit) missing.pop();
      if (missing?.length !== 0 && limit <= furthest + UNIT) continue;
      this.leave(limit);
      break;
    }
    this.settleTies(goals);
  }

  /** The farthest label of a node, −1 where no goal can be reached; `nearerLabel` has the others. */
  labelOf(node: number): number {
    return this.best[node] === UNREACHED ? NONE : (this.farthest.get(node) ?? node);
  }

  /** The next nearer label of the same node; −1 behind the nearest. */
  nearerLabel(label: number): number {
    return label < this.nodes ? NONE : this.other(label).nearer;
  }

  /** What the way from a label's node to its goal costs. */
  costOfLabel(label: number): number {
    return label < this.nodes ? this.best[label]! : this.other(label).cost;
  }

  rankOfLabel(label: number): number {
    return label < this.nodes ? this.rank[label]! : this.other(label).rank;
  }

  /** Cost from a node to its nearest goal, exactly; infinite where it has none. */
  costOf(node: number): number {
    return this.best[node]!;
  }

  /** The arcs from a label's node to its goal, in the order they are gone. */
  arcsFrom(label: number): number[] {
    const found: number[] = [];
    for (let at = label; at !== NONE; ) {
      const { arc, onto } = at < this.nodes ? { arc: this.arc[at]!, onto: this.onto[at]! } : this.other(at);
      if (arc !== NONE) found.push(arc);
      at = onto;
    }
    return found;
  }

  private other(label: number): OtherWay {
    return this.others[label - this.nodes]!;
  }

  private forget(): void {
    for (let at = 0; at < this.reachedCount; at++) this.best[this.reached[at]!] = UNREACHED;
    this.reachedCount = 0;
    this.farCount = 0;
    this.met.length = 0;
    this.others.length = 0;
    this.farthest.clear();
  }

  private begin({ node, cost, rank }: Goal): void {
    const best = this.best[node]!;
    if (cost > best || (cost === best && rank >= this.rank[node]!)) return;
    if (best === UNREACHED) {
      this.reached[this.reachedCount++] = node;
      this.far[this.farCount++] = node;
    }
    this.best[node] = cost;
    this.rank[node] = rank;
    this.arc[node] = NONE;
    this.onto[node] = NONE;
  }

  /**
   * Brings the next band near, and gives its upper limit: the mean of what is far, so that a few long ways do not make it wide. `UNREACHED`
   * where nothing is left.
   * @param before the limit of the band before: what cost less in the end was in it.
   */
  private open(before: number): number {
    const { best, far, near } = this;
    let [left, sum, least] = [0, 0, UNREACHED];
    for (let at = 0; at < this.farCount; at++) {
      const node = far[at]!;
      const cost = best[node]!;
      if (cost <= before) continue;
      far[left++] = node;
      sum += cost;
      if (cost < least) least = cost;
    }
    // A mean of equal costs may be rounded to less than they are.
    const limit = left === 0 ? UNREACHED : Math.max(least, sum / left);
    this.farCount = 0;
    this.nearCount = 0;
    for (let at = 0; at < left; at++) {
      const node = far[at]!;
      if (best[node]! <= limit) {
        near[this.nearCount++] = node;
        this.isNear[node] = 1;
      } else far[this.farCount++] = node;
    }
    return limit;
  }

  /** Works off the band that is near: afterwards whatever costs no more than its limit is final. */
  private spread(limit: number): void {
    const { best, rank: rankOf, arc: arcOf, onto, reached, far, isNear, met } = this;
    const { starts, source, edge, cost: costs } = this.arcs;
    let { near, coming, nearCount, reachedCount, farCount } = this;
    while (nearCount > 0) {
      let comingCount = 0;
      for (let at = 0; at < nearCount; at++) {
        const node = near[at]!;
        isNear[node] = 0;
        const cost = best[node]!;
        const rank = rankOf[node]!;
        const end = starts[node + 1]!;
        for (let arc = starts[node]!; arc < end; arc++) {
          const from = source[arc]!;
          const way = cost + costs[edge[arc]!]!;
          const known = best[from]!;
          if (way >= known + UNIT) continue;
          const knownRank = rankOf[from]!;
          if (way > known || (way === known && rank >= knownRank)) {
            if (rank < knownRank) met.push(node, arc);
            continue;
          }
          if (known < way + UNIT && knownRank < rank && arcOf[from] !== NONE) met.push(onto[from]!, arcOf[from]!);
          best[from] = way;
          rankOf[from] = rank;
          arcOf[from] = arc;
          onto[from] = node;
          if (known === UNREACHED) {
            reached[reachedCount++] = from;
            if (way > limit) far[farCount++] = from;
          }
          if (way <= limit && isNear[from] === 0) {
            isNear[from] = 1;
            coming[comingCount++] = from;
          }
        }
      }
      [near, coming, nearCount] = [coming, near, comingCount];
    }
    this.near = near;
    this.coming = coming;
    this.nearCount = 0;
    this.reachedCount = reachedCount;
    this.farCount = farCount;
  }

  /** Gives up what lies beyond a limit: its ways may not be the cheapest. */
  private leave(limit: number): void {
    for (let at = 0; at < this.farCount; at++) {
      const node = this.far[at]!;
      if (this.best[node]! > limit) this.best[node] = UNREACHED;
    }
  }

  /** Finds the labels beside the nearest, the cheapest first: from the goals, and from where ties were met on. */
  private settleTies(goals: readonly Goal[]): void {
    const { starts, source, edge, cost: costs } = this.arcs;
    for (const { node, cost, rank } of goals) this.offer(node, cost, rank, NONE, NONE);
    for (let at = 0; at < this.met.length; at += 2) {
      const [node, arc] = [this.met[at]!, this.met[at + 1]!];
      this.offer(source[arc]!, this.best[node]! + costs[edge[arc]!]!, this.rank[node]!, arc, node);
    }
    for (let index = this.waiting.pop(); index !== NONE; index = this.waiting.pop()) {
      const way = this.others[index]!;
      const { node, cost, rank } = way;
      if (!this.mayBeLabel(node, cost, rank)) continue;
      way.nearer = this.labelOf(node);
      const label = this.nodes + index;
      this.farthest.set(node, label);
      const end = starts[node + 1]!;
      for (let arc = starts[node]!; arc < end; arc++) this.offer(source[arc]!, cost + costs[edge[arc]!]!, rank, arc, label);
    }
  }

  /** Notes a way from a node where it may become a label beside its nearest. */
  private offer(node: number, cost: number, rank: number, arc: number, onto: number): void {
    if (!this.mayBeLabel(node, cost, rank)) return;
    this.others.push({ node, cost, rank, arc, onto, nearer: NONE });
    this.waiting.push(cost, this.others.length - 1);
  }

  private mayBeLabel(node: number, cost: number, rank: number): boolean {
    const label = this.labelOf(node);
    return label !== NONE && cost < this.best[node]! + UNIT && rank < this.rankOfLabel(label);
  }
}
