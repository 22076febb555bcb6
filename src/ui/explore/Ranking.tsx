import { type CSSProperties, useState } from 'react';
import { rate, total, unweighedIn } from '../../analysis/tally.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { goToCounty, goToTownship } from '../../state/actions.ts';
import { placeInView, ranking } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { NumberButton } from '../parts/NumberButton.tsx';
import { StateBar } from '../parts/StateBar.tsx';
import { explore } from '../text/explore.ts';
import { count, countIn, percent } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import styles from './ranking.module.css';

/** So many places are listed, and so many more at a time: a country has thousands of counties, and each row is drawn anew while a radius moves. */
const PORTION = 100;

/** Longer denominators stand under their rate: beside it there is room for villages and households, for a county's people there is not. */
const MOST_BESIDE = '99,999'.length;

/** Counties by gaps, or a county's townships: a row opens the place, its number the receipt. */
export function Ranking({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const { weights } = useWords(shared);
  const rows = ranking(dataset, view);
  const [most, setMost] = useState(PORTION);
  const shown = rows.slice(0, most);
  const open = (code: string) => (view.county === null ? goToCounty(code) : goToTownship(view.county, code));
  // Room for the largest denominator any radius can make, so that rates stand under their heading and stay there.
  const digits = count(rows.reduce((most, { counts }) => Math.max(most, total(counts)), 0)).length;
  return (
    <section className={styles.ranking} data-wide={digits > MOST_BESIDE} style={{ '--digits': digits } as CSSProperties}>
      <h2>
        {view.county === null ? words.rankingCounty : words.rankingTownship(placeInView(dataset, { ...view, township: null })?.name ?? '')}
      </h2>
      <p>
        {words.rankingHint} · {weights[view.weight]}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.columnPlace}</th>
            <th scope="col" className={styles.number}>
              {words.columnGap}
            </th>
            <th scope="col" className={styles.rates}>
              {words.columnRate}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            // The row is a larger target for the same button that its name is.
            <tr key={row.code} onClick={() => open(row.code)} data-current={view.township === row.code}>
              <th scope="row">
                <button type="button" className={styles.place} aria-label={words.openPlace(row.name)} onClick={() => open(row.code)}>
                  {row.name}
                </button>
                {unweighedIn(row.counts) > 0 && <small>{words.unweighedShort(unweighedIn(row.counts))}</small>}
              </th>
              <td className={styles.gap}>
                <NumberButton
                  request={{ indicator: view.indicator, place: row.code, part: 'gap' }}
                  label={`${row.name} ${words.columnGap} ${countIn(row.counts, 'gap')}`}
                >
                  {countIn(row.counts, 'gap')}
                </NumberButton>
              </td>
              <td className={styles.rate}>
                <NumberButton
                  request={{ indicator: view.indicator, place: row.code, part: 'rate' }}
                  label={`${row.name} ${words.columnRate} ${percent(rate(row.counts))}`}
                >
                  {percent(rate(row.counts))} <small>{words.rateOf(count(row.counts.met), count(row.counts.met + row.counts.gap))}</small>
                </NumberButton>
              </td>
              <td className={styles.bar}>
                <StateBar counts={row.counts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + PORTION)}>
          {words.morePlaces(rows.length - most)}
        </button>
      )}
    </section>
  );
}
