import type { Sited } from '../../state/sited.ts';
import { count, percent } from '../text/format.ts';
import { sitingWords } from '../text/siting.ts';
import { useWords } from '../text/words.ts';
import { peopleOf } from './use-sited.ts';
import styles from './where-to.module.css';

/** Everybody in need as one bar: served, in reach of a site that has no room for them, out of reach. */
export function WhereTo({ sited: { asked, evaluation } }: { readonly sited: Sited }) {
  const words = useWords(sitingWords);
  const { known, unknown } = peopleOf(asked.ground.people);
  const { served, withoutCapacity, outOfRange } = accountsOf(evaluation, known);
  const parts = [
    { kind: 'served', persons: served, text: words.served },
    { kind: 'full', persons: withoutCapacity, text: words.full },
    { kind: 'beyond', persons: outOfRange, text: words.beyond },
  ].filter(({ kind, persons }) => kind !== 'full' || persons > 0 || asked.problem.capacity !== null);
  return (
    <section className={styles.where}>
      <h2>{words.whereTo(count(known), asked.ground.isOfGaps)}</h2>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ kind, persons }) => persons > 0 && <span key={kind} data-part={kind} style={{ flexGrow: persons }} />)}
      </div>
      <ul>
        {parts.map(({ kind, persons, text }) => (
          <li key={kind} data-part={kind}>
            <strong>{count(persons)}</strong> {text} <small>{percent(known > 0 ? persons / known : null)}</small>
          </li>
        ))}
      </ul>
      {unknown > 0 && <p>{words.unknownPeople(unknown)}</p>}
    </section>
  );
}

/** The three parts of the people who are known; without a limit everybody in reach is served. */
function accountsOf({ served, covered }: Sited['evaluation'], known: number) {
  return served ?? { served: covered.people, withoutCapacity: 0, outOfRange: known - covered.people };
}
