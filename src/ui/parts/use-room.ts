import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Store, useStore } from '../../state/store.ts';

export interface Room {
  /** What lies over the map. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** How high it is now. */
  readonly height: number;
  /** How high it was when another question was asked, the camera was, or the window changed. */
  readonly held: number;
}

/** All but what slides (radius, weights, budget), and what a click selects or opens: neither moves the map. */
function askedOf({ view, camera }: Store): string {
  const held = {
    radii: null,
    points: null,
    span: null,
    budgets: null,
    shares: null,
    siting: null,
    selected: null,
    receipt: null,
    scored: null,
    explained: null,
  };
  return JSON.stringify({ ...view, ...held, camera });
}

/**
 * The height of what lies over the map, which has to keep its picture clear of it. The map goes by `held`: a sentence that becomes
 * a line longer while a radius slides does not move the map under the slider.
 */
export function useRoom(likely: number): Room {
  const asked = useStore(askedOf);
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(likely);
  const [held, setHeld] = useState(likely);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(() => {
      const now = frame.current?.offsetHeight ?? 0;
      setHeight(now);
      // What is fetched when it is first shown was not there to be measured.
      setHeld((last) => (last < likely / 2 ? now : last));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [likely]);
  useLayoutEffect(() => {
    const around = frame.current?.parentElement;
    if (!around) return;
    const measure = () => setHeld(frame.current?.offsetHeight ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    return () => observer.disconnect();
  }, [asked]);
  return { frame, height, held };
}
