import { CRITERIA, type CriterionId, type RankCriterion } from './criteria.ts';
import { type Ranking, ranksOf, shareAt } from './ranking.ts';

/** One weight moved while the others stay: as far as the order is concerned the same as moving it and renormalising all. */
export interface WeightChange {
  readonly criterion: CriterionId;
  readonly from: number;
  /** Where the order turns: just beyond it the change has happened, just before it not. */
  readonly to: number;
}

/** The change that takes one of the first out, and who takes its place. Positions, as in the ranking. */
export interface TurnOfFirst {
  readonly change: WeightChange;
  readonly leaves: number;
  readonly enters: number;
}

/**
 * One weight moved by t, seen from all candidates: the score of each is (sum + t · share) ÷ (known + t · counts). Unknown in the criterion:
 * share and counts are 0, the score stays.
 */
interface Moving {
  readonly criterion: RankCriterion;
  readonly weight: number;
  readonly share: Float64Array;
  readonly counts: Uint8Array;
}

/** What all weights together say of each candidate. */
interface Standing {
  /** Σ weight · share of what is known. */
  readonly sum: Float64Array;
  /** Σ weight of what is known. */
  readonly known: Float64Array;
  /** As things stand, 1 the best: who are level whatever the weight stay in this order, and so does who has no score. */
  readonly ranks: Uint32Array;
  readonly moving: readonly Moving[];
}

function standingOf(ranking: Ranking): Standing {
  const { candidates, weights } = ranking;
  const { length: count } = candidates.items;
  const sum = new Float64Array(count);
  const known = new Float64Array(count);
  const moving = CRITERIA.map((criterion): Moving => {
    const share = new Float64Array(count);
    const counts = new Uint8Array(count);
    const weight = weights[criterion.id];
    for (let at = 0; at < count; at++) {
      const one = shareAt(candidates, criterion, at);
      if (Number.isNaN(one)) continue;
      share[at] = one;
      counts[at] = 1;
      sum[at]! += weight * one;
      known[at]! += weight;
    }
    return { criterion, weight, share, counts };
  });
  return { sum, known, ranks: ranksOf(ranking), moving };
}

/** Sums of weights and shares are exact to so much of themselves: what differs by less is level. */
const LEVEL = 1e-12;

/**
 * Whether one candidate is before another just beyond the present weight, and at which moves of it (t, on one side up to `reach`: `way` is 1 or −1,
 * nearest first) that turns. (sumᵢ + t·shareᵢ)(knownⱼ + t·countsⱼ) − (sumⱼ + t·shareⱼ)(knownᵢ + t·countsᵢ) is a quadratic in t whose sign says who
 * is before: where it crosses zero they change places.
 */
function turnsOf(standing: Standing, moving: Moving, way: 1 | -1, reach: number, i: number, j: number, turns: number[]): boolean {
  const { sum, known, ranks } = standing;
  const { weight, share, counts } = moving;
  turns.length = 0;
  const [one, other] = [sum[i]! * known[j]!, sum[j]! * known[i]!];
  const c = Math.abs(one - other) <= LEVEL * (one + other) ? 0 : one - other;
  const slope = share[i]! * known[j]! + sum[i]! * counts[j]! - share[j]! * known[i]! - sum[j]! * counts[i]!;
  const b = Math.abs(slope) <= LEVEL * (known[i]! + known[j]!) ? 0 : slope;
  const a = share[i]! * counts[j]! - share[j]! * counts[i]!;
  const beyond = c || b * way || a;
  // Most are too far apart for a small move: |a|·t² + |b|·t never makes up for c. Without end it may, or is no number.
  const isTooFar = c !== 0 && (Math.abs(a) * reach + Math.abs(b)) * reach < Math.abs(c);
  if (!isTooFar) {
    for (const root of rootsOf(a, b, c)) {
      // At −weight the criterion is gone; what only it speaks of has no score there.
      if (root * way > 0 && Math.abs(root) <= reach && root > -weight * (1 - LEVEL)) turns.push(root);
    }
    if (turns.length === 2 && Math.abs(turns[0]!) > Math.abs(turns[1]!)) turns.reverse();
  }
  return beyond === 0 ? ranks[i]! < ranks[j]! : beyond > 0;
}

/** Where a·t² + b·t + c crosses zero, but for 0 itself; nowhere where it only touches it. */
function rootsOf(a: number, b: number, c: number): number[] {
  if (c === 0) return a === 0 || b === 0 ? [] : [-b / a];
  if (a === 0) return b === 0 ? [] : [-c / b];
  const square = b * b - 4 * a * c;
  if (!(square > 0)) return [];
  // The sum of two numbers of one sign: subtracting near ones would lose their digits.
  const half = -(b + (b < 0 ? -1 : 1) * Math.sqrt(square)) / 2;
  return [half / a, c / half];
}

/**
 * The nearest move of one weight, one way, at which a candidate changes sides: it leaves the first `first`, or gets among them. 0 where it is
 * level with another now and the smallest move decides; null where no move up to `reach` does it.
 */
function turnAlong(standing: Standing, moving: Moving, way: 1 | -1, i: number, first: number, reach: number): number | null {
  if (way === -1 && moving.weight === 0) return null;
  const isIn = standing.ranks[i]! <= first;
  let before = 0;
  const [overtaking, fallingBack]: [number[], number[]] = [[], []];
  const turns: number[] = [];
  for (let j = 0; j < standing.sum.length; j++) {
    if (j === i) continue;
    let isBefore = !turnsOf(standing, moving, way, reach, i, j, turns);
    if (isBefore) before += 1;
    for (const turn of turns) {
      (isBefore ? fallingBack : overtaking).push(Math.abs(turn));
      isBefore = !isBefore;
    }
  }
  const isInNow = () => before < first;
  if (isInNow() !== isIn) return 0;
  const [ups, downs] = [Float64Array.from(overtaking).sort(), Float64Array.from(fallingBack).sort()];
  for (let up = 0, down = 0; up < ups.length || down < downs.length; ) {
    const next = Math.min(ups[up] ?? Number.POSITIVE_INFINITY, downs[down] ?? Number.POSITIVE_INFINITY);
    for (; ups[up] === next; up++) before += 1;
    for (; downs[down] === next; down++) before -= 1;
    if (isInNow() !== isIn) return way * next;
  }
  return null;
}

/** By what share of itself a weight moves; without end where it is nothing yet. */
function partOf({ from, to }: WeightChange): number {
  return from === 0 ? Number.POSITIVE_INFINITY : Math.abs(to - from) / from;
}

/** Smaller first: by the share of the weight itself that it moves; a weight of nothing comes after all others, by what it moves. */
function compareChanges(one: WeightChange, other: WeightChange): number {
  const [part, otherPart] = [partOf(one), partOf(other)];
  return part === otherPart ? Math.abs(one.to - one.from) - Math.abs(other.to - other.from) : part - otherPart;
}

/**
 * Every single weight's nearest change, both ways, that takes a candidate out of the first `first`, or lets it in where it is not; the smallest
 * first. Exact up to the rounding of its last step: nothing is sampled.
 */
export function changesThatMove(ranking: Ranking, position: number, first: number): WeightChange[] {
  return changesIn(standingOf(ranking), position, first);
}

/** @param part nothing is wanted that moves a weight by a larger share of itself. */
function changesIn(standing: Standing, position: number, first: number, part = Number.POSITIVE_INFINITY): WeightChange[] {
  return standing.moving
    .flatMap((moving) =>
      ([1, -1] as const).flatMap((way): WeightChange[] => {
        const { criterion, weight } = moving;
        const turn = turnAlong(standing, moving, way, position, first, part === Number.POSITIVE_INFINITY ? part : weight * part);
        return turn === null ? [] : [{ criterion: criterion.id, from: weight, to: weight + turn }];
      }),
    )
    .sort(compareChanges);
}

/** The smallest change of a single weight that makes another first `first` of them, and who leaves and enters; null where none does. */
export function smallestTurn(ranking: Ranking, first: number): TurnOfFirst | null {
  const standing = standingOf(ranking);
  let found: { readonly change: WeightChange; readonly leaves: number } | null = null;
  // Who stands at the edge goes first: what is found there need not be looked for beyond.
  for (const leaves of ranking.order.slice(0, first).reverse()) {
    const [change] = changesIn(standing, leaves, first, found ? partOf(found.change) : Number.POSITIVE_INFINITY);
    if (change && (found === null || compareChanges(change, found.change) < 0)) found = { change, leaves };
  }
  return found && { ...found, enters: whoEnters(standing, ranking.order.subarray(first), found) };
}

/** Who of those behind overtakes the one that leaves, at the change that makes it leave: the best of them. */
function whoEnters(standing: Standing, behind: Uint32Array, { change, leaves }: Omit<TurnOfFirst, 'enters'>): number {
  const moving = standing.moving.find(({ criterion }) => criterion.id === change.criterion)!;
  const move = change.to - change.from;
  for (const way of move === 0 ? ([1, -1] as const) : [move > 0 ? (1 as const) : (-1 as const)]) {
    const turns: number[] = [];
    const entering = behind.find((other) => {
      const isBehind = turnsOf(standing, moving, way, Number.POSITIVE_INFINITY, leaves, other, turns);
      return move === 0 ? !isBehind : turns.some((turn) => change.from + turn === change.to);
    });
    if (entering !== undefined) return entering;
  }
  throw new RangeError('nobody overtakes the one that leaves');
}
