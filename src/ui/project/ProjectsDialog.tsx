import { useCallback, useEffect, useState } from 'react';
import type { ProjectRecord } from '../../state/database.ts';
import { deleteProject, duplicateProject, listProjects, renameProject } from '../../state/project-list.ts';
import { openKept, openSample } from '../../state/projects.ts';
import { useStore } from '../../state/store.ts';
import { minuteOf } from '../edit/minute.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { projectWords } from '../text/project.ts';
import { useWords } from '../text/words.ts';
import styles from './projects-dialog.module.css';
import { Snapshots } from './Snapshots.tsx';

/** The projects kept in this browser, and the snapshots of the open one. */
export function ProjectsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(projectWords);
  const { records, refresh, failure } = useRecords();
  const open = useStore(({ project }) => project?.frozen?.project ?? project?.id ?? '');
  const hasSample = records.some(({ origin }) => origin === 'sample');
  const [refused, setRefused] = useState('');
  /** Does something to the kept projects, and says where it could not be done. */
  const act = (doing: Promise<boolean>) => {
    setRefused('');
    doing
      .then((isDone) => {
        if (!isDone) setRefused(words.refused);
        return refresh();
      })
      .catch((error: unknown) => setRefused(words.failed(error instanceof Error ? error.message : String(error))));
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className={styles.hint}>{words.where}</p>
      {(refused || failure) && <p role="alert">{refused || words.failed(failure)}</p>}
      <table className={styles.table}>
        <ColumnHeads columns={words.columns} />
        <tbody>
          {records.map((record) => (
            <Row key={record.id} record={record} isOpen={record.id === open} act={act} />
          ))}
          {!hasSample && (
            <tr>
              <td>{words.sample}</td>
              <td>—</td>
              <td>
                <button type="button" onClick={() => act(openSample().then(() => true))}>
                  {words.open}
                </button>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <Snapshots />
    </Dialog>
  );
}

interface RowProps {
  readonly record: ProjectRecord;
  readonly isOpen: boolean;
  readonly act: (doing: Promise<boolean>) => void;
}

/** Somebody has just asked to type here. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

function Row({ record, isOpen, act }: RowProps) {
  const words = useWords(projectWords);
  const [name, setName] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);
  const { id, origin, at } = record;
  const shown = record.name || (origin === 'sample' ? words.sample : words.unnamed);
  const rename = () => {
    if (name !== null && name.trim() !== '' && name.trim() !== record.name) act(renameProject(id, name.trim()));
    setName(null);
  };
  return (
    <tr aria-current={isOpen}>
      <td>
        {name === null ? (
          <b>{shown}</b>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              rename();
            }}
          >
            <input
              aria-label={words.name}
              value={name}
              maxLength={60}
              ref={takeFocus}
              onChange={(event) => setName(event.target.value)}
              onBlur={rename}
            />
          </form>
        )}
        {isOpen && <span className={styles.open}>{words.isOpen}</span>}
      </td>
      <td>{minuteOf(new Date(at).toISOString())}</td>
      <td>
        {!isOpen && (
          <button type="button" onClick={() => act(openKept(id))}>
            {words.open}
          </button>
        )}
        <button type="button" onClick={() => setName(shown)}>
          {words.rename}
        </button>
        <button type="button" onClick={() => act(duplicateProject(id, words.copyOf(shown)).then((copy) => copy !== null))}>
          {words.duplicate}
        </button>
        <button type="button" onClick={() => (isSure ? act(deleteProject(id)) : setSure(true))} onBlur={() => setSure(false)}>
          {isSure ? words.deleteSure : words.delete}
        </button>
      </td>
    </tr>
  );
}

/** The kept projects, read again when asked. */
function useRecords(): { readonly records: readonly ProjectRecord[]; readonly refresh: () => Promise<void>; readonly failure: string } {
  const [records, setRecords] = useState<readonly ProjectRecord[]>([]);
  const [failure, setFailure] = useState('');
  const refresh = useCallback(async () => {
    try {
      setRecords(await listProjects());
      setFailure('');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }, []);
  useEffect(() => {
    void refresh();
  }, [refresh]);
  return { records, refresh, failure };
}
