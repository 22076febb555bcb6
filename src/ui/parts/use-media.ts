import { useSyncExternalStore } from 'react';

/** Whether a media query holds, kept in step with the window. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Where three panes have no room (a phone, a tablet, a page zoomed in): the map, and one sheet for everything else. */
export const SHEET = '(width < 1000px)';
