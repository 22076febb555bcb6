import { forecastOf } from '../../state/effect.ts';
import { chosenInView, moneyInView, villagesInView } from '../../state/prioritise.ts';
import { counted } from '../../state/selectors.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { StateBar } from '../parts/StateBar.tsx';
import { acceptanceWords } from '../text/acceptance.ts';
import { count } from '../text/format.ts';
import { useSay, useWords } from '../text/words.ts';
import type { Shown } from './shown.ts';
import styles from './tables.module.css';

/** Each layer's gaps now, and by the end of the last year that has money. */
export function EffectTable({ dataset, view }: Shown) {
  const words = useWords(acceptanceWords);
  const say = useSay();
  const rows = forecastOf(villagesInView(dataset, view).asked, counted(dataset, view), chosenInView(dataset, view));
  const year = moneyInView(dataset, view).findLast(({ cny }) => cny > 0)?.year ?? view.year;
  const { columns } = words;
  return (
    <section className={styles.block}>
      <h3>{words.forecast(year)}</h3>
      <table>
        <ColumnHeads columns={[columns.layer, columns.now, columns.after, columns.closed, columns.unknown, '']} />
        <tbody>
          {rows.map(({ layer, now, after }) => (
            <tr key={layer.id}>
              <th scope="row">{say(layer.name)}</th>
              <td>{count(now.gap)}</td>
              <td>{count(after.gap)}</td>
              <td>{count(now.gap - after.gap)}</td>
              <td>{count(now.unknown)}</td>
              <td>
                <StateBar counts={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.forecastHow}</p>
    </section>
  );
}
