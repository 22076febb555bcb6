import { changeList } from '../../state/editing.ts';
import { useStore } from '../../state/store.ts';
import { editWords } from '../text/edit.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { editInWords } from './change-words.ts';
import { minuteOf } from './minute.ts';
import styles from './village-history.module.css';

/** What was corrected of one village, the latest first; nothing where nothing was. */
export function VillageHistory({ id }: { readonly id: string }) {
  const words = useWords(editWords);
  const language = useLanguage();
  const project = useStore((store) => store.project);
  const rows = project ? changeList(project).filter(({ subject }) => subject.kind === 'village' && subject.id === id) : [];
  if (rows.length === 0) return null;
  return (
    <section className={styles.history}>
      <h3>{words.history}</h3>
      <ul>
        {rows.map(({ change, edit }) => {
          const { item, from, to } = editInWords(edit, language);
          return (
            <li key={`${change.id} ${item}`}>
              <time dateTime={change.at}>{minuteOf(change.at)}</time> {item}: {from} → <b>{to}</b>
              <small>{[change.source, change.note].filter(Boolean).join(' · ')}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
