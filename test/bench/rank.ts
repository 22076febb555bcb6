import { columnsOf } from '../../src/analysis/columns.ts';
import { CRITERIA, CRITERION_IDS, type CriterionId, DEFAULT_WEIGHTS, type Weights } from '../../src/analysis/rank/criteria.ts';
import { type Candidates, rankBy } from '../../src/analysis/rank/ranking.ts';
import { STABILITY, stabilityOf } from '../../src/analysis/rank/stability.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { makeCountry } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { agree, type Measured, measure } from './measure.ts';

/** Something by every criterion for each village, from what it reports: as many of them known and unknown as there are. */
function candidatesOf(dataset: Dataset): Candidates {
  const { count, figures, marks } = columnsOf(dataset);
  const { registered, exitYear, hamlets, reportedKm, households } = figures;
  const column = (value: (village: number) => number) => Float64Array.from({ length: count }, (_, village) => value(village));
  const answer = (mark: number) => (mark > 1 ? Number.NaN : mark);
  return {
    items: Uint32Array.from({ length: count }, (_, village) => village),
    values: {
      veto: column((village) => (Number.isNaN(exitYear[village]!) ? answer(marks.poor[village]!) : Number(exitYear[village]! <= 2019))),
      'deep-poverty': column((village) => answer(marks.deepPoverty[village]!)),
      'poor-people': column((village) => answer(marks.poor[village]!) * registered[village]!),
      people: registered,
      cost: column((village) => (reportedKm[village]! * 600_000) / registered[village]!),
      gap: column((village) => hamlets[village]! / 10),
      deadline: column((village) => (exitYear[village]! - 2019) * 12),
      readiness: column((village) => households[village]! % 3),
    },
  };
}

/** Everything weighs something, one of them as far as a slider has come. */
const at = (step: number): Weights => ({ ...DEFAULT_WEIGHTS, people: 4, readiness: 3, gap: step });
const STEPS = Array.from({ length: 20 }, (_, step) => step + 1);

/** A candidate as an object; what is not known is null. */
type Item = { readonly position: number } & { readonly [Id in CriterionId]: number | null };

function itemsOf({ items, values }: Candidates): Item[] {
  return Array.from(items, (_, position) => {
    const said = CRITERION_IDS.map((id) => [id, Number.isNaN(values[id][position]!) ? null : values[id][position]!]);
    return { position, ...Object.fromEntries(said) };
  });
}

function scoreOf(item: Item, weights: Weights): number {
  let [sum, known] = [0, 0];
  for (const { id, none, full } of CRITERIA) {
    const value = item[id];
    if (value === null || weights[id] === 0) continue;
    sum += weights[id] * Math.min(Math.max((value - none) / (full - none), 0), 1);
    known += weights[id];
  }
  return (sum / known) * 100;
}

interface Scored {
  readonly item: Item;
  readonly score: number;
}

/** Falling, not known last, equal ones by id. */
function compare(a: Scored, b: Scored): number {
  if (a.score > b.score) return -1;
  if (a.score < b.score) return 1;
  if (Number.isNaN(a.score) !== Number.isNaN(b.score)) return Number.isNaN(a.score) ? 1 : -1;
  return a.item.position - b.item.position;
}

const sorted = (items: readonly Item[], weights: Weights) =>
  items.map((item): Scored => ({ item, score: scoreOf(item, weights) })).sort(compare);

/** One weight moves a step: a score of every candidate, and all of them in its order. */
function rerank(id: string, limit: string, candidates: Candidates, steps: readonly number[]): Measured {
  const items = itemsOf(candidates);
  return measure({
    id,
    work: `a weight moves: a score of ${CRITERIA.length} criteria for each of ${items.length} villages, and all of them in its order`,
    peer: 'objects with a number a criterion, {item, score} of each, and Array.sort',
    limit,
    pieces: steps.length,
    ours: () => steps.map((step) => rankBy(candidates, at(step))),
    theirs: () => steps.map((step) => sorted(items, at(step))),
    check: (ours, theirs) => {
      let ties = 0;
      for (const [step, { order, scores }] of ours.entries()) {
        agree(order.length === theirs[step]!.length, 'as many villages');
        for (const [rank, { item, score }] of theirs[step]!.entries()) {
          const position = order[rank]!;
          agree(position === item.position && Object.is(scores[position]!, score), `rank ${rank}: ${item.position} ${score}`);
          if (rank > 0 && score === theirs[step]![rank - 1]!.score) ties += 1;
        }
      }
      return `all ranks and scores of ${steps.length} steps equal to the last bit, ${ties} of them ties settled by id; columns and objects made beforehand`;
    },
  });
}

export function rankSlider(dataset: Dataset): Measured {
  return rerank('rank-slider/objects-sort', 'aim: 1 ms', candidatesOf(dataset), STEPS);
}

export function rankCountry(): Measured {
  return rerank('rank-country/objects-sort', 'aim: 150 ms', candidatesOf(syntheticDataset(makeCountry())), [10]);
}

/** Draws that the other side does. */
const FEW = 20;

/** How firm an order is: 1,000 draws of all weights. */
export function rankStability(dataset: Dataset): Measured {
  const candidates = candidatesOf(dataset);
  const items = itemsOf(candidates);
  const ranking = rankBy(candidates, at(10));
  const drawn = Array.from({ length: FEW }, (_, draw) => at(8 + draw / 5));
  return measure({
    id: 'rank-stability/objects-sort',
    work: `1,000 draws of all weights over ${items.length} villages: each one's ranks, and how often it is among the first 50`,
    peer: `objects and Array.sort, ${FEW} draws, nothing noted of them`,
    pieces: 1,
    extrapolated: STABILITY.draws / FEW,
    ours: () => stabilityOf(ranking),
    theirs: () => drawn.map((weights) => sorted(items, weights)),
    check: ({ kept }, theirs) => {
      for (const [draw, order] of theirs.entries()) {
        const ours = rankBy(candidates, drawn[draw]!).order;
        agree(
          order.every(({ item }, rank) => ours[rank] === item.position),
          `draw ${draw}`,
        );
      }
      return `${FEW} orders equal; of the first 50 a draw keeps ${(kept * 100).toFixed(1)} % in the mean`;
    },
  });
}
