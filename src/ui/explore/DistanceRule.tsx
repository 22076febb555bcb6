import { lazy } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import type { Indicator, Rule } from '../../domain/indicator.ts';
import { SCOPES } from '../../domain/parameters.ts';
import { millimetres } from '../../domain/units.ts';
import { change, openReceipt, setRadius } from '../../state/actions.ts';
import { assessmentInView, counted, countsInView, drawing, questionOf, receiptFor } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { Later } from '../parts/Later.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { explore } from '../text/explore.ts';
import { facilityWord, kindNames } from '../text/facility.ts';
import { count, radiusKm } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './distance-rule.module.css';
import { whose } from './Headline.tsx';
import { isGroundDrawn } from './is-ground-drawn.ts';
import { ModeNote, ModeSwitch, TravellerSwitch } from './ModeSwitch.tsx';
import { MOST_KM, RadiusSlider } from './RadiusSlider.tsx';

const CoverageLine = lazy(async () => ({ default: (await import('./CoverageLine.tsx')).CoverageLine }));

type Near = Extract<Rule, { kind: 'near' }>;

const FIGURE_SPACE = '\u2007';

interface DistanceRuleProps {
  readonly dataset: Dataset;
  readonly view: View;
  readonly indicator: Indicator;
  readonly rule: Near;
}

/** The one parameter of a nearness rule, and the readings it can take; what another reading would change stands beside it. */
export function DistanceRule({ dataset, view, indicator, rule }: DistanceRuleProps) {
  const words = useWords(explore);
  const { by } = useWords(modeWords);
  const { radius, scope, mode } = questionOf(dataset, view, indicator);
  const usual = millimetres(rule.radiusKm * 1000);
  const km = (radius / 1e6).toFixed(1);
  const applies = !rule.optional || view.waive;
  const facility = facilityWord(indicator, view.language);
  // Where nobody reports, being near is not an exemption from having one: it is the answer.
  const exempts = assessmentInView(dataset, view, indicator).evidence.statusKnown;
  return (
    <div className={styles.rule}>
      {applies && (
        <>
          <RadiusSlider label={words.radius(exempts)} radius={radius} usualKm={rule.radiusKm} onRadius={setRadius} />
          <p className={styles.sentence}>
            {/* As wide at 5.0 as at 12.0, or it would break elsewhere, and what is below it move, while the slider does. */}
            <span>
              {words.radiusRule({ facility, own: scope === 'own-township', km, by: by[mode], exempts }) +
                FIGURE_SPACE.repeat(MOST_KM.toFixed(1).length - km.length)}
            </span>
          </p>
          <div className={styles.way}>
            <ModeSwitch dataset={dataset} view={view} indicator={indicator} />
            {/* Its place is kept, so that nothing moves while the slider does. */}
            <button type="button" className={styles.link} data-moved={radius !== usual} onClick={() => setRadius(usual)}>
              {words.resetRadius(String(rule.radiusKm))}
            </button>
          </div>
          <TravellerSwitch dataset={dataset} view={view} indicator={indicator} />
          <ModeNote dataset={dataset} view={view} indicator={indicator} />
          <FieldCheck dataset={dataset} view={view} indicator={indicator} />
          {mode === 'road' && <AirOnly dataset={dataset} view={view} indicator={indicator} />}
          {rule.ownTownship && mode !== 'reported' && <ScopeSwitch dataset={dataset} view={view} indicator={indicator} />}
          <Coverage dataset={dataset} view={view} indicator={indicator} />
        </>
      )}
      <Readings dataset={dataset} view={view} indicator={indicator} rule={rule} />
    </div>
  );
}

/** The other readings a rule allows, a switch each; nothing where it allows none. */
function Readings({ dataset, view, indicator, rule }: DistanceRuleProps) {
  const words = useWords(explore);
  const say = useSay();
  const { optional, narrower, neighbour } = rule;
  if (!optional && !narrower && !neighbour) return null;
  return (
    <details className={styles.details}>
      <summary>{words.rules}</summary>
      {optional && (
        <Switch
          text={words.waive(radiusKm(questionOf(dataset, view, indicator).radius), say(indicator.name))}
          checked={view.waive}
          onChange={(waive) => change({ waive })}
        />
      )}
      {narrower && (
        <Switch
          text={words.narrower(kindNames(narrower, view.language))}
          checked={view.centreOnly}
          onChange={(centreOnly) => change({ centreOnly })}
        />
      )}
      {neighbour && (
        <Switch
          text={words.neighbours(kindNames([neighbour], view.language))}
          checked={view.neighbours}
          onChange={(neighbours) => change({ neighbours })}
        />
      )}
    </details>
  );
}

type InView = Omit<DistanceRuleProps, 'rule'>;

function FieldCheck({ dataset, view, indicator }: InView) {
  const words = useWords(explore);
  const { fieldCheck } = assessmentInView(dataset, view, indicator);
  const found = counted(dataset, view).reduce((sum, index) => sum + (fieldCheck[index] ?? 0), 0);
  return (
    <p className={styles.check}>
      <span>{words.fieldCheck}</span>
      <button
        type="button"
        className={styles.link}
        onClick={() => openReceipt({ indicator: indicator.id, place: null, part: 'field-check' })}
      >
        {words.villages(found)}
      </button>
    </p>
  );
}

/** Villages that the straight line says are near enough and the road does not. */
function AirOnly({ dataset, view, indicator }: InView) {
  const words = useWords(explore);
  const { airOnly } = useWords(modeWords);
  const request = { indicator: indicator.id, place: null, part: 'air-only' } as const;
  return (
    <p className={styles.check}>
      <span>{airOnly}</span>
      <button type="button" className={styles.link} onClick={() => openReceipt(request)}>
        {words.villages(receiptFor(dataset, view, request).airOnly?.length ?? 0)}
      </button>
    </p>
  );
}

/** What the radius covers, told and drawn where somebody wants to know. */
function Coverage({ dataset, view, indicator }: InView) {
  const words = useWords(explore);
  // The shades of areas would hide what is covered: it lies under the villages.
  const show = (coverage: boolean) => {
    const isHidden = isGroundDrawn(dataset, view) && drawing(dataset, view, useStore.getState().zoom) !== 'villages';
    change({ coverage, ...(coverage && isHidden && { drawing: 'villages' }) });
  };
  return (
    <>
      <Switch text={words.coverage} checked={view.coverage} onChange={show} />
      {view.coverage && (
        <Later>
          <CoverageLine
            dataset={dataset}
            view={view}
            indicator={indicator}
            place={view.township ?? view.county}
            members={counted(dataset, view)}
            who={whose(view)}
          />
        </Later>
      )}
    </>
  );
}

function ScopeSwitch({ dataset, view, indicator }: InView) {
  const words = useWords(explore);
  const other = view.scope === 'nearest' ? 'own-township' : 'nearest';
  const gap = (scope: View['scope']) => countsInView(dataset, { ...view, scope }, indicator).gap;
  const difference = gap(other) - gap(view.scope);
  const changed = difference === 0 ? words.same : `${difference > 0 ? '+' : '−'}${count(Math.abs(difference))}`;
  return (
    <>
      <Segmented
        label={words.scopeLabel(facilityWord(indicator, view.language))}
        small
        options={SCOPES.map((scope) => ({ value: scope, text: words.scopes[scope] }))}
        value={view.scope}
        onChange={(scope) => change({ scope })}
      />
      <p className={styles.quiet}>{words.scopeChange(words.scopes[other], count(gap(other)), changed)}</p>
    </>
  );
}

function Switch({
  text,
  checked,
  onChange,
}: {
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className={styles.switch}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {text}
    </label>
  );
}
