import { placingOf } from '../analysis/columns.ts';
import { writtenPlacesOf } from '../analysis/names.ts';
import { placesOf } from '../analysis/places.ts';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import { itemAt } from '../domain/records.ts';
import type { Wgs84 } from '../domain/units.ts';
import { latest } from '../state/latest.ts';
import type { Camera } from '../state/store.ts';
import { type Box, boxOf, mercator, type Point, pointsOf } from './geometry.ts';
import { HIDDEN, type MapPicture } from './picture.ts';

export type Target = { readonly kind: 'box'; readonly box: Box } | { readonly kind: 'point'; readonly at: readonly [number, number] };

/** More rings than this belong to more than one village. */
const RINGS_OF_ONE = 3;

const pointOf = ({ lon, lat }: Wgs84): Point => [lon, lat];

/** The box around the villages that are wanted, by index. */
function villageBox(dataset: Dataset, isWanted: (village: number) => boolean): Box | null {
  const { lon, lat } = placingOf(dataset).position;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let village = 0; village < lon.length; village++) {
    const [x, y] = [lon[village] ?? Number.NaN, lat[village] ?? Number.NaN];
    if (Number.isNaN(x) || !isWanted(village)) continue;
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return west <= east ? [west, south, east, north] : null;
}

/** The villages that lie in the county or township of a code. */
function isIn(dataset: Dataset, code: string): (village: number) => boolean {
  const { county, township } = placesOf(dataset);
  const [inCounty, inTownship] = [county, township].map(({ list }) => list.findIndex((place) => place.code === code));
  return (village) => county.of[village] === inCounty || township.of[village] === inTownship;
}

/** Counties that a village writes, by name. */
function inhabitedCounties(dataset: Dataset): ReadonlySet<string> {
  const { list, of } = writtenPlacesOf(dataset).county;
  const isWritten = new Uint8Array(list.length);
  of.forEach((place) => {
    isWritten[place] = 1;
  });
  return new Set(list.filter((_, at) => isWritten[at] === 1));
}

/** The counties that have villages, or all. Without polygons the villages say where everything is, else the facilities; without any, China. */
export const wholeBox = latest((dataset: Dataset): Box => {
  const named = inhabitedCounties(dataset);
  const inhabited = dataset.counties.filter(({ name }) => named.has(name));
  return (
    boxOf(pointsOf(inhabited.length > 0 ? inhabited : dataset.counties)) ??
    boxOf(pointsOf(dataset.townships)) ??
    villageBox(dataset, () => true) ??
    boxOf(dataset.facilities.flatMap(({ position }) => (position.at ? [pointOf(position.at)] : []))) ?? [73, 18, 135, 54]
  );
});

/** What of a picture a camera looks at. */
export type Sight = Pick<MapPicture, 'dataset' | 'states' | 'facilities' | 'rings' | 'line'>;

/** What a camera means for this picture. A village with a ring is shown with the whole ring and its nearest facility, one without with the way that is drawn from it. Null: it has no place. */
export function aim({ dataset, states, facilities, rings, line }: Sight, camera: Camera): Target | null {
  if (camera.kind === 'all') return { kind: 'box', box: wholeBox(dataset) };
  if (camera.kind === 'hits' || camera.kind === 'lost-hits') {
    const box = villageBox(dataset, (village) => states[village] !== HIDDEN);
    return box && { kind: 'box', box };
  }
  if (camera.kind === 'area') {
    const district = [...dataset.counties, ...dataset.townships].find(({ code }) => code === camera.code);
    const drawn = district && boxOf(pointsOf([district]));
    const box = drawn ?? villageBox(dataset, isIn(dataset, camera.code));
    return box ? { kind: 'box', box } : null;
  }
  if (camera.kind === 'spot') return camera.at ? { kind: 'point', at: pointOf(camera.at) } : null;
  const at = itemAt(dataset.villages, villageIndex(dataset, camera.code))?.position.at;
  if (!at) return null;
  const around =
    rings.length > 0 && rings.length <= RINGS_OF_ONE
      ? boxOf([...rings.flatMap(({ outer }) => outer), pointOf(at), ...nearest(dataset, facilities, at)])
      : line && boxOf([...(line.path ?? []), pointOf(line.from), pointOf(line.to)]);
  return around ? { kind: 'box', box: around } : { kind: 'point', at: pointOf(at) };
}

/** The facility drawn nearest to a place: not always the one it is measured to, and then worth seeing. */
function nearest(dataset: Dataset, facilities: Uint8Array, from: Wgs84): Point[] {
  const [x, y] = mercator(from.lon, from.lat);
  let found: Point[] = [];
  let least = Infinity;
  dataset.facilities.forEach(({ position: { at } }, index) => {
    if (!at || !facilities[index]) return;
    const [fx, fy] = mercator(at.lon, at.lat);
    const distance = Math.hypot(fx - x, fy - y);
    if (distance < least) [found, least] = [[pointOf(at)], distance];
  });
  return found;
}
