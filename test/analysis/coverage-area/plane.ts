import type { Disc } from '../../../src/analysis/coverage-area/discs.ts';

export type Point = readonly [number, number];

export const disc = (x: number, y: number, radius: number): Disc => ({ x, y, radius });

/** Outlines as they lie on the plane: rings with the ground to their left. */
export const outline = (...rings: readonly (readonly Point[])[]): Float64Array =>
  Float64Array.from(rings.flatMap((ring) => ring.flatMap((from, at) => [...from, ...ring[(at + 1) % ring.length]!])));

export const box = (west: number, south: number, east: number, north: number): Point[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
