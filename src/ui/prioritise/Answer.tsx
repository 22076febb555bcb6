import { lazy } from 'react';
import { useBest } from '../../state/best.ts';
import { isWithinReach } from '../../state/prioritise.ts';
import headline from '../explore/headline.module.css';
import { Later } from '../parts/Later.tsx';
import { Reckoning } from './Reckoning.tsx';
import type { Shown } from './shown.ts';
import { WorksAnswer } from './WorksAnswer.tsx';

const SitingAnswer = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingAnswer }));

/** The headline over the map: what the money closes, or what new sites reach. */
export function Answer({ dataset, view }: Shown) {
  useBest();
  return (
    <div className={headline.headline}>
      {view.prioritising === 'sites' ? (
        <Later>
          <SitingAnswer dataset={dataset} view={view} />
        </Later>
      ) : (
        <>
          <WorksAnswer dataset={dataset} view={view} />
          {isWithinReach(dataset, view) && <Reckoning dataset={dataset} view={view} />}
        </>
      )}
    </div>
  );
}
