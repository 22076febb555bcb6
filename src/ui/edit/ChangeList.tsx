import type { ChangeRow } from '../../domain/change-row.ts';
import type { Language } from '../../domain/text.ts';
import { writeChangesCsv } from '../../io/write-changes.ts';
import { selectVillage } from '../../state/actions.ts';
import { changeList } from '../../state/editing.ts';
import { useStore } from '../../state/store.ts';
import { saveFile } from '../export/save-file.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { editWords } from '../text/edit.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './change-list.module.css';
import { editInWords } from './change-words.ts';
import { minuteOf } from './minute.ts';

/** A line of the list as it is shown and exported. */
function cellsOf({ change, edit, name, county, township }: ChangeRow, language: Language): readonly string[] {
  const { item, from, to } = editInWords(edit, language);
  const grounds = [change.source, change.note].filter(Boolean).join(language === 'zh' ? '；' : '; ');
  return [minuteOf(change.at), [county, township, name].filter(Boolean).join(' '), item, from, to, grounds];
}

/** Everything that was changed by hand or accepted from a corrected file: what, when, from what to what, on whose word. Exports as a table. */
export function ChangeList({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(editWords);
  const language = useLanguage();
  const project = useStore((store) => store.project);
  if (!project) return null;
  const rows = changeList(project);
  const waiting = project.unapplied.filter(({ why }) => why !== 'already-there').length;
  const labels = words.changeColumns;
  // A country has no change, and no village of it is made to tell its id.
  const villages = new Set(rows.length === 0 ? [] : Array.from(project.dataset.villages, ({ id }) => id));
  return (
    <Dialog title={words.changesTitle(rows.length)} onClose={onClose}>
      {waiting > 0 && (
        <p className={styles.lost} role="status">
          {words.unapplied(waiting)}
        </p>
      )}
      {rows.length === 0 ? (
        <p>{words.changesEmpty}</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.changes}>
          <table className={styles.table}>
            <ColumnHeads columns={labels} />
            <tbody>
              {rows.map((row) => {
                const [at, place, item, from, to, grounds] = cellsOf(row, language);
                return (
                  <tr key={`${row.change.id} ${row.subject.id} ${item}`}>
                    <td data-label={labels[0]}>{at}</td>
                    <td data-label={labels[1]}>
                      {villages.has(row.subject.id) ? (
                        <button
                          type="button"
                          className={styles.leads}
                          onClick={() => {
                            onClose();
                            selectVillage(row.subject.id, true);
                          }}
                        >
                          {place}
                        </button>
                      ) : (
                        place
                      )}
                      {row.standing && <small>{words.list.standing[row.standing]}</small>}
                    </td>
                    <td data-label={labels[2]}>{item}</td>
                    <td data-label={labels[3]}>{from}</td>
                    <td data-label={labels[4]}>
                      <b>{to}</b>
                    </td>
                    <td data-label={labels[5]}>{grounds || '—'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > 0 && (
        <footer className={styles.footer}>
          <button
            type="button"
            onClick={() => saveFile(words.changesFile, 'text/csv;charset=utf-8', writeChangesCsv(rows, words.list, language))}
          >
            {words.exportChanges}
          </button>
        </footer>
      )}
    </Dialog>
  );
}
