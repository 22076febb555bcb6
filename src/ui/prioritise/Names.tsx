import { useState } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import { shownName } from '../../domain/place.ts';
import { itemAt } from '../../domain/records.ts';
import { hover, selectVillage } from '../../state/actions.ts';
import { count } from '../text/format.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useWords } from '../text/words.ts';
import styles from './insights.module.css';

const PORTION = 60;

/** Villages by name; each leads to its card and to its place on the map. */
export function Names({ dataset, villages }: { readonly dataset: Dataset; readonly villages: ArrayLike<number> }) {
  const words = useWords(listWords);
  const [most, setMost] = useState(PORTION);
  const shown = Array.from(villages).slice(0, most);
  return (
    <ul className={styles.names}>
      {shown.map((index) => {
        const village = itemAt(dataset.villages, index);
        return (
          village && (
            <li key={index}>
              <button
                type="button"
                onPointerEnter={() => hover(index)}
                onPointerLeave={() => hover(null)}
                onClick={() => selectVillage(village.id, true)}
              >
                {shownName(village)}
              </button>{' '}
              <small>{village.township || village.county}</small>
            </li>
          )
        );
      })}
      {villages.length > most && (
        <li>
          <button type="button" onClick={() => setMost(most + 10 * PORTION)}>
            {words.show} {count(villages.length - most)}
          </button>
        </li>
      )}
    </ul>
  );
}
