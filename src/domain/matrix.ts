/** Ids of one side of a matrix: each row's index into the different ones. */
export interface IdColumn {
  readonly codes: Uint32Array;
  readonly ids: readonly string[];
}

/**
 * Ways somebody else worked out, one a row: from an origin (a village's id or code) to a destination (a facility's id). NaN in a row: no way is known.
 * At least one of the two measures is there.
 */
export interface TravelMatrix {
  readonly rows: number;
  readonly origin: IdColumn;
  readonly destination: IdColumn;
  readonly metres: Float64Array | null;
  readonly minutes: Float64Array | null;
}
