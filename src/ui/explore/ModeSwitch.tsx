import { modesOf } from '../../analysis/modes.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { TRAVELLERS } from '../../domain/travel.ts';
import { change, setMode } from '../../state/actions.ts';
import { modeInForce, modeWanted } from '../../state/measures.ts';
import { canAnswer } from '../../state/modes.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { modeWords } from '../text/modes.ts';
import { travelWords } from '../text/travel.ts';
import { useWords } from '../text/words.ts';
import styles from './mode-switch.module.css';

interface InView {
  readonly dataset: Dataset;
  readonly view: View;
  readonly indicator: Indicator;
}

/** How distances are measured: every way the rule allows; one that the data has nothing for says what to import. */
export function ModeSwitch({ dataset, view, indicator }: InView) {
  const words = useWords(modeWords);
  const modes = modesOf(indicator.rule);
  return (
    <select
      className={styles.mode}
      aria-label={words.label}
      value={modeWanted(dataset, view, indicator)}
      onChange={({ target }) => setMode(modes[target.selectedIndex] ?? 'straight')}
    >
      {modes.map((mode) => (
        <option key={mode} value={mode} disabled={!canAnswer(dataset, mode)}>
          {canAnswer(dataset, mode) ? words.names[mode] : words.unanswerable(mode)}
        </option>
      ))}
    </select>
  );
}

/** Who goes along the road; asked where distances are wanted along it. */
export function TravellerSwitch({ dataset, view, indicator }: InView) {
  const words = useWords(travelWords);
  if (modeWanted(dataset, view, indicator) !== 'road') return null;
  return (
    <div className={styles.traveller}>
      <Segmented
        label={words.label}
        small
        options={TRAVELLERS.map((value) => ({ value, text: words.names[value] }))}
        value={view.traveller}
        onChange={(traveller) => change({ traveller })}
      />
    </div>
  );
}

/** What is being measured, or could not be; until it is there the numbers stay those of the straight line, and say so. */
export function ModeNote({ dataset, view, indicator }: InView) {
  const words = useWords(modeWords);
  const unmeasured = useStore((store) => store.unmeasured);
  const wanted = modeWanted(dataset, view, indicator);
  if (unmeasured !== null)
    return (
      <p role="alert" className={styles.failed}>
        {words.unmeasured(unmeasured)}
      </p>
    );
  return (
    <p role="status" className={styles.note}>
      {wanted === modeInForce(dataset, view, indicator) ? '' : words.measuring(wanted)}
    </p>
  );
}
