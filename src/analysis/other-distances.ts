import { PROFILES } from '../domain/travel.ts';
import { bringMeasure } from './proximity.ts';
import { roadProximity } from './road/road-proximity.ts';
import { matrixDistances, reportedDistances } from './told-distances.ts';

/**
 * Brings what measures otherwise than straight: from then on every mode can be asked. By road it is the nearest by distance, as the traveller goes who
 * is asked for. The page fetches this file when somebody asks for such a mode.
 */
export function bringOtherDistances(): void {
  bringMeasure('road', (dataset, reach) => roadProximity(dataset, reach, PROFILES[reach.traveller]));
  bringMeasure('reported', reportedDistances);
  bringMeasure('matrix', matrixDistances);
}
