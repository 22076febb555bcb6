import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface Room {
  /** What lies over the map. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** How high it is now. */
  readonly height: number;
  /** How high it was when `when` last changed, or the window did. */
  readonly held: number;
}

/**
 * The height of what lies over the map, which has to keep its picture clear of it. The map goes by `held`: a sentence that becomes
 * a line longer while a radius slides does not move the map under the slider.
 */
export function useRoom(when: string, likely: number): Room {
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
  }, [when]);
  return { frame, height, held };
}
