import { km, moved } from './geometry.mjs';
import { stream } from './random.mjs';

/** Hospitals that opened or closed inside the period, by township: the rule counts them by their dates. */
const DATED = {
  610726112: { second: { opened: '2019-06-30' } },
  610728106: { second: { opened: '2018-11-15' } },
  610724116: { second: { closed: '2019-09-30' } },
};

const round = (point) => point.map((degree) => Number(degree.toFixed(5)));

/** Simulated hospitals: one a township close to its seat (a few have two), a county hospital in every county town. */
export function hospitals(seats, counties) {
  const byCounty = new Map(counties.map((county) => [county.code, county]));
  const list = seats.flatMap((seat) => {
    const random = stream('hospital', seat.code);
    const near = (far) => {
      const angle = random.between(0, 2 * Math.PI);
      return round(moved(seat.point, Math.cos(angle) * far, Math.sin(angle) * far));
    };
    const county = byCounty.get(seat.countyCode).name;
    const centre = random.chance(0.3);
    const stem = seat.name.replace(/街道$/, '街道');
    const first = {
      id: `H-${seat.code}-1`, name: `${stem}${centre ? '中心卫生院' : '卫生院'}`, kind: centre ? 'centre-hospital' : 'township-hospital',
      county, township: seat.name, townshipCode: seat.code, point: near(random.between(0.1, 0.5)), opened: '', closed: '',
    };
    const dated = DATED[seat.code]?.second;
    if (!dated && !random.chance(0.03)) return [first];
    return [first, { ...first, id: `H-${seat.code}-2`, name: `${stem}第二卫生院`, kind: 'township-hospital', point: near(random.between(2.5, 4.5)), opened: dated?.opened ?? '', closed: dated?.closed ?? '' }];
  });
  const towns = counties.map((county) => {
    const seat = seats.find((candidate) => candidate.countyCode === county.code);
    return { id: `H-${county.code}`, name: `${county.name}人民医院`, kind: 'county-hospital', county: county.name, township: seat.name, point: round(moved(seat.point, 0.4, 0.3)), opened: '', closed: '' };
  });
  return [...list, ...towns];
}

/** Kilometres from a village to its own township's nearest hospital that is open in a month. */
export function hospitalKm(village, list, month) {
  const own = list.filter((hospital) => hospital.townshipCode === village.townshipCode && (hospital.opened || '0') <= `${month}-31` && (!hospital.closed || hospital.closed > `${month}-31`));
  return Math.min(...own.map((hospital) => km(village.point, hospital.point)));
}

/** A clinic building for every village that reports one at the end of 2020. */
export function clinics(villages, hasClinic, townshipName, countyName) {
  return villages.filter(hasClinic).map((village) => {
    const random = stream('clinic', village.code);
    return {
      id: `C-${village.code}`, name: `${village.name}卫生室`, kind: 'clinic', county: countyName(village), township: townshipName(village),
      point: round(moved(village.point, random.between(-0.25, 0.25), random.between(-0.25, 0.25))), opened: '', closed: '',
    };
  });
}
