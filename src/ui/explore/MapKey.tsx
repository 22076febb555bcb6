import { lazy } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import type { View } from '../../state/view.ts';
import { Later } from '../parts/Later.tsx';
import { Legend } from './Legend.tsx';

const ProgrammeLegend = lazy(async () => ({ default: (await import('../prioritise/panes.ts')).ProgrammeLegend }));

/** What the map's symbols mean in what is being done. */
export function MapKey({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  if (view.task === 'explore') return <Legend dataset={dataset} view={view} />;
  return (
    <Later>
      <ProgrammeLegend dataset={dataset} view={view} />
    </Later>
  );
}
