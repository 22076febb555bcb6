import { useMemo, useState } from 'react';
import { inParts } from '../../analysis/rank/parts.ts';
import { ranksOf } from '../../analysis/rank/ranking.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { moneyInView, orderInView, programmeInView, workRanking, worksInView } from '../../state/prioritise.ts';
import { useFirmnessOf } from '../../state/stability.ts';
import type { View } from '../../state/view.ts';
import { sum } from '../text/money.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './ranked.module.css';
import type { Shown } from './shown.ts';
import { WorkRow } from './WorkRow.tsx';

/** So many rows are drawn at first: from the top, up to the cut, and behind it; and so many more at a time. */
const [TOP, LAST, BEHIND, PORTION] = [7, 2, 3, 100];

interface Listed {
  /** Index in `worksInView`. */
  readonly work: number;
  readonly isChosen: boolean;
}

/** Works as the list has them: in the order in which money is spent, then those that cannot be budgeted. `cut`: how many are above the line. */
function useListed(dataset: Dataset, view: View): { readonly rows: readonly Listed[]; readonly cut: number; readonly budgeted: number } {
  const order = orderInView(dataset, view);
  const answer = programmeInView(dataset, view);
  const { candidates, order: ranked } = workRanking(dataset, view);
  return useMemo(() => {
    const chosen = new Set(answer?.chosen.map(({ work }) => work));
    const listed = new Set(order);
    const others = Array.from(ranked, (position) => candidates.items[position] ?? 0).filter((work) => !listed.has(work));
    const rows = [...order, ...others].map((work) => ({ work, isChosen: chosen.has(work) }));
    // By rank the chosen are the first; the best are picked from anywhere, and are listed before the others.
    const above = rows.filter(({ isChosen }) => isChosen);
    return { rows: [...above, ...rows.filter(({ isChosen }) => !isChosen)], cut: above.length, budgeted: order.length };
  }, [order, answer, candidates, ranked]);
}

/** The works in their order: the top, a folded middle, the last that the money does, and the first that it does not. */
export function RankedWorks({ dataset, view }: Shown) {
  const words = useWords(listWords);
  const language = useLanguage();
  const works = worksInView(dataset, view);
  const ranking = workRanking(dataset, view);
  const { rows, cut } = useListed(dataset, view);
  const firmness = useFirmnessOf(ranking, view.span);
  const places = useMemo(() => placesOfWorks(ranking), [ranking]);
  const [top, setTop] = useState(TOP);
  const [behind, setBehind] = useState(BEHIND);
  const money = moneyInView(dataset, view).reduce((so, { cny }) => so + cny, 0);
  // What is folded begins behind the top, and ends before the last that are chosen.
  const [from, to] = [Math.min(top, cut), Math.max(Math.min(top, cut), cut - LAST)];
  const isFolded = to - from > 2;
  const middle = rows.slice(from, to);
  const rankAt = (at: number) => places.get(rows[at]?.work ?? -1)?.rank ?? at + 1;
  const costOf = (listed: readonly Listed[]) => listed.reduce((so, { work }) => so + (works[work]?.cost?.cny ?? 0), 0);
  const draw = (listed: readonly Listed[]) =>
    listed.map(({ work, isChosen }) => {
      const one = works[work];
      const place = places.get(work);
      if (!one) return null;
      return (
        <WorkRow
          key={one.id}
          dataset={dataset}
          view={view}
          work={one}
          isChosen={isChosen}
          score={place ? inParts(ranking, place.position) : null}
          position={place?.position ?? null}
          rank={place?.rank ?? null}
          range={rangeOf(firmness, place?.position)}
        />
      );
    });
  return (
    <section className={styles.list} aria-label={words.title.works}>
      <Head of="work" />
      <ol>
        {draw(rows.slice(0, from))}
        {isFolded ? (
          <li className={styles.fold}>
            {words.middle(rankAt(from), rankAt(to - 1), middle.length, sum(costOf(middle), language))}{' '}
            <button type="button" onClick={() => setTop(top + PORTION)}>
              {words.show}
            </button>
          </li>
        ) : (
          draw(middle)
        )}
        {draw(rows.slice(to, cut))}
        {cut < rows.length && (
          <li className={styles.cut}>
            <span>{words.cut(sum(money, language))}</span>
          </li>
        )}
        {draw(rows.slice(cut, cut + behind))}
        {rows.length > cut + behind && (
          <li className={styles.fold}>
            {words.rest(rows.length - cut - behind)}{' '}
            <button type="button" onClick={() => setBehind(behind + PORTION)}>
              {words.show}
            </button>
          </li>
        )}
      </ol>
    </section>
  );
}

/** By work its position in the ranking, and its rank. */
function placesOfWorks(ranking: ReturnType<typeof workRanking>): ReadonlyMap<number, { readonly position: number; readonly rank: number }> {
  const ranks = ranksOf(ranking);
  return new Map(Array.from(ranking.candidates.items, (work, position) => [work, { position, rank: ranks[position] ?? 0 }]));
}

/** Best and worst rank of a position; null while they are those of other weights. */
export function rangeOf(firmness: ReturnType<typeof useFirmnessOf>, position: number | undefined): readonly [number, number] | null {
  if (!firmness || firmness.isOld || position === undefined) return null;
  return [firmness.stability.best[position] ?? 0, firmness.stability.worst[position] ?? 0];
}

export function Head({ of }: { readonly of: 'work' | 'village' }) {
  const { columns } = useWords(listWords);
  return (
    <p className={styles.head} aria-hidden="true">
      <span>{columns.rank}</span>
      <span>{columns[of]}</span>
      <span>{columns.wan}</span>
      <span>{of === 'work' ? columns.villages : columns.gaps}</span>
      <span>{columns.people}</span>
    </p>
  );
}
