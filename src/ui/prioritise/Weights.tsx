import { CRITERIA, DEFAULT_WEIGHTS } from '../../analysis/rank/criteria.ts';
import { change } from '../../state/actions.ts';
import { partsOf100, weightsOf } from '../../state/prioritise.ts';
import type { View } from '../../state/view.ts';
import { prioritiseWords } from '../text/prioritise.ts';
import { useSay, useWords } from '../text/words.ts';
import { CRITERION_COLOURS } from './criterion-colours.ts';
import styles from './weights.module.css';

/**
 * A slider a criterion. The number beside it is its part of 100, whatever the sliders add up to: moving one changes the numbers of the others, and
 * never where they stand.
 */
export function Weights({ view }: { readonly view: View }) {
  const words = useWords(prioritiseWords);
  const say = useSay();
  const weights = weightsOf(view);
  const parts = partsOf100(weights);
  const sum = CRITERIA.reduce((all, { id }) => all + parts[id], 0);
  const isMoved = CRITERIA.some(({ id }) => weights[id] !== DEFAULT_WEIGHTS[id]);
  return (
    <section className={styles.weights} aria-label={words.weights}>
      <header>
        <h2>{words.weights}</h2>
        <span>
          {words.together(sum)}
          {/* Its place is kept, so that nothing moves while a slider does. */}
          <button type="button" data-moved={isMoved} onClick={() => change({ points: {} })}>
            {words.reset}
          </button>
        </span>
      </header>
      {sum === 0 && <p role="status">{words.noWeight}</p>}
      {CRITERIA.map(({ id, name, meaning }) => (
        <label key={id} title={say(meaning)}>
          <i style={{ background: CRITERION_COLOURS[id] }} />
          <span>{say(name)}</span>
          <input
            type="range"
            min={0}
            max={100}
            value={weights[id]}
            aria-valuetext={words.weightValue(parts[id])}
            onChange={({ target }) => change({ points: { ...view.points, [id]: Number(target.value) } })}
          />
          <b>{parts[id]}</b>
        </label>
      ))}
    </section>
  );
}
