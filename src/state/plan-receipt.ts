import { CRITERIA } from '../analysis/rank/criteria.ts';
import { inParts } from '../analysis/rank/parts.ts';
import { ranksOf } from '../analysis/rank/ranking.ts';
import { findRemedy } from '../analysis/works/closed-by.ts';
import { type Dataset, isDated } from '../domain/dataset.ts';
import { yearEnd } from '../domain/period.ts';
import type { ProgrammeReceipt } from '../domain/programme.ts';
import type { Text } from '../domain/text.ts';
import type { ToAccept } from './accept-programme.ts';
import { chosenInView, partsOf100, peopleOf, programmeInView, rulesInView, weightsOf, workRanking, worksInView } from './prioritise.ts';
import { unitCostInView } from './unit-costs.ts';
import type { View } from './view.ts';

/** What a receipt says in both languages: it outlives the language it was made in. */
export interface ReceiptWords {
  readonly title: Text;
  readonly aim: Text;
  /** Method and rules: each with what it stands at. */
  readonly stated: ProgrammeReceipt['stated'];
}

/** The works of the programme in view with their years, ranks and scores. */
export function plannedInView(dataset: Dataset, view: View): readonly ToAccept[] {
  const works = worksInView(dataset, view);
  const ranking = workRanking(dataset, view);
  const ranks = ranksOf(ranking);
  const positions = new Map(Array.from(ranking.candidates.items, (work, position) => [work, position]));
  return (programmeInView(dataset, view)?.chosen ?? []).flatMap(({ work: at, year }) => {
    const work = works[at];
    const position = positions.get(at);
    if (!work) return [];
    return [{ work, year, ...(position !== undefined && { rank: ranks[position] ?? null, score: inParts(ranking, position).score }) }];
  });
}

/** What the programme in view was worked out from. */
export function receiptOfPlan(dataset: Dataset, view: View, { title, aim, stated }: ReceiptWords): ProgrammeReceipt {
  const answer = programmeInView(dataset, view);
  const { money, carryOver } = rulesInView(dataset, view);
  const weights = partsOf100(weightsOf(view));
  const remedies = new Set(chosenInView(dataset, view).map(({ remedy }) => remedy));
  return {
    title,
    asOf: isDated(dataset) ? yearEnd(view.year) : null,
    budget: money,
    carriesOver: carryOver,
    spent: answer?.spent ?? 0,
    value: answer && { of: aim, reached: answer.value, bound: answer.bound, proof: answer.proof },
    stated: [
      ...stated,
      ...CRITERIA.filter(({ id }) => weights[id] > 0).map(({ id, name }) => ({
        what: { zh: `权重：${name.zh}`, en: `Weight: ${name.en}` },
        value: { zh: `${weights[id]}/100`, en: `${weights[id]}/100` },
      })),
    ],
    people: peopleOf(view),
    unitCosts: [...remedies].flatMap((id) => {
      const remedy = findRemedy(id);
      return remedy ? [{ remedy: id, name: remedy.name, unit: remedy.unit, cost: unitCostInView(view, remedy) }] : [];
    }),
    files: dataset.files.map(({ name }) => name),
  };
}
