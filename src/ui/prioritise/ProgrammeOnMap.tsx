import { lazy, useEffect } from 'react';
import { Later } from '../parts/Later.tsx';
import type { Drawn, Shown } from './shown.ts';

const SitingOnMap = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingOnMap }));

/** Tells the map what to draw of the programme; shows nothing itself. */
export function ProgrammeOnMap({ dataset, view, onDrawn }: Shown & Drawn) {
  // The explorer's picture is there again as soon as this is gone.
  useEffect(() => () => onDrawn(null), [onDrawn]);
  if (view.prioritising === 'works') return null;
  return (
    <Later>
      <SitingOnMap dataset={dataset} view={view} onDrawn={onDrawn} />
    </Later>
  );
}
