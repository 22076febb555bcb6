import { useEffect } from 'react';
import type { Drawn, Shown } from '../prioritise/shown.ts';

/** Tells the map which sites to draw; shows nothing itself. */
export function SitingOnMap({ onDrawn }: Shown & Drawn) {
  useEffect(() => {
    onDrawn(null);
  }, [onDrawn]);
  return null;
}
