import { useEffect } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import { DISTANCE_MODES, type DistanceMode } from '../../domain/parameters.ts';
import type { Facility } from '../../domain/place.ts';
import { ensureMeasured } from '../../state/ensure-measured.ts';
import { canAnswer } from '../../state/modes.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { Simulated } from '../parts/Simulated.tsx';
import { facilityWord } from '../text/facility.ts';
import { bearing, count, kilometres, radiusKm } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { ruleWords } from '../text/rule.ts';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './distance-panel.module.css';
import { type Distances, distancesOf, isReading, printMargin, type Reading, type Silent } from './distances.ts';

/** In millimetres: a village this near to a road stands on it. */
const METRE = 1000;

const metresOf = (millimetres: number) => count(Math.round(millimetres / METRE));

interface Props {
  readonly dataset: Dataset;
  readonly view: View;
  readonly index: number;
}

/** The distance that decides, on a scale with its threshold, and every other way to measure it beside, each with its own verdict. */
export function DistancePanel({ dataset, view, index }: Props) {
  const words = useWords(villageWords);
  const { names } = useWords(modeWords);
  const { traveller } = view;
  // The other ways are measured when somebody looks at a village: until then the page does not carry them.
  useEffect(() => {
    for (const mode of DISTANCE_MODES) if (canAnswer(dataset, mode)) void ensureMeasured(dataset, mode, traveller);
    // Another village is another try, where one has failed.
  }, [dataset, index, traveller]);
  const distances = distancesOf(dataset, view, index);
  if (!distances) return null;
  const { inForce, radius, rows, mode } = distances;
  return (
    <section className={styles.panel} aria-label={words.line(radiusKm(radius))}>
      <div className={styles.head}>
        <h3>
          {inForce
            ? words.panelTitle({
                by: names[mode],
                km: kilometres(inForce.distance, radius),
                radius: radiusKm(radius),
                beyond: inForce.distance > radius,
                close: distances.fieldCheck,
              })
            : words.panelNone(mode === 'straight' ? '' : names[mode])}
        </h3>
        <span className={styles.limit}>{words.line(radiusKm(radius))}</span>
      </div>
      {!inForce && <Problem distances={distances} />}
      {rows.length > 0 && (
        <dl className={styles.readings} data-many={rows.length > MOST_IN_A_ROW}>
          {rows.map((row) =>
            isReading(row) ? (
              <Scale key={row.mode + row.scope} reading={row} distances={distances} />
            ) : (
              <SilentRow key={row.mode} row={row} distances={distances} />
            ),
          )}
        </dl>
      )}
      {inForce && <Towards distances={distances} />}
    </section>
  );
}

/** More readings than this stand in two rows. */
const MOST_IN_A_ROW = 3;

/** What a reading is called: how it is measured, or, beside one that is measured alike, whose facility it leads to. */
function useName(mode: DistanceMode, reading: Reading | null, distances: Distances): string {
  const { reach } = useWords(villageWords);
  const { names } = useWords(modeWords);
  const isBeside = reading !== null && !reading.inForce && reading.mode === distances.mode;
  return isBeside ? reach[reading.scope] : names[mode];
}

function Scale({ reading, distances }: { readonly reading: Reading; readonly distances: Distances }) {
  const words = useWords(villageWords);
  const common = useWords(shared);
  const name = useName(reading.mode, reading, distances);
  const { radius } = distances;
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
        {name}
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

/** A way to measure that says nothing of the village, or not yet. */
function SilentRow({ row, distances }: { readonly row: Silent; readonly distances: Distances }) {
  const words = useWords(villageWords);
  const language = useLanguage();
  const reasons = useWords(shared).reasons(facilityWord(distances.indicator, language));
  const name = useName(row.mode, null, distances);
  const hasFailed = useStore((store) => store.unmeasured !== null);
  const pending = hasFailed ? words.unmeasured : words.measuring;
  return (
    <div className={styles.reading} data-in-force="false">
      <dt>{name}</dt>
      <dd>
        <span className={styles.km}>
          <b>—</b>
        </span>
        <span className={styles.why}>{row.reason !== null ? reasons[row.reason] : row.isAsked ? pending : words.unasked(name)}</span>
      </dd>
    </div>
  );
}

/** What a facility is called; null where it is the one that is meant already. */
function nameUnless(meant: Facility | null, facility: Facility | null): string | null {
  return facility === meant ? null : (facility?.name ?? null);
}

/** Where the distance leads, and whether the other readings agree. */
function Towards({ distances }: { readonly distances: Distances }) {
  const words = useWords(villageWords);
  const language = useLanguage();
  const reasons = useWords(shared).reasons(facilityWord(distances.indicator, language));
  const { names } = useWords(modeWords);
  const { inForce, other, readings, bearing: degrees, road } = distances;
  if (!inForce) return null;
  const isOwn = inForce.scope === 'own-township';
  const isAgreed = readings.every((reading) => reading.state === inForce.state);
  const second = other?.kind === 'another' ? other.reading.facility : null;
  const sentences = [
    second ? words.other(!isOwn, second.name, second.township) : null,
    readings.length > 1 ? (isAgreed ? words.agree(readings.length) : words.disagree) : null,
    distances.fieldCheck ? words.check(names[inForce.mode]) : null,
    road?.minutes == null
      ? null
      : words.minutes({
          minutes: Math.max(1, Math.round(road.minutes)),
          traveller: road.traveller,
          nearest: nameUnless(inForce.facility, road.nearest),
          soonest: nameUnless(road.nearest, road.soonest),
        }),
    (road?.snap ?? 0) >= METRE ? words.toRoad(metresOf(road?.snap ?? 0)) : null,
  ].filter((sentence) => sentence !== null);
  return (
    <p className={styles.towards}>
      {inForce.facility && (
        <>
          {isOwn ? words.toOwn : words.toNearest}
          <b>{inForce.facility.name}</b>
          {degrees !== null && words.direction(bearing(degrees, language))}
          {other?.kind === 'same' && (isOwn ? words.alsoNearest : words.alsoOwn)}
          {other?.kind === 'none' && words.noOther(reasons[other.reason])}
          {words.stop}
          {words.join}
        </>
      )}
      {sentences.join(words.join)} {inForce.facility?.simulated && <Simulated />}
    </p>
  );
}

function Problem({ distances }: { readonly distances: Distances }) {
  const language = useLanguage();
  const facility = facilityWord(distances.indicator, language);
  const reasons = useWords(shared).reasons(facility);
  const todo = useWords(ruleWords).todo(facility);
  const { stop, join } = useWords(villageWords);
  const words = useWords(villageWords);
  if (!distances.problem) return null;
  const snap = distances.road?.snap ?? null;
  return (
    <p className={styles.towards}>
      {reasons[distances.problem]}
      {stop}
      {join}
      {distances.problem === 'not-routable' && snap !== null && words.snap(metresOf(snap))}
      {join}
      {todo[distances.problem]}
    </p>
  );
}
