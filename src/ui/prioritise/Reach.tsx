import { useMemo, useState } from 'react';
import { findRemedy } from '../../analysis/works/closed-by.ts';
import { measuresRoads } from '../../analysis/works/kept-paving.ts';
import { type WorkEffect, whatAKilometreDoes } from '../../analysis/works/what-a-kilometre-does.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { findIndicator } from '../../layers/index.ts';
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

const PORTION = 20;

/** How a kind of work is measured: a stretch by its length, a scheme by whom it supplies; the others are one a village, and each does the same. */
const measureOf = ({ remedy }: ProposedWork) => {
  const kind = findRemedy(remedy)?.quantity.kind;
  return kind === 'road' || kind === 'people-lacking' ? kind : null;
};

/** What each stretch of road does by its length and its cost, and each water scheme by its cost: the most people per 万元 first. */
export function Reach({ dataset, view }: Shown) {
  const words = useWords(insightWords);
  const works = worksInView(dataset, view);
  const groups = useMemo(() => {
    const perWan = ({ withRequired }: WorkEffect) => withRequired.perTenThousand?.people ?? -1;
    return (['road', 'people-lacking'] as const).map((measure) => ({
      measure,
      rows: whatAKilometreDoes(works.filter((work) => measureOf(work) === measure && work.quantity !== null)).sort(
        (a, b) => perWan(b) - perWan(a),
      ),
    }));
  }, [works]);
  if (groups.every(({ rows }) => rows.length === 0)) return <p>{words.reachNone}</p>;
  return (
    <section className={tables.block} aria-label={words.reachTitle}>
      <p>{words.reachHow}</p>
      {groups.map(
        ({ measure, rows }) => rows.length > 0 && <Group key={measure} dataset={dataset} rows={rows} isByLength={measure === 'road'} />,
      )}
    </section>
  );
}

/** A figure per something, to a tenth; a question mark where it is not known. */
const print = (value: number | null | undefined) => (value == null ? '?' : count(Number(value.toFixed(1))));

function Group({
  dataset,
  rows,
  isByLength,
}: {
  readonly dataset: Dataset;
  readonly rows: readonly WorkEffect[];
  readonly isByLength: boolean;
}) {
  const words = useWords(insightWords);
  const { show } = useWords(listWords);
  const say = useSay();
  const nameOf = useWorkWords(dataset);
  const [most, setMost] = useState(PORTION);
  const { reachColumns: columns } = words;
  const layer = findIndicator(rows[0]?.work.indicator ?? '')?.layer;
  const last = isByLength ? [columns.perKm, columns.perWan, columns.onward] : [columns.perWan];
  return (
    <>
      <h3>{layer && say(layer.name)}</h3>
      {isByLength && !measuresRoads(dataset) && <p>{words.reachReported}</p>}
      <div className={styles.wide}>
        <table>
          <ColumnHeads columns={[isByLength ? columns.stretch : columns.scheme, columns.size, columns.villages, columns.people, ...last]} />
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
                  {amount(withRequired.quantity ?? work.quantity ?? 0)} {say(findRemedy(work.remedy)?.unit ?? { zh: '', en: '' })}
                </td>
                <td>{withRequired.villages}</td>
                <td title={withRequired.hamlets === null ? undefined : words.hamlets(withRequired.hamlets)}>
                  {withRequired.people === null ? '?' : count(withRequired.people)}
                </td>
                {isByLength && <td>{print(withRequired.perUnit?.people)}</td>}
                <td>{print(withRequired.perTenThousand?.people)}</td>
                {isByLength && <td>{words.onward(onward.villages)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && (
        <button type="button" className={styles.link} onClick={() => setMost(most + 5 * PORTION)}>
          {show} {count(rows.length - most)}
        </button>
      )}
    </>
  );
}
