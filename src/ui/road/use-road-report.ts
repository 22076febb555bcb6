import { useEffect, useState } from 'react';
import type { Connectivity } from '../../analysis/road/connectivity.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { roadReport } from '../../state/road-report.ts';

/** What is known of the roads of a data set so far. */
export interface RoadReport {
  readonly found: Connectivity | null;
  readonly isFailed: boolean;
  readonly again: () => void;
}

/** Works out how the roads of a data set hang together, as soon as it is shown. */
export function useRoadReport(dataset: Dataset): RoadReport {
  const [turn, setTurn] = useState(0);
  const [of, setOf] = useState<{ readonly dataset: Dataset; readonly found: Connectivity | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    setOf(null);
    roadReport(dataset).then(
      (found) => {
        if (isWanted) setOf({ dataset, found });
      },
      (error: unknown) => {
        console.warn('Gapmap: roads were not looked through', error);
        if (isWanted) setOf({ dataset, found: null });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [dataset, turn]);
  const isOf = of?.dataset === dataset;
  return { found: isOf ? of.found : null, isFailed: isOf && of.found === null, again: () => setTurn(turn + 1) };
}
