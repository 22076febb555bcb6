import type { PositionProblem } from '../domain/state.ts';
import { type Wgs84, wgs84 } from '../domain/units.ts';
import { readAngle } from './degrees.ts';

/** A position typed or placed on the map, WGS 84 degrees; null where both cells are empty. Whether it lies in its county is the eye's to judge. */
export function readPlace(lon: string, lat: string): { readonly at: Wgs84 | null; readonly problem: PositionProblem | null } {
  if (lon.trim() === '' && lat.trim() === '') return { at: null, problem: null };
  const [east, north] = [readAngle(lon)?.value, readAngle(lat)?.value];
  const problem = problemOf(east, north);
  return problem || east === undefined || north === undefined ? { at: null, problem } : { at: wgs84(east, north), problem };
}

function problemOf(east: number | undefined, north: number | undefined): PositionProblem | null {
  if (east === undefined || north === undefined) return 'position-unreadable';
  if (east === 0 && north === 0) return 'position-zero';
  if (Math.abs(east) > 180) return 'position-out-of-range';
  return Math.abs(north) > 90 ? 'position-swapped' : null;
}
