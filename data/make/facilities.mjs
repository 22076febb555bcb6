import { inside, km, moved, rounded } from './geometry.mjs';
import { stream } from './random.mjs';

/** Second hospitals that opened or closed inside the period, by township: the rule counts them by their dates. */
const DATED = {
  610726112: { opened: '2019-06-30', closed: '' },
  610728106: { opened: '2018-11-15', closed: '' },
  610724116: { opened: '', closed: '2019-09-30' },
};

/** A spot a few hundred metres to some kilometres off a point, inside the polygons: each miss across a border shortens the reach. */
function near(point, polygons, random, least, most) {
  for (let limit = most; ; limit *= 0.97) {
    const [angle, far] = [random.between(0, 2 * Math.PI), random.between(Math.min(least, limit), limit)];
    const spot = rounded(moved(point, Math.cos(angle) * far, Math.sin(angle) * far));
    if (inside(polygons, spot)) return spot;
  }
}

/** Simulated hospitals: one a township close to its seat (a few have a second one at a far village), a county hospital in every county town. */
export function hospitals(seats, cells, counties, villages) {
  const cellOf = new Map(cells.map((cell) => [cell.code, cell]));
  const list = seats.flatMap((seat) => {
    const random = stream('hospital', seat.code);
    const { polygons, county } = cellOf.get(seat.code);
    const place = { county, township: seat.name, townshipCode: seat.code, opened: '', closed: '' };
    const centre = random.chance(0.3);
    const first = {
      ...place,
      id: `H-${seat.code}-1`,
      name: `${seat.name}${centre ? '中心卫生院' : '卫生院'}`,
      kind: centre ? 'centre-hospital' : 'township-hospital',
      point: near(seat.point, polygons, random, 0.1, 0.5),
    };
    const dates = DATED[seat.code];
    if (!dates && !random.chance(0.03)) return [first];
    return [
      first,
      {
        ...place,
        ...dates,
        id: `H-${seat.code}-2`,
        name: `${seat.name}第二卫生院`,
        kind: 'township-hospital',
        point: near(farVillage(seat, villages).point, polygons, random, 0.1, 0.6),
      },
    ];
  });
  return [...list, ...counties.map((county) => countyHospital(county, countySeat(county, seats)))];
}

/** Where a second hospital pays: of a township's villages by distance from the seat, the one that four fifths are nearer than. */
function farVillage(seat, villages) {
  const own = villages.filter((village) => village.townshipCode === seat.code).sort((a, b) => a.seatKm - b.seatKm);
  return own[Math.floor(own.length * 0.8)];
}

/** The street or town that holds the county's town: its first township by code. */
export function countySeat(county, seats) {
  return seats.find((seat) => seat.countyCode === county.code);
}

function countyHospital(county, seat) {
  const point = near(seat.point, county.polygons, stream('hospital', county.code), 0.3, 0.6);
  return {
    id: `H-${county.code}`,
    name: `${county.name}人民医院`,
    kind: 'county-hospital',
    county: county.name,
    township: seat.name,
    point,
    opened: '',
    closed: '',
  };
}

/** Kilometres from a village to its own township's nearest hospital that is open at the end of a month. */
export function hospitalKm(village, list, month) {
  const end = `${month}-31`;
  const open = list.filter(
    (hospital) =>
      hospital.townshipCode === village.townshipCode && (hospital.opened || '0') <= end && (!hospital.closed || hospital.closed > end),
  );
  return Math.min(...open.map((hospital) => km(village.point, hospital.point)));
}

/**
 * A clinic building for every village that has one by the end of 2020.
 * @param {Map<string, number | null>} standing month index from which a village has its clinic (null = never)
 * @param {(month: number) => string} openedIn date printed for a clinic of that month; blank for those that always stood
 */
export function clinics(villages, standing, openedIn) {
  return villages
    .filter((village) => standing.get(village.code) !== null)
    .map((village) => ({
      id: `C-${village.code}`,
      name: `${village.name}卫生室`,
      kind: 'clinic',
      county: village.county,
      township: village.seat.name,
      townshipCode: village.townshipCode,
      point: near(village.point, village.polygons, stream('clinic', village.code), 0.02, 0.3),
      opened: openedIn(standing.get(village.code)),
      closed: '',
    }));
}
