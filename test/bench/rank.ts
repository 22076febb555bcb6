import { type Criterion, orderByScore, valuesOfMark, weightedScores } from '../../src/analysis/rank.ts';
import { NOT_REPORTED } from '../../src/domain/columns.ts';
import { makeCountry } from '../../src/io/synthetic/country.ts';
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

/** A village as the other side keeps it: null where something is not known. */
type Row = { readonly id: string } & Readonly<Record<Weighed, number | null>>;

function scoreOf(village: Row): number {
  let [sum, weights] = [0, 0];
  for (const { of, weight, none, full } of WEIGHED) {
    const value = village[of];
    if (value === null) continue;
    sum += weight * Math.min(Math.max((value - none) / (full - none), 0), 1);
    weights += weight;
  }
  return sum / weights;
}

/** Falling, not known last, equal ones by id. */
function compare(a: { readonly id: string; readonly score: number }, b: { readonly id: string; readonly score: number }): number {
  if (a.score > b.score) return -1;
  if (a.score < b.score) return 1;
  if (Number.isNaN(a.score) !== Number.isNaN(b.score)) return Number.isNaN(a.score) ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** A weighted score of every village of a country, and all of them in its order. */
export function rankCountry(): Measured {
  const { columns, codes } = makeCountry().villages;
  const { figures, marks, count } = columns;
  const of = (name: Weighed): Float64Array => (name === 'poor' || name === 'deepPoverty' ? valuesOfMark(marks[name]) : figures[name]);
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  const yesOrNo = (value: number) => (value === NOT_REPORTED ? null : value);
  const rows = Array.from(
    codes,
    (code, village): Row => ({
      id: String(code),
      registered: known(figures.registered[village]!),
      reportedKm: known(figures.reportedKm[village]!),
      hamlets: known(figures.hamlets[village]!),
      poor: yesOrNo(marks.poor[village]!),
      deepPoverty: yesOrNo(marks.deepPoverty[village]!),
    }),
  );
  return measure({
    id: 'rank-country/objects-sort',
    work: `a score of ${WEIGHED.length} criteria for each of ${count} villages, and all of them in its order`,
    peer: 'objects {id, score} of a list of records, and Array.sort',
    limit: '≥ 15 ×',
    pieces: 1,
    runs: 5,
    ours: () => {
      const criteria = WEIGHED.map(({ of: name, ...rest }): Criterion => ({ ...rest, values: of(name) }));
      const scores = weightedScores(count, criteria);
      // The register is in the order of its ids: equal scores are too.
      return { scores, order: orderByScore(scores) };
    },
    theirs: () => rows.map((row) => ({ id: row.id, score: scoreOf(row) })).sort(compare),
    check: ({ scores, order }, theirs) => {
      agree(order.length === theirs.length, 'as many villages');
      let ties = 0;
      theirs.forEach(({ id, score }, rank) => {
        const village = order[rank]!;
        agree(
          rows[village]!.id === id && Object.is(scores[village]!, score),
          `rank ${rank}: ${rows[village]!.id} ${scores[village]}, ${id} ${score}`,
        );
        if (rank > 0 && score === theirs[rank - 1]!.score) ties += 1;
      });
      return `all ranks and scores equal to the last bit, ${ties} of them ties settled by id; columns and records made beforehand`;
    },
  });
}
