/**
 * Points in space, put in an order in which every tree over them is implied: the node of the slots `from` to `to` has its lower half and its
 * upper half (split at the middle slot) for children, and no child where it is no larger than a leaf. So a tree over any range of slots is
 * there without a root of its own, and a point is three numbers beside its neighbours'.
 */
export interface KdTree {
  /** x, y, z of each slot. */
  readonly points: Float64Array;
  /** The point, as it was given, that each slot holds. */
  readonly order: Uint32Array;
  /** The axis (0, 1, 2) a node is split along, and where: kept at the node's middle slot. */
  readonly axes: Uint8Array;
  readonly cuts: Float64Array;
}

/** Points in a leaf, at most: eight were the fastest of 4, 8, 12, 16 and 32, at 40,000 points. */
const LEAF = 8;

/**
 * Builds one tree for each range of slots, n log n.
 * @param points x, y, z one after the other; not changed.
 * @param order which point each slot begins with: the points of one range, whatever their order, are put in order in place.
 * @param starts first slot of each range, and one past the last.
 */
export function buildKdTree(points: Float64Array, order: Uint32Array, starts: Uint32Array): KdTree {
  const placed = new Float64Array(order.length * 3);
  order.forEach((point, slot) => {
    placed.set(points.subarray(point * 3, point * 3 + 3), slot * 3);
  });
  const tree: KdTree = { points: placed, order, axes: new Uint8Array(order.length), cuts: new Float64Array(order.length) };
  for (let range = 0; range + 1 < starts.length; range++) split(tree, starts[range]!, starts[range + 1]! - 1);
  return tree;
}

/** Splits the slots `from` to `to`, both included, along the axis they are widest in, and their halves in turn. */
function split(tree: KdTree, from: number, to: number): void {
  if (to - from < LEAF) return;
  const middle = (from + to) >> 1;
  const axis = widest(tree.points, from, to);
  select(tree, middle, from, to, axis);
  tree.axes[middle] = axis;
  tree.cuts[middle] = tree.points[middle * 3 + axis]!;
  split(tree, from, middle);
  split(tree, middle + 1, to);
}

function widest(points: Float64Array, from: number, to: number): number {
  let axis = 0;
  let width = Number.NEGATIVE_INFINITY;
  for (let one = 0; one < 3; one++) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = from * 3 + one; at <= to * 3 + one; at += 3) {
      const value = points[at]!;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (most - least > width) {
      axis = one;
      width = most - least;
    }
  }
  return axis;
}

/** Hoare's selection: nothing before slot `middle` lies further along the axis than it, nothing after it less far. Equal ones are exchanged too, so that many stay n. */
function select(tree: KdTree, middle: number, from: number, to: number, axis: number): void {
  const { points } = tree;
  let [left, right] = [from, to];
  while (left < right) {
    const pivot = medianOfThree(points[left * 3 + axis]!, points[((left + right) >> 1) * 3 + axis]!, points[right * 3 + axis]!);
    let [low, high] = [left, right];
    while (low <= high) {
      while (points[low * 3 + axis]! < pivot) low++;
      while (points[high * 3 + axis]! > pivot) high--;
      if (low <= high) exchange(tree, low++, high--);
    }
    if (middle <= high) right = high;
    else if (middle >= low) left = low;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function exchange({ points, order }: KdTree, a: number, b: number): void {
  const point = order[a]!;
  order[a] = order[b]!;
  order[b] = point;
  for (let axis = 0; axis < 3; axis++) {
    const value = points[a * 3 + axis]!;
    points[a * 3 + axis] = points[b * 3 + axis]!;
    points[b * 3 + axis] = value;
  }
}

/** What looks through a tree: who is within `limit` of (x, y, z), squared metres. The limit may shrink with what a scan finds. */
export interface Search {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  limit: number;
  /** Looks at the slots `from` to `to`, both included. */
  scan(from: number, to: number): void;
}

/** Deeper than any tree of 2³² points is. */
const STACK = 64;
const lowest = new Int32Array(STACK);
const highest = new Int32Array(STACK);
const gaps = new Float64Array(STACK);

/** Scans every leaf of the tree over `from` to `to` (both included) that can hold a point within the limit, the nearer side of a split first. */
export function searchTree({ axes, cuts }: KdTree, from: number, to: number, search: Search): void {
  const { x, y, z } = search;
  let left = from;
  let right = to;
  let waiting = 0;
  for (;;) {
    while (right - left >= LEAF) {
      const middle = (left + right) >> 1;
      const axis = axes[middle]!;
      const beyond = (axis === 0 ? x : axis === 1 ? y : z) - cuts[middle]!;
      const isLower = beyond <= 0;
      lowest[waiting] = isLower ? middle + 1 : left;
      highest[waiting] = isLower ? right : middle;
      gaps[waiting++] = beyond * beyond;
      if (isLower) right = middle;
      else left = middle + 1;
    }
    search.scan(left, right);
    do {
      if (waiting === 0) return;
      waiting--;
    } while (gaps[waiting]! > search.limit);
    left = lowest[waiting]!;
    right = highest[waiting]!;
  }
}
