/**
 * Walking speed on a slope, km/h: W = 6 exp(-3.5 |S + 0.05|), S = rise over horizontal distance in the direction of walking, positive uphill. Fastest
 * slightly downhill (S = -0.05, 6 km/h); 5.04 km/h on the flat. Source: W. Tobler, Three presentations on geographical analysis and modeling,
 * NCGIA technical report 93-1 (1993), for a footpath.
 */
export function toblerSpeed(slope: number): number {
  return 6 * Math.exp(-3.5 * Math.abs(slope + 0.05));
}

/** Minutes to walk a horizontal distance in metres while rising by `rise` metres (negative: downhill); 0 for no distance. */
export function walkingMinutes(metres: number, rise: number): number {
  return metres === 0 ? 0 : (metres * 0.06) / toblerSpeed(rise / metres);
}
