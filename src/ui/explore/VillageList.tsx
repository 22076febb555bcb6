import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { provenanceOf } from '../../analysis/columns.ts';
import { gapRow } from '../../analysis/gap-rows.ts';
import type { SortKey } from '../../analysis/order.ts';
import { type Dataset, villageIndex } from '../../domain/dataset.ts';
import type { GapRow } from '../../domain/gap-list.ts';
import type { DistanceMode } from '../../domain/parameters.ts';
import { shownName } from '../../domain/place.ts';
import { itemAt } from '../../domain/records.ts';
import type { Millimetres } from '../../domain/units.ts';
import { change, hover, selectVillage } from '../../state/actions.ts';
import { type Outside, outside } from '../../state/outside.ts';
import { useMatcher } from '../../state/search.ts';
import { assessmentInView, counted } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import { useSwept } from '../../state/sweep.ts';
import type { View } from '../../state/view.ts';
import { isSearching, listed, tableOrder } from '../../state/village-list.ts';
import { Simulated } from '../parts/Simulated.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { useFixedRows } from '../parts/use-fixed-rows.ts';
import { explore } from '../text/explore.ts';
import { count, kilometres } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { shared } from '../text/shared.ts';
import { villageListWords } from '../text/village-list.ts';
import { useWords } from '../text/words.ts';
import { FoundOutside } from './FoundOutside.tsx';
import { rowFor } from './row-keys.ts';
import styles from './village-list.module.css';

const ROW = 46;
const FIGURE_SPACE = '\u2007';
/** As aria counts: the headings are row 1. */
const FIRST_ROW = 2;

/** Columns by what they can be sorted by; the village and its place share one. */
const COLUMNS: readonly (readonly [SortKey, ...SortKey[]])[] = [['state'], ['name', 'place'], ['distance'], ['households']];

/** The villages in view as a table in step with the map: hover, select, sort, walk with the arrow keys. Only the rows on screen exist. */
export function VillageList({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  useMatcher();
  useSwept();
  const order = tableOrder(dataset, view);
  const hovered = useStore((store) => store.hovered);
  const { scroller, setScroller, rows, tall, scrollTo, at, walk, stand } = useWalk(dataset, order);
  const pointed = hovered === null ? -1 : order.indexOf(hovered);
  // A village under the pointer on the map comes into view; one under the pointer in the list is there already.
  useEffect(() => {
    if (pointed >= 0 && !scroller?.matches(':hover')) scrollTo(pointed);
  }, [pointed, scrollTo, scroller]);
  const isSought = isSearching(dataset, view);
  const assessment = assessmentInView(dataset, view);
  const inList = listed(dataset, view);
  const found = useMemo(() => outside(dataset, assessment, view, inList), [dataset, assessment, view, inList]);
  // Marked once where it is true of all, beside each where it is not.
  const { simulated } = provenanceOf(dataset);
  const allSimulated = useMemo(() => order.length > 0 && order.every((index) => simulated[index] === 1), [order, simulated]);
  return (
    <section className={styles.list} aria-label={words.list}>
      <p className={styles.hint}>
        {/* Not zero: nobody knows yet how many are found. */}
        {isSought ? FIGURE_SPACE : words.listHint(order.length, counted(dataset, view).length)} {allSimulated && <Simulated />}
      </p>
      {order.length > 0 && found.length > 0 && <FoundOutside found={found} view={view} more />}
      {order.length === 0 ? (
        <Empty found={found} view={view} isSearching={isSought} />
      ) : (
        <div role="table" aria-label={words.list} aria-rowcount={order.length + 1} className={styles.table}>
          <Head view={view} mode={assessment.evidence.question.mode} />
          <div
            className={styles.body}
            ref={setScroller}
            role="rowgroup"
            aria-label={words.list}
            onPointerLeave={() => hover(null)}
            onKeyDown={walk}
          >
            <div style={{ height: tall }} role="presentation">
              {rows.map((item) => {
                const index = order[item.index];
                if (index === undefined) return null;
                const row = gapRow(assessment, index);
                return (
                  <Line
                    key={row.village.id}
                    row={row}
                    at={item.index}
                    top={item.top}
                    radius={assessment.radius}
                    isMarked={row.village.simulated && !allSimulated}
                    isHovered={index === hovered}
                    isCurrent={item.index === at}
                    onHover={() => hover(index)}
                    onFocus={() => {
                      stand(row.village.id);
                      hover(index);
                    }}
                  />
                );
              })}
            </div>
          </div>
        </div>
      )}
    </section>
  );
}

/** One row takes the focus by Tab, the arrow keys take it on to the others; the list scrolls along. */
function useWalk(dataset: Dataset, order: Uint32Array) {
  // The village stays the same one when the list is sorted or narrowed; after its card, the list is back where it was.
  const [current, stand] = useState(() => {
    const { hovered } = useStore.getState();
    return hovered !== null && order.includes(hovered) ? (dataset.villages.at(hovered)?.id ?? null) : null;
  });
  const at = Math.max(0, order.indexOf(villageIndex(dataset, current)));
  // The row that takes the focus exists wherever the list is scrolled to.
  const shown = useFixedRows({ count: order.length, row: ROW }, at);
  const { scroller, scrollTo } = shown;
  const isWalking = useRef(false);
  const walk = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const inSight = Math.floor((scroller?.clientHeight ?? 0) / ROW) - 1;
    const to = rowFor(event.key, at, order.length, inSight);
    if (to === null) return;
    event.preventDefault();
    if (to === at) return;
    isWalking.current = true;
    stand(itemAt(dataset.villages, order[to] ?? -1)?.id ?? null);
    scrollTo(to);
  };
  useEffect(() => {
    if (!isWalking.current) return;
    isWalking.current = false;
    scroller?.querySelector<HTMLElement>(`[aria-rowindex="${at + FIRST_ROW}"] button`)?.focus({ preventScroll: true });
  }, [at, scroller]);
  return { ...shown, at, walk, stand };
}

function Head({ view, mode }: { readonly view: View; readonly mode: DistanceMode }) {
  const words = useWords(explore);
  const { column } = useWords(modeWords);
  const names = { ...words.sort, distance: column[mode] };
  const { key, descending } = view.sort;
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      {COLUMNS.map((keys) => (
        <div
          key={keys[0]}
          role="columnheader"
          data-column={keys[0]}
          aria-sort={keys.includes(key) ? (descending ? 'descending' : 'ascending') : 'none'}
        >
          {keys.map((by) => (
            <button
              type="button"
              key={by}
              aria-label={words.sortBy(names[by])}
              onClick={() => change({ sort: { key: by, descending: key === by && !descending } })}
            >
              {names[by]}
              <span aria-hidden="true">{key === by ? (descending ? ' ↓' : ' ↑') : ''}</span>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

interface LineProps {
  readonly row: GapRow;
  readonly at: number;
  readonly top: number;
  readonly radius: Millimetres;
  readonly isMarked: boolean;
  readonly isHovered: boolean;
  readonly isCurrent: boolean;
  readonly onHover: () => void;
  readonly onFocus: () => void;
}

function Line({ row, at, top, radius, isMarked, isHovered, isCurrent, onHover, onFocus }: LineProps) {
  const { states } = useWords(shared);
  const { village, distance, state } = row;
  return (
    <div
      role="row"
      aria-rowindex={at + FIRST_ROW}
      className={styles.line}
      data-hovered={isHovered}
      style={{ transform: `translateY(${top}px)`, height: ROW }}
      onPointerEnter={onHover}
      onPointerUp={() => selectVillage(village.id, true)}
    >
      <div role="cell" data-column="state" data-state={state}>
        <StateMark state={state} /> {states[state]}
      </div>
      <div role="cell" data-column="name">
        <button type="button" tabIndex={isCurrent ? 0 : -1} onClick={() => selectVillage(village.id, true)} onFocus={onFocus}>
          {shownName(village)}
        </button>
        <span className={styles.place}>
          {[village.county, village.township].filter(Boolean).join(' · ')} {isMarked && <Simulated />}
        </span>
      </div>
      <div role="cell" data-column="distance">
        {distance === null ? '—' : kilometres(distance, radius)}
      </div>
      <div role="cell" data-column="households">
        {village.households === null ? states.unknown : count(village.households)}
      </div>
    </div>
  );
}

interface EmptyProps {
  readonly found: readonly Outside[];
  readonly view: View;
  readonly isSearching: boolean;
}

function Empty({ found, view, isSearching }: EmptyProps) {
  const words = useWords(explore);
  const { notListed, searching } = useWords(villageListWords);
  if (isSearching)
    return (
      <div className={styles.empty}>
        <p role="status">{searching}</p>
      </div>
    );
  if (found.length > 0)
    return (
      <div className={styles.empty}>
        <p>{notListed}</p>
        <FoundOutside found={found} view={view} more={false} />
      </div>
    );
  return (
    <div className={styles.empty}>
      <p>{words.emptyList}</p>
      <p>{words.emptyHint}</p>
      <button
        type="button"
        onClick={() => change({ states: [], fieldCheckOnly: false, search: '', poorOnly: false, deepPovertyOnly: false })}
      >
        {words.clear}
      </button>
    </div>
  );
}
