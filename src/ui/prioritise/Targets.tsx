import { useMemo } from 'react';
import { whatWouldItTake } from '../../analysis/budget/what-would-it-take.ts';
import { findIndicator } from '../../layers/index.ts';
import { worksInView } from '../../state/prioritise.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { count } from '../text/format.ts';
import { insightWords } from '../text/insights.ts';
import { inWan } from '../text/money.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './insights.module.css';
import type { Shown } from './shown.ts';
import tables from './tables.module.css';

/** The least money that meets each target by its deadline. */
export function Targets({ dataset, view }: Shown) {
  const words = useWords(insightWords);
  const say = useSay();
  const works = worksInView(dataset, view);
  const { targets, byYear } = useMemo(() => whatWouldItTake(works), [works]);
  const { targetsColumns: columns } = words;
  const dueOf = (due: number | null) =>
    due === null ? words.undated : due < view.year ? `${words.due(due)} ${words.overdue}` : words.due(due);
  const nameOf = (id: string) => {
    const found = findIndicator(id);
    return found ? say(found.indicator.name) : id;
  };
  if (targets.length === 0) return <p>{words.no}</p>;
  return (
    <section className={tables.block} aria-label={words.targetsTitle}>
      <h3>{words.targetsTitle}</h3>
      <p>{words.targetsHow}</p>
      <div className={styles.wide}>
        <table>
          <ColumnHeads columns={[columns.target, columns.due, columns.gaps, columns.wan, columns.range]} />
          <tbody>
            {targets.map(({ indicator, due, gaps, cost, unknownCost }) => (
              <tr key={`${indicator} ${due}`}>
                <th scope="row">{nameOf(indicator)}</th>
                <td>{dueOf(due)}</td>
                <td>{count(gaps)}</td>
                <td>
                  {unknownCost > 0 && '≥'}
                  {inWan(cost.cny)}
                  {unknownCost > 0 && <small>{words.unknownCost(unknownCost)}</small>}
                </td>
                <td>
                  {inWan(cost.low)}–{inWan(cost.high)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{words.byYear}</h3>
      <table>
        <tbody>
          {byYear.map(({ due, works: many, cost, unknownCost }) => (
            <tr key={String(due)}>
              <th scope="row">{dueOf(due)}</th>
              <td>{words.yearWorks(many)}</td>
              <td>
                {unknownCost > 0 && '≥'}
                {inWan(cost.cny)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
