/** A box, west to east: in degrees, or in metres on a plane. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The box around a stretch of a list of places, two numbers each: `begin` its first number, `end` behind its last. */
export function boxAround(places: Float64Array, begin = 0, end = places.length): Box {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = begin; at < end; at += 2) {
    const x = places[at]!;
    const y = places[at + 1]!;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { west, south, east, north };
}
