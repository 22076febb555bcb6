import { useEffect } from 'react';
import type { Dataset } from '../../domain/dataset.ts';
import type { MapPicture } from '../../map/picture.ts';
import { coveragePolygons } from '../../state/coverage.ts';
import { indicatorInView } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { afterRest, useServing } from './use-coverage.ts';

interface CoveredGroundProps {
  readonly dataset: Dataset;
  readonly view: View;
  /** Told of the ground to draw; null where none is to be. */
  readonly onCovered: (polygons: MapPicture['coverage']) => void;
}

/** Works out the covered ground of the place in view for the map, once the radius rests; shows nothing itself. */
export function CoveredGround({ dataset, view, onCovered }: CoveredGroundProps) {
  const serving = useServing(dataset, view, indicatorInView(view).indicator);
  const place = view.township ?? view.county;
  useEffect(() => {
    if (!serving) {
      onCovered(null);
      return;
    }
    return afterRest(async (signal) => onCovered(await coveragePolygons(dataset, serving, place, signal)));
  }, [dataset, serving, place, onCovered]);
  // Another project's ground, or none any more, is gone at once.
  useEffect(() => () => onCovered(null), [dataset, onCovered]);
  return null;
}
