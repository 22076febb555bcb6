import { pinyin } from 'pinyin-pro';
import { bounds, inside, km, kmToBorder, moved } from './geometry.mjs';
import { stream } from './random.mjs';
import { remoteness } from './terrain.mjs';

/** Places that GeoNames calls by another name than the township's of today (issue's table: county town → its seat's township). */
const ALIASES = { 洋洲: '洋州街道', 武候: '武侯镇', Chenggu: '博望街道', Xixiang: '城北街道', 'Lüeyang Chengguanzhen': '兴州街道', Lüeyang: '兴州街道', Liuba: '紫柏街道', Nanzheng: '汉山街道' };

const stem = (name) => name.replace(/(街道|镇|乡)$/, '');
const letters = (text) => text.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase();
const spell = (name) => letters(pinyin(stem(name), { toneType: 'none', type: 'array', v: true }).join(''));

/** The GeoNames place of a township within its own county, by Chinese name, alias or pinyin. */
function findPlace(township, places) {
  const own = places.filter((place) => place.countyCode === township.countyCode);
  return (
    own.find((place) => place.spellings.some((spelling) => spelling === township.name || spelling === stem(township.name))) ??
    own.find((place) => [place.name, ...place.spellings].some((spelling) => ALIASES[spelling] === township.name)) ??
    own.find((place) => letters(place.name) === spell(township.name))
  );
}

/** Kilometres a modelled seat keeps from its county's border. */
const OFF_BORDER_KM = 1.2;

/**
 * A seat for every township: from GeoNames where it has one, else modelled: streets around the county town, towns spread over the
 * county with a pull to the valleys. `seat` says which.
 */
export function placeSeats(counties, townships, places) {
  const taken = new Set();
  const seats = townships.map((township) => {
    const place = findPlace(township, places);
    if (!place || taken.has(place)) return { ...township, point: null, seat: 'modelled' };
    taken.add(place);
    return { ...township, point: place.point, seat: 'geonames' };
  });
  for (const county of counties) {
    const mine = seats.filter((seat) => seat.countyCode === county.code);
    const town = mine.find((seat) => seat.point)?.point ?? [107.02214, 33.07507];
    for (const seat of mine) if (!seat.point) seat.point = modelSeat(seat, county, mine, county.code === '610702' ? [107.02214, 33.07507] : town);
  }
  return seats;
}

function modelSeat(seat, county, mine, town) {
  const random = stream('seat', seat.code);
  const placed = mine.filter((other) => other.point).map((other) => other.point);
  const street = seat.name.endsWith('街道');
  const [west, south, east, north] = bounds(county.polygons);
  const candidate = () => {
    if (!street) return [random.between(west, east), random.between(south, north)];
    const [angle, far] = [random.between(0, 2 * Math.PI), random.between(0.8, 4.5)];
    return moved(town, Math.cos(angle) * far, Math.sin(angle) * far);
  };
  const score = (point) => {
    const apart = Math.min(12, ...placed.map((other) => km(other, point)));
    return apart * (street ? 1 : 1.25 - 0.75 * remoteness(point)) * random.between(0.75, 1);
  };
  let best = null;
  for (let tries = 0; tries < 4000 && (best === null || tries < 260); tries++) {
    const point = candidate();
    if (!inside(county.polygons, point) || kmToBorder(county.polygons, point) < OFF_BORDER_KM) continue;
    const found = score(point);
    if (best === null || found > best.found) best = { point, found };
  }
  return best.point.map((degree) => Number(degree.toFixed(5)));
}
