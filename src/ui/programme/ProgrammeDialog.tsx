import { useState } from 'react';
import { figuresAfter } from '../../analysis/works/programme-diff.ts';
import { withdrawProgramme } from '../../state/accept-programme.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { acceptedRows } from '../../state/accepted-rows.ts';
import { useStore } from '../../state/store.ts';
import { NotEditable } from '../edit/NotEditable.tsx';
import { UndoRedo } from '../edit/UndoRedo.tsx';
import { useIsEditable } from '../edit/use-is-editable.ts';
import { saveAccepted } from '../export/save-programme.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { programmeWords } from '../text/programme.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import { ForecastTable } from './ForecastTable.tsx';
import styles from './programme.module.css';
import { ReceiptLines } from './ReceiptLines.tsx';
import { YearTotals } from './YearTotals.tsx';

/** The accepted programme: what it costs and closes, what it was worked out from; as a file, or withdrawn. */
export function ProgrammeDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(programmeWords);
  const language = useLanguage();
  const say = useSay();
  const project = useStore((store) => store.project);
  const isEditable = useIsEditable();
  const [isSure, setSure] = useState(false);
  const accepted = project && acceptedIn(project);
  if (!project || !accepted)
    return (
      <Dialog title={words.programme} onClose={onClose}>
        <p>{words.noProgramme}</p>
        <UndoRedo />
      </Dialog>
    );
  const { receipt } = accepted.programme;
  const rows = acceptedRows(project);
  const gone = accepted.programme.works.length - rows.length;
  return (
    <Dialog title={say(receipt.title)} onClose={onClose}>
      <p className={styles.about}>
        {words.works(rows.length)}
        {gone > 0 && ` · ${words.gone(gone)}`}
      </p>
      <NotEditable />
      <YearTotals receipt={receipt} before={null} after={figuresAfter(rows, [])} />
      <ForecastTable project={project} rows={rows} />
      <ReceiptLines receipt={receipt} />
      <footer className={styles.footer}>
        <UndoRedo />
        <button
          type="button"
          disabled={!isEditable}
          onClick={() => (isSure ? withdrawProgramme(words.withdrawn) : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {isSure ? words.withdrawSure : words.withdraw}
        </button>
        {(['geojson', 'xlsx'] as const).map((format) => (
          <button key={format} type="button" onClick={() => saveAccepted(project, format, language)}>
            {words.save[format]}
          </button>
        ))}
      </footer>
    </Dialog>
  );
}
