import { columnsOf } from '../../analysis/columns.ts';
import { placesOf, townshipsOf } from '../../analysis/places.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { WEIGHTS, type Weight } from '../../domain/parameters.ts';
import { STATES, type State } from '../../domain/state.ts';
import { change, goToCounty, goToTownship, lookAtHits } from '../../state/actions.ts';
import { prepareSearch } from '../../state/search.ts';
import { DEFAULT_VIEW, type View } from '../../state/view.ts';
import { StateMark } from '../parts/StateMark.tsx';
import { explore } from '../text/explore.ts';
import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import { CountyOptions } from './CountyOptions.tsx';
import styles from './filters.module.css';

type Flag = 'poorOnly' | 'deepPovertyOnly' | 'communities' | 'relocated';
const FLAGS: readonly Flag[] = ['poorOnly', 'deepPovertyOnly', 'communities', 'relocated'];

const CLEARED: Partial<View> = Object.fromEntries(
  [...FLAGS, 'states', 'fieldCheckOnly', 'search', 'weight'].map((key) => [key, DEFAULT_VIEW[key as keyof View]]),
);

/** What is not as it opens, of what the filters and the search can change. */
export function filtersInForce(view: View): readonly (keyof View)[] {
  return (Object.keys(CLEARED) as (keyof View)[]).filter((key) => String(view[key]) !== String(DEFAULT_VIEW[key]));
}

/** Which villages are counted (place, poverty, kind), and which of them are shown (state). */
export function Filters({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const flagText: Readonly<Record<Flag, string>> = {
    poorOnly: words.poorOnly,
    deepPovertyOnly: words.deepOnly,
    communities: words.communities,
    relocated: words.relocated,
  };
  return (
    <section className={styles.filters} aria-label={words.filters}>
      <Places dataset={dataset} view={view} />
      <div className={styles.flags}>
        {FLAGS.map((flag) => (
          <label key={flag}>
            <input type="checkbox" checked={view[flag]} onChange={(event) => change({ [flag]: event.target.checked })} />
            {flagText[flag]}
          </label>
        ))}
      </div>
      <StateFilter view={view} />
      <div className={styles.foot}>
        <Weighting dataset={dataset} view={view} />
        <button type="button" className={styles.clear} disabled={filtersInForce(view).length === 0} onClick={() => change(CLEARED)}>
          {words.clear}
        </button>
      </div>
    </section>
  );
}

/** Looks for villages by name, pinyin or code: what is found is the list. */
export function Search({ view }: { readonly view: View }) {
  const words = useWords(explore);
  return (
    <input
      type="search"
      className={styles.search}
      placeholder={words.search}
      aria-label={words.search}
      value={view.search}
      onFocus={() => void prepareSearch()}
      onKeyDown={(event) => event.key === 'Enter' && lookAtHits(false)}
      onChange={(event) =>
        change({ search: event.target.value, pane: event.target.value === '' ? view.pane : 'list', selected: null, receipt: null })
      }
    />
  );
}

function Places({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const townships = view.county === null ? [] : townshipsOf(placesOf(dataset), ({ code }) => code === view.county);
  return (
    <div className={styles.places}>
      <select
        aria-label={words.county}
        value={view.county ?? ''}
        onChange={(event) => goToCounty(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{words.allCounties}</option>
        <CountyOptions dataset={dataset} />
      </select>
      <select
        aria-label={words.township}
        value={view.township ?? ''}
        disabled={view.county === null}
        onChange={(event) => (event.target.value === '' ? goToCounty(view.county) : goToTownship(view.county ?? '', event.target.value))}
      >
        <option value="">{words.allTownships}</option>
        {townships
          .sort((a, b) => (a.code < b.code ? -1 : 1))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
    </div>
  );
}

/** Narrows map and table to some states; the counts stay what they are. */
function StateFilter({ view }: { readonly view: View }) {
  const words = useWords(explore);
  const { states } = useWords(shared);
  const toggle = (state: State) =>
    change({ states: view.states.includes(state) ? view.states.filter((other) => other !== state) : [...view.states, state] });
  return (
    <fieldset className={styles.states}>
      <legend>{words.stateFilter}</legend>
      {STATES.map((state) => (
        <button type="button" key={state} aria-pressed={view.states.includes(state)} onClick={() => toggle(state)}>
          <StateMark state={state} />
          {states[state]}
        </button>
      ))}
    </fieldset>
  );
}

/** Weights the data can carry: a figure that no village reports is not offered. */
function Weighting({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const { weights } = useWords(shared);
  const offered = WEIGHTS.filter(
    (weight) => weight === 'villages' || columnsOf(dataset).figures[weight].some((figure) => !Number.isNaN(figure)),
  );
  if (offered.length < 2) return null;
  return (
    <label className={styles.weight}>
      {words.weight}
      <select
        value={view.weight}
        onChange={(event) => change({ weight: offered.find((weight) => weight === event.target.value) ?? ('villages' satisfies Weight) })}
      >
        {offered.map((weight) => (
          <option key={weight} value={weight}>
            {weights[weight]}
          </option>
        ))}
      </select>
    </label>
  );
}
