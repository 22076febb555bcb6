import { inside, km, moved, rounded } from './geometry.mjs';
import { stream } from './random.mjs';
import { remoteness } from './terrain.mjs';

/** Spots tried per village: the best of a few keeps villages apart without making a lattice. */
const TRIES = 5;

/** Spots after which a crowded cell gives up keeping its villages apart. */
const CROWDED = 600;

/** Kilometres no two villages of a township come closer than, where the cell has room for it. */
const LEAST_KM = 0.45;

/** Kilometres of a valley between two bends. */
const BEND_KM = 0.7;

/**
 * Side valleys that leave a seat: winding walks through its township's cell, forking now and then. In the mountains villages lie along
 * them. Every bend knows how far it is from the seat along the valley (`far`, kilometres).
 */
function valleysAround(seat, polygons) {
  const random = stream('valleys', seat.code);
  const bends = [];
  const walk = (from, gone, heading, depth) => {
    let [point, angle] = [from, heading];
    for (let far = gone + BEND_KM; far < 16; far += BEND_KM) {
      angle += 0.34 * random.normal();
      point = moved(point, Math.cos(angle) * BEND_KM, Math.sin(angle) * BEND_KM);
      if (!inside(polygons, point)) return;
      bends.push({ point, far });
      if (depth < 2 && random.chance(0.16)) walk(point, far, angle + random.pick([-1, 1]) * random.between(0.6, 1.3), depth + 1);
    }
  };
  const count = random.whole(3, 5);
  const first = random.between(0, 2 * Math.PI);
  for (let index = 0; index < count; index++) walk(seat.point, 0, first + ((index + random.between(-0.25, 0.25)) * 2 * Math.PI) / count, 0);
  return bends;
}

/**
 * Modelled positions inside county ∩ township cell. Communities stand close to the seat. Villages thin out with distance: over the
 * whole plain in the basin, along the side valleys in the mountains, each apart from the ones before it.
 */
export function placeVillages(units, seats, cells) {
  const cellByCode = new Map(cells.map((cell) => [cell.code, cell]));
  const townships = new Map(
    seats.map((seat) => {
      const { polygons } = cellByCode.get(seat.code);
      return [seat.code, { seat, polygons, remote: remoteness(seat.point), valleys: valleysAround(seat, polygons), placed: [] }];
    }),
  );
  return units.map((unit) => {
    const township = townships.get(unit.townshipCode);
    const point = rounded(unit.kind === 'community' ? nearSeat(unit, township) : inCountry(unit, township));
    township.placed.push(point);
    return {
      ...unit,
      seat: township.seat,
      polygons: township.polygons,
      point,
      seatKm: km(point, township.seat.point),
      remote: remoteness(point),
    };
  });
}

/** The best of a few fitting spots: apart from the neighbours up to `spacing` kilometres, on lower ground, and a little by chance. */
function bestOf(propose, random, { seat, polygons, placed }, least, spacing) {
  let best = null;
  for (let tries = 0, fitting = 0; fitting < TRIES && tries < 2000; tries++) {
    const point = propose();
    if (!inside(polygons, rounded(point))) continue;
    const apart = Math.min(spacing, ...placed.map((other) => km(other, point)));
    if (apart < least && tries < CROWDED) continue;
    fitting += 1;
    const found = apart * (1.3 - 0.6 * remoteness(point)) * random.between(0.6, 1);
    if (best === null || found > best.found) best = { point, found };
  }
  return best?.point ?? seat.point;
}

function nearSeat(unit, township) {
  const random = stream('village', unit.code);
  return bestOf(() => moved(township.seat.point, 0.55 * random.normal(), 0.55 * random.normal()), random, township, 0.1, 0.6);
}

function inCountry(unit, township) {
  const random = stream('village', unit.code);
  const { seat, valleys, remote } = township;
  const reach = 5.6 + 6 * remote;
  const inValleys = 0.25 + 0.85 * remote;
  const propose = () => {
    const far = reach * (0.1 + random.next() ** 0.95);
    const near = random.chance(inValleys) ? valleys.filter((bend) => Math.abs(bend.far - far) <= BEND_KM) : [];
    if (near.length > 0) return moved(random.pick(near).point, 0.28 * random.normal(), 0.28 * random.normal());
    const angle = random.between(0, 2 * Math.PI);
    return moved(seat.point, Math.cos(angle) * far, Math.sin(angle) * far);
  };
  return bestOf(propose, random, township, LEAST_KM, 1.7);
}
