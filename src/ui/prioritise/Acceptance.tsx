import { useState } from 'react';
import { acceptedIn } from '../../state/accepted.ts';
import { plannedInView, receiptOfPlan } from '../../state/plan-receipt.ts';
import { useStore } from '../../state/store.ts';
import { ProgrammeChoices } from '../export/ProgrammeChoices.tsx';
import { Popover } from '../parts/Popover.tsx';
import { AcceptDialog } from '../programme/AcceptDialog.tsx';
import { acceptanceWords } from '../text/acceptance.ts';
import { useWords } from '../text/words.ts';
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
      {isAsked && <Asking dataset={dataset} view={view} onClose={() => setAsked(false)} />}
    </div>
  );
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
