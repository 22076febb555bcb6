import type { Millimetres } from '../../domain/units.ts';

/**
 * What sites are chosen for: most people within the radius (maximal covering, MCLP), everybody within it with the fewest sites (set covering, LSCP),
 * the least mean distance of people (p-median), the least distance of whoever has it furthest (p-centre).
 */
export const SITING_OBJECTIVES = ['cover', 'all', 'mean', 'worst'] as const;
export type SitingObjective = (typeof SITING_OBJECTIVES)[number];

/** Which candidate reaches which demand point, and how far it is: the pairs of candidate c stand from `starts[c]` up to, not including, `starts[c + 1]`. */
export interface SitingPairs {
  readonly starts: Uint32Array;
  /** The demand point of each pair, ascending within a candidate. */
  readonly demand: Uint32Array;
  /** Whole millimetres. */
  readonly distance: Float64Array;
}

/** Where to build, as plain numbers that can go to a worker. Demand points and candidates are indices; who they are knows whoever asks. */
export interface SitingProblem {
  readonly objective: SitingObjective;
  /** Persons at each demand point, whole; NaN where nobody told: such a point is in no figure of persons, and is counted apart. */
  readonly people: Float64Array;
  readonly candidates: number;
  /** For `cover` and `all` those within the radius are enough; for `mean` and `worst` all there are. A pair that is missing cannot be reached. */
  readonly pairs: SitingPairs;
  /** Candidates that stand already and stay, ascending: no new site is put there. */
  readonly kept: Uint32Array;
  /** Persons each candidate can serve; null: as many as come. */
  readonly capacity: Float64Array | null;
  /** Inclusive. */
  readonly radius: Millimetres;
  /** New sites, on top of those kept. Not asked for `all`, which gives the least number. */
  readonly choose: number;
}

/** What the solver had to say, where it was asked. */
export interface Certificate {
  /** Whether it took the model apart before it began: not where the model was made small already, and not where that had failed and it was asked again. */
  readonly presolve: 'on' | 'off';
}

export interface SitingAnswer {
  readonly objective: SitingObjective;
  /** Persons for `cover`, new sites for `all`, millimetres for `mean` (people-weighted, hence not whole) and `worst`. */
  readonly value: number;
  /** No choice of sites does better than this, in the unit of `value`: above it for `cover`, below it for the others. */
  readonly bound: number;
  /** `optimal` only where value and bound are one, and the solver or the argument that closed the gap is exact. */
  readonly proof: 'optimal' | 'bounded';
  /** Candidates for new sites, in the order of choice where a greedy search made it, else ascending. Fewer than asked where more would serve nobody. */
  readonly chosen: Uint32Array;
  readonly kept: Uint32Array;
  /** Demand points that no candidate, kept or new, reaches: nobody can be chosen for them. */
  readonly unreachable: Uint32Array;
  /** Null where no solver was asked. */
  readonly certificate: Certificate | null;
}
