import { modesOf } from '../../analysis/modes.ts';
import { isAsked } from '../../analysis/question.ts';
import type { SitingObjective } from '../../analysis/site/problem.ts';
import { SITING_OBJECTIVES } from '../../analysis/site/problem.ts';
import { change, goToCounty, showIndicator } from '../../state/actions.ts';
import { listSites, remedyOfSites, sitesToList } from '../../state/site-works.ts';
import type { Sited } from '../../state/sited.ts';
import { doesReachClose, SITED, type SitingAsked } from '../../state/siting.ts';
import { changeSiting } from '../../state/siting-moves.ts';
import { SITED_FOR, type View } from '../../state/view.ts';
import { useIsEditable } from '../edit/use-is-editable.ts';
import { CountyOptions } from '../explore/CountyOptions.tsx';
import { ModeNote, ModeSwitch, TravellerSwitch } from '../explore/ModeSwitch.tsx';
import { RadiusSlider } from '../explore/RadiusSlider.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import type { Shown } from '../prioritise/shown.ts';
import { explore } from '../text/explore.ts';
import { kindNames } from '../text/facility.ts';
import { count, radiusKm } from '../text/format.ts';
import { sitingWords } from '../text/siting.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import { Fixed } from './Fixed.tsx';
import { A_DOCTORS } from './SitingReceipt.tsx';
import styles from './siting-inputs.module.css';
import { peopleOf, useBuilt, useSiting } from './use-sited.ts';

/** What is asked of new sites. */
export function SitingInputs({ dataset, view }: Shown) {
  const words = useWords(sitingWords);
  const known = useSiting(dataset, view);
  if (!known) return <p>{words.nothingSited}</p>;
  const { asked, sited } = known;
  const { ground } = asked;
  return (
    <div className={styles.inputs}>
      <HowMany dataset={dataset} view={view} asked={asked} />
      <Radius dataset={dataset} view={view} asked={asked} />
      <Capacity view={view} />
      <Objective view={view} asked={asked} />
      <ForWhom view={view} asked={asked} />
      <Fixed known={known} />
      <section>
        <h2>{words.candidates(ground.candidates.length)}</h2>
        <p className={styles.quiet}>
          {words.candidatesAre}
          {ground.unplaced > 0 && ` · ${words.leftOut(ground.unplaced)}`}
        </p>
      </section>
      {sited && <Adopt sited={sited} />}
    </div>
  );
}

/** The new sites become works of the list, to be ranked and paid for as any. */
function Adopt({ sited }: { readonly sited: Sited }) {
  const words = useWords(sitingWords);
  const isEditable = useIsEditable();
  if (!remedyOfSites(sited.asked)) return null;
  const sites = sitesToList(sited).length;
  return (
    <section>
      <button
        type="button"
        className={styles.adopt}
        disabled={!isEditable || sites === 0}
        onClick={() => {
          if (listSites(sited, words.adoptSource)) change({ prioritising: 'works' });
        }}
      >
        {words.adopt}
      </button>
      <p className={styles.quiet}>{isEditable ? (sites === 0 ? words.adopted : words.adoptHint(sites)) : words.notEditable}</p>
    </section>
  );
}

interface Part {
  readonly view: View;
  readonly asked: SitingAsked;
}

/** How many, of what, and where. */
function HowMany({ dataset, view, asked }: Part & Pick<Shown, 'dataset'>) {
  const words = useWords(sitingWords);
  const { allCounties } = useWords(explore);
  const say = useSay();
  const built = useBuilt(asked);
  const { siting } = view;
  const { ground } = asked;
  const choose = (to: number) => changeSiting({ choose: Math.min(Math.max(siting.placed.length, to), ground.candidates.length) });
  const subjects = SITED.filter(({ indicator }) => isAsked(dataset, indicator));
  const people = peopleOf(ground.people);
  return (
    <section className={styles.box}>
      <div className={styles.row}>
        <h2>{words.sitesNew(built)}</h2>
        <span className={styles.stepper} role="group" aria-label={words.howMany} data-idle={siting.objective === 'all'}>
          <button type="button" aria-label={words.fewer} onClick={() => choose(siting.choose - 1)}>
            −
          </button>
          <input
            type="number"
            aria-label={words.howMany}
            min={siting.placed.length}
            max={ground.candidates.length}
            value={siting.choose}
            onChange={({ target }) => Number.isInteger(target.valueAsNumber) && choose(target.valueAsNumber)}
          />
          <button type="button" aria-label={words.another} onClick={() => choose(siting.choose + 1)}>
            +
          </button>
        </span>
      </div>
      {subjects.length > 1 && (
        <select aria-label={words.subject} value={asked.indicator.id} onChange={({ target }) => showIndicator(target.value)}>
          {subjects.map(({ indicator }) => (
            <option key={indicator.id} value={indicator.id}>
              {say(indicator.name)}
            </option>
          ))}
        </select>
      )}
      <p>
        <select
          aria-label={words.where}
          value={view.county ?? ''}
          onChange={({ target }) => goToCounty(target.value === '' ? null : target.value)}
        >
          <option value="">{allCounties}</option>
          <CountyOptions dataset={dataset} />
        </select>{' '}
        {words.demand(siting.demand === 'gaps', ground.demand.length, count(people.known))}
      </p>
      {people.unknown > 0 && <p className={styles.quiet}>{words.unknownPeople(people.unknown)}</p>}
    </section>
  );
}

/** The rule's own radius and way to measure: what is a gap and who is in reach move together. */
function Radius({ dataset, view, asked }: Part & Pick<Shown, 'dataset'>) {
  const words = useWords(sitingWords);
  const { indicator, question } = asked;
  const { rule } = indicator;
  if (rule.kind !== 'near') return null;
  const km = (question.radius / 1e6).toFixed(1);
  return (
    <section>
      <div className={styles.row}>
        <h2>{words.radius}</h2>
        <strong>{words.radiusKm(km)}</strong>
      </div>
      <RadiusSlider
        label={words.radius}
        radius={question.radius}
        usualKm={rule.radiusKm}
        onRadius={(radius) => change({ radii: { ...view.radii, [indicator.id]: radius } })}
      />
      {modesOf(rule).length > 1 && <ModeSwitch dataset={dataset} view={view} indicator={indicator} />}
      <TravellerSwitch dataset={dataset} view={view} indicator={indicator} />
      <ModeNote dataset={dataset} view={view} indicator={indicator} />
      {question.mode !== 'straight' && <p className={styles.quiet}>{words.straightSites}</p>}
    </section>
  );
}

function Capacity({ view }: Pick<Part, 'view'>) {
  const words = useWords(sitingWords);
  const { capacity } = view.siting;
  return (
    <section>
      <div className={styles.row}>
        <h2>{words.capacity}</h2>
        <label className={styles.capacity}>
          <input
            type="number"
            min={1}
            aria-label={words.capacity}
            placeholder={words.capacityNone}
            value={capacity ?? ''}
            onChange={({ target }) => {
              const persons = Math.round(target.valueAsNumber);
              changeSiting({ capacity: persons >= 1 && persons < 1e9 ? persons : null });
            }}
          />
          {words.capacityUnit}
        </label>
      </div>
      <p className={styles.quiet}>
        {words.capacityHint}{' '}
        {[A_DOCTORS, 2 * A_DOCTORS].map((persons) => (
          <button type="button" key={persons} className={styles.link} onClick={() => changeSiting({ capacity: persons })}>
            {words.capacitySuggest(count(persons))}
          </button>
        ))}
      </p>
    </section>
  );
}

function Objective({ view, asked }: Part) {
  const words = useWords(sitingWords);
  const { objective } = view.siting;
  const names: Record<SitingObjective, string> = words.objectives(radiusKm(asked.question.radius));
  return (
    <fieldset className={styles.choices}>
      <legend>{words.objective}</legend>
      {SITING_OBJECTIVES.map((one) => (
        <label key={one}>
          <input type="radio" name="siting-objective" checked={one === objective} onChange={() => changeSiting({ objective: one })} />
          {names[one]}
        </label>
      ))}
      {objective === 'all' && <p className={styles.quiet}>{words.chooseIdle}</p>}
    </fieldset>
  );
}

/** Whose villages are to be served, and whether being in reach closes a gap: said plainly, for a plan's default is that it does not. */
function ForWhom({ view, asked }: Part) {
  const words = useWords(sitingWords);
  const language = useLanguage();
  const built = useBuilt(asked);
  const { rule } = asked.indicator;
  const neighbour = rule.kind === 'near' ? rule.neighbour : null;
  return (
    <section>
      <h2>{words.who}</h2>
      <Segmented
        label={words.who}
        small
        options={SITED_FOR.map((value) => ({ value, text: words.whoOf[value] }))}
        value={view.siting.demand}
        onChange={(demand) => changeSiting({ demand })}
      />
      {neighbour !== null && (
        <>
          <label className={styles.switch}>
            <input type="checkbox" checked={view.neighbours} onChange={({ target }) => change({ neighbours: target.checked })} />
            {words.neighbours(kindNames([neighbour], language))}
          </label>
          <p className={styles.quiet}>
            {doesReachClose(asked.indicator, asked.question) ? words.neighboursOn : words.neighboursOff(built)}
          </p>
        </>
      )}
    </section>
  );
}
