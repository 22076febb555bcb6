import type { Road } from '../../domain/road.ts';
import type { ColumnRoads } from '../../domain/road-columns.ts';
import type { Box } from '../geometry.ts';

/** Roads that come into a box, or whose vertices lie on both sides of it; none where there are more than `most`: the picture would be all roads. */
export function roadsIn(roads: ColumnRoads, [west, south, east, north]: Box, most: number): Road[] {
  const { starts, degrees } = roads.columns;
  const found: Road[] = [];
  for (let index = 0; index < roads.length; index++) {
    let [isWest, isEast, isSouth, isNorth] = [true, true, true, true];
    for (let vertex = starts[index] ?? 0; vertex < (starts[index + 1] ?? 0); vertex++) {
      const [lon, lat] = [degrees[vertex * 2] ?? Number.NaN, degrees[vertex * 2 + 1] ?? Number.NaN];
      isWest &&= lon < west;
      isEast &&= lon > east;
      isSouth &&= lat < south;
      isNorth &&= lat > north;
    }
    if (isWest || isEast || isSouth || isNorth) continue;
    const road = roads.at(index);
    if (road) found.push(road);
    if (found.length > most) return [];
  }
  return found;
}
