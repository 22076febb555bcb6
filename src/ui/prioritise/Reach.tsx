import { useMemo, useState } from 'react';
import { findRemedy } from '../../analysis/works/closed-by.ts';
import { whatAKilometreDoes } from '../../analysis/works/what-a-kilometre-does.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { change } from '../../state/actions.ts';
import { worksInView } from '../../state/prioritise.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { amount, count } from '../text/format.ts';
import { insightWords } from '../text/insights.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './insights.module.css';
import type { Shown } from './shown.ts';
import tables from './tables.module.css';
import { useWorkWords } from './use-work-words.ts';

const PORTION = 30;

/** Kinds of work that are measured by length, or by whom they supply: a stretch, a scheme. */
const isMeasured = ({ remedy }: ProposedWork) => {
  const kind = findRemedy(remedy)?.quantity.kind;
  return kind === 'road' || kind === 'people-lacking';
};

/** What each stretch of road, and each water scheme, does by its length and its cost. */
export function Reach({ dataset, view }: Shown) {
  const words = useWords(insightWords);
  const { show } = useWords(listWords);
  const say = useSay();
  const nameOf = useWorkWords(dataset);
  const works = worksInView(dataset, view);
  const [most, setMost] = useState(PORTION);
  const rows = useMemo(() => {
    const measured = works.filter((work) => isMeasured(work) && work.quantity !== null);
    return whatAKilometreDoes(measured).sort(
      (a, b) => (b.withRequired.perTenThousand?.people ?? -1) - (a.withRequired.perTenThousand?.people ?? -1),
    );
  }, [works]);
  const { reachColumns: columns } = words;
  if (rows.length === 0) return <p>{words.reachNone}</p>;
  const print = (value: number | null | undefined) => (value == null ? '?' : count(Number(value.toFixed(1))));
  return (
    <section className={tables.block} aria-label={words.reachTitle}>
      <h3>{words.reachTitle}</h3>
      <p>{words.reachHow}</p>
      <div className={styles.wide}>
        <table>
          <ColumnHeads columns={[columns.work, columns.size, columns.villages, columns.people, columns.perWan, columns.onward]} />
          <tbody>
            {rows.slice(0, most).map(({ work, withRequired, onward }) => (
              <tr key={work.id}>
                <th scope="row">
                  <button type="button" onClick={() => change({ workTab: 'ranking', ranked: 'works', scored: work.id })}>
                    {nameOf(work).title}
                  </button>
                  <small>{nameOf(work).kind}</small>
                </th>
                <td>
                  {amount(work.quantity ?? 0)} {say(findRemedy(work.remedy)?.unit ?? { zh: '', en: '' })}
                </td>
                <td>{withRequired.villages}</td>
                <td>{withRequired.people === null ? '?' : count(withRequired.people)}</td>
                <td>{print(withRequired.perTenThousand?.people)}</td>
                <td>{words.onward(onward.villages)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && (
        <button type="button" className={styles.link} onClick={() => setMost(most + 100)}>
          {show} {count(rows.length - most)}
        </button>
      )}
    </section>
  );
}
