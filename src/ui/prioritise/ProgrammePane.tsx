import { lazy } from 'react';
import { Later } from '../parts/Later.tsx';
import type { Shown } from './shown.ts';

const SitingResult = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingResult }));

/** The works in their order, or the sites one by one. */
export function ProgrammePane({ dataset, view }: Shown) {
  if (view.prioritising === 'works') return null;
  return (
    <Later>
      <SitingResult dataset={dataset} view={view} />
    </Later>
  );
}
