import { useEffect } from 'react';
import { change } from '../../state/actions.ts';
import { findBest, stopBest, useBest } from '../../state/best.ts';
import { giveBudget } from '../../state/give-budget.ts';
import { isBudgetGiven, moneyInView, problemInView, programmeInView, WAN } from '../../state/prioritise.ts';
import { CHOOSING } from '../../state/view.ts';
import { afterRest } from '../explore/use-coverage.ts';
import { Popover } from '../parts/Popover.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { count } from '../text/format.ts';
import { budgetWords } from '../text/prioritise-budget.ts';
import { useWords } from '../text/words.ts';
import { BudgetCurve } from './BudgetCurve.tsx';
import { BudgetRules } from './BudgetRules.tsx';
import styles from './budget-panel.module.css';
import type { Shown } from './shown.ts';

/** How much there is in each year, by what rules it is spent, and what more or less of it would close. */
export function BudgetPanel({ dataset, view }: Shown) {
  useBest();
  const words = useWords(budgetWords);
  return (
    <section className={styles.panel} aria-label={words.panel}>
      <div className={styles.top}>
        <fieldset className={styles.years}>
          <legend>{words.budgets}</legend>
          {moneyInView(dataset, view).map(({ year, cny }) => (
            <label key={year}>
              {year}
              <input
                type="number"
                min={0}
                step="any"
                inputMode="decimal"
                aria-label={words.budgetOf(year)}
                value={cny / WAN}
                onChange={({ target }) => giveBudget(dataset, view, year, Number.isNaN(target.valueAsNumber) ? 0 : target.valueAsNumber)}
              />
            </label>
          ))}
        </fieldset>
        {!isBudgetGiven(view) && <small>{words.trial}</small>}
        <span className={styles.how}>
          <Segmented
            label={words.choosing}
            small
            options={CHOOSING.map((value) => ({ value, text: words.choose[value] }))}
            value={view.choosing}
            onChange={(choosing) => change({ choosing })}
          />
          <Popover button={words.rules} label={words.rules} look="button" edge="right" up>
            <BudgetRules dataset={dataset} view={view} />
          </Popover>
        </span>
      </div>
      {view.choosing === 'best' && <Search dataset={dataset} view={view} />}
      <BudgetCurve dataset={dataset} view={view} />
    </section>
  );
}

/** How far the search for the best programme is: begun once the inputs rest, and stopped when asked. */
function Search({ dataset, view }: Shown) {
  const words = useWords(budgetWords);
  const problem = problemInView(dataset, view);
  useEffect(() => afterRest(() => findBest(problem)), [problem]);
  const best = useBest();
  const answer = programmeInView(dataset, view);
  if (best.problem !== problem || best.state === 'working') {
    const { value, bound } = best.gap ?? { value: null, bound: null };
    return (
      <p className={styles.search} role="status">
        {words.solving} {value !== null && bound !== null && words.remaining(count(Math.max(0, Math.round(bound - value))))}{' '}
        <button type="button" onClick={stopBest}>
          {words.stop}
        </button>
      </p>
    );
  }
  if (best.state === 'done' && answer?.proof === 'optimal')
    return (
      <p className={styles.search} data-proven="true" role="status">
        {words.proven}
      </p>
    );
  return (
    <p className={styles.search} role="status">
      {best.state === 'failed' ? words.failed : words.bounded(count(Math.round((answer?.bound ?? 0) - (answer?.value ?? 0))))}{' '}
      <button type="button" onClick={() => void findBest(problem, true)}>
        {words.again}
      </button>
    </p>
  );
}
