import { requiredOf } from '../analysis/budget/problem.ts';
import { inCircles } from '../analysis/budget/requires.ts';
import { withRequired } from '../analysis/budget/what-would-it-take.ts';
import { openAt } from '../analysis/question.ts';
import { proposeWorks } from '../analysis/works/propose-works.ts';
import type { BudgetRules } from '../domain/budget-rules.ts';
import { isDated } from '../domain/dataset.ts';
import { yearEnd } from '../domain/period.ts';
import type { Village } from '../domain/place.ts';
import type { ProposedWork } from '../domain/proposed-work.ts';
import { itemAt, type Records } from '../domain/records.ts';
import { DEEP_POVERTY, type RulesSaid } from './budget-files.ts';
import { CliError } from './command.ts';
import { readProgrammeFolder } from './programme-folder.ts';
import { readWorksFile } from './works-file.ts';

/** What there is to choose from. */
export interface Choice {
  readonly works: readonly ProposedWork[];
  readonly villages: Records<Pick<Village, 'deepPoverty'>>;
  /** What a village is called in the answer. */
  readonly nameOf: (village: number) => string | undefined;
  /** Name of a county by name or code; undefined where there is none. */
  readonly findCounty: (said: string) => string | undefined;
}

/** The works of a file of works. Throws CliError or FileError. */
export function fromFile(file: string, { indicators, objective }: RulesSaid): Choice {
  if (objective === 'poor-people') throw new CliError(`${file}: its works do not tell poor people; take the objective people or villages`);
  if (indicators !== null) throw new CliError(`${file}: its works name no indicator; leave indicators and bureaus out of the rules`);
  const { works, villages, villageNames } = readWorksFile(file);
  const counties = new Set(works.map(({ county }) => county));
  return { works, villages, nameOf: (village) => villageNames[village], findCounty: (said) => (counties.has(said) ? said : undefined) };
}

/** The works that would close the gaps of a data folder, as of a year or the last reported before the first of the budget. Rejects with CliError or FileError. */
export async function fromFolder(
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
export function rulesFor({ works, findCounty }: Choice, said: RulesSaid, money: BudgetRules['money'], file: string): BudgetRules {
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
