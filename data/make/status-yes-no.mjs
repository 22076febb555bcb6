import { stream } from './random.mjs';
import { FIRST, holes, later, monthly, monthReached, promised, ranks, records, stepAt } from './series.mjs';

/**
 * Yes/no indicators: the share of 行政村 that has it at the end of 2017, 2018, 2019 and 2020 (simulated, short of the plan's 100 %),
 * what has to come first, and the share of year ends not reported. `noise` low = strictly the remotest last. `deep`: the share of
 * deep-poverty villages that has it by the programme for them, where the plan names them (通畅 by 2019, 光纤) or that needs it.
 */
const INDICATORS = [
  {
    id: 'road-paved',
    quota: [0.872, 0.926, 0.962, 0.988],
    deep: [0, 0.6, 0.95, 0.975],
    noise: 0.13,
    unreported: 0.012,
    eligible: 1,
  },
  {
    id: 'road-unobstructed',
    after: 'road-paved',
    quota: [0.84, 0.905, 0.958, 0.986],
    deep: [0, 0.48, 0.93, 0.96],
    noise: 0.13,
    unreported: 0.014,
    eligible: 1,
  },
  { id: 'road-bus', after: 'road-paved', quota: [0.72, 0.81, 0.895, 0.957], noise: 0.16, unreported: 0.017, eligible: 1 },
  { id: 'road-post', quota: [0.86, 0.92, 0.963, 0.992], noise: 0.18, unreported: 0.013, eligible: 0.5 },
  { id: 'power-three-phase', quota: [0.93, 0.966, 0.989, 0.998], noise: 0.13, unreported: 0.01 },
  { id: 'broadband-access', quota: [0.71, 0.825, 0.912, 0.972], deep: [0, 0.4, 0.75, 0.97], noise: 0.16, unreported: 0.014 },
  {
    id: 'broadband-fibre',
    after: 'broadband-access',
    quota: [0.54, 0.7, 0.835, 0.93],
    deep: [0, 0.25, 0.6, 0.94],
    noise: 0.16,
    unreported: 0.017,
  },
  { id: 'sanitation-waste-facility', quota: [0.41, 0.6, 0.785, 0.93], noise: 0.2, unreported: 0.019 },
  { id: 'clinic-doctor', quota: [0.81, 0.87, 0.922, 0.963], noise: 0.18, unreported: 0.015 },
];

/** Part of the villages at the hardest tenth of the roads that are 不具备条件: about ten in the prefecture. */
const NOT_ELIGIBLE = 0.05;

/** @returns records, and by indicator the month from which each village has it (null = not by the end) */
export function yesNo(villages) {
  const reached = new Map();
  const list = INDICATORS.flatMap(({ id, after, quota, deep, noise, unreported, eligible = 0 }) => {
    const rank = ranks(villages, id, { noise });
    const byPromise = promised(villages, id, rank, deep);
    const own = new Map();
    reached.set(id, own);
    const hardRoad = eligible > 0 ? ranks(villages, 'road-paved', { noise: 0.13 }) : rank;
    return villages.flatMap((village) => {
      const random = stream('series', id, village.code);
      const exempt = hardRoad.get(village.code) >= 0.9 && stream('eligible', village.code).chance(NOT_ELIGIBLE * eligible);
      const ownTurn = () => byPromise(village, monthReached(rank.get(village.code), quota, random));
      const month = exempt ? null : later(ownTurn(), after ? reached.get(after).get(village.code) : FIRST);
      own.set(village.code, month);
      const values = exempt ? monthly(() => 'exempt') : stepAt(month, 'no', 'yes');
      return records(village.code, id, values, holes(random, village.remote, unreported));
    });
  });
  return { records: list, reached };
}

/** Share that has a standard clinic at the four year ends, of the villages farther than 5 km from their hospital (the plan counts no others). */
const CLINIC_QUOTA = [0.46, 0.6, 0.735, 0.865];

/** Kilometres of the plan's exemption, 距镇办中心卫生院5公里范围内的村除外. */
const EXEMPT_KM = 5;

/**
 * The standard clinic: half of the villages near their hospital have one all the same.
 * @returns records, and the month from which each village has its clinic (null = not by the end)
 */
export function standardClinics(villages, kmToHospital) {
  const beyond = (village) => kmToHospital(village) > EXEMPT_KM;
  const rank = ranks(villages.filter(beyond), 'clinic-standard', { noise: 0.22 });
  const reached = new Map();
  const list = villages.flatMap((village) => {
    const random = stream('series', 'clinic-standard', village.code);
    const far = rank.has(village.code);
    const near = random.chance(0.5) ? 0 : random.next();
    const month = village.relocated ? null : monthReached(far ? rank.get(village.code) : near, CLINIC_QUOTA, random);
    reached.set(village.code, month);
    // A village emptied by 易地搬迁 has nobody left to build for: 不具备条件, as a few others.
    const exempt = village.relocated || (month === null && random.chance(0.02));
    return records(
      village.code,
      'clinic-standard',
      exempt ? monthly(() => 'exempt') : stepAt(month, 'no', 'yes'),
      holes(random, village.remote, far ? 0.034 : 0.017),
    );
  });
  return { records: list, reached };
}
