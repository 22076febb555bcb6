import type { Weights } from '../../analysis/rank/criteria.ts';
import type { ScoreInParts } from '../../analysis/rank/parts.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useSay, useWords } from '../text/words.ts';
import { CRITERION_COLOURS } from './criterion-colours.ts';
import styles from './score-bar.module.css';

/** A score of which more than this share of the weights is not known is marked. */
const MUCH = 0.1;

/** A score out of 100 as a bar of its parts; the sliders' swatches are its legend. A question mark: much of what weighs is not known. */
export function ScoreBar({ score: { score, parts }, weights }: { readonly score: ScoreInParts; readonly weights: Weights }) {
  const words = useWords(listWords);
  const say = useSay();
  if (score === null) return <span className={styles.none}>{words.noScore}</span>;
  const missing = parts.filter(({ criterion, points }) => points === null && weights[criterion.id] > 0);
  const weight = (of: typeof parts) => of.reduce((sum, { criterion }) => sum + weights[criterion.id], 0);
  const unknown = weight(missing) > MUCH * weight(parts) ? missing.map(({ criterion }) => say(criterion.name)).join(words.and) : '';
  const told = parts.flatMap(({ criterion, points }) => (points ? [`${say(criterion.name)} ${points.toFixed(1)}`] : [])).join(words.and);
  return (
    <span className={styles.score}>
      <span className={styles.bar} role="img" aria-label={words.score(score.toFixed(1), told)}>
        {parts.map(({ criterion, points }) =>
          points ? <i key={criterion.id} style={{ width: `${points}%`, background: CRITERION_COLOURS[criterion.id] }} /> : null,
        )}
      </span>
      <b title={unknown === '' ? undefined : words.partUnknown(unknown)}>
        {score.toFixed(1)}
        {unknown !== '' && '?'}
      </b>
    </span>
  );
}

/** The parts side by side, adding up to the score; what weighs something and is not known says so. */
export function ScoreSum({ score: { parts }, weights }: { readonly score: ScoreInParts; readonly weights: Weights }) {
  const words = useWords(listWords);
  const say = useSay();
  return (
    <ul className={styles.sum}>
      {parts.flatMap(({ criterion, points }) =>
        points === 0 || weights[criterion.id] === 0
          ? []
          : [
              <li key={criterion.id} title={points === null ? words.partUnknown(say(criterion.name)) : say(criterion.meaning)}>
                <b>{points === null ? words.unknownPart : points.toFixed(1)}</b>
                <small>{say(criterion.name)}</small>
              </li>,
            ],
      )}
    </ul>
  );
}
