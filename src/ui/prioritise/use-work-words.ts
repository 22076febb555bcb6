import { findRemedy } from '../../analysis/works/closed-by.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { shownName } from '../../domain/place.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { itemAt } from '../../domain/records.ts';
import { findIndicator } from '../../layers/index.ts';
import { useSay } from '../text/words.ts';

/** What a work is called in a list. */
export interface WorkWords {
  /** Its own name, or that of the village it is for. */
  readonly title: string;
  readonly place: string;
  /** The kind of work. */
  readonly kind: string;
  /** The layer it belongs to. */
  readonly layer: string;
}

/** How works are called: by their own name, else by the village they are for. */
export function useWorkWords(dataset: Dataset): (work: ProposedWork) => WorkWords {
  const say = useSay();
  return (work) => {
    const village = itemAt(dataset.villages, work.villages[0] ?? -1);
    const kind = findRemedy(work.remedy)?.name;
    const layer = findIndicator(work.indicator)?.layer.name;
    return {
      title: work.name || (village ? shownName(village) : work.id),
      place: [work.county, work.township].filter((part) => part !== '').join(' · '),
      kind: kind ? say(kind) : work.remedy,
      layer: layer ? say(layer) : '',
    };
  };
}
