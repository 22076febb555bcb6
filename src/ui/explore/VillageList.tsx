import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import type { GapRow } from '../../domain/gap-list.ts';
import type { Millimetres } from '../../domain/units.ts';
import { change, hover, selectVillage } from '../../state/actions.ts';
import { assessmentInView, counted, tableRows } from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { SortKey, View } from '../../state/view.ts';
import { Simulated } from '../parts/Simulated.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { explore } from '../text/explore.ts';
import { count, kilometres } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { useWords } from '../text/words.ts';
import styles from './village-list.module.css';

const ROW = 46;

/** Columns by what they can be sorted by; the village and its place share one. */
const COLUMNS: readonly (readonly [SortKey, ...SortKey[]])[] = [['state'], ['name', 'place'], ['distance'], ['households']];

/** The villages in view as a table in step with the map: hover, select, sort. Only the rows on screen exist. */
export function VillageList({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const words = useWords(explore);
  const rows = tableRows(dataset, view);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  const hovered = useStore((store) => store.hovered);
  const at = rows.findIndex(({ index }) => index === hovered);
  // A village under the pointer on the map comes into view; one under the pointer in the list is there already.
  useEffect(() => {
    if (at >= 0 && !scroller.current?.matches(':hover')) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const { radius } = assessmentInView(dataset, view);
  // Marked once where it is true of all, beside each where it is not.
  const allSimulated = rows.length > 0 && rows.every(({ row }) => row.village.simulated);
  return (
    <section className={styles.list} aria-label={words.list}>
      <p className={styles.hint}>
        {words.listHint(rows.length, counted(dataset, view).length)} {allSimulated && <Simulated />}
      </p>
      {rows.length === 0 ? (
        <Empty />
      ) : (
        <div role="table" aria-label={words.list} aria-rowcount={rows.length + 1} className={styles.table}>
          <Head view={view} />
          <div
            tabIndex={0}
            className={styles.body}
            ref={scroller}
            role="rowgroup"
            aria-label={words.list}
            onPointerLeave={() => hover(null)}
          >
            <div style={{ height: virtual.getTotalSize() }} role="presentation">
              {virtual.getVirtualItems().map((item) => {
                const entry = rows[item.index];
                return entry ? (
                  <Line
                    key={entry.row.village.id}
                    row={entry.row}
                    index={entry.index}
                    at={item.index}
                    top={item.start}
                    radius={radius}
                    isMarked={entry.row.village.simulated && !allSimulated}
                    hovered={entry.index === hovered}
                  />
                ) : null;
              })}
            </div>
          </div>
        </div>
      )}
    </section>
  );
}

function Head({ view }: { readonly view: View }) {
  const words = useWords(explore);
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
              aria-label={words.sortBy(words.sort[by])}
              onClick={() => change({ sort: { key: by, descending: key === by && !descending } })}
            >
              {words.sort[by]}
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
  readonly index: number;
  readonly at: number;
  readonly top: number;
  readonly radius: Millimetres;
  readonly isMarked: boolean;
  readonly hovered: boolean;
}

function Line({ row, index, at, top, radius, isMarked, hovered }: LineProps) {
  const { states } = useWords(shared);
  const { village, nearest, state } = row;
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={styles.line}
      data-hovered={hovered}
      style={{ transform: `translateY(${top}px)`, height: ROW }}
      onPointerEnter={() => hover(index)}
      onPointerUp={() => selectVillage(village.id, true)}
    >
      <div role="cell" data-column="state" data-state={state}>
        <StateMark state={state} /> {states[state]}
      </div>
      <div role="cell" data-column="name">
        <button type="button" onClick={() => selectVillage(village.id, true)} onFocus={() => hover(index)}>
          {village.name}
        </button>
        <span className={styles.place}>
          {[village.county, village.township].filter(Boolean).join(' · ')} {isMarked && <Simulated />}
        </span>
      </div>
      <div role="cell" data-column="distance">
        {nearest ? kilometres(nearest.distance, radius) : '—'}
      </div>
      <div role="cell" data-column="households">
        {village.households === null ? states.unknown : count(village.households)}
      </div>
    </div>
  );
}

function Empty() {
  const words = useWords(explore);
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
