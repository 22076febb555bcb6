import { useEffect, useMemo, useState } from 'react';
import type { Path } from '../../analysis/road/path-of.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Traveller } from '../../domain/travel.ts';
import { roadPath } from '../../state/measures.ts';

/** The way along the road from a village to a facility; null without either, or as long as it is being searched elsewhere. */
export function useRoadPath(dataset: Dataset, traveller: Traveller, village: number, facility: number): Path | null {
  const asked = useMemo(
    () => (village >= 0 && facility >= 0 ? roadPath(dataset, traveller, village, facility) : null),
    [dataset, traveller, village, facility],
  );
  const [found, setFound] = useState<{ readonly asked: typeof asked; readonly path: Path | null } | null>(null);
  useEffect(() => {
    if (!(asked instanceof Promise)) return;
    let isWanted = true;
    asked.then(
      (path) => {
        if (isWanted) setFound({ asked, path });
      },
      (error: unknown) => console.warn('Gapmap: the way along the road was not found', error),
    );
    return () => {
      isWanted = false;
    };
  }, [asked]);
  if (!(asked instanceof Promise)) return asked;
  return found?.asked === asked ? found.path : null;
}
