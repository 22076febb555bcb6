import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { parseMonth, printMonth } from '../../domain/period.ts';
import type { SnapshotRecord } from '../../state/database.ts';
import { deleteSnapshot, freeze, openSnapshot, snapshotsOf } from '../../state/project-list.ts';
import { openKept } from '../../state/projects.ts';
import { useStore } from '../../state/store.ts';
import { projectWords } from '../text/project.ts';
import { useWords } from '../text/words.ts';
import styles from './projects-dialog.module.css';

/** The open project as it was: frozen with a date, looked at, never changed. */
export function Snapshots() {
  const words = useWords(projectWords);
  const project = useStore((store) => store.project);
  const id = project?.frozen?.project ?? project?.id ?? '';
  const [list, setList] = useState<readonly SnapshotRecord[]>([]);
  const [failure, setFailure] = useState('');
  const refresh = useCallback(async () => setList(await snapshotsOf(id)), [id]);
  const act = useCallback(
    (doing: Promise<unknown>) => {
      setFailure('');
      doing.then(refresh).catch((error: unknown) => setFailure(words.failed(error instanceof Error ? error.message : String(error))));
    },
    [refresh, words],
  );
  useEffect(() => act(Promise.resolve()), [act]);
  const onFreeze = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (key: string) => String(form.get(key) ?? '').trim();
    act(freeze(text('name'), parseMonth(text('asOf'))));
    event.currentTarget.reset();
  };
  return (
    <section className={styles.snapshots}>
      <h3>{words.snapshots}</h3>
      <p className={styles.hint}>{words.snapshotsHint}</p>
      {failure && <p role="alert">{failure}</p>}
      {list.length > 0 && (
        <ul>
          {list.map((snapshot) => (
            <li key={snapshot.id}>
              <b>{snapshot.name || words.unnamed}</b>
              <span>{snapshot.asOf === null ? words.noDate : words.asOf(printMonth(snapshot.asOf))}</span>
              {project?.id === snapshot.id ? (
                <span className={styles.open}>{words.isOpen}</span>
              ) : (
                <button type="button" onClick={() => act(openSnapshot(snapshot))}>
                  {words.look}
                </button>
              )}
              {project?.id !== snapshot.id && (
                <button type="button" onClick={() => act(deleteSnapshot(snapshot.id))}>
                  {words.delete}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {project?.frozen ? (
        <button type="button" onClick={() => act(openKept(project.frozen?.project ?? ''))}>
          {words.leaveSnapshot}
        </button>
      ) : project?.madeUp ? null : (
        <form onSubmit={onFreeze}>
          <label>
            {words.name}
            <input name="name" required maxLength={60} placeholder={words.snapshotName} />
          </label>
          <label>
            {words.asOfLabel}
            <input name="asOf" type="month" />
          </label>
          <button type="submit">{words.freeze}</button>
        </form>
      )}
    </section>
  );
}
