import type { BudgetAnswer } from '../analysis/budget/answer.ts';
import { solveBudget } from '../analysis/budget/exact.ts';
import { greedyBudget } from '../analysis/budget/greedy.ts';
import { lockedOrder, nestedBudget } from '../analysis/budget/nested.ts';
import { type BudgetProblem, budgetProblem, requiredOf } from '../analysis/budget/problem.ts';
import { budgetRange } from '../analysis/budget/range.ts';
import { inCircles } from '../analysis/budget/requires.ts';
import { withRequired } from '../analysis/budget/what-would-it-take.ts';
import { openAt } from '../analysis/question.ts';
import { proposeWorks } from '../analysis/works/propose-works.ts';
import type { BudgetRules } from '../domain/budget-rules.ts';
import { isDated } from '../domain/dataset.ts';
import { wanOfCny } from '../domain/money.ts';
import { yearEnd } from '../domain/period.ts';
import type { Village } from '../domain/place.ts';
import type { ProposedWork } from '../domain/proposed-work.ts';
import { itemAt, type Records } from '../domain/records.ts';
import { DEEP_POVERTY, RULE_LINES, type RulesSaid, readMoneyByYear, readRules } from './budget-files.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { refuseOverwrite, writeWhole } from './files.ts';
import { readWhole } from './numbers.ts';
import { programmeFilesIn, readProgrammeFolder } from './programme-folder.ts';
import { readWorksFile, WORK_HEADINGS } from './works-file.ts';
import { readYear } from './year.ts';

const METHODS = ['exact', 'greedy', 'nested'] as const;

const USAGE = `gapmap budget --data DIR --budget B.json [--rules R.json] [--year Y] [--method exact|greedy|nested] [--seconds 20] --json OUT.json
gapmap budget --works W.csv --budget B.json [--rules R.json] … --json OUT.json
  Chooses works under a budget by year, and writes
  {"value","bound","proof","spent","works":[{"id","year","cost","people",…}],"spent_by_year","unknown_cost","unknown_people","range","method","seconds"}
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
  range        what the same works cost where unit costs are at either end of their ±, and what the money buys then ("value"; by greedy, or
               nested), null where what is locked no longer fits
  Answer: {"method","value","bound","proof","spent","works","unknown_cost","unknown_people","seconds","out"}; works and unknowns as counts
`;

/** What there is to choose from. */
interface Choice {
  readonly works: readonly ProposedWork[];
  readonly villages: Records<Pick<Village, 'deepPoverty'>>;
  /** What a village is called in the answer. */
  readonly nameOf: (village: number) => string | undefined;
  /** Name of a county by name or code; undefined where there is none. */
  readonly findCounty: (said: string) => string | undefined;
}

function fromFile(file: string, { indicators }: RulesSaid): Choice {
  if (indicators !== null) throw new CliError(`${file}: its works name no indicator; leave indicators and bureaus out of the rules`);
  const { works, villages, villageNames } = readWorksFile(file);
  const counties = new Set(works.map(({ county }) => county));
  return { works, villages, nameOf: (village) => villageNames[village], findCounty: (said) => (counties.has(said) ? said : undefined) };
}

async function fromFolder(
  folder: string,
  { costs, people, indicators }: RulesSaid,
  askedYear: number | null,
  first: number,
): Promise<Choice> {
  const dataset = await readProgrammeFolder(folder, askedYear);
  const year = askedYear ?? dataset.years.findLast((one) => one < first) ?? dataset.years.at(-1) ?? 0;
  if (isDated(dataset) && !dataset.years.includes(year))
    throw new CliError(`--year ${year}: the data reports only ${dataset.years.join(', ')}`);
  const month = yearEnd(year);
  const open = askedYear === null ? openAt(dataset, month) : month;
  const all = proposeWorks(dataset, { month, openAt: open, people, costs });
  const byId = new Map(all.map((work) => [work.id, work]));
  const works =
    indicators === null
      ? all
      : withRequired(
          all.filter(({ indicator }) => indicators.includes(indicator)),
          byId,
        );
  const codes = new Map(Array.from(dataset.villages, ({ code, county }) => [code?.slice(0, 6) ?? county, county]));
  const counties = new Set(codes.values());
  return {
    works,
    villages: dataset.villages,
    nameOf: (village) => itemAt(dataset.villages, village)?.id,
    findCounty: (said) => (counties.has(said) ? said : codes.get(said)),
  };
}

/** The rules as the engine takes them: works and counties that are named are there, and no work requires itself. Throws CliError. */
function rulesFor({ works, findCounty }: Choice, said: RulesSaid, money: BudgetRules['money'], file: string): BudgetRules {
  const known = new Map(works.map((work) => [work.id, work]));
  const requireWork = (key: string, id: string) => {
    if (!known.has(id)) throw new CliError(`${file}: "${key}" names "${id}", which is no work to choose from`);
  };
  for (const { id, year } of said.locked) {
    requireWork('locked', id);
    if (known.get(id)?.cost === null) throw new CliError(`${file}: "locked" names "${id}", whose cost is not known`);
    if (said.excluded.includes(id)) throw new CliError(`${file}: "${id}" is both locked and excluded`);
    if (year !== null && !money.some((one) => one.year === year))
      throw new CliError(`${file}: "locked" puts "${id}" into ${year}, which the budget has no money for`);
  }
  for (const id of said.excluded) requireWork('excluded', id);
  for (const { work, requires } of said.pairs) for (const id of [work, requires]) requireWork('pairs', id);
  const shares = said.shares.map(({ of, perTenThousand }) => {
    const county = of === DEEP_POVERTY ? null : findCounty(of);
    if (county === undefined)
      throw new CliError(`${file}: "shares" names "${of}", which is neither "${DEEP_POVERTY}" nor a county of the data`);
    return { county, perTenThousand };
  });
  const rules: BudgetRules = { ...said, money, shares, price: 'cny' };
  const circle = inCircles(requiredOf(works, rules)).map((at) => works[at]?.id);
  if (circle.length > 0) throw new CliError(`works require each other in a circle: ${circle.slice(0, 5).join(', ')}`);
  return rules;
}

/** What was found, how it was asked, and by how much a nested programme falls short of the best. */
interface Found {
  readonly answer: BudgetAnswer;
  readonly again: (problem: BudgetProblem) => BudgetAnswer | null;
  readonly lost: Readonly<Record<string, number>>;
}

async function find(
  problem: BudgetProblem,
  method: (typeof METHODS)[number],
  { objective }: BudgetRules,
  seconds: number,
): Promise<Found | null> {
  if (method === 'greedy') {
    const answer = greedyBudget(problem);
    return answer && { answer, again: greedyBudget, lost: {} };
  }
  const best = await solveBudget(problem, { seconds });
  if (method === 'exact') return best && { answer: best, again: greedyBudget, lost: {} };
  const order = lockedOrder(problem);
  const again = (asked: BudgetProblem) => nestedBudget(asked, order);
  const nested = again(problem);
  if (!nested || !best) return null;
  const lost = { [`lost_${objective.replace('-', '_')}`]: best.value - nested.value, lost_at_most: best.bound - nested.value };
  return { answer: { ...nested, bound: best.bound }, again, lost };
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
    const begun = performance.now();
    const found = await find(problem, method, rules, seconds);
    if (!found)
      throw new CliError(`${options.rules ?? 'rules'}: what is locked does not fit into the budget with what it requires (${method})`);
    const took = Number(((performance.now() - begun) / 1000).toFixed(3));
    const { answer, again, lost } = found;
    const { cost, atLow, atHigh } = budgetRange(choice.works, rules, choice.villages, answer, again);
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
        value: [atHigh?.value ?? null, atLow?.value ?? null],
      },
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
