import type { Crs } from '../../domain/units.ts';

const number = (text: string, name: string): number | null => {
  const found = new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*(-?[\\d.]+(?:e[+-]?\\d+)?)`, 'i').exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

/** The datum a .prj names, by the words that programs use for it. */
function datumOf(text: string): 'wgs84' | 'cgcs2000' | null {
  const datum = (/DATUM\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '').replace(/[\s_-]/g, '');
  if (/^D?WGS(19)?84$|^WorldGeodeticSystem1984(ensemble)?$/i.test(datum)) return 'wgs84';
  return /^D?(China2000|CGCS2000|ChinaGeodeticCoordinateSystem2000)$/i.test(datum) ? 'cgcs2000' : null;
}

/** The 3° zones we know, by central meridian and false easting: with the zone's number before the easting, or without. */
const ZONES: readonly (readonly [meridian: number, easting: number, crs: Crs])[] = [
  [105, 35_500_000, 'epsg4523'],
  [108, 36_500_000, 'epsg4524'],
  [105, 500_000, 'epsg4544'],
  [108, 500_000, 'epsg4545'],
];

/**
 * The system a .prj file (well-known text, ESRI's or OGC's) describes; null where it is none of ours. It is read by its numbers: the same
 * zone has a dozen names. A zone on WGS 84 is the zone on CGCS2000 at this accuracy; one on Xian 1980 or Beijing 1954 is 0.1 km off and is none.
 */
export function readPrj(text: string): Crs | null {
  const datum = datumOf(text);
  if (datum === null) return null;
  if (!/^\s*PROJCS/i.test(text)) return /^\s*GEOGCS/i.test(text) ? datum : null;
  const projection = (/PROJECTION\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '').replace(/[\s_-]/g, '');
  const inMetres = /UNIT\s*\[\s*"[^"]*"\s*,\s*1(\.0*)?\s*[,\]]/i.test(text.slice(text.search(/PROJECTION/i)));
  if (!inMetres || (number(text, 'False_Northing') ?? 0) !== 0) return null;
  if (/^Mercator(AuxiliarySphere)?(1SP)?$|^PopularVisualisationPseudoMercator$/i.test(projection))
    return /web.?mercator|pseudo.?mercator|auxiliary.?sphere|\b(3857|3785|900913)\b/i.test(text) ? 'web-mercator' : null;
  if (!/^(GaussKruger|TransverseMercator)$/i.test(projection)) return null;
  if ((number(text, 'Scale_Factor') ?? 1) !== 1 || (number(text, 'Latitude_Of_Origin') ?? 0) !== 0) return null;
  const [meridian, easting] = [number(text, 'Central_Meridian'), number(text, 'False_Easting')];
  return ZONES.find((zone) => zone[0] === meridian && zone[1] === easting)?.[2] ?? null;
}
