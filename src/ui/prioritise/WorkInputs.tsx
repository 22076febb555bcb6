import { placesOf } from '../../analysis/places.ts';
import { BUREAUS } from '../../layers/index.ts';
import { change, goToCounty } from '../../state/actions.ts';
import { isWithinReach, peopleOf, villagesInView, worksInView } from '../../state/prioritise.ts';
import { CountyOptions } from '../explore/CountyOptions.tsx';
import { explore } from '../text/explore.ts';
import { count } from '../text/format.ts';
import { sum } from '../text/money.ts';
import { prioritiseWords } from '../text/prioritise.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import { FigureButton } from './FigureButton.tsx';
import { StabilityBox } from './StabilityBox.tsx';
import type { Shown } from './shown.ts';
import { UnitCosts } from './UnitCosts.tsx';
import { Weights } from './Weights.tsx';
import styles from './work-inputs.module.css';

/** Whose works, what decides their order, how firm it is, where. */
export function WorkInputs({ dataset, view }: Shown) {
  const isReached = isWithinReach(dataset, view);
  return (
    <>
      <div className={styles.whose}>
        {BUREAUS.length > 0 && <BureauChoice view={view} />}
        {isReached && <Waiting dataset={dataset} view={view} />}
      </div>
      <Weights view={view} />
      {isReached && <StabilityBox dataset={dataset} view={view} />}
      {isReached && <UnitCosts dataset={dataset} view={view} />}
      <Scope dataset={dataset} view={view} />
    </>
  );
}

function BureauChoice({ view }: Pick<Shown, 'view'>) {
  const words = useWords(prioritiseWords);
  const say = useSay();
  return (
    <select
      className={styles.bureau}
      aria-label={words.bureau}
      value={view.bureau ?? ''}
      onChange={({ target }) => change({ bureau: target.value === '' ? null : target.value, scored: null, explained: null })}
    >
      <option value="">{words.allBureaus}</option>
      {BUREAUS.map(({ id, name }) => (
        <option key={id} value={id}>
          {say(name)}
        </option>
      ))}
    </select>
  );
}

function Waiting({ dataset, view }: Shown) {
  const words = useWords(prioritiseWords);
  const language = useLanguage();
  const works = worksInView(dataset, view);
  const uncosted = works.filter(({ cost }) => cost === null).length;
  const villages = new Set(works.flatMap((work) => work.villages)).size;
  const cost = works.reduce((all, work) => all + (work.cost?.cny ?? 0), 0);
  const told = words.waiting(count(works.length), sum(cost, language), villages);
  return (
    <p>
      <FigureButton figure="waiting" label={told}>
        {told}
      </FigureButton>
      {uncosted > 0 && <small>{words.uncosted(uncosted)}</small>}
    </p>
  );
}

/** Where, and of whom: the extent of the explorer, without its list filters. */
function Scope({ dataset, view }: Shown) {
  const words = useWords(prioritiseWords);
  const own = useWords(explore);
  const unknown = isWithinReach(dataset, view) ? villagesInView(dataset, view).unknown.length : 0;
  return (
    <section className={styles.scope} aria-label={words.scope}>
      <label>
        {words.scope}
        <select value={view.county ?? ''} onChange={({ target }) => goToCounty(target.value === '' ? null : target.value)}>
          <option value="">{own.allCounties}</option>
          <CountyOptions dataset={dataset} />
        </select>
      </label>
      {view.county !== null && (
        <label>
          {own.township}
          <select value={view.township ?? ''} onChange={({ target }) => change({ township: target.value === '' ? null : target.value })}>
            <option value="">{own.allTownships}</option>
            {townshipsOf(dataset, view.county).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={styles.checks}>
        <label>
          <input type="checkbox" checked={view.poorOnly} onChange={({ target }) => change({ poorOnly: target.checked })} />
          {own.poorOnly}
        </label>
        <label>
          <input type="checkbox" checked={view.deepPovertyOnly} onChange={({ target }) => change({ deepPovertyOnly: target.checked })} />
          {own.deepOnly}
        </label>
      </div>
      <p>{words.people(peopleOf(view))}</p>
      {unknown > 0 && (
        <p>
          {words.unreported(unknown)} ·{' '}
          <FigureButton figure="unreported" label={words.unreported(unknown)}>
            {words.names}
          </FigureButton>
        </p>
      )}
    </section>
  );
}

function townshipsOf(dataset: Shown['dataset'], county: string) {
  const { county: counties, township, countyOf } = placesOf(dataset);
  return township.list.filter((_, at) => counties.list[countyOf[at] ?? -1]?.code === county);
}
