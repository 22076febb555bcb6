declare const unit: unique symbol;
/** A value whose unit its type names: made only where the unit is known, so that a bare number does not compile as one. */
export type Branded<Base, Name extends string> = Base & { readonly [unit]: Name };

/** Whole millimetres: the number every distance is decided on and printed from (domain rule: one number in every engine). */
export type Millimetres = Branded<number, 'mm'>;

/** A position on the WGS 84 ellipsoid in degrees. Only io makes one, so a GCJ-02 position cannot reach analysis. */
export type Wgs84 = Branded<{ readonly lon: number; readonly lat: number }, 'WGS 84'>;

/**
 * Coordinate reference systems a file of positions may come in. CGCS2000 in degrees is WGS 84 at this accuracy; its 3° zones 35 and 36
 * (metres) are written with the zone's number before the easting (4523, 4524) or without (4544, 4545).
 */
export const CRS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'web-mercator', 'epsg4523', 'epsg4524', 'epsg4544', 'epsg4545'] as const;
export type Crs = (typeof CRS)[number];

/** Rounds metres to whole millimetres, a half away from zero; never −0. NaN stays NaN. */
export function millimetres(metres: number): Millimetres {
  const whole = Math.round(Math.abs(metres) * 1000);
  return (metres < 0 && whole > 0 ? -whole : whole) as Millimetres;
}

/** Metres with three decimals, exactly: `5000001` → `"5000.001"`. */
export function printMetres(distance: Millimetres): string {
  const sign = distance < 0 ? '-' : '';
  const whole = Math.abs(distance);
  return `${sign}${Math.floor(whole / 1000)}.${String(whole % 1000).padStart(3, '0')}`;
}

/** Degrees as people are shown them: six decimals, a tenth of a metre. */
export function printDegrees(degrees: number): string {
  return String(Number(degrees.toFixed(6)));
}

/** Marks degrees known to be WGS 84; call it only where a position was read or converted. */
export function wgs84(lon: number, lat: number): Wgs84 {
  return { lon, lat } as Wgs84;
}
