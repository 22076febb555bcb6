import type { BudgetAnswer } from '../analysis/budget/answer.ts';
import { NothingFound, solveBudget } from '../analysis/budget/exact.ts';
import { greedyBudget } from '../analysis/budget/greedy.ts';
import { benefitSteps, marginalCurve } from '../analysis/budget/marginal-curve.ts';
import { lockedOrder, nestedBudget } from '../analysis/budget/nested.ts';
import { type BudgetProblem, budgetProblem } from '../analysis/budget/problem.ts';
import { costOfChosen } from '../analysis/budget/range.ts';
import { sharesBeyondWhole } from '../analysis/budget/shares.ts';
import { impossibleMust, shortfallOf } from '../analysis/budget/shortfall.ts';
import { whatWouldItTake } from '../analysis/budget/what-would-it-take.ts';
import type { BudgetRules } from '../domain/budget-rules.ts';
import { wanOfCny } from '../domain/money.ts';
import type { ProposedWork } from '../domain/proposed-work.ts';
import { type Choice, fromFile, fromFolder, rulesFor } from './budget-choice.ts';
import { RULE_LINES, readMoneyByYear, readRules } from './budget-files.ts';
import { CliError, type Command, NoAnswer, oneOf, readOptions, required } from './command.ts';
import { refuseOverwrite, remark, writeWhole } from './files.ts';
import { readWhole } from './numbers.ts';
import { programmeFilesIn } from './programme-folder.ts';
import { WORK_HEADINGS } from './works-file.ts';
import { readYear } from './year.ts';

const METHODS = ['exact', 'greedy', 'nested'] as const;
/** Ids a message names. */
const NAMED = 20;

const USAGE = `gapmap budget --data DIR --budget B.json [--rules R.json] [--year Y] [--method exact|greedy|nested] [--seconds 20] --json OUT.json
gapmap budget --works W.csv --budget B.json [--rules R.json] … --json OUT.json
  Chooses works under a budget by year, and writes
  {"method","value","bound","proof","spent","works":[{"id","year","cost","people",…}],"spent_by_year","unknown_cost","unknown_people","range","targets",
  "needed_by","seconds"}
  Money is in 万元 throughout, spent and cost too: whole CNY, so with four decimals at most. value and bound are persons (a person served by two
  works counts twice) or gaps, as the rules' objective says
  --data       the works that would close the gaps of this folder's data: those of its works.csv that are not completed, else what each layer's
               remedy takes at its unit cost
  --works      a file of works instead, with the columns ${WORK_HEADINGS.join(', ')}: cost in CNY or cost_wan in 万元, several
               villages or requirements parted by semicolons. Blank is unknown
  --budget     {"2018": 3000, "2019": 4000.5}: 万元 by year; less than one CNY is left out
  --rules      a JSON object with any of
${RULE_LINES.map((line) => `                 ${line}`).join('\n')}
               Default: people; every limit off, deadlines and dependencies on. A work is not done after the year its target is due in; what was due before the
               first year may be done in any. Works of the named indicators or bureaus bring along those that they require
  --year       as of the end of which year the gaps are (default the last reported before the first year of the budget, else the last reported)
  --method     exact (default): proved by the solver, "proof":"optimal" where value = bound is certified, else "bounded" after --seconds with the
               best found; greedy: at once, with a bound; nested: a locked order in which more money only adds works, with "lost_…" against the exact
               programme (at most lost_at_most where that is not proved). Nested, money left over is not carried over
  targets      what it takes to close all gaps of an indicator whose target is due in a year, with all its works require, each stretch once; at
               least that where "unknown_cost" is not 0. needed_by: the money by year due, every work counted once
  curve        nested only: what each further 100 万元 adds along the order, all works of it, whatever the budget
  range        what the same works cost where unit costs are at either end of their ±, and what the money buys then ("value"), by
               the same method, exact in what is left of --seconds (greedy where nothing is); null where what is locked does not fit
               then, or nothing was found in time
  Exit code 3, and nothing written: what is locked cannot be done or does not fit, certainly; which works, when, and how much is missing
  Answer: {"method","value","bound","proof","spent","works","unknown_cost","unknown_people","seconds","out"}; works and unknowns as counts
`;

/** What was found, how it was asked, and by how much a nested programme falls short of the best. */
interface Found {
  readonly answer: BudgetAnswer;
  readonly again: (problem: BudgetProblem) => BudgetAnswer | null | Promise<BudgetAnswer | null>;
  readonly lost: Readonly<Record<string, number>>;
  /** The locked order of a nested programme. */
  readonly order?: readonly number[];
}

/** Finds it by a method. @param left seconds that are left of those given, for every solve. Throws NoAnswer where there is none, CliError where none was found. */
async function find(
  problem: BudgetProblem,
  method: (typeof METHODS)[number],
  { objective }: BudgetRules,
  left: () => number,
  file: string,
): Promise<Found> {
  refuseShortfall(problem, file);
  const missed = new CliError(
    `${file}: ${method} found no programme with what is locked, which is no proof that there is none: try --method exact`,
  );
  if (method === 'greedy') {
    const answer = greedyBudget(problem);
    if (!answer) throw missed;
    return { answer, again: greedyBudget, lost: {} };
  }
  const best = await solveBudget(problem, { seconds: left() }).catch((error: unknown) => {
    if (!(error instanceof NothingFound)) throw error;
    throw new CliError(
      `${file}: no programme with what is locked was found in time, which is no proof that there is none: give more --seconds`,
    );
  });
  if (!best) throw new NoAnswer({ refused: 'rules' }, `${file}: what is locked does not fit into the budget with what it requires`);
  if (method === 'exact') return { answer: best, again: (asked) => solveInWhatIsLeft(asked, left() / 2), lost: {} };
  const order = lockedOrder(problem);
  const again = (asked: BudgetProblem) => nestedBudget(asked, order);
  const nested = again(problem);
  if (!nested) throw missed;
  const lost = { [`lost_${objective.replace('-', '_')}`]: best.value - nested.value, lost_at_most: best.bound - nested.value };
  return { answer: { ...nested, bound: best.bound }, again, lost, order };
}

/** Null also where nothing was found in time. */
async function solveInWhatIsLeft(problem: BudgetProblem, seconds: number): Promise<BudgetAnswer | null> {
  try {
    return await solveBudget(problem, { seconds });
  } catch (error) {
    if (error instanceof NothingFound) return null;
    throw error;
  }
}

/** Throws NoAnswer where what is locked cannot be done, or costs more than there is: which works, how much is missing, and when. */
function refuseShortfall(problem: BudgetProblem, file: string): void {
  const named = (works: readonly number[]) => works.map((at) => problem.ids[at] ?? '');
  const listed = (ids: readonly string[]) =>
    `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`;
  const impossible = named(impossibleMust(problem));
  if (impossible.length > 0)
    throw new NoAnswer(
      { refused: 'locked', works: impossible },
      `${file}: what is locked cannot be done, for something it requires is left out, is of unknown cost or comes too late: ${listed(impossible)}`,
    );
  const short = shortfallOf(problem);
  if (!short) return;
  const [works, from, to, missing] = [named(short.works), problem.years[short.from], problem.years[short.to], wanOfCny(short.missing)];
  const when = from === to ? `in ${to}` : `from ${from} to ${to}`;
  throw new NoAnswer(
    { refused: 'locked', works, from, to, missing },
    `${file}: what is locked does not fit into the budget with what it requires: ${missing} 万元 are missing ${when} for ${listed(works)}`,
  );
}

/**
 * What the same money buys where everything costs the most, and the least, as the answer was found; null where what is locked does not fit then. Where costs
 * have no spread both are the answer; and what is bought at its cost can be bought for less.
 */
async function whatItBuys({ works, villages }: Choice, rules: BudgetRules, { answer, again }: Found): Promise<[number | null, number]> {
  if (works.every(({ cost }) => cost === null || cost.low === cost.high)) return [answer.value, answer.value];
  const at = async (price: BudgetRules['price']) => (await again(budgetProblem(works, { ...rules, price }, villages)))?.value ?? null;
  const [most, least] = [await at('high'), await at('low')];
  return [most, Math.max(answer.value, least ?? 0)];
}

export const budget: Command = {
  name: 'budget',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      data: { type: 'string' },
      works: { type: 'string' },
      budget: { type: 'string' },
      rules: { type: 'string' },
      year: { type: 'string' },
      method: { type: 'string', default: 'exact' },
      seconds: { type: 'string', default: '20' },
      json: { type: 'string' },
    });
    const out = required(options.json, 'json');
    const moneyFile = required(options.budget, 'budget');
    const method = oneOf(options.method, 'method', METHODS);
    const seconds = readWhole(options.seconds, 'seconds', 1, 86_400);
    const year = readYear(options.year);
    if (options.data !== undefined && options.works !== undefined)
      throw new CliError('--data and --works are two ways to say what to choose from: leave one out');
    if (options.works !== undefined && year !== null) throw new CliError('--year is of --data: a file of works is of no year');
    const source = options.works ?? required(options.data, 'data');
    refuseOverwrite(out, [
      ...(options.works === undefined ? programmeFilesIn(source) : [source]),
      moneyFile,
      ...(options.rules === undefined ? [] : [options.rules]),
    ]);

    const money = readMoneyByYear(moneyFile);
    const said = readRules(options.rules);
    const choice = options.works === undefined ? await fromFolder(source, said, year, money[0]?.year ?? 0) : fromFile(source, said);
    const rules = rulesFor(choice, said, money, options.rules ?? 'rules');
    const problem = budgetProblem(choice.works, rules, choice.villages);
    if (choice.works.length > 0 && problem.unknownValue.length === choice.works.length)
      throw new CliError(
        `${source}: nobody knows whom any of its works serves, so none is better than another by ${rules.objective}; add the figures, or take "objective": "villages"`,
      );
    const begun = performance.now();
    const spentSeconds = () => (performance.now() - begun) / 1000;
    const found = await find(problem, method, rules, () => Math.max(0, seconds - spentSeconds()), options.rules ?? 'rules');
    const { answer, lost, order } = found;
    const cost = costOfChosen(choice.works, answer);
    const buys = await whatItBuys(choice, rules, found);
    const took = Number(spentSeconds().toFixed(3));
    const beyond = sharesBeyondWhole(rules.shares).map(({ county, perTenThousand }) => `${county} ${perTenThousand / 10_000}`);
    if (beyond.length > 0)
      remark(`gapmap: the shares of ${beyond.join(', ')} are more than the whole together: only works that cost nothing keep them`);
    const unknown = (indices: readonly number[]) => indices.map((at) => problem.ids[at]);
    const summary = { method, value: answer.value, bound: answer.bound, proof: answer.proof, spent: wanOfCny(answer.spent) };
    const written = {
      ...summary,
      works: answer.chosen.map((chosen) => lineOf(choice, chosen)),
      spent_by_year: Object.fromEntries(rules.money.map(({ year: at }, index) => [at, wanOfCny(answer.spentByYear[index] ?? 0)])),
      unknown_cost: unknown(problem.unknownCost),
      unknown_people: unknown(problem.unknownValue),
      range: {
        spent: [wanOfCny(cost.low), wanOfCny(cost.high)],
        value: buys,
      },
      ...taken(choice.works),
      ...(order && { curve: curveOf(choice.works, order) }),
      ...lost,
      seconds: took,
    };
    writeWhole(out, `${JSON.stringify(written, null, 1)}\n`);
    return {
      ...summary,
      works: answer.chosen.length,
      unknown_cost: problem.unknownCost.length,
      unknown_people: problem.unknownValue.length,
      ...lost,
      seconds: took,
      out,
    };
  },
};

function lineOf({ works, nameOf }: Choice, { work: at, year }: BudgetAnswer['chosen'][number]) {
  const work = works[at];
  if (!work) throw new RangeError(`no work ${at}`);
  const { id, cost, people, remedy, indicator, county, villages } = work;
  return { id, year, cost: wanOfCny(cost?.cny ?? 0), people, ...(remedy && { remedy, indicator }), county, villages: villages.map(nameOf) };
}

/** What each target takes, and the money by year due. */
function taken(works: readonly ProposedWork[]) {
  const { targets, byYear } = whatWouldItTake(works);
  return {
    targets: targets.map(({ indicator, due, gaps, people, unknownPeople, cost, works: count, unknownCost }) => ({
      ...(indicator && { indicator }),
      due,
      cost: wanOfCny(cost.cny),
      range: [wanOfCny(cost.low), wanOfCny(cost.high)],
      works: count,
      unknown_cost: unknownCost,
      gaps,
      people,
      unknown_people: unknownPeople,
    })),
    needed_by: byYear.map(({ due, cost, unknownCost }) => ({ due, cost: wanOfCny(cost.cny), unknown_cost: unknownCost })),
  };
}

/** Money of one stretch of the curve, CNY: 100 万元. */
const STRETCH = 1_000_000;

function curveOf(works: readonly ProposedWork[], order: readonly number[]) {
  return marginalCurve(benefitSteps(order.flatMap((at) => works[at] ?? [])), STRETCH).map(({ to, villages, gaps, people }) => ({
    to: wanOfCny(to),
    villages,
    gaps,
    people,
  }));
}
