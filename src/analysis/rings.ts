import { circle } from '@turf/turf';
import type { Wgs84 } from '../domain/units.ts';

/** A closed ring of [lon, lat] around a point. Drawn by Turf on the sphere (up to 0.3 % off here): it shows, it never decides. */
export function ring(centre: Wgs84, radiusMm: number): [number, number][] {
  const drawn = circle([centre.lon, centre.lat], radiusMm / 1e6, { steps: 96, units: 'kilometers' });
  return (drawn.geometry.coordinates[0] ?? []).map(([lon = 0, lat = 0]) => [lon, lat]);
}
