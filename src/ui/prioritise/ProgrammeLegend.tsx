import { lazy } from 'react';
import { Legend } from '../explore/Legend.tsx';
import { Later } from '../parts/Later.tsx';
import type { Shown } from './shown.ts';

const SitingLegend = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingLegend }));

/** What the map's symbols mean while works are put in order. */
export function ProgrammeLegend({ dataset, view }: Shown) {
  if (view.prioritising === 'works') return <Legend dataset={dataset} view={view} />;
  return (
    <Later>
      <SitingLegend dataset={dataset} view={view} />
    </Later>
  );
}
