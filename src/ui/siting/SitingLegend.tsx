import { Legend } from '../explore/Legend.tsx';
import type { Shown } from '../prioritise/shown.ts';

/** What the map's symbols mean while sites are chosen. */
export function SitingLegend({ dataset, view }: Shown) {
  return <Legend dataset={dataset} view={view} />;
}
