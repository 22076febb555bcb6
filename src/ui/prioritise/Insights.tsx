import { Equity } from './Equity.tsx';
import styles from './insights.module.css';
import { JointGaps } from './JointGaps.tsx';
import { Reach } from './Reach.tsx';
import type { Shown } from './shown.ts';
import { Targets } from './Targets.tsx';

/** What else there is to know of the works. */
export function Insights({ dataset, view }: Shown) {
  return (
    <div className={styles.insights}>
      {view.workTab === 'joint' && <JointGaps dataset={dataset} view={view} />}
      {view.workTab === 'reach' && <Reach dataset={dataset} view={view} />}
      {view.workTab === 'equity' && <Equity dataset={dataset} view={view} />}
      {view.workTab === 'targets' && <Targets dataset={dataset} view={view} />}
    </div>
  );
}
