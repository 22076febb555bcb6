import { lazy, useEffect, useMemo } from 'react';
import { placingOf } from '../../analysis/columns.ts';
import { codeOfState } from '../../analysis/decision-table.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { wgs84 } from '../../domain/units.ts';
import { HIDDEN, type MapPlan } from '../../map/picture.ts';
import { useBest } from '../../state/best.ts';
import { chosenInView, combinationInView, effectInView, isWithinReach, villagesInView } from '../../state/prioritise.ts';
import { Later } from '../parts/Later.tsx';
import type { Drawn, Shown } from './shown.ts';

const SitingOnMap = lazy(async () => ({ default: (await import('../siting/panes.ts')).SitingOnMap }));

/** Tells the map what to draw of the programme; shows nothing itself. */
export function ProgrammeOnMap({ dataset, view, onDrawn }: Shown & Drawn) {
  // The explorer's picture is there again as soon as this is gone.
  useEffect(() => () => onDrawn(null), [onDrawn]);
  if (!isWithinReach(dataset, view)) return null;
  if (view.prioritising === 'works') return <WorksOnMap dataset={dataset} view={view} onDrawn={onDrawn} />;
  return (
    <Later>
      <SitingOnMap dataset={dataset} view={view} onDrawn={onDrawn} />
    </Later>
  );
}

function WorksOnMap({ dataset, view, onDrawn }: Shown & Drawn) {
  const candidates = villagesInView(dataset, view);
  const chosen = chosenInView(dataset, view);
  const { closed } = effectInView(dataset, view);
  const combination = combinationInView(dataset, view);
  useBest();
  const states = useMemo(() => {
    const drawn = new Uint8Array(dataset.villages.length).fill(HIDDEN);
    for (const [villages, state] of [
      [candidates.withoutGap, 'met'],
      [candidates.unknown, 'unknown'],
      [candidates.items, 'gap'],
    ] as const)
      for (const village of villages) drawn[village] = codeOfState(state);
    if (!combination) return drawn;
    // Pressed among the joint gaps: only its villages are looked at.
    const only = new Set([...combination.exactly.villages, ...combination.atLeast.villages]);
    return drawn.map((state, village) => (only.has(village) ? state : HIDDEN));
  }, [dataset, candidates, combination]);
  const plan = useMemo(() => planOf(dataset, chosen), [dataset, chosen]);
  useEffect(() => onDrawn({ plan, states, closed }), [onDrawn, plan, states, closed]);
  return null;
}

/** Works with a course are lines, the others an open circle at each village they are for. */
function planOf(dataset: Dataset, works: readonly ProposedWork[]): MapPlan {
  const { lon, lat } = placingOf(dataset).position;
  const spots = works.flatMap(({ path, villages }) =>
    path.length > 0 ? [] : villages.flatMap((at) => (Number.isNaN(lon[at]) ? [] : [wgs84(lon[at] ?? 0, lat[at] ?? 0)])),
  );
  const stretches = works.flatMap(({ path }) =>
    path.map((line) => ({ path: line.map((at): readonly [number, number] => [at.lon, at.lat]), chosen: true })),
  );
  return { stretches, spots, reaches: [], sites: [] };
}
