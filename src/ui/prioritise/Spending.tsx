import { useEffect, useState } from 'react';
import type { BudgetAnswer } from '../../analysis/budget/answer.ts';
import type { BudgetRange } from '../../analysis/budget/range.ts';
import { useBest } from '../../state/best.ts';
import {
  bureauOf,
  chosenInView,
  moneyInView,
  nestedInView,
  orderInView,
  problemInView,
  programmeInView,
  rangeInView,
  worksInView,
} from '../../state/prioritise.ts';
import { afterRest } from '../explore/use-coverage.ts';
import { count } from '../text/format.ts';
import { inWan } from '../text/money.ts';
import { budgetWords } from '../text/prioritise-budget.ts';
import { useSay, useWords } from '../text/words.ts';
import { Acceptance } from './Acceptance.tsx';
import { FigureButton } from './FigureButton.tsx';
import type { Shown } from './shown.ts';
import styles from './spending.module.css';

/** One lightness after the other, told apart in grey too. */
const SHADES = ['#22211f', '#6b665d', '#a59c89', '#45403a', '#8a8376', '#c9c1b1', '#57524a'];

/** How much of the money is used, by whom, and what is left; what can be done with the programme. */
export function Spending({ dataset, view }: Shown) {
  const words = useWords(budgetWords);
  const say = useSay();
  const answer = programmeInView(dataset, view);
  if (!answer || answer.chosen.length === 0) return null;
  const money = moneyInView(dataset, view).reduce((so, { cny }) => so + cny, 0);
  const works = worksInView(dataset, view);
  const chosen = new Set(answer.chosen.map(({ work }) => work));
  const next = works[orderInView(dataset, view).find((work) => !chosen.has(work)) ?? -1];
  const byBureau = new Map<string, number>();
  for (const { indicator, cost } of chosenInView(dataset, view)) {
    const bureau = bureauOf(indicator);
    const name = bureau ? say(bureau.name) : words.other;
    byBureau.set(name, (byBureau.get(name) ?? 0) + (cost?.cny ?? 0));
  }
  const parts = [...byBureau].sort((a, b) => b[1] - a[1]);
  return (
    <section className={styles.spending} aria-label={words.spent}>
      <p className={styles.sum}>
        <FigureButton figure="spent" label={`${words.spent} ${inWan(answer.spent)}`}>
          <b>
            {words.spent} {inWan(answer.spent)}
          </b>
        </FigureButton>
        <small>{words.ofMoney(inWan(money))}</small>
        <span>
          {words.left[0]}
          <b>{inWan(money - answer.spent)}</b>
          {words.left[1]}
        </span>
      </p>
      <div className={styles.bar}>
        {parts.map(([name, cny], at) => (
          <i
            key={name}
            title={`${name} ${inWan(cny)}`}
            style={{ width: `${(100 * cny) / money}%`, background: SHADES[at % SHADES.length] }}
          />
        ))}
      </div>
      <p className={styles.parts}>
        {parts.map(([name, cny], at) => (
          <span key={name}>
            <i style={{ background: SHADES[at % SHADES.length] }} />
            {name} {inWan(cny)}
          </span>
        ))}
        <span>{next ? words.nextNeeds(inWan(next.cost?.cny ?? 0)) : words.allDone}</span>
      </p>
      <Doubts dataset={dataset} view={view} />
      <Acceptance dataset={dataset} view={view} />
    </section>
  );
}

/** What the programme by rank may come to by its unit costs, and how far it is from the best. */
function Doubts({ dataset, view }: Shown) {
  const words = useWords(budgetWords);
  const nested = nestedInView(dataset, view);
  const range = useRange(dataset, view);
  const best = useBest();
  if (view.choosing !== 'nested' || !nested) return null;
  const known = best.problem === problemInView(dataset, view) && best.answer?.proof === 'optimal' ? best.answer.value : null;
  const short = count(Math.round((known ?? nested.bound) - nested.value));
  const unit = words.aimUnit[view.aim];
  return (
    <p className={styles.doubts}>
      {!range && `${words.reckoning} · `}
      {range && range.cost.low < range.cost.high && `${words.range(inWan(range.cost.low), inWan(range.cost.high))} · `}
      {range?.atHigh &&
        range.atLow &&
        range.cost.low < range.cost.high &&
        `${words.buys(range.atHigh.chosen.length, range.atLow.chosen.length)} · `}
      <FigureButton figure="lost" label={short}>
        {known === nested.value ? words.sameAsBest : known === null ? words.lostBound(short, unit) : words.lost(short, unit)}
      </FigureButton>
    </p>
  );
}

/** The range of the programme by rank, worked out once what it depends on rests: it asks the same question twice more. Null until then. */
function useRange(dataset: Shown['dataset'], view: Shown['view']): BudgetRange | null {
  const [found, setFound] = useState<{ readonly of: BudgetAnswer | null; readonly range: BudgetRange | null } | null>(null);
  const of = nestedInView(dataset, view);
  useEffect(() => afterRest(async () => setFound({ of, range: of && rangeInView(dataset, view) })), [dataset, view, of]);
  return found !== null && found.of === of ? found.range : null;
}
