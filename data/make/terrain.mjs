import { km, kmToLine } from './geometry.mjs';
import { stream } from './random.mjs';

/** The Han from 宁强 to 洋县, drawn by hand through the real towns that stand on it: where the low ground is. */
const HAN = [
  [106.25, 32.83],
  [106.45, 33.05],
  [106.69, 33.13],
  [106.82, 33.12],
  [107.02, 33.05],
  [107.2, 33.09],
  [107.33, 33.13],
  [107.55, 33.2],
  [107.75, 33.22],
  [107.9, 33.15],
];

/** The larger side valleys (嘉陵江, 牧马河 and 泾洋河, 褒河, 子午河, 濂水), by hand as well. */
const VALLEYS = [
  [
    [106.1, 33.65],
    [106.16, 33.33],
    [106.05, 33.1],
    [106.05, 32.96],
    [105.93, 32.9],
    [105.75, 32.82],
  ],
  [
    [107.55, 33.08],
    [107.76, 32.98],
    [107.9, 32.9],
    [107.88, 32.52],
    [108.05, 32.3],
  ],
  [
    [106.92, 33.62],
    [107.0, 33.42],
    [106.97, 33.22],
  ],
  [
    [107.98, 33.52],
    [107.95, 33.35],
    [107.85, 33.2],
  ],
  [
    [106.93, 33.0],
    [106.9, 32.75],
    [107.0, 32.55],
  ],
];

/** Meridians between which the Han's valley is a basin, 勉县 to 洋县. */
const BASIN = [106.6, 107.7];

/**
 * How remote a place is, 0 (the Han basin) to 1 (the ridges of the Qinling and the Daba): a stand-in for a terrain model.
 * @param {[number, number]} point longitude, latitude
 */
export function remoteness(point) {
  const han = kmToLine(point, HAN);
  const valley = Math.min(...VALLEYS.map((line) => kmToLine(point, line)));
  const inBasin = point[0] > BASIN[0] && point[0] < BASIN[1];
  const low = inBasin ? han / 38 : 0.45 + han / 110;
  return Math.min(1, Math.max(0, Math.min(low, 0.42 + valley / 45)));
}

/**
 * A smooth field of about −1…1 over the prefecture, one for each key: neighbours share a contractor and a valley, so what one
 * village lacks the next lacks too.
 */
export function patches(key) {
  const random = stream('patches', key);
  const bumps = Array.from({ length: 46 }, () => ({
    at: [random.between(105.5, 108.3), random.between(32.1, 33.9)],
    high: random.between(-1, 1),
    wide: random.between(8, 18),
  }));
  return (point) => bumps.reduce((sum, { at, high, wide }) => sum + high * Math.exp(-((km(at, point) / wide) ** 2)), 0);
}
