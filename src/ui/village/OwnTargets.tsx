import { printMonth } from '../../domain/period.ts';
import type { OwnTarget } from '../../domain/target.ts';
import { amount } from '../text/format.ts';
import { villageWords } from '../text/village.ts';
import { useWords } from '../text/words.ts';
import styles from './plan-basis.module.css';

/** The project's own targets, with the document each stands in. */
export function OwnTargets({ targets }: { readonly targets: readonly OwnTarget[] }) {
  const words = useWords(villageWords);
  return targets.map(({ id, number, unit, due, counties, source }) => (
    <p key={id} className={styles.note}>
      <b>{words.ownTarget(`${amount(number)}${unit === '%' || unit === '' ? unit : ` ${unit}`}`)}</b> ·{' '}
      {words.due(due === null ? null : `${printMonth(due)}${due % 12 === 11 ? '-31' : ''}`)}
      {counties.length > 0 && <> · {words.scope(counties.join('、'))}</>}
      {source !== '' && <> · {source}</>}
    </p>
  ));
}
