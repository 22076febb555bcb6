import type { Crs } from '../../domain/units.ts';
import type { CountyFinding } from '../../io/detect-systems.ts';

/** The system taken for each county as the file writes it; null where nobody has said. */
export type Taken = ReadonlyMap<string, Crs | null>;

/** What is proposed, with what a person chose otherwise on top of it. */
export function taken(findings: readonly CountyFinding[], chosen: Readonly<Record<string, Crs>>): Taken {
  const said = new Map(Object.entries(chosen));
  return new Map(
    findings.map(({ county, verdict }) => [county, said.get(county) ?? (verdict.kind === 'proposed' ? verdict.reading.crs : null)]),
  );
}

/** Systems by how many counties are in them, the most first. */
export function shares(of: Taken): readonly { readonly crs: Crs; readonly counties: number }[] {
  const counts = new Map<Crs, number>();
  for (const crs of of.values()) if (crs !== null) counts.set(crs, (counts.get(crs) ?? 0) + 1);
  return [...counts].map(([crs, counties]) => ({ crs, counties })).sort((a, b) => b.counties - a.counties);
}

/** The answer about the file: one system, or one a county; null while a county has none. */
export function answerFrom(of: Taken): { readonly crs: Crs; readonly crsOf: Readonly<Record<string, Crs>> } | null {
  const [most, other] = shares(of);
  if (!most || [...of.values()].includes(null)) return null;
  // A county may be called anything, also what every object has.
  return { crs: most.crs, crsOf: other ? Object.fromEntries([...of].map(([county, crs]) => [county, crs ?? most.crs])) : {} };
}

/** Whether a file is read so already. */
export function isAnswered(of: Taken, crs: Crs | null, crsOf: Readonly<Record<string, Crs>>): boolean {
  const said = new Map(Object.entries(crsOf));
  return crs !== null && [...of].every(([county, one]) => one === (said.get(county) ?? crs));
}

/** What a file's positions are read in, in one word. */
export function readIn({
  crs,
  crsOf,
}: {
  readonly crs: Crs | null;
  readonly crsOf: Readonly<Record<string, Crs>>;
}): Crs | 'by-county' | null {
  return Object.keys(crsOf).length > 0 ? 'by-county' : crs;
}

interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** A point in the window, px from its upper left corner. */
export interface Dot {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly known: readonly Dot[];
  readonly placed: readonly (Dot | null)[];
  /** Where the numbers as written lie; null of metres and of what lies out of sight. */
  readonly raw: readonly (Dot | null)[];
  /** A round length that fits, and its pixels. */
  readonly scale: { readonly km: number; readonly px: number };
}

const KM_A_DEGREE = 111.195;
/** Numbers further off than this would shrink the rest to a dot: they are not drawn. */
const FURTHEST_KM = 5;
const LEAST_KM = 1.2;
const ROUND_KM = [0.2, 0.5, 1, 2, 5, 10, 20];

/** Lays a window's places out in a box, north up, everything in it with room at the edges. */
export function drawWindow(
  known: readonly Place[],
  placed: readonly (Place | null)[],
  raw: readonly (Place | null)[],
  { width, height, room }: { readonly width: number; readonly height: number; readonly room: number },
): Drawing {
  const origin = known[0] ?? { lon: 0, lat: 0 };
  const squeeze = Math.cos((origin.lat * Math.PI) / 180) * KM_A_DEGREE;
  const plane = ({ lon, lat }: Place): Dot => ({ x: (lon - origin.lon) * squeeze, y: (origin.lat - lat) * KM_A_DEGREE });
  const near = (place: Place | null | undefined, at: number) => {
    const here = known[at];
    if (!place || !here) return null;
    const [there, mine] = [plane(place), plane(here)];
    return Math.hypot(there.x - mine.x, there.y - mine.y) <= FURTHEST_KM ? there : null;
  };
  const dots = {
    known: known.map(plane),
    placed: known.map((_, at) => near(placed[at], at)),
    raw: known.map((_, at) => near(raw[at], at)),
  };
  const all = [...dots.known, ...dots.placed, ...dots.raw].filter((dot) => dot !== null);
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const pxAKm = Math.min((width - 2 * room) / Math.max(LEAST_KM, right - left), (height - 2 * room) / Math.max(LEAST_KM, bottom - top));
  const inBox = ({ x, y }: Dot): Dot => ({
    x: width / 2 + (x - (left + right) / 2) * pxAKm,
    y: height / 2 + (y - (top + bottom) / 2) * pxAKm,
  });
  const km = ROUND_KM.findLast((length) => length * pxAKm <= width / 4) ?? 0.2;
  return {
    known: dots.known.map(inBox),
    placed: dots.placed.map((dot) => dot && inBox(dot)),
    raw: dots.raw.map((dot) => dot && inBox(dot)),
    scale: { km, px: km * pxAKm },
  };
}

/** How far converting moves the places on the whole: kilometres, and the eighth of the compass from north, clockwise. Null where nothing moves. */
export function meanShift(
  raw: readonly (Place | null)[],
  placed: readonly (Place | null)[],
): { readonly km: number; readonly eighth: number } | null {
  const moved = raw.flatMap((from, at) => {
    const to = placed[at];
    if (!from || !to) return [];
    return [{ east: (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180) * KM_A_DEGREE, north: (to.lat - from.lat) * KM_A_DEGREE }];
  });
  if (moved.length === 0) return null;
  const east = moved.reduce((sum, one) => sum + one.east, 0) / moved.length;
  const north = moved.reduce((sum, one) => sum + one.north, 0) / moved.length;
  const km = Math.hypot(east, north);
  return km < 0.005 ? null : { km, eighth: Math.round(((Math.atan2(east, north) * 180) / Math.PI + 360) / 45) % 8 };
}
