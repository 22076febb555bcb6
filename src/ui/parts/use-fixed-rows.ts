import { useCallback, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

/** Beyond the rows in sight, so that a little scrolling finds some. */
const OVERSCAN = 8;

/** Browsers draw nothing below some height (Firefox: 17.9 million pixels): a longer list is squeezed into this, and each step scrolls farther. */
const TALLEST = 15_000_000;

/** Where a list stands: what its scroller says, CSS pixels. */
export interface Scrolled {
  readonly top: number;
  readonly height: number;
}

/** A list of rows of one height. */
export interface FixedRows {
  readonly count: number;
  readonly row: number;
}

/** How tall a list is on the page, and how many pixels of it one pixel of scrolling is. */
export function squeeze({ count, row }: FixedRows, { height }: Scrolled): { readonly tall: number; readonly factor: number } {
  const whole = count * row;
  if (whole <= TALLEST || height >= TALLEST) return { tall: whole, factor: 1 };
  return { tall: TALLEST, factor: (whole - height) / (TALLEST - height) };
}

/** The rows to draw, each with its distance from the list's top: those in sight, a few around them, and one that is always there. */
export function rowsIn(list: FixedRows, at: Scrolled, always: number): { readonly index: number; readonly top: number }[] {
  const { count, row } = list;
  const offset = at.top * squeeze(list, at).factor;
  const first = Math.max(0, Math.floor(offset / row) - OVERSCAN);
  const last = Math.min(count - 1, Math.ceil((offset + at.height) / row) + OVERSCAN);
  const indexes: number[] = [];
  if (always >= 0 && always < Math.min(first, count)) indexes.push(always);
  for (let index = first; index <= last; index++) indexes.push(index);
  if (always > last && always < count) indexes.push(always);
  return indexes.map((index) => ({ index, top: index * row - offset + at.top }));
}

/** Where the scroller must stand for a row to be in sight; null where it is. */
export function scrollFor(list: FixedRows, at: Scrolled, index: number): number | null {
  const { factor } = squeeze(list, at);
  const offset = at.top * factor;
  const [top, bottom] = [index * list.row, (index + 1) * list.row];
  if (top < offset) return top / factor;
  return bottom > offset + at.height ? (bottom - at.height) / factor : null;
}

/** Rows of one height, of which only those in sight exist: nothing is made or kept for the others, however many they are. */
export function useFixedRows({ count, row }: FixedRows, always: number) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [at, setAt] = useState<Scrolled>({ top: 0, height: 0 });
  useEffect(() => {
    if (!scroller) return undefined;
    const look = () => setAt({ top: scroller.scrollTop, height: scroller.clientHeight });
    // Drawn with the frame that scrolls, or the list would show its ground.
    const follow = () => flushSync(look);
    const resized = new ResizeObserver(look);
    look();
    resized.observe(scroller);
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', follow);
    };
  }, [scroller]);
  const list = useMemo(() => ({ count, row }), [count, row]);
  const scrollTo = useCallback(
    (index: number) => {
      if (!scroller) return;
      const top = scrollFor(list, { top: scroller.scrollTop, height: scroller.clientHeight }, index);
      if (top !== null) scroller.scrollTop = top;
    },
    [scroller, list],
  );
  return { scroller, setScroller, rows: rowsIn(list, at, always), tall: squeeze(list, at).tall, scrollTo };
}
