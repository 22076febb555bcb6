import { EQUATORIAL_RADIUS_M, POLAR_RADIUS_M } from '../geodesic.ts';

/*
 * What the straight chord between two points of the WGS 84 ellipsoid says about their geodesic. All in metres, points earth-centred.
 */

const [A, B] = [EQUATORIAL_RADIUS_M, POLAR_RADIUS_M];

/** The least and the greatest radius of curvature anywhere on the ellipsoid: b²/a on the equator along the meridian, a²/b at the poles. */
const LEAST_RADIUS = (B * B) / A;
const GREATEST_RADIUS = (A * A) / B;

/** Rounding to whole millimetres makes ties of geodesics that differ by less than one; the rest is room for rounding errors. */
const TIE = 0.0011;

/** Chords from here on may belong to points on opposite sides, where the bound below does not hold. */
const NEARLY_OPPOSITE = 12_600_000;
const FAR = 1_000_000;
const CUBIC = ((1 / LEAST_RADIUS ** 2 - 1 / GREATEST_RADIUS ** 2) / 24) * 1.01;

/**
 * The longest chord whose geodesic, in whole millimetres, may still be as short as one over the chord given.
 *
 * A geodesic s bends nowhere more than a circle of the least radius r, so its chord is at least 2r·sin(s/2r) (Schur). And the ellipsoid lies
 * within the ball of the greatest radius R that touches it at any of its points (Blaschke), from which (chord²)″ ≤ 2 − chord²/R²
 * along the geodesic, and by comparison with the circle of that radius: chord ≤ 2R·sin(s/2R).
 */
export function longestChord(chord: number): number {
  // Products, here and below, because `**` is ten times as slow. The series of the two arcs differ by (1/r² − 1/R²)·chord³/24 and, up to here, by less than a hundredth of that in all that follows.
  if (chord < FAR) return chord * (1 + CUBIC * chord * chord) + TIE;
  if (chord > NEARLY_OPPOSITE) return Number.POSITIVE_INFINITY;
  const geodesic = 2 * LEAST_RADIUS * Math.asin(chord / (2 * LEAST_RADIUS)) + TIE;
  return 2 * GREATEST_RADIUS * Math.sin(geodesic / (2 * GREATEST_RADIUS));
}

/** The furthest that `arcOfChord` is used, metres of chord: beyond, so many lengths need geographiclib that the series is no gain. */
export const SERIES_REACH = 200_000;

/**
 * The most by which `arcOfChord` and geographiclib differ: rounding of the coordinates (1e-9 m each; 6e-9 was seen), and the first term the
 * series leaves out, which is of the fifth order with the square of the eccentricity (2.6e-32·chord⁵ was seen, on the equator northwards).
 */
export function arcError(chord: number): number {
  const square = chord * chord;
  return 5e-8 + 4e-32 * square * square * chord;
}

/**
 * Length of the geodesic between p and q from their chord: the arc of the circle that has the ellipsoid's normal curvature in the chord's
 * direction, at the point above the chord's middle. No angle is needed for it. With D = diag(1/a², 1/a², 1/b²) and d = p − q,
 * the middle m has mᵀDm = 1 − dᵀDd/4, so the curvature is κ = (dᵀDd/d²)·√(mᵀDm)/|Dm|, and arc = chord·(1 + κ²d²/24 + 3(κ²d²)²/640 + …).
 * Within `arcError` of geographiclib up to `SERIES_REACH`.
 */
export function arcOfChord(px: number, py: number, pz: number, qx: number, qy: number, qz: number): number {
  const across = (px - qx) * (px - qx) + (py - qy) * (py - qy);
  const along = (pz - qz) * (pz - qz);
  const squared = across + along;
  if (squared === 0) return 0;
  const form = across * (1 / (A * A)) + along * (1 / (B * B));
  const mx = (px + qx) / 2;
  const my = (py + qy) / 2;
  const mz = (pz + qz) / 2;
  const slope = (mx * mx + my * my) * (1 / (A * A)) ** 2 + mz * mz * (1 / (B * B)) ** 2;
  const angle = (form * form * (1 - form / 4)) / (squared * slope);
  return Math.sqrt(squared) * (1 + angle * (1 / 24 + angle * (3 / 640 + angle * (5 / 7168))));
}

/**
 * The geodesic between p and q in whole millimetres, as geographiclib gives it; NaN where the series cannot say on which side of a half it lies, or
 * the chord is too long for it: then geographiclib is to be asked.
 */
export function millimetresOfChord(chord: number, px: number, py: number, pz: number, qx: number, qy: number, qz: number): number {
  if (chord > SERIES_REACH) return Number.NaN;
  const exact = arcOfChord(px, py, pz, qx, qy, qz) * 1000;
  // `Math.round` is a branch that the processor guesses wrong every second time; away from a half this is the same.
  const whole = Math.floor(exact + 0.5);
  return Math.abs(exact - whole) + arcError(chord) * 1000 < 0.5 ? whole : Number.NaN;
}
