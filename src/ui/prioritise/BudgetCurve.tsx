import type { CSSProperties } from 'react';
import { type Bin, marginalCurve, reachedWith } from '../../analysis/budget/marginal-curve.ts';
import { giveBudget } from '../../state/give-budget.ts';
import { effectInView, moneyInView, programmeInView, stepsInView, WAN } from '../../state/prioritise.ts';
import { count } from '../text/format.ts';
import { sum } from '../text/money.ts';
import { budgetWords } from '../text/prioritise-budget.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './budget-curve.module.css';
import type { Shown } from './shown.ts';

/** About so many bars have room. */
const BARS = 40;

/** So many bars' money is offered on top. */
const MORE = 4;

/** A round figure not below a value: 1, 2 or 5 with zeros behind it. */
function roundUp(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((of) => of * ten).find((one) => one >= value) ?? value;
}

/**
 * What each stretch of money closes, in the order in which it is spent, as bars that nothing smooths; the first year's budget is a handle on them,
 * by hand and by keyboard. The brackets under it show that more money only adds.
 */
export function BudgetCurve({ dataset, view }: Shown) {
  const words = useWords(budgetWords);
  const language = useLanguage();
  const steps = stepsInView(dataset, view);
  const all = steps.at(-1)?.spent ?? 0;
  if (all === 0) return null;
  const width = roundUp(all / BARS);
  const bins = marginalCurve(steps, width);
  const end = bins.length * width;
  const tallest = bins.reduce((most, { gaps }) => Math.max(most, gaps), 1);
  const money = moneyInView(dataset, view);
  const [first] = money;
  const total = money.reduce((so, { cny }) => so + cny, 0);
  const [year, own] = [first?.year ?? 0, first?.cny ?? 0];
  const now = reachedWith(steps, total);
  const more = reachedWith(steps, total + MORE * width).villages - now.villages;
  return (
    <div className={styles.curve}>
      <p className={styles.head}>
        <b>{words.curve}</b> {words.curveHow(sum(width, language))}
        <span>{view.choosing === 'nested' && words.adds}</span>
      </p>
      <div className={styles.chart} style={{ '--at': Math.min(1, own / end), '--all': Math.min(1, total / end) } as CSSProperties}>
        <div className={styles.bars} role="img" aria-label={words.curve}>
          {bins.map((bin) => (
            <Bar key={bin.from} bin={bin} tallest={tallest} total={total} />
          ))}
        </div>
        <small className={styles.tallest}>{words.tallest(count(tallest))}</small>
        <i className={styles.stem} />
        {total > own && <i className={styles.until} />}
        <input
          type="range"
          min={0}
          max={Math.round(end / WAN)}
          step={Math.max(1, Math.round(width / WAN / 10))}
          value={Math.round(Math.min(own, end) / WAN)}
          aria-label={words.handle(year)}
          aria-valuetext={sum(own, language)}
          onChange={({ target }) => giveBudget(dataset, view, year, Number(target.value))}
        />
        {money.length === 1 && more > 0 && total < end && (
          <span className={styles.more} data-side={total / end > 0.6 ? 'left' : 'right'}>
            {words.more(sum(MORE * width, language))}
            <b>{words.moreVillages(more)}</b>
          </span>
        )}
      </div>
      <Brackets dataset={dataset} view={view} total={total} end={end} />
    </div>
  );
}

function Bar({ bin: { from, to, gaps }, tallest, total }: { readonly bin: Bin; readonly tallest: number; readonly total: number }) {
  const words = useWords(budgetWords);
  const language = useLanguage();
  return (
    <i
      title={words.bar(sum(from, language), sum(to, language), gaps)}
      data-spent={to <= total ? 'whole' : from < total ? 'part' : 'none'}
      style={{ height: `${(100 * gaps) / tallest}%`, '--spent': (total - from) / (to - from) } as CSSProperties}
    />
  );
}

/** Half of the money, all of it, and half as much again: each holds the one before. */
function Brackets({ dataset, view, total, end }: Shown & { readonly total: number; readonly end: number }) {
  const words = useWords(budgetWords);
  const language = useLanguage();
  const steps = stepsInView(dataset, view);
  if (view.choosing !== 'nested' || total === 0) return null;
  return (
    <div className={styles.brackets}>
      {[0.5, 1, 1.5].map((part) => {
        const cny = total * part;
        const isOwn = part === 1;
        const reached = reachedWith(steps, cny);
        const works = isOwn ? (programmeInView(dataset, view)?.chosen.length ?? 0) : reached.works;
        const villages = isOwn ? effectInView(dataset, view).closed.length : reached.villages;
        const along = Math.min(1, cny / end);
        return (
          <p key={part} data-own={isOwn}>
            <i style={{ width: `${along * 100}%` }} />
            <span data-side={along > 0.6 ? 'left' : 'right'} style={{ '--at': along } as CSSProperties}>
              {words.bracket(sum(cny, language), works, villages)}
            </span>
          </p>
        );
      })}
    </div>
  );
}
