import { useState } from 'react';
import { acceptProgramme } from '../../state/accept-programme.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { plannedInView, receiptOfPlan } from '../../state/plan-receipt.ts';
import { useStore } from '../../state/store.ts';
import { useIsEditable } from '../edit/use-is-editable.ts';
import { ProgrammeChoices } from '../export/ProgrammeChoices.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Popover } from '../parts/Popover.tsx';
import { acceptanceWords } from '../text/acceptance.ts';
import { useWords } from '../text/words.ts';
import styles from './acceptance.module.css';
import { EquityTable } from './EquityTable.tsx';
import { ForecastTable } from './ForecastTable.tsx';
import { receiptWords } from './receipt-words.ts';
import type { Shown } from './shown.ts';
import spending from './spending.module.css';

/** Takes the programme in view into the project's list of works, once its effect was seen; an accepted one goes out as a file. */
export function Acceptance({ dataset, view }: Shown) {
  const words = useWords(acceptanceWords);
  const project = useStore((store) => store.project);
  const [isAsked, setAsked] = useState(false);
  const accepted = project && acceptedIn(project);
  return (
    <div className={spending.actions}>
      {project && accepted ? (
        <Popover button={words.export} label={words.export} look="button" edge="left" up>
          {(close) => (
            <div className={styles.choices}>
              <ProgrammeChoices project={project} onDone={close} />
            </div>
          )}
        </Popover>
      ) : (
        <span />
      )}
      <button type="button" data-main="true" onClick={() => setAsked(true)}>
        {words.accept}
      </button>
      {accepted && (
        <p role="status" className={styles.done}>
          {words.accepted(accepted.programme.works.length)} · {words.done}
        </p>
      )}
      {isAsked && <Asking dataset={dataset} view={view} replaces={accepted !== null} onClose={() => setAsked(false)} />}
    </div>
  );
}

function Asking({ dataset, view, replaces, onClose }: Shown & { readonly replaces: boolean; readonly onClose: () => void }) {
  const words = useWords(acceptanceWords);
  const isEditable = useIsEditable();
  const planned = plannedInView(dataset, view);
  return (
    <Dialog title={words.title(planned.length)} onClose={onClose}>
      <ForecastTable dataset={dataset} view={view} />
      <EquityTable dataset={dataset} view={view} />
      {replaces && <p className={styles.note}>{words.replaces}</p>}
      {!isEditable && <p className={styles.note}>{words.readOnly}</p>}
      <div className={styles.footer}>
        <button type="button" onClick={onClose}>
          {words.no}
        </button>
        <button
          type="button"
          data-main="true"
          disabled={!isEditable}
          onClick={() => {
            acceptProgramme(planned, receiptOfPlan(dataset, view, receiptWords(dataset, view)));
            onClose();
          }}
        >
          {words.yes}
        </button>
      </div>
    </Dialog>
  );
}
