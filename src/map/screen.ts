import type { Map as MapLibre } from 'maplibre-gl';
import { type Box, mercator, type Point, type Window } from './geometry.ts';

/** The world's width in CSS pixels. */
export function worldWidth(map: MapLibre): number {
  return 512 * 2 ** map.getZoom();
}

/** Unit-square Mercator → CSS pixels of the canvas; the map is never turned or tilted. */
export function toPixel(map: MapLibre, [x, y]: Point): [number, number] {
  const middle = map.getCenter();
  const at = map.project(middle);
  const [mx, my] = mercator(middle.lng, middle.lat);
  const scale = worldWidth(map);
  return [at.x + (x - mx) * scale, at.y + (y - my) * scale];
}

/** What is on the screen and `around` pixels around it. */
export function boxOnScreen(map: MapLibre, around: number): Box {
  const { clientWidth, clientHeight } = map.getCanvas();
  const from = map.unproject([-around, -around]);
  const until = map.unproject([clientWidth + around, clientHeight + around]);
  return [from.lng, until.lat, until.lng, from.lat];
}

/** The same as a box of the unit-square Mercator. */
export function windowOf([west, south, east, north]: Box): Window {
  return [...mercator(west, north), ...mercator(east, south)];
}
