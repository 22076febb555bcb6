import { inside, moved, rounded } from './geometry.mjs';

/** Kilometres from one ring of spots to the next, and the spots on each. */
const RING_KM = 0.05;
const SPOTS = 24;

/** Rings tried: five kilometres, far more than the two borders are ever apart. */
const RINGS = 100;

/**
 * Places drawn in the sketched cells, put where the stored ones agree: each of the few that fall outside goes to the first spot inside both,
 * on rings that grow around it. All others stay as drawn, to the last digit, and so does what was drawn from them.
 * @param places anything with a `point` and a `townshipCode`; without the latter (county hospitals, in the middle of town) it stays
 */
export function settle(places, sketch, cells) {
  const areasOf = new Map(cells.map(({ code, polygons }) => [code, [polygons, sketch.find((cell) => cell.code === code).polygons]]));
  const settled = ({ point, townshipCode }) => {
    for (let ring = 0; ring < RINGS; ring++) {
      for (let spot = 0; spot < (ring === 0 ? 1 : SPOTS); spot++) {
        const [angle, far] = [(spot * 2 * Math.PI) / SPOTS, ring * RING_KM];
        const tried = rounded(moved(point, Math.cos(angle) * far, Math.sin(angle) * far));
        if (areasOf.get(townshipCode).every((polygons) => inside(polygons, tried))) return tried;
      }
    }
    throw new Error(`${point} is nowhere near its township ${townshipCode}`);
  };
  return places.map((place) => (place.townshipCode === undefined ? place : { ...place, point: settled(place) }));
}
