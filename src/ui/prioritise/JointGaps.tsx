import { useState } from 'react';
import { bundles } from '../../analysis/works/bundles.ts';
import type { Combination } from '../../analysis/works/joint-gaps.ts';
import { findIndicator } from '../../layers/index.ts';
import { change } from '../../state/actions.ts';
import { combinationKey, jointGapsInView, worksInView } from '../../state/prioritise.ts';
import { count } from '../text/format.ts';
import { insightWords } from '../text/insights.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './insights.module.css';
import { Names } from './Names.tsx';
import type { Shown } from './shown.ts';

const ROWS = 14;

/** An UpSet of the gaps: a row a combination, dots for what it lacks, a bar for how many villages; pressed, which they are. */
export function JointGaps({ dataset, view }: Shown) {
  const words = useWords(insightWords);
  const { and, show } = useWords(listWords);
  const say = useSay();
  const [most, setMost] = useState(ROWS);
  const { sets, combinations, none } = jointGapsInView(dataset, view);
  const sizeOf = ({ exactly, atLeast }: Combination) => exactly.villages.length + atLeast.villages.length;
  const largest = combinations.reduce((so, one) => Math.max(so, sizeOf(one)), 1);
  const nameOf = (id: string) => {
    const found = findIndicator(id);
    return found ? say(found.layer.name) : id;
  };
  const without = none.exactly.villages.length;
  if (combinations.length === 0) return <p>{words.no}</p>;
  return (
    <section aria-label={words.jointTitle}>
      <h2>{words.jointTitle}</h2>
      <p>{words.jointHow}</p>
      <div className={styles.sets} style={{ gridTemplateColumns: `repeat(${sets.length}, 24px) 1fr` }}>
        {sets.map(({ indicator, gap, unknown }) => (
          <span key={indicator.id} title={`${nameOf(indicator.id)}: ${words.set(gap.villages.length, unknown.villages.length)}`}>
            {nameOf(indicator.id)}
          </span>
        ))}
      </div>
      <ul className={styles.joint}>
        {combinations.slice(0, most).map((one) => {
          const key = combinationKey(one);
          const isOpen = view.explained === key;
          const lacks = one.lacking.map(({ id }) => nameOf(id)).join(and);
          const people = one.exactly.people + one.atLeast.people;
          return (
            <li key={key}>
              <button
                type="button"
                aria-expanded={isOpen}
                aria-label={words.jointBar(lacks, sizeOf(one), count(people))}
                style={{ gridTemplateColumns: `repeat(${sets.length}, 24px) 1fr` }}
                onClick={() => change({ explained: isOpen ? null : key })}
              >
                {sets.map(({ indicator }) => (
                  <i key={indicator.id} data-lacks={one.lacking.some(({ id }) => id === indicator.id)} />
                ))}
                <span className={styles.bar}>
                  <i style={{ width: `${(100 * one.exactly.villages.length) / largest}%` }} />
                  <i data-maybe="true" style={{ width: `${(100 * one.atLeast.villages.length) / largest}%` }} />
                  <b>{count(sizeOf(one))}</b>
                </span>
              </button>
              {isOpen && (
                <>
                  {one.atLeast.villages.length > 0 && <p>{words.maybe(one.atLeast.villages.length)}</p>}
                  <Names dataset={dataset} villages={[...one.exactly.villages, ...one.atLeast.villages]} />
                </>
              )}
            </li>
          );
        })}
      </ul>
      {combinations.length > most && (
        <p>
          {words.moreRows(combinations.length - most)}{' '}
          <button type="button" className={styles.link} onClick={() => setMost(combinations.length)}>
            {show}
          </button>
        </p>
      )}
      {without > 0 && <p>{words.jointNone(without)}</p>}
      <Together dataset={dataset} view={view} />
    </section>
  );
}

/** Works that share a trench, a visit or a road. */
function Together({ dataset, view }: Shown) {
  const words = useWords(insightWords);
  const found = bundles(worksInView(dataset, view));
  if (found.length === 0) return null;
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return (
    <>
      <ul className={styles.plain}>
        {kinds.map((kind) => {
          const own = found.filter((one) => one.kind === kind);
          return (
            <li key={kind}>
              <b>{words.bundle[kind]}</b>{' '}
              {words.bundles(
                own.length,
                own.reduce((so, { works }) => so + works.length, 0),
              )}
            </li>
          );
        })}
      </ul>
      <p>{words.bundlesHow}</p>
    </>
  );
}
