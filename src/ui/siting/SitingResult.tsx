import { placeInView } from '../../state/selectors.ts';
import type { Shown } from '../prioritise/shown.ts';
import { Curve } from './Curve.tsx';
import { SitesTable } from './SitesTable.tsx';
import { SitingReceipt } from './SitingReceipt.tsx';
import styles from './siting-result.module.css';
import { useSiting } from './use-sited.ts';
import { WhereTo } from './WhereTo.tsx';

/** How many are enough, the sites one by one, and what becomes of everybody in need. */
export function SitingResult({ dataset, view }: Shown) {
  const sited = useSiting(dataset, view)?.sited;
  if (!sited || sited.asked.ground.demand.length === 0) return null;
  return (
    <div className={styles.result}>
      <Curve asked={sited.asked} />
      <WhereTo sited={sited} />
      <SitesTable sited={sited} place={placeInView(dataset, view)?.name ?? ''} />
      <SitingReceipt sited={sited} view={view} />
    </div>
  );
}
