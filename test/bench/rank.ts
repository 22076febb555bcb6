import { orderByScore } from '../../src/analysis/order-by-score.ts';
import { type Criterion, weightedScores } from '../../src/analysis/rank/scores.ts';
import { ColumnRecords } from '../../src/domain/column-records.ts';
import type { Village } from '../../src/domain/place.ts';
import { makeCountry } from '../../src/io/synthetic/country.ts';
import { syntheticDataset } from '../../src/io/synthetic/dataset.ts';
import { agree, type Measured, measure } from './measure.ts';

/** What is weighed: people, the way that was reported, hamlets, poverty and deep poverty. */
const WEIGHED = [
  { of: 'registered', weight: 2, none: 0, full: 3000 },
  { of: 'reportedKm', weight: 3, none: 0, full: 20 },
  { of: 'hamlets', weight: 1, none: 1, full: 30 },
  { of: 'poor', weight: 3, none: 0, full: 1 },
  { of: 'deepPoverty', weight: 2, none: 0, full: 1 },
] as const;
type Weighed = (typeof WEIGHED)[number]['of'];

/** What is not known is null there. */
function scoreOf(village: Village): number {
  let [sum, weights] = [0, 0];
  for (const { of, weight, none, full } of WEIGHED) {
    const known = village[of];
    if (known === null) continue;
    const value = Number(known);
    sum += weight * Math.min(Math.max((value - none) / (full - none), 0), 1);
    weights += weight;
  }
  return sum / weights;
}

interface Scored {
  readonly village: Village;
  readonly score: number;
}

/** Falling, not known last, equal ones by id. */
function compare(a: Scored, b: Scored): number {
  if (a.score > b.score) return -1;
  if (a.score < b.score) return 1;
  if (Number.isNaN(a.score) !== Number.isNaN(b.score)) return Number.isNaN(a.score) ? 1 : -1;
  return a.village.id < b.village.id ? -1 : 1;
}

/** A weighted score of every village of a country, and all of them in its order. */
export function rankCountry(): Measured {
  const { villages } = syntheticDataset(makeCountry());
  if (!(villages instanceof ColumnRecords)) throw new TypeError('the country is not kept as columns');
  const { figures, marks, count } = villages.register.columns;
  const valuesOf = (name: Weighed) => (name === 'poor' || name === 'deepPoverty' ? marks[name] : figures[name]);
  const records = [...villages];
  return measure({
    id: 'rank-country/objects-sort',
    work: `a score of ${WEIGHED.length} criteria for each of ${count} villages, and all of them in its order`,
    peer: "objects {village, score} of the villages' records, and Array.sort",
    limit: '≥ 15 ×',
    pieces: 1,
    ours: () => {
      const criteria = WEIGHED.map(({ of: name, ...rest }): Criterion => ({ ...rest, values: valuesOf(name) }));
      const scores = weightedScores(count, criteria);
      // The register is in the order of its ids: equal scores are too.
      return { scores, order: orderByScore(scores) };
    },
    theirs: () => records.map((village): Scored => ({ village, score: scoreOf(village) })).sort(compare),
    check: ({ scores, order }, theirs) => {
      agree(order.length === theirs.length, 'as many villages');
      let ties = 0;
      theirs.forEach(({ village, score }, rank) => {
        const index = order[rank]!;
        agree(
          records[index] === village && Object.is(scores[index]!, score),
          `rank ${rank}: ${village.id} ${score}, ours ${scores[index]}`,
        );
        if (rank > 0 && score === theirs[rank - 1]!.score) ties += 1;
      });
      return `all ranks and scores equal to the last bit, ${ties} of them ties settled by id; columns and records made beforehand`;
    },
  });
}
