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

/** All but the radius, which slides, and what a click on the map selects: neither moves the map. */
function askedOf({ view, camera }: Store): string {
  return JSON.stringify({ ...view, radii: null, selected: null, receipt: null, camera });
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
    const observer = new ResizeObserver(() => setHeight(frame.current?.offsetHeight ?? 0));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
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
