import type { Dataset } from '../../domain/dataset.ts';
import type { Millimetres } from '../../domain/units.ts';
import type { View } from '../../state/view.ts';
import { Simulated } from '../parts/Simulated.tsx';
import { facilityWord } from '../text/facility.ts';
import { bearing, kilometres, radiusKm } from '../text/format.ts';
import { ruleWords } from '../text/rule.ts';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './distance-panel.module.css';
import { type Distances, distancesOf, printMargin, type Reading } from './distances.ts';

interface Props {
  readonly dataset: Dataset;
  readonly view: View;
  readonly index: number;
}

/** The distance that decides, on a scale with its threshold, and every other way to measure it beside, each with its own verdict. */
export function DistancePanel({ dataset, view, index }: Props) {
  const words = useWords(villageWords);
  const distances = distancesOf(dataset, view, index);
  if (!distances) return null;
  const { inForce, radius, readings } = distances;
  return (
    <section className={styles.panel} aria-label={words.line(radiusKm(radius))}>
      <div className={styles.head}>
        <h3>
          {inForce
            ? words.panelTitle(kilometres(inForce.distance, radius), radiusKm(radius), inForce.distance > radius, distances.fieldCheck)
            : words.panelNone}
        </h3>
        <span className={styles.limit}>{words.line(radiusKm(radius))}</span>
      </div>
      {!inForce && <Problem distances={distances} />}
      {readings.length > 0 && (
        <dl className={styles.readings}>
          {readings.map((reading) => (
            <Scale key={reading.by} reading={reading} radius={radius} />
          ))}
        </dl>
      )}
      {inForce && <Towards distances={distances} />}
    </section>
  );
}

function Scale({ reading, radius }: { readonly reading: Reading; readonly radius: Millimetres }) {
  const words = useWords(villageWords);
  const common = useWords(shared);
  const { distance, state } = reading;
  // Exempt beyond the radius is exempt for another reason, which a margin would hide.
  const called = state === 'exempt' && distance > radius ? common.reasons('')['not-eligible'] : common.states[state];
  const km = kilometres(distance, radius);
  const share = Math.min(1, distance / (2 * radius));
  const isOff = distance > 2 * radius;
  const verdict = words.margin({ state: called, margin: printMargin(km, distance, radius), beyond: distance > radius });
  return (
    <div className={styles.reading} data-in-force={reading.inForce}>
      <dt>
        {words.reach[reading.by]}
        {reading.inForce && <span className={styles.inForce}>{words.inForce}</span>}
      </dt>
      <dd>
        <span className={styles.km}>
          <b>{km}</b> {words.km}
        </span>
        <span className={styles.scale} data-off={isOff} aria-hidden="true">
          <span className={styles.bar} style={{ width: `${share * 100}%` }} />
          <span className={styles.tick} />
        </span>
        <span className={styles.verdict} data-state={state}>
          {verdict}
        </span>
      </dd>
    </div>
  );
}

/** Where the distance leads, and whether the other readings agree. */
function Towards({ distances }: { readonly distances: Distances }) {
  const words = useWords(villageWords);
  const language = useLanguage();
  const reasons = useWords(shared).reasons(facilityWord(distances.indicator, language));
  const { inForce, other, readings, bearing: degrees } = distances;
  if (!inForce?.facility) return null;
  const isOwn = inForce.by === 'own-township';
  const isAgreed = readings.every((reading) => reading.state === inForce.state);
  const second = other?.kind === 'another' ? other.reading.facility : null;
  const sentences = [
    second ? words.other(!isOwn, second.name, second.township) : null,
    readings.length > 1 ? (isAgreed ? words.agree(readings.length) : words.disagree) : null,
    distances.fieldCheck ? words.check : null,
  ].filter((sentence) => sentence !== null);
  return (
    <p className={styles.towards}>
      {isOwn ? words.toOwn : words.toNearest}
      <b>{inForce.facility.name}</b>
      {degrees !== null && words.direction(bearing(degrees, language))}
      {other?.kind === 'same' && (isOwn ? words.alsoNearest : words.alsoOwn)}
      {other?.kind === 'none' && words.noOther(reasons[other.reason])}
      {words.stop}
      {words.join}
      {sentences.join(words.join)} {inForce.facility.simulated && <Simulated />}
    </p>
  );
}

function Problem({ distances }: { readonly distances: Distances }) {
  const language = useLanguage();
  const facility = facilityWord(distances.indicator, language);
  const reasons = useWords(shared).reasons(facility);
  const todo = useWords(ruleWords).todo(facility);
  const { stop, join } = useWords(villageWords);
  if (!distances.problem) return null;
  return (
    <p className={styles.towards}>
      {reasons[distances.problem]}
      {stop}
      {join}
      {todo[distances.problem]}
    </p>
  );
}
