import { create } from 'zustand';
import { evaluate } from '../analysis/site/evaluate.ts';
import type { SitingAnswer, SitingProblem } from '../analysis/site/problem.ts';
import { isRefusal, type SitingRefusal, siteGreedily } from '../analysis/site/site.ts';
import type { Gap } from '../analysis/solver/solve.ts';
import type { Dataset } from '../domain/dataset.ts';
import { type Solver, solver } from '../worker/solver.ts';
import { latestPer } from './latest.ts';
import { type Moved, type Sited, sitedWith } from './sited.ts';
import { type SitingAsked, sitingAsked } from './siting.ts';
import type { View } from './view.ts';

/** The search for the best sites, off the main thread, and the site that is under the hand. */
export interface Search {
  /** What is searched for, or was last. */
  readonly problem: SitingProblem | null;
  readonly state: 'none' | 'working' | 'done' | 'stopped' | 'failed';
  /** How near it has come; null where it did not say yet. */
  readonly gap: Gap | null;
  /** What it found, or why there is nothing to find. */
  readonly answer: SitingAnswer | SitingRefusal | null;
  /** Exact answers by how many new sites are asked for, as they come. */
  readonly curve: ReadonlyMap<number, SitingAnswer>;
  readonly moved: Moved | null;
}

const IDLE: Omit<Search, 'moved'> = { problem: null, state: 'none', gap: null, answer: null, curve: new Map() };

export const useSearch = create<Search>()(() => ({ ...IDLE, moved: null }));

const greedily = latestPer((problem: SitingProblem) => siteGreedily(problem));

/** What is asked, and as far as it is known what the sites come to, or why there are none. */
export interface Known {
  readonly asked: SitingAsked;
  readonly sited: Sited | null;
  readonly refusal: SitingRefusal | null;
}

/** What is sited in this view: what the search found, or until then what was chosen one by one. Null where no layer has anything that is sited. */
export function sitingInView(dataset: Dataset, view: View, { problem, answer, moved }: Search): Known | null {
  const asked = sitingAsked(dataset, view);
  if (!asked) return null;
  const known = problem === asked.problem ? answer : null;
  const found = known ?? (asked.size === 'at-once' ? greedily(asked.problem) : null);
  if (!found) return { asked, sited: null, refusal: null };
  return isRefusal(found) ? { asked, sited: null, refusal: found } : { asked, sited: sitedWith(asked, found, moved), refusal: null };
}

/** Numbers of new sites that are told side by side. */
const CURVE_UNTIL = 10;
/** So long the solver looks for the best; then its best so far is the answer, with how far it may be off. */
const PATIENCE = { seconds: 60 };
const CURVE_PATIENCE = { seconds: 10 };

let stopping: AbortController | null = null;

/** Searches for the best answer, then for those of other numbers of sites. Another search before ends; the same is not begun again. */
export async function search(asked: SitingAsked, solvers: () => Pick<Solver, 'site'> = solver): Promise<void> {
  const { problem } = asked;
  const last = useSearch.getState();
  if (asked.size === 'too-large' || (last.problem === problem && last.state !== 'none')) return;
  await searchAgain(asked, solvers);
}

/** The same, though it was stopped or failed. */
export async function searchAgain(asked: SitingAsked, solvers: () => Pick<Solver, 'site'> = solver): Promise<void> {
  const { problem } = asked;
  stopping?.abort();
  const mine = new AbortController();
  stopping = mine;
  const { signal } = mine;
  useSearch.setState({ ...IDLE, problem, state: 'working' });
  const tell = (part: Partial<Search>) => {
    if (stopping === mine) useSearch.setState(part);
  };
  try {
    const answer = await solvers().site(problem, PATIENCE, { signal, onProgress: (gap) => tell({ gap }) });
    tell({ answer, state: 'done', curve: withPoint(problem.choose, answer) });
    if (problem.objective === 'all') return;
    for (const choose of curveNumbers(asked)) {
      if (choose === problem.choose) continue;
      const other = await solvers().site({ ...problem, choose }, CURVE_PATIENCE, { signal });
      tell({ curve: withPoint(choose, other) });
    }
  } catch (error) {
    if (signal.aborted) return;
    console.warn('Gapmap: the best sites could not be found', error);
    // The answer stands where only another number of sites failed.
    if (useSearch.getState().answer === null) tell({ state: 'failed' });
  }
}

/** The curve with one answer more; where there is none, there is no point. */
function withPoint(choose: number, answer: SitingAnswer | SitingRefusal): Search['curve'] {
  const { curve } = useSearch.getState();
  return isRefusal(answer) ? curve : new Map([...curve, [choose, answer]]);
}

/** Stops the search; what was chosen one by one stays. */
export function stopSearch(): void {
  stopping?.abort();
  stopping = null;
  if (useSearch.getState().state === 'working') useSearch.setState({ state: 'stopped' });
}

/** Nobody looks at sites any more: what is not found yet is searched for anew when somebody does. */
export function leaveSearch(): void {
  stopping?.abort();
  stopping = null;
  useSearch.setState({ ...IDLE, moved: null });
}

/** How many sites are searched for on top of those placed by hand, for each number that is told. */
function curveNumbers({ problem, placed }: SitingAsked): readonly number[] {
  const most = Math.min(CURVE_UNTIL, problem.candidates);
  return Array.from({ length: most }, (_, at) => at + 1 - placed.length).filter((choose) => choose >= 0);
}

/** What so many new sites come to. */
export interface CurvePoint {
  /** New sites, those placed by hand among them. */
  readonly sites: number;
  /** Persons newly within the radius, persons served where there is a capacity, or millimetres; null until it is known. */
  readonly value: number | null;
  /** Null until it was searched. */
  readonly answer: SitingAnswer | null;
}

/** Persons within the radius of what is locked, and of one more site after the other as they are chosen one by one: only such a choice has all numbers in one. */
const greedyCurve = latestPer((asked: SitingAsked) => {
  const { problem, locked, placed } = asked;
  const reached = (kept: readonly number[], chosen: Uint32Array) =>
    evaluate({ ...problem, kept: Uint32Array.from(kept).sort() }, chosen).covered.people;
  const before = reached(locked, new Uint32Array(0));
  const numbers = curveNumbers(asked);
  const answer = siteGreedily({ ...problem, choose: numbers.at(-1) ?? 0 });
  const values = isRefusal(answer) ? [] : numbers.map((choose) => reached([...locked, ...placed], answer.chosen.slice(0, choose)) - before);
  return { before, values };
});

/** What one new site comes to, two, … ten, as far as it is known. Empty where the number is what is asked for. */
export function curveOf(asked: SitingAsked, { problem, curve }: Pick<Search, 'problem' | 'curve'>): readonly CurvePoint[] {
  const { objective, capacity } = asked.problem;
  if (objective === 'all' || asked.size === 'too-large') return [];
  const greedy = objective === 'cover' && capacity === null ? greedyCurve(asked) : null;
  return curveNumbers(asked).map((choose, at) => {
    const answer = problem === asked.problem ? (curve.get(choose) ?? null) : null;
    const value = answer ? answer.value - (greedy?.before ?? 0) : (greedy?.values[at] ?? null);
    return { sites: choose + asked.placed.length, value, answer };
  });
}
