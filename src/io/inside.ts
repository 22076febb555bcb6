import type { District } from '../domain/place.ts';
import type { Wgs84 } from '../domain/units.ts';

/** County borders are simplified, and surveyors stand on them: this far outside still counts as inside, metres. */
const BORDER_SLACK_M = 500;
const METRES_A_DEGREE = 111_195;

/** Whether a position lies in a district, or within 500 m of it. Even-odd rule over all rings; distances on a local plane. */
export function liesIn(district: District, { lon, lat }: Wgs84): boolean {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const slack = BORDER_SLACK_M / METRES_A_DEGREE;
  let inside = false;
  for (const ring of district.polygons.flat()) {
    for (let index = 1; index < ring.length; index++) {
      const [x1, y1] = ring[index - 1] ?? [0, 0];
      const [x2, y2] = ring[index] ?? [0, 0];
      // Wholly north or south by more than the slack, as nearly all are: neither crossed by the parallel nor near.
      if ((y1 - lat > slack && y2 - lat > slack) || (lat - y1 > slack && lat - y2 > slack)) continue;
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      const [ax, ay, dx, dy] = [(lon - x1) * squeeze, lat - y1, (x2 - x1) * squeeze, y2 - y1];
      const length2 = dx * dx + dy * dy;
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, (ax * dx + ay * dy) / length2));
      if (Math.hypot(ax - along * dx, ay - along * dy) <= slack) return true;
    }
  }
  return inside;
}
