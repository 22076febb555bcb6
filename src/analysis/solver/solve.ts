import type { Highs, HighsCallbackMap, Model } from 'highs';
import { isFeasible, type LinearModel, objectiveOf } from './model.ts';

/** How near a solve has come. */
export interface Gap {
  /** The best objective so far; null where there is no solution yet. */
  readonly value: number | null;
  /** No solution is better than this; null where nothing is known. */
  readonly bound: number | null;
}

export interface SolveOptions {
  /** Seconds after which the best found so far is the answer; no limit where it is not given. */
  readonly timeLimit?: number;
  /** A feasible solution to begin with. */
  readonly start?: Float64Array;
  /**
   * Branching and bounding alone at first: for a model that was made small already, begins near its best and has a tight relaxation. What the solver does besides
   * takes ten times as long then as what it saves (maximal covering, 20 sites of 2,187).
   */
  readonly plain?: boolean;
  /** Hears that the solve is alive, and how near it has come, a few times a second. */
  readonly tell?: (gap: Gap) => void;
}

/** What became of a model. */
export interface Solved {
  /** `optimal` by the solver's own certificate alone; `bounded` where the time was up before; `infeasible` where both ways to solve it say so. */
  readonly status: 'optimal' | 'bounded' | 'infeasible';
  /** The objective of `values`; NaN where there are none. */
  readonly objective: number;
  /** No solution is better; equal to `objective` where the status is optimal. Infinite where nothing was proved. */
  readonly bound: number;
  /** One a column, whole where the column is; null where no solution was found. */
  readonly values: Float64Array | null;
  /** Off where the solver failed with its presolve on, and was asked again without; or where it was asked to be plain. */
  readonly presolve: 'on' | 'off';
}

/** The solver could not answer, with its presolve or without. */
export class SolverError extends Error {}

/** Rounding of a sum of some thousand products, for its size. */
const ROUNDING = 1e-9;
/** A gap below one is none where the objective is whole; a little less, for the solver compares with ≤. */
const BELOW_ONE = 0.999;
const TOLD_EVERY_MS = 200;

/** Hardly a cut, no heuristics, no symmetry and no second beginning. */
const PLAIN = {
  mip_pool_soft_limit: 1,
  mip_allow_cut_separation_at_nodes: false,
  mip_allow_restart: false,
  mip_detect_symmetry: false,
  mip_heuristic_effort: 0,
  mip_heuristic_run_feasibility_jump: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_root_reduced_cost: false,
};

/**
 * Solves a model with HiGHS (Huangfu and Hall, Parallelizing the dual revised simplex method, Math. Prog. Comp. 10, 2018), each time in an instance of
 * its own: memory of WebAssembly never shrinks, and one that has failed is of no use afterwards. What it answers is checked against the model. Its presolve
 * fails on some (of a knapsack of 20,000 things it makes nothing in 25 s, and looks at no clock; without it takes 1 s): where no solution came, the model
 * is solved again without, in as much time again.
 * Runs on the thread that calls it until it is done.
 */
export async function solve(model: LinearModel, options: SolveOptions = {}): Promise<Solved> {
  // The solver says of a model without columns that it is empty, and no more.
  if (model.cost.length === 0) return nothingToSay(model);
  const { default: load } = await import('highs');
  const reasons: string[] = [];
  const ways = options.plain ? (['off', 'on'] as const) : (['on', 'off'] as const);
  for (const presolve of ways) {
    try {
      const solved = run(await load(), model, options, presolve);
      if (solved.values !== null || presolve === ways[1]) return solved;
      reasons.push(solved.status);
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new SolverError(`the solver gave no answer: ${ways.map((presolve, at) => `with presolve ${presolve}: ${reasons[at]}`).join('; ')}`);
}

function nothingToSay(model: LinearModel): Solved {
  const values = new Float64Array();
  if (isFeasible(model, values)) return { status: 'optimal', objective: 0, bound: 0, values, presolve: 'off' };
  return { status: 'infeasible', objective: Number.NaN, bound: Number.NaN, values: null, presolve: 'off' };
}

function run(highs: Highs, model: LinearModel, options: SolveOptions, presolve: 'on' | 'off'): Solved {
  return highs.withModel(modelDataOf(highs, model), (native) => {
    native.options.set({
      output_flag: false,
      presolve: presolve === 'on' ? 'choose' : 'off',
      mip_rel_gap: 0,
      mip_abs_gap: model.wholeObjective ? BELOW_ONE : 0,
      ...(options.timeLimit === undefined ? {} : { time_limit: options.timeLimit }),
      ...(options.plain && presolve === 'off' ? PLAIN : {}),
    });
    if (options.start) native.setSolution({ colValue: options.start });
    native.run(options.tell ? telling(highs, options.tell) : {});
    return { ...readAnswer(highs, native, model), presolve };
  });
}

function modelDataOf({ constants }: Highs, { sense, cost, lower, upper, integer, rows }: LinearModel) {
  return {
    numCols: cost.length,
    numRows: rows.lower.length,
    sense: sense === 'maximise' ? constants.objectiveSense.maximize : constants.objectiveSense.minimize,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    integrality: Int32Array.from(integer),
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: 'csr' as const,
      numRows: rows.lower.length,
      numCols: cost.length,
      starts: rows.starts,
      indices: rows.columns,
      values: rows.values,
    },
  };
}

/** Every channel on which the solver lets itself be heard, at most so often. */
function telling({ constants }: Highs, tell: (gap: Gap) => void): HighsCallbackMap {
  const { mipInterrupt, mipLogging, mipImprovingSolution, simplexInterrupt } = constants.callbackType;
  const known = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  let gap: Gap = { value: null, bound: null };
  let told = Number.NEGATIVE_INFINITY;
  const hear = ({ data }: { readonly data: { readonly mip_primal_bound?: number; readonly mip_dual_bound?: number } }): undefined => {
    gap = { value: known(data.mip_primal_bound) ?? gap.value, bound: known(data.mip_dual_bound) ?? gap.bound };
    if (performance.now() - told < TOLD_EVERY_MS) return;
    told = performance.now();
    tell(gap);
  };
  return { [mipInterrupt]: hear, [mipLogging]: hear, [mipImprovingSolution]: hear, [simplexInterrupt]: hear };
}

/** Throws SolverError where the solver ends in any way but a solution that holds, a proof that there is none, or the end of its time. */
function readAnswer({ constants: { modelStatus, solutionStatus } }: Highs, native: Model, model: LinearModel): Omit<Solved, 'presolve'> {
  const status = native.getModelStatus();
  const open = model.sense === 'maximise' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (status === modelStatus.infeasible) return { status: 'infeasible', objective: Number.NaN, bound: open, values: null };
  if (status !== modelStatus.optimal && status !== modelStatus.timeLimit) throw new SolverError(`model status ${status}`);
  const isMip = model.integer.includes(1);
  const told = isMip ? Number(native.info.get('mip_dual_bound')) : status === modelStatus.optimal ? native.getObjectiveValue() : open;
  const hasValues = Number(native.info.get('primal_solution_status')) === solutionStatus.feasible;
  if (!hasValues) {
    if (status === modelStatus.optimal) throw new SolverError('optimal without a solution');
    return { status: 'bounded', objective: Number.NaN, bound: told, values: null };
  }
  const values = native.getSolution().colValue.map((value, column) => (model.integer[column] === 1 ? Math.round(value) : value));
  if (!isFeasible(model, values)) throw new SolverError('the solution does not hold');
  const sum = objectiveOf(model, values);
  const objective = model.wholeObjective ? Math.round(sum) : sum;
  const bound = tightened(model, objective, told);
  return { status: status === modelStatus.optimal && bound === objective ? 'optimal' : 'bounded', objective, bound, values };
}

/** The bound as far as it is one: rounded to the whole where the objective is whole, and never beyond what was reached. */
function tightened({ sense, wholeObjective }: LinearModel, objective: number, told: number): number {
  const room = 1e-6 + ROUNDING * Math.abs(told);
  const up = sense === 'maximise' ? 1 : -1;
  const bound = wholeObjective ? up * Math.floor(up * told + room) : told;
  return up * (bound - objective) <= (wholeObjective ? 0 : room) ? objective : bound;
}
