import { useState } from 'react';
import type { Concentration } from '../../analysis/concentration.ts';
import { mainAsked } from '../../state/effect.ts';
import { villagesInView } from '../../state/prioritise.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { acceptanceWords } from '../text/acceptance.ts';
import { insightWords } from '../text/insights.ts';
import { useSay, useWords } from '../text/words.ts';
import { ContrastRows, equityInView } from './EquityTable.tsx';
import styles from './insights.module.css';
import type { Shown } from './shown.ts';
import tables from './tables.module.css';

/** Who bears the gaps of one layer, before the programme and after. */
export function Equity({ dataset, view }: Shown) {
  const words = useWords(insightWords);
  const { groups, equityColumns } = useWords(acceptanceWords);
  const say = useSay();
  const asked = mainAsked(villagesInView(dataset, view).asked);
  const [chosen, choose] = useState('');
  const shown = asked.find(({ layer }) => layer.id === chosen) ?? asked[0];
  if (!shown) return <p>{words.no}</p>;
  const { before, after } = equityInView({ dataset, view }, shown.assessment);
  return (
    <section className={tables.block} aria-label={words.equityTitle}>
      <h3>{words.equityTitle}</h3>
      <select className={styles.choice} aria-label={words.layer} value={shown.layer.id} onChange={({ target }) => choose(target.value)}>
        {asked.map(({ layer }) => (
          <option key={layer.id} value={layer.id}>
            {say(layer.name)}
          </option>
        ))}
      </select>
      <table>
        <ColumnHeads columns={[equityColumns.group, equityColumns.before, equityColumns.after]} />
        <tbody>
          <ContrastRows names={[groups.poor, groups.others]} before={before.poor} after={after.poor} />
          {before.deepPovertyCounties && (
            <ContrastRows
              names={[groups.deep, groups.otherCounties]}
              before={before.deepPovertyCounties}
              after={after.deepPovertyCounties}
            />
          )}
          {before.remote && <ContrastRows names={[groups.far, groups.near]} before={before.remote} after={after.remote} />}
        </tbody>
      </table>
      <h3>{words.curveTitle}</h3>
      {before.concentration ? <Curves before={before.concentration} after={after.concentration} /> : <p>{words.noCurve}</p>}
    </section>
  );
}

/** An index with its sign, to two decimals. */
const print = (value: number | undefined) => (value === undefined ? '—' : `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`);

const SIZE = 200;
const line = ({ curve }: Concentration) => curve.map(([people, amount]) => `${people * SIZE},${SIZE - amount * SIZE}`).join(' ');

function Curves({ before, after }: { readonly before: Concentration; readonly after: Concentration | null }) {
  const words = useWords(insightWords);
  const told = `${words.index(print(before.index), print(after?.index))} · ${words.absolute(print(before.absolute), print(after?.absolute))}`;
  return (
    <>
      <figure className={styles.curves}>
        <svg viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} role="img" aria-label={told}>
          <path d={`M0 ${SIZE} L${SIZE} 0`} data-line="even" />
          <path d={`M0 0 V${SIZE} H${SIZE}`} data-line="axis" />
          <polyline points={line(before)} data-line="now" />
          {after && <polyline points={line(after)} data-line="after" />}
        </svg>
        <figcaption>
          <span data-line="now">{words.now}</span>
          {after && <span data-line="after">{words.after}</span>}
          <b>{told}</b>
          {before.unplaced.count > 0 && <span>{words.unplaced(before.unplaced.count)}</span>}
        </figcaption>
      </figure>
      <p>{words.curveHow}</p>
      <p>{words.indexHow}</p>
    </>
  );
}
