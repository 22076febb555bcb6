/** Heights on a grid of degrees, north up: what a person gives as a digital elevation model. */
export interface Terrain {
  readonly columns: number;
  readonly rows: number;
  /** Metres above sea level, row by row from the north-west; NaN where the file knows none. */
  readonly heights: Float32Array;
  /** The north-west corner of the first cell, WGS 84 degrees. */
  readonly west: number;
  readonly north: number;
  /** Width and height of a cell in degrees. */
  readonly cellLon: number;
  readonly cellLat: number;
}

/** The cell a place lies in; -1 outside the grid. */
export function cellAt({ columns, rows, west, north, cellLon, cellLat }: Terrain, lon: number, lat: number): number {
  const column = Math.floor((lon - west) / cellLon);
  const row = Math.floor((north - lat) / cellLat);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
}

/** The middle of a cell, WGS 84 degrees. */
export function cellCentre(
  { columns, west, north, cellLon, cellLat }: Terrain,
  cell: number,
): { readonly lon: number; readonly lat: number } {
  return { lon: west + ((cell % columns) + 0.5) * cellLon, lat: north - (Math.floor(cell / columns) + 0.5) * cellLat };
}
