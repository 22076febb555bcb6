import type { Dataset } from '../../domain/dataset.ts';
import type { Planned } from '../../map/picture.ts';
import type { View } from '../../state/view.ts';

/** What every pane is an answer to. */
export interface Shown {
  readonly dataset: Dataset;
  readonly view: View;
}

/** For a part that draws on the map: it tells what is to be built, null where nothing is. */
export interface Drawn {
  readonly onDrawn: (planned: Planned | null) => void;
}
