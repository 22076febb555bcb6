import { useState } from 'react';
import { programmeRows } from '../../analysis/works/programme-rows.ts';
import { rankedWorks } from '../../state/accept-programme.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { plannedInView, receiptOfPlan } from '../../state/plan-receipt.ts';
import { useStore } from '../../state/store.ts';
import { FormatChoices } from '../export/FormatChoices.tsx';
import { type ProgrammeFormat, saveAccepted, saveProgramme } from '../export/save-programme.ts';
import { Popover } from '../parts/Popover.tsx';
import { AcceptDialog } from '../programme/AcceptDialog.tsx';
import { acceptanceWords } from '../text/acceptance.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './acceptance.module.css';
import { EffectTable } from './EffectTable.tsx';
import { EquityTable } from './EquityTable.tsx';
import { receiptWords } from './receipt-words.ts';
import type { Shown } from './shown.ts';
import spending from './spending.module.css';

/** Takes the programme in view into the project's list of works, once its effect was seen; an accepted one goes out as a file. */
export function Acceptance({ dataset, view }: Shown) {
  const words = useWords(acceptanceWords);
  const project = useStore((store) => store.project);
  const [isAsked, setAsked] = useState(false);
  const language = useLanguage();
  const accepted = project && acceptedIn(project);
  // What comes back edited is held against what was accepted; before that the programme in view goes out as it is.
  const save = (format: ProgrammeFormat) => {
    if (project && accepted) saveAccepted(project, format, language);
    else saveInView(dataset, view, format);
  };
  return (
    <div className={spending.actions}>
      <Popover button={words.export} label={words.export} look="button" edge="left" up>
        {(close) => (
          <div className={styles.choices}>
            <FormatChoices
              onChoose={(format) => {
                save(format);
                close();
              }}
            />
          </div>
        )}
      </Popover>
      <button type="button" data-main="true" onClick={() => setAsked(true)}>
        {words.accept}
      </button>
      {accepted && (
        <p role="status" className={styles.done}>
          {words.accepted(accepted.programme.works.length)} · {words.done}
        </p>
      )}
      {isAsked && <Asking dataset={dataset} view={view} onClose={() => setAsked(false)} />}
    </div>
  );
}

function saveInView(dataset: Shown['dataset'], view: Shown['view'], format: ProgrammeFormat): void {
  const receipt = receiptOfPlan(dataset, view, receiptWords(dataset, view));
  const rows = programmeRows(dataset, rankedWorks(dataset, plannedInView(dataset, view), receipt));
  saveProgramme({ dataset, id: '', receipt, rows }, format, view.language);
}

/** Whose gaps it closes, by layer, and whether poor villages gain by it. */
function Asking({ dataset, view, onClose }: Shown & { readonly onClose: () => void }) {
  return (
    <AcceptDialog
      planned={plannedInView(dataset, view)}
      receipt={receiptOfPlan(dataset, view, receiptWords(dataset, view))}
      onClose={onClose}
    >
      <EffectTable dataset={dataset} view={view} />
      <EquityTable dataset={dataset} view={view} />
    </AcceptDialog>
  );
}
