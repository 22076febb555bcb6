import { pinyin } from 'pinyin-pro';
import { bounds, inside, km, kmToBorder, moved, rounded } from './geometry.mjs';
import { stream } from './random.mjs';
import { remoteness } from './terrain.mjs';

/** Places that GeoNames calls by another name than the township's of today: a county town stands for its seat's street, a character differs. */
const ALIASES = {
  洋洲: '洋州街道',
  武候: '武侯镇',
  Chenggu: '博望街道',
  Xixiang: '城北街道',
  'Lüeyang Chengguanzhen': '兴州街道',
  Lüeyang: '兴州街道',
  Liuba: '紫柏街道',
  Nanzheng: '汉山街道',
};

const stem = (name) => name.replace(/(街道|镇|乡)$/, '');
const letters = (text) =>
  text
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
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

/** The city of 汉中 (GeoNames): its streets are 汉台区's, none of them has a place of its own there. */
const HANTAI = { code: '610702', town: [107.02214, 33.07507] };

/** Kilometres a modelled seat keeps from its county's border, so that its villages have room on every side. */
const OFF_BORDER_KM = 1.6;

/**
 * Counties that draw their seats from all their ground: 南郑, 西乡, 勉县, 宁强, 镇巴. Their borders once held zero-length segments, which have
 * no distance to anything, so the rule above never bound there; it stays so, because seats that moved would take every village with them.
 */
const UP_TO_BORDER = new Set(['610703', '610724', '610725', '610726', '610728']);

/** Spots tried per modelled seat: enough to fill a county's far corners, few enough to stay irregular. */
const TRIES = 160;

/**
 * A seat for every township, `seat` says of which sort: `geonames` (real), else `modelled`: streets around the county town, towns spread
 * over the county with a pull to the low ground.
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
    const town = county.code === HANTAI.code ? HANTAI.town : mine.find((seat) => seat.point).point;
    for (const seat of mine) if (!seat.point) seat.point = modelSeat(seat, county, mine, town);
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
    const apart = Math.min(28, ...placed.map((other) => km(other, point)));
    return apart * (street ? 1 : 1.2 - 0.55 * remoteness(point)) * random.between(0.7, 1);
  };
  const roomy = (point) => UP_TO_BORDER.has(county.code) || kmToBorder(county.polygons, point) >= OFF_BORDER_KM;
  let best = null;
  for (let tries = 0, fitting = 0; fitting < TRIES && tries < 6000; tries++) {
    const point = candidate();
    if (!inside(county.polygons, point) || !roomy(point)) continue;
    fitting += 1;
    const found = score(point);
    if (best === null || found > best.found) best = { point, found };
  }
  return rounded(best.point);
}
