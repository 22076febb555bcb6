import { CRITERIA, type CriterionId, DEFAULT_WEIGHTS, ofEachCriterion, type Weights } from '../../../src/analysis/rank/criteria.ts';
import type { Candidates } from '../../../src/analysis/rank/ranking.ts';
import type { seeded } from '../../support/seeded.ts';

/** A candidate as a person writes it down: what is left out is not known. */
export type Row = Readonly<Partial<Record<CriterionId, number>>>;

export function candidatesOf(rows: readonly Row[]): Candidates {
  return {
    items: Uint32Array.from(rows.keys()),
    values: ofEachCriterion(({ id }) => Float64Array.from(rows, (row) => row[id] ?? Number.NaN)),
  };
}

/** The defaults, but for some. */
export const weighing = (some: Partial<Weights>): Weights => ({ ...DEFAULT_WEIGHTS, ...some });

/** Nothing but these. */
export const onlyWeighing = (some: Partial<Weights>): Weights => ({ ...ofEachCriterion(() => 0), ...some });

/** What a criterion's value counts, 0 to 1. */
const shareOf = (id: CriterionId, value: number): number => {
  const { none, full } = CRITERIA.find((criterion) => criterion.id === id)!;
  return Math.min(1, Math.max(0, (value - none) / (full - none)));
};

/** The score of one candidate, written down as the definition says; null where nothing is known. */
export function naiveScore(row: Row, weights: Weights): number | null {
  let [sum, known] = [0, 0];
  for (const { id } of CRITERIA) {
    const value = row[id];
    if (value === undefined || weights[id] === 0) continue;
    sum += weights[id] * shareOf(id, value);
    known += weights[id];
  }
  return known === 0 ? null : (sum / known) * 100;
}

/** Positions in their order: objects and a sort. */
export function naiveOrder(rows: readonly Row[], weights: Weights): number[] {
  return rows
    .map((row, position) => ({ position, score: naiveScore(row, weights) ?? -1 }))
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .map(({ position }) => position);
}

/** Candidates at random: values on and beyond their scales, round ones among them so that there are ties, some not known. */
export function randomRows({ uniform }: ReturnType<typeof seeded>, count: number, unknown = 0.15): Row[] {
  return Array.from({ length: count }, () => {
    const values = CRITERIA.flatMap(({ id, none, full }): [CriterionId, number][] => {
      if (uniform() < unknown) return [];
      const share = uniform() < 0.3 ? Math.round(uniform() * 2) / 2 : uniform() * 1.4 - 0.2;
      return [[id, none + share * (full - none)]];
    });
    return Object.fromEntries(values);
  });
}
