import { useId, useState } from 'react';
import { type Dataset, isDated } from '../../domain/dataset.ts';
import { showIndicator } from '../../state/actions.ts';
import type { View } from '../../state/view.ts';
import { Simulated } from '../parts/Simulated.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import styles from './layer-rows.module.css';
import { type Known, type LayerRow, layerRows } from './layer-rows.ts';
import { saidOf, sinceText } from './reported.ts';

interface Props {
  readonly dataset: Dataset;
  readonly view: View;
  readonly index: number;
}

/** The layers of one village: what is missing first, then what is not known. */
export function LayerRows({ dataset, view, index }: Props) {
  const words = useWords(villageWords);
  const { layers } = useWords(shared);
  const rows = layerRows(dataset, view, index);
  const isSimulated = rows.some(({ main, others }) => [main, ...others].some((known) => known.simulated));
  return (
    <section className={styles.rows} lang={view.language}>
      <div className={styles.head}>
        <h3>{layers(rows.length)}</h3>
        <span>
          {isSimulated && <Simulated />} {isDated(dataset) && words.yearEnd(view.year)}
        </span>
      </div>
      <ul>
        {rows.map((row) => (
          <Row key={row.layer.id} row={row} shown={view.indicator} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, shown }: { readonly row: LayerRow; readonly shown: string }) {
  const words = useWords(villageWords);
  const say = useSay();
  const id = useId();
  const { layer, main, others } = row;
  const [choice, setChoice] = useState<boolean | null>(null);
  const isOpen = choice ?? others.some((known) => known.indicator.id === shown);
  return (
    <li>
      <div className={styles.line}>
        <Line known={main} name={say(layer.name)} isShown={main.indicator.id === shown} />
        {others.length > 0 && (
          <button
            type="button"
            className={styles.more}
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={words.more(say(layer.name), others.length)}
            title={words.more(say(layer.name), others.length)}
            onClick={() => setChoice(!isOpen)}
          >
            <span aria-hidden="true">{isOpen ? '−' : '+'}</span>
          </button>
        )}
      </div>
      {isOpen && others.length > 0 && (
        <ul id={id} className={styles.others}>
          {others.map((known) => (
            <li key={known.indicator.id} className={styles.line}>
              <Line known={known} name={say(known.indicator.name)} isShown={known.indicator.id === shown} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Line({ known, name, isShown }: { readonly known: Known; readonly name: string; readonly isShown: boolean }) {
  const { states } = useWords(shared);
  const language = useLanguage();
  const { text, small } = saidOf(known, language);
  return (
    <button
      type="button"
      className={styles.layer}
      aria-current={isShown ? 'true' : undefined}
      onClick={() => showIndicator(known.indicator.id)}
    >
      <StateMark state={known.state} />
      <span className={styles.name}>{name}</span>
      <span className={styles.state} data-state={known.state}>
        {states[known.state]}
      </span>
      <span className={styles.said}>
        {text} {small && <small>{small}</small>}
      </span>
      <span className={styles.since}>{sinceText(known, language)}</span>
    </button>
  );
}
