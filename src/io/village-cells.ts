import type { Village } from '../domain/place.ts';
import type { Cell } from './write-csv.ts';

/** How a table of the command line begins: whose row it is. */
export const VILLAGE_COLUMNS = ['code', 'name', 'county', 'township', 'lon', 'lat'] as const;

/** A village in these columns; its position in WGS 84 degrees, blank where it has none. */
export function villageCells({ code, name, county, township, position: { at } }: Village): readonly Cell[] {
  return [code, name, county, township, at?.lon ?? null, at?.lat ?? null];
}
