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
import { Turn } from './Turn.tsx';
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
      {position !== null && rank !== null && <Turn ranking={workRanking(dataset, view)} position={position} rank={rank} />}
      {village && (
        <button type="button" onClick={() => selectVillage(village.id, true)}>
          {words.card}
        </button>
      )}
    </div>
  );
}
