import { firstNotBelow } from '../../domain/halving.ts';
import type { Millimetres } from '../../domain/units.ts';
import type { Limits } from './cover-exact.ts';
import { evaluate } from './evaluate.ts';
import type { Certificate, SitingAnswer, SitingProblem } from './problem.ts';

/** What is found out at once about a radius: sites that have everybody within it, if any were found, and whether it is certain that so many cannot. */
export interface Tried {
  readonly chosen: Uint32Array | null;
  readonly isRuledOut: boolean;
}

/** How it is found out whether so many sites have everybody within the radius of a problem: at once as far as can be, and by the solver: the fewest, or null where not even all have. */
export interface Trials {
  readonly tryOut: (problem: SitingProblem) => Tried;
  readonly fewest: (problem: SitingProblem, limits: Limits) => Promise<SitingAnswer | null>;
}

/** What is known of the least worst distance: places in the list of distances there are. */
interface Known {
  readonly lengths: Float64Array;
  /** No shorter distance is enough. */
  readonly least: number;
  /** This one is, and these sites show it; null: no choice was found at all. */
  readonly enough: number;
  readonly chosen: Uint32Array | null;
}

/** Sites with a small worst distance, by halving over the distances. Null where those found do not reach everybody. */
export function worstGreedily(problem: SitingProblem, { tryOut }: Trials): SitingAnswer | null {
  const known = bracketed(problem, tryOut);
  return known.chosen && answerOf(problem, known, known.chosen, 'bounded', null);
}

/**
 * The sites with the least worst distance (p-centre), by halving over the distances between what no choice can do and what was found: a distance is enough
 * where so many sites have everybody within it (Minieka 1970). Null where no choice reaches everybody.
 */
export async function worstExactly(problem: SitingProblem, trials: Trials, { timeLimit, tell }: Limits = {}): Promise<SitingAnswer | null> {
  const end = performance.now() + (timeLimit ?? Number.POSITIVE_INFINITY) * 1000;
  const start = bracketed(problem, trials.tryOut);
  const { lengths } = start;
  const ask = (place: number) => {
    const left = Math.max(0.1, (end - performance.now()) / 1000);
    return trials.fewest(within(problem, lengths[place]!), {
      ...(timeLimit === undefined ? {} : { timeLimit: left }),
      // That it is alive; how near it has come is told in distances, between the questions.
      ...(tell && { tell: () => tell({ value: lengths[enough] ?? null, bound: lengths[doubtful ?? low] ?? null }) }),
    });
  };
  let { chosen, enough, least: low } = start;
  let [certificate, doubtful]: [Certificate | null, number | null] = [null, null];
  while (low < enough && performance.now() < end) {
    tell?.({ value: lengths[enough] ?? null, bound: lengths[doubtful ?? low] ?? null });
    const middle = (low + enough) >> 1;
    const answer = await ask(middle);
    if (answer && answer.value <= problem.choose) {
      chosen = answer.chosen;
      enough = Math.min(middle, placeOf(problem, lengths, chosen));
      continue;
    }
    // Time was up before anybody knew: it may be enough after all, and nothing from here on is ruled out any more.
    if (answer && answer.bound <= problem.choose) doubtful ??= low;
    else certificate = answer?.certificate ?? certificate;
    low = middle + 1;
  }
  if (chosen === null) return null;
  const known = { lengths, least: doubtful ?? low, enough, chosen };
  let isProved = known.least === enough;
  if (isProved && certificate === null && enough > 0) {
    // What was ruled out at once is shown to the solver too; where not even all sites are enough there is nothing to ask.
    const answer = await ask(enough - 1);
    isProved = answer === null || answer.bound > problem.choose;
    certificate = answer?.certificate ?? null;
  }
  return answerOf(problem, known, chosen, isProved ? 'optimal' : 'bounded', certificate);
}

/** Everything found out without the solver. */
function bracketed(problem: SitingProblem, tryOut: Trials['tryOut']): Known {
  const lengths = distinct(problem.pairs.distance);
  const found = new Map<number, Tried>();
  const triedAt = (place: number) => {
    const tried = found.get(place) ?? tryOut(within(problem, lengths[place]!));
    found.set(place, tried);
    return tried;
  };
  const first = firstNotBelow(0, lengths.length, (place) => triedAt(place).chosen === null);
  const chosen = first < lengths.length ? triedAt(first).chosen : null;
  const enough = chosen ? placeOf(problem, lengths, chosen) : lengths.length;
  const least = firstNotBelow(0, enough, (place) => triedAt(place).isRuledOut);
  return { lengths, least, enough, chosen };
}

const within = (problem: SitingProblem, radius: number): SitingProblem => ({ ...problem, objective: 'all', radius: radius as Millimetres });

function distinct(distances: Float64Array): Float64Array {
  const sorted = distances.slice().sort();
  return sorted.filter((distance, place) => place === 0 || distance !== sorted[place - 1]);
}

/** The place of the worst distance that these sites leave. */
function placeOf(problem: SitingProblem, lengths: Float64Array, chosen: Uint32Array): number {
  const { worst } = evaluate({ ...problem, objective: 'worst' }, chosen);
  return firstNotBelow(0, lengths.length, (place) => lengths[place]! < worst);
}

function answerOf(
  { kept }: SitingProblem,
  { lengths, least, enough }: Known,
  chosen: Uint32Array,
  proof: SitingAnswer['proof'],
  certificate: Certificate | null,
): SitingAnswer {
  return {
    objective: 'worst',
    value: lengths[enough]!,
    bound: lengths[least]!,
    proof,
    chosen,
    kept,
    unreachable: new Uint32Array(),
    certificate,
  };
}
