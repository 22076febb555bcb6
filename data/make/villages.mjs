import { inside, km, moved } from './geometry.mjs';
import { stream } from './random.mjs';
import { remoteness } from './terrain.mjs';

/** Spots tried per village: the best of a few keeps villages apart without making a lattice. */
const TRIES = 7;

/**
 * Modelled positions: communities close to the seat, villages spread over county ∩ township cell, thinning out with distance and
 * drawn to lower ground, each apart from the ones before it.
 */
export function placeVillages(units, seats, cells) {
  const seatByCode = new Map(seats.map((seat) => [seat.code, seat]));
  const cellByCode = new Map(cells.map((cell) => [cell.code, cell]));
  const placed = new Map();
  return units.map((unit) => {
    const random = stream('village', unit.code);
    const seat = seatByCode.get(unit.townshipCode);
    const { polygons } = cellByCode.get(unit.townshipCode);
    const others = placed.get(unit.townshipCode) ?? [];
    placed.set(unit.townshipCode, others);
    const remote = remoteness(seat.point);
    const reach = unit.kind === 'community' ? 1.4 : 5.2 + 6.8 * remote;
    let best = null;
    for (let tries = 0, fitting = 0; fitting < TRIES && tries < 3000; tries++) {
      const far = reach * Math.min(1.6, 0.12 + random.next() ** 0.85) * (tries > 600 ? 0.5 : 1);
      const angle = random.between(0, 2 * Math.PI);
      const point = moved(seat.point, Math.cos(angle) * far, Math.sin(angle) * far);
      if (!inside(polygons, point)) continue;
      fitting += 1;
      const apart = Math.min(2.4, ...others.map((other) => km(other, point)));
      const found = apart * (1.3 - 0.6 * remoteness(point)) * random.between(0.7, 1);
      if (best === null || found > best.found) best = { point, found };
    }
    const point = (best?.point ?? seat.point).map((degree) => Number(degree.toFixed(5)));
    others.push(point);
    return { ...unit, seat, point, seatKm: km(point, seat.point), remote: remoteness(point) };
  });
}
