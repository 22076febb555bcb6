import type { Dataset } from '../../domain/dataset.ts';
import { isManyAreas } from '../../map/picture.ts';
import type { View } from '../../state/view.ts';

/** Whether the map draws what is covered: of a whole country that is millions of corners, each circle smaller than a pixel; of a county it is. */
export function isGroundDrawn({ counties }: Dataset, { county, township }: View): boolean {
  return county !== null || township !== null || !isManyAreas(counties);
}
