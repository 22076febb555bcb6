import { useMemo } from 'react';
import { CRITERIA } from '../../analysis/rank/criteria.ts';
import { changesThatMove } from '../../analysis/rank/weight-change.ts';
import { findRemedy, indicatorsClosedBy } from '../../analysis/works/closed-by.ts';
import { estimatedBy } from '../../analysis/works/programme-rows.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { itemAt } from '../../domain/records.ts';
import { selectVillage } from '../../state/actions.ts';
import { workRanking, worksInView } from '../../state/prioritise.ts';
import { costsInView } from '../../state/unit-costs.ts';
import { amount, count } from '../text/format.ts';
import { inWan } from '../text/money.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useSay, useWords } from '../text/words.ts';
import type { Shown } from './shown.ts';
import { useWorkWords } from './use-work-words.ts';
import styles from './work-receipt.module.css';

interface WorkReceiptProps extends Shown {
  readonly work: ProposedWork;
  readonly position: number | null;
  readonly rank: number | null;
}

/** Where a work's figures come from: quantity and unit cost with year and source, whom it serves, by when, what comes first. */
export function WorkReceipt({ dataset, view, work, position, rank }: WorkReceiptProps) {
  const words = useWords(listWords);
  const say = useSay();
  const nameOf = useWorkWords(dataset);
  const remedy = findRemedy(work.remedy);
  const { cost, quantity, people, poorPeople, due, requires } = work;
  const before = worksInView(dataset, view).filter(({ id }) => requires.includes(id));
  const closed = indicatorsClosedBy(work.remedy).map(({ name }) => say(name));
  const unitCost = estimatedBy(dataset, work, costsInView(view));
  const village = itemAt(dataset.villages, work.villages[0] ?? -1);
  return (
    <div className={styles.receipt}>
      <p>
        {cost === null
          ? words.quantityUnknown
          : unitCost === null || quantity === null
            ? words.quantityListed(inWan(cost.cny))
            : words.quantity(amount(quantity), remedy ? say(remedy.unit) : '', count(unitCost.cny), inWan(cost.cny))}
      </p>
      {cost !== null && unitCost !== null && (
        <p>
          {words.range(inWan(cost.low), inWan(cost.high))} ·{' '}
          {words.price(unitCost.year, Math.round(unitCost.spread * 100), say(unitCost.source))}
        </p>
      )}
      <p>
        {words.serves(people === null ? words.unknownPeople : count(people), poorPeople === null ? words.unknownPeople : count(poorPeople))}
      </p>
      <p>
        {words.closes(closed.join(words.and))} · {due === null ? words.undated : words.due(due)}
      </p>
      {before.length > 0 && <p>{words.requires(before.map((one) => `${nameOf(one).title} ${nameOf(one).kind}`).join(words.and))}</p>}
      {position !== null && rank !== null && <Turn dataset={dataset} view={view} position={position} rank={rank} />}
      {village && (
        <button type="button" onClick={() => selectVillage(village.id, true)}>
          {words.card}
        </button>
      )}
    </div>
  );
}

const FIRST = 50;

/** The smallest change of one weight that would put it out of the first, or in. */
function Turn({ dataset, view, position, rank }: Shown & { readonly position: number; readonly rank: number }) {
  const ranking = workRanking(dataset, view);
  const turns = useMemo(() => changesThatMove(ranking, position, FIRST), [ranking, position]);
  return (
    <p>
      {useTurnWords()(
        turns.find(({ to }) => to <= HEAVIEST),
        rank <= FIRST,
      )}
    </p>
  );
}

/** As far as a slider goes. */
export const HEAVIEST = 100;

/** Says which change of a weight moves a candidate over the line of the first; that none does, where there is none. */
export function useTurnWords() {
  const words = useWords(listWords);
  const say = useSay();
  return (turn: ReturnType<typeof changesThatMove>[number] | undefined, isIn: boolean): string => {
    if (!turn) return isIn ? words.neverDrops : words.neverEnters;
    if (turn.to === turn.from) return words.tied;
    const criterion = CRITERIA.find(({ id }) => id === turn.criterion);
    const print = (weight: number) => weight.toFixed(1).replace(/\.0$/, '');
    return (isIn ? words.drop : words.enter)(criterion ? say(criterion.name) : '', print(turn.from), print(turn.to));
  };
}
