import type { ReactNode } from 'react';
import type { ProgrammeReceipt } from '../../domain/programme.ts';
import { acceptProgramme, type ToAccept } from '../../state/accept-programme.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { useStore } from '../../state/store.ts';
import { NotEditable } from '../edit/NotEditable.tsx';
import { useIsEditable } from '../edit/use-is-editable.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { programmeWords } from '../text/programme.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './programme.module.css';
import { ReceiptLines } from './ReceiptLines.tsx';
import { YearTotals } from './YearTotals.tsx';

interface AcceptDialogProps {
  readonly planned: readonly ToAccept[];
  readonly receipt: ProgrammeReceipt;
  readonly onClose: () => void;
  /** What else is to be seen before it is accepted: whose gaps it closes. */
  readonly children?: ReactNode;
}

/** Before works become the project's programme: what they come to, by which figures, and what they take the place of. */
export function AcceptDialog({ planned, receipt, onClose, children }: AcceptDialogProps) {
  const words = useWords(programmeWords);
  const say = useSay();
  const hasOne = useStore(({ project }) => project !== null && acceptedIn(project) !== null);
  const isEditable = useIsEditable();
  const listed = planned.filter(({ work }) => work.listed !== null).length;
  const figures = planned.map(({ work: { quantity, cost }, year }) => ({ year, quantity, cost: cost?.cny ?? null }));
  const years = [...new Set(planned.map(({ year }) => year))].sort((one, other) => one - other);
  const source = words.acceptedAs(years, say(receipt.title));
  return (
    <Dialog title={say(receipt.title)} onClose={onClose}>
      <p className={styles.about}>{words.accepting(planned.length - listed, listed)}</p>
      {hasOne && <p className={styles.warning}>{words.replaces}</p>}
      <NotEditable />
      <YearTotals receipt={receipt} before={null} after={figures} />
      {children}
      <ReceiptLines receipt={receipt} />
      <footer className={styles.footer}>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
        <button
          type="button"
          className={styles.filled}
          disabled={!isEditable || planned.length === 0}
          onClick={() => {
            if (acceptProgramme(planned, receipt, source)) onClose();
          }}
        >
          {words.acceptWorks(planned.length)}
        </button>
      </footer>
    </Dialog>
  );
}
