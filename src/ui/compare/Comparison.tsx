import { useEffect, useState } from 'react';
import type { Affected } from '../../analysis/affected.ts';
import type { Proposal } from '../../analysis/propose.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { findIndicator } from '../../layers/index.ts';
import { affectedBy } from '../../state/affected-by.ts';
import { type Comparison as Compared, endComparison, useProposals } from '../../state/comparison.ts';
import { accept, type DecidedProposal, decided, pick, refuse, restOf } from '../../state/proposals.ts';
import { type Project, useStore } from '../../state/store.ts';
import { editInWords } from '../edit/change-words.ts';
import { UndoRedo } from '../edit/UndoRedo.tsx';
import { FailureNote } from '../import/FailureNote.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { compareWords } from '../text/compare.ts';
import { shared } from '../text/shared.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import styles from './comparison.module.css';
import { NotTaken } from './NotTaken.tsx';

/** Rows listed at once; the next come as these are decided. */
const LISTED = 100;

/** A corrected file against the open project: what each row would change, whom it affects, accepted or refused row by row. */
export function Comparison() {
  const words = useWords(compareWords);
  const project = useStore((store) => store.project);
  const { comparison, isReading, failure } = useProposals();
  if (!project || (!comparison && !isReading && !failure)) return null;
  if (!comparison)
    return (
      <Dialog title={words.compare} onClose={endComparison}>
        {failure ? <FailureNote failure={failure} /> : <p role="status">{words.reading}</p>}
      </Dialog>
    );
  const rows = decided(project.dataset, comparison);
  const of = (decision: DecidedProposal['decision']) => rows.filter((row) => row.decision === decision);
  const open = of('open');
  const ready = open.filter(({ proposal }) => proposal.edits.length > 0);
  return (
    <Dialog title={words.title(rows.length)} onClose={endComparison}>
      <p className={styles.about}>{words.about(comparison.source)}</p>
      <p className={styles.sum} role="status">
        {words.sum(of('accepted').length, of('refused').length, open.length)}
      </p>
      {rows.length === 0 ? <p>{words.none}</p> : <Rows rows={rows} project={project} comparison={comparison} />}
      <NotTaken rest={restOf(project.dataset, comparison)} />
      <footer className={styles.footer}>
        <UndoRedo />
        {ready.length > 1 && (
          <button type="button" onClick={() => accept(ready)}>
            {words.acceptAll(ready.length)}
          </button>
        )}
        <button type="button" className={styles.filled} onClick={endComparison}>
          {words.done}
        </button>
      </footer>
    </Dialog>
  );
}

interface RowsProps {
  readonly rows: readonly DecidedProposal[];
  readonly project: Project;
  readonly comparison: Compared;
}

function Rows({ rows, project, comparison }: RowsProps) {
  const words = useWords(compareWords);
  // Those still open first while there are more than fit.
  const shown =
    rows.length <= LISTED ? rows : [...rows].sort((a, b) => Number(b.decision === 'open') - Number(a.decision === 'open')).slice(0, LISTED);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.title(rows.length)}>
      <table className={styles.table}>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.key} row={row} project={project} file={fileOf(comparison, row)} />
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && <p>{words.more(rows.length - shown.length)}</p>}
    </div>
  );
}

/** Which of several files a row stands in; null where there is but one. */
function fileOf({ source, corrected }: Compared, { proposal: { origin } }: DecidedProposal): string | null {
  const name = origin && corrected.files[origin.file]?.name;
  return name && name !== source ? name : null;
}

interface RowProps {
  readonly row: DecidedProposal;
  readonly project: Project;
  readonly file: string | null;
}

function Row({ row, project, file }: RowProps) {
  const words = useWords(compareWords);
  const language = useLanguage();
  const { proposal, decision } = row;
  const [line, subject, item, from, to, effect, decide] = words.columns;
  const said = proposal.edits.map((edit) => editInWords(edit, language));
  const isNew = proposal.edits.some(({ kind }) => kind === 'add-village' || kind === 'add-facility');
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
    <tr data-decision={decision}>
      <td data-label={line}>
        {proposal.origin?.line ?? '—'}
        {file && <span className={styles.line}>{file}</span>}
      </td>
      <td data-label={subject}>
        <b>{proposal.name}</b>
        <span className={styles.line}>{[proposal.county, proposal.township].filter(Boolean).join(' ')}</span>
        {isNew && <span className={styles.line}>{words.newOne}</span>}
        {proposal.candidates.length > 0 && <Which row={row} />}
      </td>
      {column('item', item)}
      {column('from', from)}
      {column('to', to)}
      <td data-label={effect}>{decision === 'accepted' ? '—' : <Effect row={row} project={project} />}</td>
      <td className={styles.decide} data-label={decide}>
        {decision === 'open' ? (
          <>
            <button type="button" disabled={proposal.edits.length === 0} onClick={() => accept([row])}>
              {words.accept}
            </button>
            <button type="button" onClick={() => refuse(row, true)}>
              {words.refuse}
            </button>
          </>
        ) : (
          <span className={styles.decision}>{words.decisions[decision]}</span>
        )}
        {decision === 'refused' && (
          <button type="button" onClick={() => refuse(row, false)}>
            {words.reopen}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Which village or facility a row speaks of, where more than one fits: asked, never guessed. */
function Which({ row }: { readonly row: DecidedProposal }) {
  const words = useWords(compareWords);
  return (
    <select aria-label={words.which(row.proposal.of.kind)} value="" onChange={(event) => pick(row, event.target.value)}>
      <option value="">{words.which(row.proposal.of.kind)}</option>
      {row.proposal.candidates.map(({ id, name, county, township }) => (
        <option key={id} value={id}>
          {[county, township, name, id].filter(Boolean).join(' ')}
        </option>
      ))}
    </select>
  );
}

/** Whose answers a row would change, by what is on the screen; null until it is worked out. */
function useAffected(dataset: Dataset, proposal: Proposal): readonly Affected[] | 'failed' | null {
  const view = useStore((store) => store.view);
  const [turned, setTurned] = useState<readonly Affected[] | 'failed' | null>(null);
  useEffect(() => {
    let isWanted = true;
    const settle = (found: typeof turned) => {
      if (isWanted) setTurned(found);
    };
    affectedBy(dataset, proposal, view, () => isWanted).then(settle, (error: unknown) => {
      console.warn('Gapmap: what a row changes was not worked out', error);
      settle('failed');
    });
    return () => {
      isWanted = false;
    };
  }, [dataset, proposal, view]);
  return turned;
}

/** Villages named before the rest is only counted. */
const NAMED = 3;

function Effect({ row, project }: { readonly row: DecidedProposal; readonly project: Project }) {
  const words = useWords(compareWords);
  const { states } = useWords(shared);
  const say = useSay();
  const turned = useAffected(project.dataset, row.proposal);
  if (row.proposal.edits.length === 0) return <>—</>;
  if (turned === null || turned === 'failed') return <>{words.effects[turned ?? 'measuring']}</>;
  if (turned.length === 0) return <>{words.same}</>;
  const names = new Map(Array.from(project.dataset.villages, ({ id, name }) => [id, name]));
  return (
    <>
      {turned.slice(0, NAMED).map(({ village, indicator, from, to }) => {
        const name = village === row.proposal.of.id ? '' : `${names.get(village) ?? village} `;
        const text = words.affected(say(findIndicator(indicator)?.indicator.name ?? { zh: '', en: '' }), from && states[from], states[to]);
        return (
          <span key={`${village} ${indicator}`} className={styles.line}>
            {name}
            {text}
          </span>
        );
      })}
      {turned.length > NAMED && <span className={styles.line}>{words.others(turned.length - NAMED)}</span>}
    </>
  );
}
