import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { answer } from '../../analysis/answer.ts';
import { gapRow } from '../../analysis/gap-rows.ts';
import type { Receipt } from '../../analysis/receipt.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { GapRow } from '../../domain/gap-list.ts';
import { shownName } from '../../domain/place.ts';
import type { Millimetres } from '../../domain/units.ts';
import { hover, selectVillage } from '../../state/actions.ts';
import type { ReceiptRequest, View } from '../../state/view.ts';
import { saveList } from '../export/save-list.ts';
import { StateMark } from '../parts/StateMark.tsx';
import { facilityWord } from '../text/facility.ts';
import { kilometres } from '../text/format.ts';
import { receiptWords } from '../text/receipt.ts';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import { useWords } from '../text/words.ts';
import styles from './receipt-list.module.css';

interface Props {
  readonly dataset: Dataset;
  readonly view: View;
  readonly receipt: Receipt;
  readonly request: ReceiptRequest;
  readonly place: string;
  /** What scrolls. */
  readonly frame: HTMLElement | null;
}

/** A row's height in the stylesheet. */
const ROW = 48;
/** Up to this many rows are simply there; more are drawn as they come into sight. */
const PLAIN = 200;

/** The villages behind the number, to go to and to take home. */
export function ReceiptList({ dataset, view, receipt, request, place, frame }: Props) {
  const words = useWords(receiptWords);
  const reasons = useWords(shared).reasons(facilityWord(receipt.indicator, view.language));
  const assessment = answer(dataset, receipt.question);
  const indices = listOf(receipt, request);
  const list = useRef<HTMLDivElement>(null);
  const isLong = indices.length > PLAIN;
  const start = useStart(list, frame, request.part);
  const virtual = useVirtualizer({
    count: isLong ? indices.length : 0,
    getScrollElement: () => frame,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: start,
  });
  const shown = isLong ? virtual.getVirtualItems().map((item) => item.index) : indices.map((_, at) => at);
  return (
    <>
      <div className={styles.head}>
        <h3>
          <button type="button" disabled={indices.length === 0} onClick={() => frame?.scrollTo({ top: start - 40 })}>
            {words.list(indices.length)}
          </button>
        </h3>
        {indices.length > 0 && (
          <button
            type="button"
            onClick={() =>
              void saveList(
                assessment,
                indices,
                {
                  dataset,
                  indicator: receipt.indicator,
                  question: receipt.question,
                  year: view.year,
                  language: view.language,
                  place,
                  part: request.part,
                },
                'csv',
              )
            }
          >
            {words.takeHome}
          </button>
        )}
      </div>
      {indices.length === 0 && <p className={styles.empty}>{words.emptyList}</p>}
      <div ref={list} role="list" className={styles.rows} style={{ height: indices.length * ROW }} onPointerLeave={() => hover(null)}>
        {shown.map((at) => {
          const index = indices[at] ?? 0;
          const row = gapRow(assessment, index);
          return (
            <Row key={index} index={index} at={at} total={indices.length} row={row} reason={reasons[row.reason]} radius={receipt.radius} />
          );
        })}
      </div>
    </>
  );
}

/** The villages of a part; of a rate, those it divides by, gaps first. */
function listOf({ lists, fieldCheck, airOnly }: Receipt, { part }: ReceiptRequest): readonly number[] {
  if (part === 'air-only') return airOnly ?? [];
  if (part === 'field-check') return fieldCheck;
  return part === 'rate' ? lists.gap.concat(lists.met) : lists[part];
}

/** How far below the top of what scrolls the list begins. */
function useStart(list: RefObject<HTMLElement | null>, frame: HTMLElement | null, part: string): number {
  const [start, setStart] = useState(0);
  // Another part changes what stands above the list
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current && frame) setStart(list.current.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (frame) observer.observe(frame);
    return () => observer.disconnect();
  }, [list, frame, part]);
  return start;
}

interface RowProps {
  readonly index: number;
  readonly at: number;
  readonly total: number;
  readonly row: GapRow;
  readonly reason: string;
  readonly radius: Millimetres;
}

function Row({ index, at, total, row, reason, radius }: RowProps) {
  const { km } = useWords(villageWords);
  const { village, state, distance } = row;
  return (
    <div
      role="listitem"
      aria-setsize={total}
      aria-posinset={at + 1}
      className={styles.row}
      style={{ transform: `translateY(${at * ROW}px)` }}
    >
      <button
        type="button"
        onClick={() => selectVillage(village.id, true)}
        onPointerEnter={() => hover(index)}
        onFocus={() => hover(index)}
        onBlur={() => hover(null)}
      >
        <StateMark state={state} />
        <span className={styles.name}>{shownName(village)}</span>
        <span className={styles.distance}>{distance !== null && `${kilometres(distance, radius)} ${km}`}</span>
        <span className={styles.place}>{[village.county, village.township].filter(Boolean).join(' ')}</span>
        <span className={styles.reason}>{reason}</span>
      </button>
    </div>
  );
}
