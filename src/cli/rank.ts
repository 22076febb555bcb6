import { CRITERIA, type Weights } from '../analysis/rank/criteria.ts';
import { inParts } from '../analysis/rank/parts.ts';
import type { Ranking } from '../analysis/rank/ranking.ts';
import { STABILITY, stabilityOf } from '../analysis/rank/stability.ts';
import { rankVillages, type VillagesAsked } from '../analysis/rank/villages.ts';
import { smallestTurn } from '../analysis/rank/weight-change.ts';
import { rankWorks } from '../analysis/rank/works.ts';
import { indicatorsClosedBy } from '../analysis/works/closed-by.ts';
import { proposeWorks } from '../analysis/works/propose-works.ts';
import { type FileDataset, isDated } from '../domain/dataset.ts';
import { DEFAULT_EXTENT } from '../domain/parameters.ts';
import { yearEnd } from '../domain/period.ts';
import type { ProposedWork } from '../domain/proposed-work.ts';
import { BUREAUS, INDICATORS, indicatorsOfBureau } from '../layers/index.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { refuseOverwrite, writeJsonList } from './files.ts';
import { readPositive, readWhole } from './numbers.ts';
import { programmeFilesIn, readProgrammeFolder } from './programme-folder.ts';
import { readWeights } from './weights.ts';
import { openIn, readYear } from './year.ts';

const VILLAGE_INDICATORS = INDICATORS.filter(({ indicator }) => indicator.subject === 'village').map(({ indicator }) => indicator.id);

const BUREAU_IDS = BUREAUS.map(({ id }) => id);

const USAGE = `gapmap rank --data DIR [--works] [--weights W.json] [--bureau ID | --indicator ID …] [--year Y] [--draws 1000] [--span 0.25] [--seed 1] [--first 50]
            --json OUT.json
  Puts the 行政村 that have a gap in order, by what each criterion says of them and what it weighs:
  [{"rank","code","name","county","township","score","known","score_least","score_most","parts","rank_low","rank_high","in_first"}], the first first; equal scores by code.
  score        0 to 100: the mean of what is known, by weight, on fixed scales; parts: the points each criterion adds, they add up to the score; null: not known,
               then it neither adds nor takes away. known: the share of the weight that is known; score_least, score_most: if the rest counted nothing, or in full
  rank_low, rank_high: the best and the worst rank when every weight is drawn --draws times within ±--span of itself; in_first: in what share of
               the draws it is among the first --first
  --works      ranks works instead: listed ones that are not completed, and what a gap needs by its layer's remedy; "id" and "villages" instead of "code"
  --weights    {"criterion":weight}; what is not named weighs nothing. Criteria, default weights and scales (nothing … in full):
${CRITERIA.map(({ id, weight, none, full, name, unit }) => `                 ${id} ${weight} (${none} … ${full}${unit.en && ` ${unit.en}`}): ${name.en}`).join('\n')}
  --bureau     whose gaps count: ${BUREAU_IDS.join(', ')} (default everybody's)
  --indicator  the same by indicator; may be given more than once
  --year       as of the end of which year (default the last reported)
  Answer: {"year","ranked","without_gap","unknown","first","kept","smallest_change","out"}; unknown: no gap that is known of, and something not reported;
  with --works {"year","ranked","lead_on",…}: works that only lead on to others come with those that require them.
  kept: the share of the first --first that a draw keeps, in the mean; smallest_change: the smallest move of one weight that takes one of them out;
  null with "tied_at_cut" where two are level at the cut, and any move decides
  DIR holds villages.csv, and where there are any facilities.csv, status.csv, works.csv, roads.geojson, targets.csv and the districts.
`;

/** What is ranked, as it is written, by position; and what is not. */
interface Ranked {
  readonly ranking: Ranking;
  readonly idOf: (position: number) => string;
  readonly who: (position: number) => Readonly<Record<string, unknown>>;
  readonly apart: Readonly<Record<string, number>>;
}

function villagesRanked(dataset: FileDataset, asking: VillagesAsked, weights: Weights): Ranked {
  const ranking = rankVillages(dataset, asking, weights);
  const { items, withoutGap, unknown } = ranking.candidates;
  const villages = Array.from(items).flatMap((index) => dataset.villages[index] ?? []);
  const idOf = (position: number) => villages[position]?.code ?? villages[position]?.id ?? '';
  return {
    ranking,
    idOf,
    who: (position) => {
      const { name, county, township } = villages[position] ?? {};
      return { code: idOf(position), name, county, township };
    },
    apart: { without_gap: withoutGap.length, unknown: unknown.length },
  };
}

function worksRanked(dataset: FileDataset, asking: VillagesAsked, weights: Weights): Ranked {
  const closesAsked = ({ remedy }: ProposedWork) =>
    asking.indicators === null || indicatorsClosedBy(remedy).some(({ id }) => asking.indicators?.includes(id));
  const works = asking.works.filter(closesAsked);
  const ranking = rankWorks(works, dataset, asking, weights, asking.works);
  const { items, leadOn } = ranking.candidates;
  const ranked = Array.from(items).flatMap((index) => works[index] ?? []);
  const idOf = (position: number) => ranked[position]?.id ?? '';
  return {
    ranking,
    idOf,
    who: (position) => {
      const { name, remedy, county, township, villages = [] } = ranked[position] ?? {};
      const codes = villages.map((index) => dataset.villages[index]?.code ?? dataset.villages[index]?.id);
      return { id: idOf(position), name, remedy, county, township, villages: codes };
    },
    apart: { lead_on: leadOn.length },
  };
}

export const rank: Command = {
  name: 'rank',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      data: { type: 'string' },
      works: { type: 'boolean', default: false },
      weights: { type: 'string' },
      bureau: { type: 'string' },
      indicator: { type: 'string', multiple: true },
      year: { type: 'string' },
      draws: { type: 'string', default: String(STABILITY.draws) },
      span: { type: 'string', default: String(STABILITY.span) },
      seed: { type: 'string', default: String(STABILITY.seed) },
      first: { type: 'string', default: String(STABILITY.first) },
      json: { type: 'string' },
    });
    const folder = required(options.data, 'data');
    const out = required(options.json, 'json');
    const indicators = indicatorsAsked(options);
    const askedYear = readYear(options.year);
    const rules = {
      draws: readWhole(options.draws, 'draws', 1, 1_000_000),
      span: readPositive(options.span, 'span', 1),
      seed: readWhole(options.seed, 'seed', 0, 999_999_999),
      first: readWhole(options.first, 'first', 1, 1_000_000),
    };
    const weights = readWeights(options.weights);
    refuseOverwrite(out, [...programmeFilesIn(folder), ...(options.weights === undefined ? [] : [options.weights])]);
    const dataset = await readProgrammeFolder(folder, askedYear);
    const year = askedYear ?? dataset.years.at(-1) ?? 0;
    if (isDated(dataset) && !dataset.years.includes(year))
      throw new CliError(`--year ${year}: the data reports only ${dataset.years.join(', ')}`);
    const month = yearEnd(year);
    const asOf = { month, openAt: openIn(askedYear)(dataset, month), people: 'registered' } as const;
    const asking = { ...asOf, indicators, extent: DEFAULT_EXTENT, works: proposeWorks(dataset, asOf) };
    const { ranking, idOf, who, apart } = (options.works ? worksRanked : villagesRanked)(dataset, asking, weights);
    const { best, worst, inFirst, first, kept } = stabilityOf(ranking, rules);
    const turn = smallestTurn(ranking, rules.first);
    writeJsonList(
      out,
      Array.from(ranking.order, (position, at) => {
        const { score, known, least, most, parts } = inParts(ranking, position);
        return {
          rank: at + 1,
          ...who(position),
          score,
          known,
          score_least: least,
          score_most: most,
          parts: Object.fromEntries(parts.map(({ criterion, points }) => [criterion.id, points])),
          rank_low: best[position],
          rank_high: worst[position],
          in_first: inFirst[position],
        };
      }),
    );
    return {
      year,
      ranked: ranking.order.length,
      ...apart,
      first,
      kept: Number.isNaN(kept) ? null : kept,
      ...(turn && turn.change.to === turn.change.from
        ? { smallest_change: null, tied_at_cut: [idOf(turn.leaves), idOf(turn.enters)] }
        : { smallest_change: turn && { ...turn.change, leaves: idOf(turn.leaves), enters: idOf(turn.enters) } }),
      out,
    };
  },
};

/** Whose gaps count: those of a bureau or of indicators, not both; null: all. Throws CliError. */
function indicatorsAsked(options: { bureau?: string | undefined; indicator?: readonly string[] | undefined }): readonly string[] | null {
  const { bureau, indicator } = options;
  if (bureau !== undefined && indicator !== undefined) throw new CliError('--bureau and --indicator exclude each other');
  if (bureau !== undefined) return indicatorsOfBureau(oneOf(bureau, 'bureau', BUREAU_IDS));
  return indicator?.map((id) => oneOf(id, 'indicator', VILLAGE_INDICATORS)) ?? null;
}
