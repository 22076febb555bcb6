/**
 * What a road is for, from the widest to the narrowest. `unbuilt`: planned or under construction, so nobody goes along it yet. `unknown`: its
 * file does not say it in words we know.
 */
export const ROAD_CLASSES = [
  'motorway',
  'national',
  'provincial',
  'county',
  'township',
  'village',
  'street',
  'track',
  'path',
  'unbuilt',
  'unknown',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export const SURFACES = ['asphalt', 'concrete', 'gravel', 'earth', 'unknown'] as const;
export type Surface = (typeof SURFACES)[number];

/** Which way vehicles may go, seen along the line as it is drawn. */
export type Direction = 'both' | 'forward' | 'backward';

/** A road as its file draws it. A line of several parts is as many roads. */
export interface Road {
  readonly class: RoadClass;
  readonly surface: Surface;
  /** Of the surface, metres; null where the file does not say. */
  readonly widthM: number | null;
  /** As written; empty where the file has none. */
  readonly name: string;
  readonly direction: Direction;
  readonly simulated: boolean;
  /** WGS 84 degrees, [longitude, latitude], two vertices at least. */
  readonly line: readonly (readonly [number, number])[];
}
