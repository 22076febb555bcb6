import { type Evaluation, evaluate, openSites } from '../analysis/site/evaluate.ts';
import { SITING_OBJECTIVES, type SitingAnswer, type SitingObjective, type SitingProblem } from '../analysis/site/problem.ts';
import { isRefusal, type SitingRefusal, siteExactly, siteGreedily } from '../analysis/site/site.ts';
import { DEFAULT_TRAVELLER, TRAVELLERS } from '../domain/travel.ts';
import { CRS, type Millimetres, printMetres } from '../domain/units.ts';
import { idAsTold } from '../io/read-siting-points.ts';
import { CliError, type Command, NoAnswer, oneOf, readOptions, required } from './command.ts';
import { refuseOverwrite, remark, writeWhole } from './files.ts';
import { readPositive, readWhole } from './numbers.ts';
import { readSitingFiles, type SitingGround } from './siting-files.ts';

const USAGE = `gapmap site --demand D.csv [--candidates C.csv] [--distances OD.csv | --roads R.geojson [--traveller ${TRAVELLERS.join('|')}]] --radius-m 5000 --choose K [--keep ID,…]
            --objective ${SITING_OBJECTIVES.join('|')} [--method exact|greedy] [--capacity N] [--people registered|resident] [--crs SYSTEM] [--time-limit 60] --json OUT.json
  Chooses where to build, and writes {"objective","value","bound","proof","covered_population","covered_points","mean_m","worst_m","chosen","kept","seconds",…}
  --demand     who is to be reached: id (or code, 村编码), lon, lat, population (人口, 户籍人口, 常住人口); CSV in any encoding, .xlsx, GeoJSON. A blank population is
               unknown: it is in no figure of persons, and counted apart ("unknown_population"); the point counts for all and worst, and weighs nothing in mean
  --candidates where a site may be: id, lon, lat, and capacity (persons, 服务能力) if sites serve only so many. Default: the demand points
  --distances  ways that a router worked out: origin (of --demand), destination (of --candidates), metres (or km). Then the files need no lon, lat, and a pair
               that is missing or blank cannot be reached. Default: the straight line over the ellipsoid
  --roads      lines along which distances are measured instead, as --traveller goes (default car), way to the road and from it included; no way, no pair
  --radius-m   inclusive, to the millimetre. Needed for cover and all; for mean and worst it only says who is counted as covered (default 5000)
  --choose     K new sites at most: fewer where more would help nobody. all does not ask it
  --keep       candidates that stand already: they come on top of K, are not in "chosen", and are in no value of all. May be given several times; an id
               with a comma in it is given by itself
  --objective  cover: most persons within the radius; all: everybody within it with the fewest new sites; mean: least mean distance of persons;
               worst: least distance of whoever has it furthest
  value, bound persons for cover, new sites for all, metres for mean and worst. No choice does better than the bound
  --method     exact (default): "proof":"optimal" where the solver has proved value = bound, else "bounded" after --time-limit seconds with the best found;
               greedy: at once, with a bound
  --capacity   persons each site serves, where the candidates have no column capacity or its cell is blank. Persons are split between sites; value of cover is then
               who is served, the others serve everybody, and "served", "in_range_without_capacity", "out_of_range" sum to the population; by site in "sites"
  covered_…    within the radius of a site, kept or new, with or without room there. mean_m and worst_m: to the nearest site, or, with capacity, to the one that
               serves; mean_m weighted by population. Points without any way to a site are in neither: "unreached_points"
  Exit code 3, and nothing written: somebody cannot be reached (all: within the radius), or is too many for the sites or their capacity; who, on stderr and in the answer
  Answer: {"objective","value","bound","proof","chosen","seconds","out"}, the sites as a count; with exit code 3 {"refused","points","least"}
`;

const METHODS = ['exact', 'greedy'] as const;
/** Pairs of demand points and candidates that mean and worst look at, all of which are measured and kept. */
const MOST_PAIRS = 30_000_000;
/** Ids a message names. */
const NAMED = 20;
const DEFAULT_RADIUS = '5000';
const DEFAULT_SECONDS = '60';

export const site: Command = {
  name: 'site',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      demand: { type: 'string' },
      candidates: { type: 'string' },
      distances: { type: 'string' },
      roads: { type: 'string' },
      traveller: { type: 'string' },
      'radius-m': { type: 'string' },
      choose: { type: 'string' },
      keep: { type: 'string', multiple: true },
      objective: { type: 'string' },
      method: { type: 'string' },
      capacity: { type: 'string' },
      people: { type: 'string' },
      crs: { type: 'string' },
      'time-limit': { type: 'string' },
      json: { type: 'string' },
    });
    const demand = required(options.demand, 'demand');
    const json = required(options.json, 'json');
    const objective = oneOf(required(options.objective, 'objective'), 'objective', SITING_OBJECTIVES);
    const isByRadius = objective === 'cover' || objective === 'all';
    const radius = readMetres(isByRadius ? required(options['radius-m'], 'radius-m') : (options['radius-m'] ?? DEFAULT_RADIUS));
    const choose = objective === 'all' ? 0 : readWhole(required(options.choose, 'choose'), 'choose', 0, 999_999_999);
    const method = oneOf(options.method ?? 'exact', 'method', METHODS);
    const timeLimit = readPositive(options['time-limit'] ?? DEFAULT_SECONDS, 'time-limit', 86_400);
    const capacityElse = options.capacity === undefined ? null : readWhole(options.capacity, 'capacity', 0, 999_999_999);
    const crs = options.crs === undefined ? null : oneOf(options.crs, 'crs', CRS);
    const people = oneOf(options.people ?? 'registered', 'people', ['registered', 'resident'] as const);
    const { candidates, distances, roads } = options;
    if (distances !== undefined && roads !== undefined) throw new CliError('--distances and --roads exclude each other');
    if (roads === undefined && options.traveller !== undefined) throw new CliError('--traveller goes along --roads, and none are given');
    const traveller = oneOf(options.traveller ?? DEFAULT_TRAVELLER, 'traveller', TRAVELLERS);
    refuseOverwrite(
      json,
      [demand, candidates, distances, roads].filter((file) => file !== undefined),
    );

    const ground = await readSitingFiles({ demand, candidates, distances, roads, traveller, crs, people });
    if (objective === 'cover' && ground.demand.people.every(Number.isNaN))
      throw new CliError(
        `${demand}: no row tells its population, so there is nobody to cover; add a column population, or choose by --objective all or worst`,
      );
    const problem = problemOf(ground, { objective, radius, choose, capacityElse, keep: options.keep });
    const began = performance.now();
    const answer = method === 'greedy' ? siteGreedily(problem) : await siteExactly(problem, { timeLimit });
    const seconds = Math.round(performance.now() - began) / 1000;
    if (isRefusal(answer)) throw refused(ground, problem, answer, method);
    if (objective === 'all' && answer.unreachable.length > 0)
      throw refused(ground, problem, { refused: 'unreachable', points: answer.unreachable, least: null }, method);
    const evaluation = evaluate(problem, answer.chosen, ground.ways.nearest(openSites(problem, answer.chosen)));
    const report = reportOf(ground, problem, answer, evaluation, seconds);
    remarkOn(report);
    writeWhole(json, `${JSON.stringify(report, null, 1)}\n`);
    const { value, bound, proof, chosen } = report;
    return { objective, value, bound, proof, chosen: chosen.length, seconds, out: json };
  },
};

/** Metres as text to whole millimetres, exactly: `"5000.5"` → 5,000,500. */
function readMetres(text: string): Millimetres {
  const match = /^(\d{1,8})(?:\.(\d{1,3}))?$/.exec(text);
  if (!match) throw new CliError(`--radius-m "${text}" is not a number of metres with at most 3 decimals`);
  return (Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))) as Millimetres;
}

interface Asked {
  readonly objective: SitingObjective;
  readonly radius: Millimetres;
  readonly choose: number;
  readonly capacityElse: number | null;
  readonly keep: readonly string[] | undefined;
}

function problemOf({ demand, candidates, capacity, ways }: SitingGround, asked: Asked): SitingProblem {
  const { objective, radius, choose, capacityElse, keep } = asked;
  const isByRadius = objective === 'cover' || objective === 'all';
  const most = demand.ids.length * candidates.length;
  if (!isByRadius && most > MOST_PAIRS)
    throw new CliError(
      `--objective ${objective} looks at every pair, and ${most} are too many; give fewer --candidates, or choose by cover`,
    );
  const places = new Map(candidates.map((id, at) => [id, at]));
  // An id that holds a comma is named by itself.
  const named = (keep ?? []).flatMap((said) => (places.has(idAsTold(said)) ? [said] : said.split(',')));
  const kept = named.flatMap((said) => {
    const id = idAsTold(said);
    if (id === '') return [];
    const place = places.get(id);
    if (place === undefined) throw new CliError(`--keep names "${id}", which is no candidate`);
    return [place];
  });
  return {
    objective,
    people: demand.people,
    candidates: candidates.length,
    pairs: ways.within(isByRadius ? radius : (Number.POSITIVE_INFINITY as Millimetres)),
    kept: Uint32Array.from(new Set(kept)).sort(),
    capacity: capacity(capacityElse),
    radius,
    choose,
  };
}

/** Millimetres as metres; null where there are none. */
const metres = (millimetres: number): number | null => (Number.isFinite(millimetres) ? Math.round(millimetres) / 1000 : null);

function reportOf(
  { demand, candidates }: SitingGround,
  { objective, kept, radius }: SitingProblem,
  { value, bound, proof, chosen }: SitingAnswer,
  { all, covered, mean, worst, unreached, served, sites }: Evaluation,
  seconds: number,
) {
  const isLength = objective === 'mean' || objective === 'worst';
  const shown = (of: number) => (isLength ? of / 1000 : of);
  const idOf = (site: number) => candidates[site] as string;
  const isKept = new Set(kept);
  return {
    objective,
    value: shown(value),
    bound: shown(bound),
    proof,
    covered_population: covered.people,
    covered_points: covered.points,
    mean_m: mean / 1000,
    worst_m: metres(worst),
    chosen: Array.from(chosen, idOf),
    kept: Array.from(kept, idOf),
    seconds,
    radius_m: radius / 1000,
    points: all.points,
    population: all.people,
    unknown_population: all.unknown,
    covered_unknown_population: covered.unknown,
    unreached_points: Array.from(unreached, (point) => demand.ids[point] as string),
    ...(served && { served: served.served, in_range_without_capacity: served.withoutCapacity, out_of_range: served.outOfRange }),
    sites: sites.map((account) => ({
      id: idOf(account.site),
      kept: isKept.has(account.site),
      covered_points: account.covered.points,
      covered_population: account.covered.people,
      furthest_m: metres(account.furthest),
      ...(served && {
        served: account.served,
        in_range_without_capacity: account.withoutCapacity,
        out_of_range: account.outOfRange,
      }),
    })),
  };
}

function remarkOn({ objective, value, bound, proof, unknown_population: unknown, points }: ReturnType<typeof reportOf>): void {
  const unit = { cover: 'persons', all: 'new sites', mean: 'm', worst: 'm' }[objective];
  const how = proof === 'optimal' ? 'proved to be the best' : `no choice does better than ${bound} ${unit}`;
  remark(`gapmap: ${objective}: ${value} ${unit}; ${how}`);
  if (unknown > 0) remark(`gapmap: ${unknown} of ${points} demand points do not tell their population: they are in no figure of persons`);
}

/** Why there is no answer, and who stands in its way. */
function refused(
  { demand }: SitingGround,
  { objective, radius, choose }: SitingProblem,
  { refused, points, least }: SitingRefusal,
  method: string,
): NoAnswer {
  const ids = Array.from(points, (point) => demand.ids[point] as string);
  const who = `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`;
  const within = objective === 'all' ? ` within ${printMetres(radius)} m` : '';
  const why = {
    unreachable: `no candidate reaches ${ids.length} demand points${within}: ${who}`,
    'too-few': `${choose} new ${choose === 1 ? 'site does' : 'sites do'} not serve everybody${least === null ? '' : `, it takes ${least} at least`}${ids.length > 0 ? `; left out: ${who}` : ''}${
      method === 'greedy' ? '; --method exact may find some that do' : ''
    }`,
    'no-room': `not even all candidates together have room for everybody${within}; without: ${who}`,
    nobody: 'no demand point tells its population, and a mean distance of nobody is none',
  }[refused];
  return new NoAnswer({ refused, points: ids, least }, `${objective}: ${why}`);
}
