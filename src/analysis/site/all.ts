import { type LinearModel, RowBuilder } from '../solver/model.ts';
import { solve } from '../solver/solve.ts';
import type { Limits } from './cover-exact.ts';
import { chooseGreedily } from './cover-greedy.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';
import { type Reach, reachOf, unreachableOf } from './reach.ts';
import { type Covering, reduceCovering, withoutIdle } from './reduce.ts';

/**
 * Few sites that have everybody within the radius who can be (set covering): each time the one that adds most points, then without those that the others
 * make idle; at most 1 + ln n times the least number (Chvátal 1979). The bound is a set of points no two of which any candidate serves together.
 */
export function allGreedily(problem: SitingProblem): SitingAnswer {
  const reach = reachOf(problem);
  const covering = coveringOf(reach, problem.people.length);
  const columns = fewGreedily(covering);
  return answerOf(problem, reach, covering, { columns, bound: apart(covering), proof: 'bounded', presolve: null });
}

/** The fewest sites that have everybody within the radius who can be, proved by the solver. */
export async function allExactly(problem: SitingProblem, { timeLimit, tell }: Limits = {}): Promise<SitingAnswer> {
  const reach = reachOf(problem);
  const covering = coveringOf(reach, problem.people.length);
  const greedy = fewGreedily(covering);
  const least = apart(covering);
  if (greedy.length === 0) return answerOf(problem, reach, covering, { columns: [], bound: 0, proof: 'optimal', presolve: null });
  const start = new Float64Array(covering.original.length);
  for (const column of greedy) start[column] = 1;
  const { values, objective, bound, status, presolve } = await solve(modelOf(covering), {
    start,
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(tell ? { tell: ({ value, bound }) => tell({ value: value ?? greedy.length, bound: Math.max(bound ?? 0, least) }) } : {}),
  });
  if (values === null || objective > greedy.length)
    return answerOf(problem, reach, covering, { columns: greedy, bound: Math.max(bound, least), proof: 'bounded', presolve });
  const columns = Array.from(values.keys()).filter((column) => values[column] === 1);
  return answerOf(problem, reach, covering, {
    columns,
    bound: Math.max(bound, least),
    proof: status === 'optimal' ? 'optimal' : 'bounded',
    presolve,
  });
}

interface Found {
  readonly columns: readonly number[];
  readonly bound: number;
  readonly proof: SitingAnswer['proof'];
  readonly presolve: 'on' | 'off' | null;
}

function answerOf({ kept }: SitingProblem, reach: Reach, { original }: Covering, { columns, bound, proof, presolve }: Found): SitingAnswer {
  return {
    objective: 'all',
    value: columns.length,
    bound,
    proof,
    chosen: Uint32Array.from(columns, (column) => original[column]!).sort(),
    kept,
    unreachable: unreachableOf(reach),
    certificate: presolve && { presolve },
  };
}

/** Every point counts the same, whoever lives there. */
function coveringOf({ points }: Reach, count: number): Covering {
  return reduceCovering(points, new Float64Array(count).fill(1));
}

function fewGreedily(covering: Covering): readonly number[] {
  return withoutIdle(covering, chooseGreedily(covering.rows, covering.weight, covering.original.length).chosen);
}

/** How many rows can be found no two of which share a column: each takes a column of its own. Those with few columns are looked at first. */
export function apart({ rows, columns }: Pick<Covering, 'rows' | 'columns'>): number {
  const size = (row: number) => columns.starts[row + 1]! - columns.starts[row]!;
  const order = Array.from({ length: columns.starts.length - 1 }, (_, row) => row).sort((a, b) => size(a) - size(b) || a - b);
  const isTaken = new Uint8Array(rows.starts.length - 1);
  let found = 0;
  for (const row of order) {
    const own = columns.items.subarray(columns.starts[row]!, columns.starts[row + 1]!);
    if (own.some((column) => isTaken[column] === 1)) continue;
    for (const column of own) isTaken[column] = 1;
    found += 1;
  }
  return found;
}

/** The fewest columns, 1 where one is chosen, of which each row has one. */
function modelOf({ columns, weight, original }: Covering): LinearModel {
  const rows = new RowBuilder();
  for (let row = 0; row < weight.length; row++) {
    for (let at = columns.starts[row]!; at < columns.starts[row + 1]!; at++) rows.put(columns.items[at]!, 1);
    rows.end(1, Number.POSITIVE_INFINITY);
  }
  return {
    sense: 'minimise',
    cost: new Float64Array(original.length).fill(1),
    lower: new Float64Array(original.length),
    upper: new Float64Array(original.length).fill(1),
    integer: new Uint8Array(original.length).fill(1),
    rows: rows.build(),
    wholeObjective: true,
  };
}
