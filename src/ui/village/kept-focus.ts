import { type RefObject, useEffect } from 'react';

/** When what had the focus is gone with the pane it stood in, the new pane's heading takes it: keyboard and reader go on from there. */
export function useKeptFocus(heading: RefObject<HTMLElement | null>, shown: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again when another thing is shown
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [heading, shown]);
}
