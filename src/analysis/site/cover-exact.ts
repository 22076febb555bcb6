import { type LinearModel, RowBuilder } from '../solver/model.ts';
import { type SolveOptions, solve } from '../solver/solve.ts';
import { boundOfCover, type CoverBound } from './cover-bound.ts';
import { type Chosen, chooseGreedily } from './cover-greedy.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';
import { knownPeople, peopleAt, reachOf, unreachableOf } from './reach.ts';
import { type Covering, reduceCovering, withColumns, withoutIdle } from './reduce.ts';

/**
 * The sites that have most people within the radius, proved by the solver: what is greedily found is where it begins, and what it is measured against.
 * @param options a time limit, after which the best so far is the answer with its bound.
 */
export async function coverExactly(problem: SitingProblem, options: Limits = {}): Promise<SitingAnswer> {
  const reach = reachOf(problem);
  const people = knownPeople(problem.people);
  const base = peopleAt(reach.served, people);
  const covering = reduceCovering(reach.points, people);
  const { sites, bound, proof, presolve, value } = await chooseExactly(covering, problem.choose, options, base);
  return {
    objective: 'cover',
    value: base + value,
    bound: base + bound,
    proof,
    chosen: Uint32Array.from(sites).sort(),
    kept: problem.kept,
    unreachable: unreachableOf(reach),
    certificate: presolve && { presolve },
  };
}

export type Limits = Pick<SolveOptions, 'timeLimit' | 'tell'>;

interface Exact {
  readonly sites: readonly number[];
  readonly value: number;
  readonly bound: number;
  readonly proof: SitingAnswer['proof'];
  /** Null where there was nothing to ask. */
  readonly presolve: 'on' | 'off' | null;
}

async function chooseExactly(whole: Covering, choose: number, { timeLimit, tell }: Limits, base: number): Promise<Exact> {
  if (whole.original.length === 0 || choose === 0) return { sites: [], value: 0, bound: 0, proof: 'optimal', presolve: null };
  const greedy = chooseGreedily(whole.rows, whole.weight, choose);
  const above = boundOfCover(whole.rows, whole.weight, choose, greedy.covered, greedy.value);
  const covering = withColumns(whole, thatMayHelp(above, greedy));
  const start = chooseGreedily(covering.rows, covering.weight, choose);
  const solved = await solve(coverModel(covering, choose), {
    plain: true,
    start: pointOf(covering, start.chosen),
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(tell
      ? {
          tell: ({ value, bound }) =>
            tell({ value: base + (value ?? greedy.value), bound: base + Math.min(bound ?? above.bound, above.bound) }),
        }
      : {}),
  });
  const { presolve, values } = solved;
  const bound = Math.min(solved.bound, above.bound);
  const sitesOf = (of: Covering, columns: readonly number[]) => columns.map((column) => of.original[column]!);
  const columns = values === null ? [] : Array.from(covering.original.keys()).filter((column) => values[column] === 1);
  const value = weightOf(covering, columns);
  if (value < greedy.value) return { sites: sitesOf(whole, greedy.chosen), value: greedy.value, bound, proof: 'bounded', presolve };
  const proof = solved.status === 'optimal' && value === bound ? 'optimal' : 'bounded';
  return { sites: sitesOf(covering, withoutIdle(covering, columns)), value, bound, proof, presolve };
}

/**
 * The columns that can be part of a choice that covers more than the greedy one, and the greedy one's own: in place of one of those worth most, a
 * column brings in so much less than they do, and where that takes the bound down to what is covered already, it need not be looked at.
 */
function thatMayHelp({ bound, worth, least }: CoverBound, { chosen, value }: Chosen): Uint32Array {
  const isGreedy = new Set(chosen);
  return Uint32Array.from(worth.keys()).filter((column) => isGreedy.has(column) || bound - Math.max(0, least - worth[column]!) > value);
}

/**
 * Most weight covered: the columns of the covering, 1 where one is chosen, then its rows, 1 where one is covered, which takes a chosen column; so many
 * columns at most. A row is whole by itself where the columns are: to ask for it would only give the solver more to branch on.
 */
export function coverModel({ columns, weight, original }: Covering, choose: number): LinearModel {
  const [sites, groups] = [original.length, weight.length];
  const rows = new RowBuilder();
  for (let group = 0; group < groups; group++) {
    for (let at = columns.starts[group]!; at < columns.starts[group + 1]!; at++) rows.put(columns.items[at]!, 1);
    rows.put(sites + group, -1);
    rows.end(0, Number.POSITIVE_INFINITY);
  }
  for (let site = 0; site < sites; site++) rows.put(site, 1);
  rows.end(0, choose);
  const cost = new Float64Array(sites + groups);
  cost.set(weight, sites);
  return {
    sense: 'maximise',
    cost,
    lower: new Float64Array(cost.length),
    upper: new Float64Array(cost.length).fill(1),
    integer: new Uint8Array(cost.length).fill(1, 0, sites),
    rows: rows.build(),
    wholeObjective: true,
  };
}

/** The model's columns where these columns of the covering are chosen. */
function pointOf({ rows, weight, original }: Covering, chosen: readonly number[]): Float64Array {
  const point = new Float64Array(original.length + weight.length);
  for (const column of chosen) {
    point[column] = 1;
    for (let at = rows.starts[column]!; at < rows.starts[column + 1]!; at++) point[original.length + rows.items[at]!] = 1;
  }
  return point;
}

/** What columns cover together, counted again. */
function weightOf({ rows, weight }: Covering, columns: readonly number[]): number {
  const covered = new Set(columns.flatMap((column) => [...rows.items.subarray(rows.starts[column]!, rows.starts[column + 1]!)]));
  return [...covered].reduce((sum, row) => sum + weight[row]!, 0);
}
