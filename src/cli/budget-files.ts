import { findRemedy, REMEDIES, WORKABLE } from '../analysis/works/closed-by.ts';
import type { People } from '../analysis/works/villages-of.ts';
import { type BudgetRules, DEFAULT_RULES, OBJECTIVES } from '../domain/budget-rules.ts';
import { cnyOfWan } from '../domain/money.ts';
import type { UnitCost } from '../domain/remedy.ts';
import { LAYERS } from '../layers/index.ts';
import { CliError } from './command.ts';
import { readJsonObject } from './json-object.ts';

/** A share's group that is no county. */
export const DEEP_POVERTY = 'deep-poverty';

/** A share as a file says it: of a county by name or code, or of deep-poverty villages. */
export interface SharePart {
  readonly of: string;
  readonly perTenThousand: number;
}

/** What a file of rules says, beyond the budget itself; counties and works are not looked up yet. */
export interface RulesSaid extends Omit<BudgetRules, 'money' | 'shares' | 'price'> {
  readonly shares: readonly SharePart[];
  readonly costs: Readonly<Record<string, UnitCost>>;
  /** Indicators whose works may be chosen; null: all. */
  readonly indicators: readonly string[] | null;
  readonly people: People;
}

/** How one key is read: undefined where its value is not allowed. */
interface Key<T> {
  readonly allowed: string;
  readonly read: (value: unknown) => T | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOnly = (value: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.keys(value).every((key) => keys.includes(key));

/** Every element read, or undefined where one cannot be. */
function each<T>(value: unknown, read: (element: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.map(read).filter((one) => one !== undefined);
  return found.length === value.length ? found : undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const flag = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
const whole = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
const yearIn = (value: unknown) => whole(value, 1949, 2100);
const oneOf = <T extends string>(value: unknown, known: readonly T[]) => known.find((one) => one === value);
const YES_NO = 'true or false';

const INDICATORS = WORKABLE.map(({ id }) => id);
const BUREAUS = [...new Set(LAYERS.flatMap(({ bureau }) => bureau?.id ?? []))];

function shareIn(value: unknown): SharePart | undefined {
  if (!isRecord(value) || !hasOnly(value, ['of', 'atLeast'])) return undefined;
  const of = text(value['of']);
  const part = value['atLeast'];
  const perTenThousand = typeof part === 'number' ? whole(cnyOfWan(part), 0, 10_000) : undefined;
  return of === undefined || perTenThousand === undefined || perTenThousand !== Number((Number(part) * 10_000).toFixed(6))
    ? undefined
    : { of, perTenThousand };
}

function lockedIn(value: unknown): BudgetRules['locked'][number] | undefined {
  const id = text(value);
  if (id !== undefined) return { id, year: null };
  if (!isRecord(value) || !hasOnly(value, ['id', 'year'])) return undefined;
  const [named, year] = [text(value['id']), yearIn(value['year'])];
  return named === undefined || year === undefined ? undefined : { id: named, year };
}

function pairIn(value: unknown): BudgetRules['pairs'][number] | undefined {
  if (!isRecord(value) || !hasOnly(value, ['work', 'requires'])) return undefined;
  const [work, requires] = [text(value['work']), text(value['requires'])];
  return work === undefined || requires === undefined ? undefined : { work, requires };
}

/** A remedy's unit cost: what is not said of it stays as the layer has it, but the source, which is the file. */
function costIn(remedy: string, value: unknown): UnitCost | undefined {
  const known = findRemedy(remedy)?.cost;
  const said = isRecord(value) ? value : { cny: value };
  const [cny, spread = known?.spread, year = known?.year] = [whole(said['cny'], 0, 1e12), said['spread'], said['year']];
  const isSpread = typeof spread === 'number' && spread >= 0 && spread < 1;
  if (!known || cny === undefined || !isSpread || yearIn(year) === undefined || !hasOnly(said, ['cny', 'spread', 'year'])) return undefined;
  return { cny, spread, year: Number(year), source: { zh: '规则文件', en: 'The file of rules' } };
}

function costsIn(value: unknown): Readonly<Record<string, UnitCost>> | undefined {
  if (!isRecord(value)) return undefined;
  const costs = Object.entries(value).map(([remedy, cost]) => [remedy, costIn(remedy, cost)] as const);
  const read = costs.flatMap(([remedy, cost]) => (cost ? [[remedy, cost] as const] : []));
  return read.length === costs.length ? Object.fromEntries(read) : undefined;
}

/** Every key of a file of rules, what it may be, and how it is read. */
const KEYS = {
  objective: { allowed: OBJECTIVES.join(', '), read: (value) => oneOf(value, OBJECTIVES) },
  perVillage: { allowed: 'a whole number from 1: works a village gets at most', read: (value) => whole(value, 1, 1e6) },
  deadlines: { allowed: YES_NO, read: flag },
  dependencies: { allowed: YES_NO, read: flag },
  pairs: { allowed: '[{"work": id, "requires": id}, …]', read: (value) => each(value, pairIn) },
  shares: {
    allowed: `[{"of": "${DEEP_POVERTY}" or a county's name or code, "atLeast": 0 to 1 with four decimals at most}, …]`,
    read: (value) => each(value, shareIn),
  },
  carryOver: { allowed: YES_NO, read: flag },
  costs: {
    allowed: `{remedy: whole CNY a unit, or {"cny", "spread", "year"}, …}; remedies: ${REMEDIES.map(({ id }) => id).join(', ')}`,
    read: costsIn,
  },
  locked: { allowed: 'works that must be done: [id or {"id": id, "year": year}, …]', read: (value) => each(value, lockedIn) },
  excluded: { allowed: 'works that must not be done: [id, …]', read: (value) => each(value, text) },
  indicators: { allowed: `[id, …] of ${INDICATORS.join(', ')}`, read: (value) => each(value, (one) => oneOf(one, INDICATORS)) },
  bureaus: { allowed: `[id, …] of ${BUREAUS.join(', ')}`, read: (value) => each(value, (one) => oneOf(one, BUREAUS)) },
  people: { allowed: 'registered or resident', read: (value) => oneOf<People>(value, ['registered', 'resident']) },
} satisfies Readonly<Record<string, Key<unknown>>>;

type KeyName = keyof typeof KEYS;

/** The keys of a file of rules and what each may be, a line each. */
export const RULE_LINES: readonly string[] = Object.entries(KEYS).map(([key, { allowed }]) => `${key}: ${allowed}`);

/** Reads a file of rules; the defaults where none is given. Throws CliError that names the key and what it may be. */
export function readRules(file: string | undefined): RulesSaid {
  const given =
    file === undefined
      ? new Map<string, unknown>()
      : readJsonObject(file, 'rules', 'write for example {"perVillage": 2, "deadlines": false}');
  for (const key of given.keys())
    if (!(key in KEYS)) throw new CliError(`${file}: "${key}" is no rule; known: ${Object.keys(KEYS).join(', ')}`);

  function rule<Name extends KeyName>(name: Name): ReturnType<(typeof KEYS)[Name]['read']> {
    if (!given.has(name)) return undefined as ReturnType<(typeof KEYS)[Name]['read']>;
    const { allowed, read } = KEYS[name];
    const found = read(given.get(name));
    if (found === undefined)
      throw new CliError(`${file}: "${name}" is ${JSON.stringify(given.get(name)).slice(0, 80)}; allowed: ${allowed}`);
    return found as ReturnType<(typeof KEYS)[Name]['read']>;
  }

  const bureaus = rule('bureaus');
  const ofBureaus =
    bureaus &&
    LAYERS.filter(({ bureau }) => bureau && bureaus.includes(bureau.id)).flatMap(({ indicators }) => indicators.map(({ id }) => id));
  const indicators = rule('indicators');
  return {
    objective: rule('objective') ?? DEFAULT_RULES.objective,
    perVillage: rule('perVillage') ?? DEFAULT_RULES.perVillage,
    deadlines: rule('deadlines') ?? DEFAULT_RULES.deadlines,
    dependencies: rule('dependencies') ?? DEFAULT_RULES.dependencies,
    pairs: rule('pairs') ?? DEFAULT_RULES.pairs,
    shares: rule('shares') ?? [],
    carryOver: rule('carryOver') ?? DEFAULT_RULES.carryOver,
    locked: rule('locked') ?? DEFAULT_RULES.locked,
    excluded: rule('excluded') ?? DEFAULT_RULES.excluded,
    costs: rule('costs') ?? {},
    indicators: indicators && ofBureaus ? indicators.filter((id) => ofBureaus.includes(id)) : (indicators ?? ofBureaus ?? null),
    people: rule('people') ?? 'registered',
  };
}

/** Reads a budget: 万元 by year. Throws CliError. */
export function readMoneyByYear(file: string): BudgetRules['money'] {
  const example = 'write the money of each year in 万元, for example {"2018": 3000, "2019": 4000.5}';
  const given = readJsonObject(file, 'years', example);
  const money = [...given].map(([key, amount]) => {
    const year = /^\d{4}$/.test(key) ? yearIn(Number(key)) : undefined;
    if (year === undefined) throw new CliError(`${file}: "${key}" is no year; ${example}`);
    const cny = typeof amount === 'number' ? cnyOfWan(amount) : null;
    if (cny === null) throw new CliError(`${file}: the money of ${key} is ${JSON.stringify(amount)}; it is a number of 万元 from 0`);
    return { year, cny };
  });
  if (money.length === 0) throw new CliError(`${file}: no year in it; ${example}`);
  return money.sort((a, b) => a.year - b.year);
}
