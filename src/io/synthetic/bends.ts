import type { PositionColumns } from '../../domain/columns.ts';
import { type Cells, type Pairs, roadsAt, STRIDE } from './neighbours.ts';
import { cosine } from './random.ts';

/** Where roads bend on their way: road i at the points `bends[i]` up to, not including, `bends[i + 1]`. */
export interface Bends {
  readonly bends: Uint32Array;
  readonly bendLon: Float64Array;
  readonly bendLat: Float64Array;
}

/** How far a road bends aside, of its length. */
const ASIDE = 0.6;
/** Of a road's length: no two bends are nearer along it than this. */
const APART = 0.06;

/**
 * Bends roads to pass the places beside them: each the road it is nearest to, as long as that becomes no zigzag. The others stay off.
 * @param onStep told now and then.
 */
export function bendsOf(meeting: PositionColumns, cells: Cells, roads: Pairs, places: PositionColumns, onStep: () => void): Bends {
  const { roadOf, share } = besides(meeting, cells, roads, places, onStep);
  const passed = Uint32Array.from(roadOf, (_, place) => place).filter((place) => roadOf[place] !== NONE);
  passed.sort((a, b) => roadOf[a]! - roadOf[b]! || share[a]! - share[b]!);
  const bends = new Uint32Array(roads.from.length + 1);
  let [road, along] = [NONE, 0];
  const points = passed.filter((place) => {
    if (roadOf[place] !== road) [road, along] = [roadOf[place]!, 0];
    if (share[place]! < along + APART) return false;
    along = share[place]!;
    bends[road + 1]!++;
    return true;
  });
  for (let one = 1; one < bends.length; one++) bends[one]! += bends[one - 1]!;
  const pick = (degrees: Float64Array) => Float64Array.from(points, (place) => degrees[place]!);
  return { bends, bendLon: pick(places.lon), bendLat: pick(places.lat) };
}

const NONE = -1;

/** The road that each place is beside, and how far along it, 0 to 1; −1 where it is beside none. */
function besides(
  { lon, lat }: PositionColumns,
  cells: Cells,
  pairs: Pairs,
  places: PositionColumns,
  onStep: () => void,
): { readonly roadOf: Int32Array; readonly share: Float64Array } {
  const { from, to } = pairs;
  const { starts, roads } = roadsAt(pairs, lon.length);
  const roadOf = new Int32Array(places.lon.length).fill(NONE);
  const share = new Float64Array(places.lon.length);
  const around: number[] = [];
  for (let place = 0; place < roadOf.length; place++) {
    if (place % STRIDE === 0) onStep();
    const [x, y] = [places.lon[place]!, places.lat[place]!];
    const narrow = cosine(y);
    let nearest = Number.POSITIVE_INFINITY;
    const count = cells.ring(x, y, 1, around, cells.ring(x, y, 0, around, 0));
    for (let one = 0; one < count; one++)
      for (let at = starts[around[one]!]!; at < starts[around[one]! + 1]!; at++) {
        const road = roads[at]!;
        const [a, b] = [from[road]!, to[road]!];
        const [ax, ay] = [(lon[a]! - x) * narrow, lat[a]! - y];
        const [dx, dy] = [(lon[b]! - lon[a]!) * narrow, lat[b]! - lat[a]!];
        const square = dx * dx + dy * dy;
        const along = -(ax * dx + ay * dy) / square;
        const off = (ax + along * dx) ** 2 + (ay + along * dy) ** 2;
        if (off >= nearest || off > ASIDE ** 2 * square || along < APART || along > 1 - APART) continue;
        nearest = off;
        roadOf[place] = road;
        share[place] = along;
      }
  }
  return { roadOf, share };
}
