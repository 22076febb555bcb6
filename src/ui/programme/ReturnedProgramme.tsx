import { figuresAfter, type ProgrammeChange } from '../../analysis/works/programme-diff.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { acceptedRows } from '../../state/accepted-rows.ts';
import { acceptReturned, changesOf, isOfOther, refuseChange, takenOf } from '../../state/programme-sheets.ts';
import { endReturned, type ReturnedProgramme as Returned, useReturned } from '../../state/returned-programme.ts';
import { type Project, useStore } from '../../state/store.ts';
import { NotEditable } from '../edit/NotEditable.tsx';
import { UndoRedo } from '../edit/UndoRedo.tsx';
import { useIsEditable } from '../edit/use-is-editable.ts';
import { FailureNote } from '../import/FailureNote.tsx';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { programmeWords } from '../text/programme.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { changeInWords } from './change-in-words.ts';
import { NotTaken } from './NotTaken.tsx';
import styles from './programme.module.css';
import { YearTotals } from './YearTotals.tsx';

/** Changes shown at once; more are counted, and accepted with the others. */
const LISTED = 500;

/** A programme's spreadsheet that came back: what it would change, in which year how much more or less, accepted as one step. */
export function ReturnedProgramme() {
  const words = useWords(programmeWords);
  const project = useStore((store) => store.project);
  const { returned, isReading, failure } = useReturned();
  if (!project || (!returned && !isReading && !failure)) return null;
  if (!returned)
    return (
      <Dialog title={words.titleReading} onClose={endReturned}>
        {failure ? <FailureNote failure={failure} /> : <p role="status">{words.reading}</p>}
      </Dialog>
    );
  return <Differences project={project} returned={returned} />;
}

function Differences({ project, returned }: { readonly project: Project; readonly returned: Returned }) {
  const words = useWords(programmeWords);
  const isEditable = useIsEditable();
  const diff = changesOf(project, returned.sheets);
  const taken = takenOf(diff, returned);
  const rows = acceptedRows(project);
  const receipt = acceptedIn(project)?.programme.receipt ?? { budget: [], carriesOver: false };
  const accept = () => {
    const { zh, en } = programmeWords;
    acceptReturned(words.source(returned.source), { zh: zh.receiptTitle(returned.source), en: en.receiptTitle(returned.source) });
  };
  return (
    <Dialog title={words.title(diff.changes.length)} onClose={endReturned}>
      <p className={styles.about}>{words.about(returned.source, diff.same)}</p>
      {acceptedIn(project) === null && <p className={styles.about}>{words.none}</p>}
      {isOfOther(project, returned.sheets) && <p className={styles.warning}>{words.other}</p>}
      {diff.elsewhere.length > 0 && (
        <p className={styles.about}>
          {words.elsewhere([...new Set(diff.elsewhere.map(({ county }) => county || words.nowhere))], diff.elsewhere.length)}
        </p>
      )}
      <NotEditable />
      {diff.changes.length > 0 && <Changes changes={diff.changes} refused={returned.refused} />}
      <YearTotals receipt={receipt} before={figuresAfter(rows, [])} after={figuresAfter(rows, taken)} />
      <NotTaken sheets={returned.sheets} />
      <footer className={styles.footer}>
        <UndoRedo />
        <button type="button" disabled={!isEditable || taken.length === 0} onClick={accept}>
          {words.accept(taken.length)}
        </button>
        <button type="button" className={styles.filled} onClick={endReturned}>
          {words.done}
        </button>
      </footer>
    </Dialog>
  );
}

interface ChangesProps {
  readonly changes: readonly ProgrammeChange[];
  readonly refused: ReadonlySet<string>;
}

function Changes({ changes, refused }: ChangesProps) {
  const words = useWords(programmeWords);
  const shown = changes.slice(0, LISTED);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.title(changes.length)}>
      <table className={styles.table}>
        <ColumnHeads columns={words.columns} />
        <tbody>
          {shown.map((change) => (
            <Row key={change.key} change={change} isTaken={!refused.has(change.key)} />
          ))}
        </tbody>
      </table>
      {changes.length > shown.length && <p>{words.more(changes.length - shown.length)}</p>}
    </div>
  );
}

function Row({ change, isTaken }: { readonly change: ProgrammeChange; readonly isTaken: boolean }) {
  const words = useWords(programmeWords);
  const language = useLanguage();
  const [line, work, item, from, to, take] = words.columns;
  const { name, place, said } = changeInWords(change, language);
  const column = (part: 'item' | 'from' | 'to', label: string) => (
    <td data-label={label}>
      {said.map((one) => (
        <span key={one.item} className={styles.line}>
          {part === 'to' ? <b>{one.to}</b> : one[part]}
        </span>
      ))}
    </td>
  );
  return (
    <tr data-kind={change.kind} data-taken={isTaken}>
      <td data-label={line}>{change.kind === 'removed' ? '—' : words.line(change.sheet.sheet, change.sheet.line)}</td>
      <td data-label={work}>
        <b>{name}</b>
        <span className={styles.line}>{place}</span>
      </td>
      {column('item', item)}
      {column('from', from)}
      {column('to', to)}
      <td data-label={take}>
        <input
          type="checkbox"
          checked={isTaken}
          aria-label={words.take(name)}
          onChange={(event) => refuseChange(change.key, !event.target.checked)}
        />
      </td>
    </tr>
  );
}
