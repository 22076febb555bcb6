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

/** At this width the map comes first and the panes are sheets. */
export const PHONE = '(max-width: 720px)';
