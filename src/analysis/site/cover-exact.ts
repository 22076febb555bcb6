import { type LinearModel, RowBuilder } from '../solver/model.ts';
import { type SolveOptions, solve } from '../solver/solve.ts';
import { coverGreedily } from './cover-greedy.ts';
import type { SitingAnswer, SitingProblem } from './problem.ts';
import { knownPeople, peopleAt, reachOf } from './reach.ts';
import { type Covering, reduceCovering } from './reduce.ts';

/**
 * The sites that have most people within the radius, proved by the solver: what is greedily found is where it begins, and what it is measured against.
 * @param options a time limit, after which the best so far is the answer with its bound.
 */
export async function coverExactly(problem: SitingProblem, options: Omit<SolveOptions, 'start'> = {}): Promise<SitingAnswer> {
  const greedy = coverGreedily(problem);
  const { points, served } = reachOf(problem);
  const people = knownPeople(problem.people);
  const covering = reduceCovering(points, people);
  const base = peopleAt(served, people);
  if (covering.original.length === 0 || problem.choose === 0) return { ...greedy, bound: greedy.value };
  const { tell } = options;
  const solved = await solve(modelOf(covering, problem.choose), {
    ...options,
    start: startOf(covering, greedy.chosen),
    ...(tell ? { tell: ({ value, bound }) => tell({ value: (value ?? 0) + base, bound: (bound ?? 0) + base }) } : {}),
  });
  return { ...greedy, value: base + solved.objective, bound: base + solved.bound };
}

/**
 * Most weight covered: the columns of the covering, 1 where one is chosen, then its rows, 1 where one is covered, which takes a chosen column; so many
 * columns at most. Rows are whole too: no choice has them broken, and the objective stays whole.
 */
export function modelOf({ columns, weight, original }: Covering, choose: number): LinearModel {
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
    integer: new Uint8Array(cost.length).fill(1),
    rows: rows.build(),
    wholeObjective: true,
  };
}
