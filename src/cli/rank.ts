import { openAt } from '../analysis/question.ts';
import { CRITERIA, type Weights } from '../analysis/rank/criteria.ts';
import { inParts } from '../analysis/rank/parts.ts';
import type { Ranking } from '../analysis/rank/ranking.ts';
import { STABILITY, type Stability, stabilityOf } from '../analysis/rank/stability.ts';
import { rankVillages } from '../analysis/rank/villages.ts';
import { smallestTurn } from '../analysis/rank/weight-change.ts';
import { isDated } from '../domain/dataset.ts';
import { yearEnd } from '../domain/period.ts';
import { itemAt } from '../domain/records.ts';
import { INDICATORS } from '../layers/index.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { DEFAULT_EXTENT } from './data-folder.ts';
import { refuseOverwrite, writeJsonList } from './files.ts';
import { readShare, readWhole } from './numbers.ts';
import { programmeFilesIn, readProgrammeFolder } from './programme-folder.ts';
import { readWeights } from './weights.ts';
import { readYear } from './year.ts';

const VILLAGE_INDICATORS = INDICATORS.filter(({ indicator }) => indicator.subject === 'village').map(({ indicator }) => indicator.id);

const USAGE = `gapmap rank --data DIR [--weights W.json] [--indicator ID …] [--year Y] [--draws 1000] [--span 0.25] [--seed 1] [--first 50] --json OUT.json
  Puts the 行政村 that have a gap in order, by what each criterion says of them and what it weighs:
  [{"rank","code","name","county","township","score","parts","rank_low","rank_high","in_first"}], the first first; equal scores by code.
  score        0 to 100: the mean of what is known, by weight, on fixed scales; parts: the points each criterion adds, they add up to the score; null: not known,
               then it neither adds nor takes away
  rank_low, rank_high: the best and the worst rank when every weight is drawn --draws times within ±--span of itself; in_first: in what share of
               the draws it is among the first --first
  --weights    {"criterion":weight}; what is not named weighs nothing. Criteria, default weights and scales (nothing … in full):
${CRITERIA.map(({ id, weight, none, full, name, unit }) => `                 ${id} ${weight} (${none} … ${full}${unit.en && ` ${unit.en}`}): ${name.en}`).join('\n')}
  --indicator  whose gaps count (may be given more than once; default every one that the data speaks of)
  --year       as of the end of which year (default the last reported)
  Answer: {"year","ranked","without_gap","unknown","first","kept","smallest_change","out"}; unknown: no gap that is known of, and something not reported.
  kept: the share of the first --first that a draw keeps, in the mean; smallest_change: the smallest move of one weight that takes one of them out
`;

export const rank: Command = {
  name: 'rank',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      data: { type: 'string' },
      weights: { type: 'string' },
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
    const asked = options.indicator?.map((id) => oneOf(id, 'indicator', VILLAGE_INDICATORS)) ?? null;
    const askedYear = readYear(options.year);
    const rules = {
      draws: readWhole(options.draws, 'draws', 1, 1_000_000),
      span: readShare(options.span, 'span', 1),
      seed: readWhole(options.seed, 'seed', 0, 999_999_999),
      first: readWhole(options.first, 'first', 1, 1_000_000),
    };
    const weights: Weights = readWeights(options.weights);
    refuseOverwrite(out, [...programmeFilesIn(folder), ...(options.weights === undefined ? [] : [options.weights])]);
    const dataset = await readProgrammeFolder(folder, askedYear);
    const year = askedYear ?? dataset.years.at(-1) ?? 0;
    if (isDated(dataset) && !dataset.years.includes(year))
      throw new CliError(`--year ${year}: the data reports only ${dataset.years.join(', ')}`);
    const month = yearEnd(year);
    const open = askedYear === null ? openAt(dataset, month) : month;
    const ranking = rankVillages(
      dataset,
      { month, openAt: open, indicators: asked, people: 'registered', extent: DEFAULT_EXTENT, works: [] },
      weights,
    );
    const stability = stabilityOf(ranking, rules);
    const { items, withoutGap, unknown } = ranking.candidates;
    const ranked = Array.from(items).flatMap((index) => itemAt(dataset.villages, index) ?? []);
    const turn = smallestTurn(ranking, rules.first);
    const codeOf = (position: number) => ranked[position]?.code ?? ranked[position]?.id;
    writeJsonList(
      out,
      Array.from(ranking.order, (position, at) => ({
        rank: at + 1,
        code: codeOf(position),
        name: ranked[position]?.name,
        county: ranked[position]?.county,
        township: ranked[position]?.township,
        ...lineOf(ranking, stability, position),
      })),
    );
    return {
      year,
      ranked: items.length,
      without_gap: withoutGap.length,
      unknown: unknown.length,
      first: stability.first,
      kept: Number.isNaN(stability.kept) ? null : stability.kept,
      smallest_change: turn && { ...turn.change, leaves: codeOf(turn.leaves), enters: codeOf(turn.enters) },
      out,
    };
  },
};

/** What is written of each, besides who it is. */
function lineOf(ranking: Ranking, { best, worst, inFirst }: Stability, position: number) {
  const { score, parts } = inParts(ranking, position);
  return {
    score,
    parts: Object.fromEntries(parts.map(({ criterion, points }) => [criterion.id, points])),
    rank_low: best[position],
    rank_high: worst[position],
    in_first: inFirst[position],
  };
}
