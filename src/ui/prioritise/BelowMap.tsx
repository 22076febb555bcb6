import { isWithinReach, worksInView } from '../../state/prioritise.ts';
import { BudgetPanel } from './BudgetPanel.tsx';
import type { Shown } from './shown.ts';

/** The budget, under the map it is shown on; new sites have none, nor have works of which nobody knows the cost. */
export function BelowMap({ dataset, view }: Shown) {
  if (view.prioritising === 'sites' || !isWithinReach(dataset, view)) return null;
  if (worksInView(dataset, view).every(({ cost }) => cost === null)) return null;
  return <BudgetPanel dataset={dataset} view={view} />;
}
