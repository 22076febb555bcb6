import { type RefObject, useEffect, useLayoutEffect } from 'react';

/**
 * Keeps the keyboard's place where panes change. When what had the focus is gone, the new pane's heading takes it;
 * when the pane closes with the focus in it, the place it stood in does.
 */
export function useKeptFocus(heading: RefObject<HTMLElement | null>, shown: string): void {
  // Runs again when another thing is shown
  useEffect(() => {
    if (isLost()) heading.current?.focus({ preventScroll: true });
  }, [heading, shown]);
  useLayoutEffect(() => {
    const pane = heading.current?.closest('article');
    const place = pane?.parentElement;
    return () => {
      if (!place || !pane?.contains(document.activeElement)) return;
      requestAnimationFrame(() => {
        if (!isLost()) return;
        place.tabIndex = -1;
        place.focus({ preventScroll: true });
      });
    };
  }, [heading]);
}

function isLost(): boolean {
  return document.activeElement === document.body;
}
