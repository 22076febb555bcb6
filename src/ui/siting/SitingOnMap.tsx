import { useEffect } from 'react';
import type { Planning, Shown } from '../prioritise/shown.ts';

/** Tells the map which sites to draw; shows nothing itself. */
export function SitingOnMap({ onPlanned }: Shown & Planning) {
  useEffect(() => {
    onPlanned(null);
  }, [onPlanned]);
  return null;
}
