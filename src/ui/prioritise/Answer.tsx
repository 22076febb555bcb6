import { lazy } from 'react';
import headline from '../explore/headline.module.css';
import { Later } from '../parts/Later.tsx';
import { prioritiseWords } from '../text/prioritise.ts';
import { useWords } from '../text/words.ts';
import type { Shown } from './shown.ts';

const SitingAnswer = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingAnswer }));

/** The headline over the map: what the money closes, or what new sites reach. */
export function Answer({ dataset, view }: Shown) {
  const words = useWords(prioritiseWords);
  return (
    <div className={headline.headline}>
      {view.prioritising === 'sites' ? (
        <Later>
          <SitingAnswer dataset={dataset} view={view} />
        </Later>
      ) : (
        <h1>{words.halfNames.works}</h1>
      )}
    </div>
  );
}
