import { stream } from './random.mjs';
import { FIRST, holes, later, monthly, monthReached, promised, ranks, records, YEAR_ENDS } from './series.mjs';

/**
 * Counts of what is served, and reported percentages. `enough` is the share at which a village meets the target (the plan), `quota` the
 * share of 行政村 that is there at the end of 2017 … 2020, `worst` the share served in the hardest village; `deep` the share of
 * deep-poverty villages that the programme for them has reached, where the plan names them; all simulated.
 */
const INDICATORS = [
  {
    id: 'road-hamlets30-paved',
    of: (village) => village.hamlets30,
    enough: 1,
    quota: [0.3, 0.46, 0.67, 0.86],
    worst: [0.15, 0.3, 0.45, 0.55],
    deep: [0, 0.2, 0.55, 0.94],
    unreported: 0.016,
  },
  {
    id: 'road-groups-paved',
    of: (village) => village.groups + village.hamlets,
    enough: 0.7,
    quota: [0.34, 0.52, 0.71, 0.87],
    worst: [0.12, 0.2, 0.3, 0.42],
    unreported: 0.018,
  },
  {
    id: 'water-tap-households',
    of: (village) => village.households,
    enough: 0.9,
    quota: [0.46, 0.6, 0.79, 0.9],
    worst: [0.25, 0.36, 0.5, 0.6],
    unreported: 0.016,
  },
  {
    id: 'sanitation-toilet-households',
    of: (village) => village.households,
    enough: 0.85,
    quota: [0.32, 0.5, 0.74, 0.9],
    worst: [0.2, 0.3, 0.42, 0.52],
    unreported: 0.016,
  },
  {
    id: 'sanitation-waste-harmless-percent',
    of: () => 100,
    enough: 0.9,
    quota: [0.22, 0.4, 0.62, 0.84],
    worst: [0.2, 0.35, 0.5, 0.6],
    unreported: 0.019,
  },
  {
    id: 'sanitation-sewage-percent',
    of: () => 100,
    enough: 0.6,
    quota: [0.18, 0.32, 0.52, 0.75],
    worst: [0.05, 0.1, 0.18, 0.28],
    unreported: 0.021,
  },
];

/** Steps smaller than this share of the whole are not worth a record of their own. */
const LEAST_STEP = 0.06;

/**
 * @param {Map<string, number[]>} unsafe households without safe water by village and month: they are not on the tap
 * @param {Map<string, number | null>} paved the month from which a village is on a paved road: the programme paves its hamlets after that
 */
export function counts(villages, unsafe, paved) {
  return INDICATORS.flatMap((indicator) => {
    const { id, of, enough, deep, unreported } = indicator;
    const rank = ranks(villages, id, { noise: 0.17 });
    const byPromise = promised(villages, id, rank, deep);
    return villages.flatMap((village) => {
      const random = stream('series', id, village.code);
      const whole = of(village);
      const from = later(byPromise(village, null), paved.get(village.code));
      const growth = grow(rank.get(village.code), whole, indicator, random).map((value, index) =>
        from !== null && FIRST + index >= from ? Math.max(value, Math.ceil(whole * enough)) : value,
      );
      const values =
        id === 'water-tap-households' ? growth.map((value, index) => Math.min(value, whole - unsafe.get(village.code)[index])) : growth;
      return records(village.code, id, values, holes(random, village.remote, unreported));
    });
  });
}

/** Monthly counts that never fall: one step a year in its later months, crossing `enough` in the year the village's rank says. */
function grow(hard, whole, { enough, quota, worst }, random) {
  const target = Math.ceil(whole * enough);
  const finish = random.between(0.94, 1);
  let last = null;
  const steps = YEAR_ENDS.map((end, year) => {
    const there = hard < quota[year];
    const ahead = ((quota[year] - hard) / quota[year]) ** 0.7;
    const behind = ((hard - quota[year]) / (1 - quota[year])) ** 0.8;
    const exact = there ? whole * (enough + (finish - enough) * ahead) : whole * (enough - (enough - worst[year]) * behind);
    const count = there ? Math.max(target, Math.round(exact)) : Math.max(0, Math.min(target - 1, Math.round(exact)));
    const crossed = last !== null && last < target && count >= target;
    if (last === null || crossed || count - last >= LEAST_STEP * whole) last = count;
    return { month: year === 0 ? FIRST : end - random.whole(0, 8), count: last };
  });
  return monthly((month) => steps.findLast((step) => step.month <= month).count);
}

/** Share of 行政村 without a household short of safe water at the four year ends. */
const WATER_QUOTA = [0.762, 0.848, 0.932, 0.974];

/** 解决剩余5.1万贫困人口饮水安全问题: the people counted at the end of 2017, the plan's figure. */
const POOR_PEOPLE = 51_000;

/**
 * Households and poor people still without safe water, counted down to 0 in most villages.
 * @returns records; `households`: the monthly counts; `reached`: the month from which none is left (null = some at the end)
 */
export function water(villages) {
  const rank = ranks(villages, 'water', { noise: 0.15, poor: 0.16 });
  const entries = villages.map((village) => {
    const random = stream('water', village.code);
    const hard = rank.get(village.code);
    const reached = monthReached(hard, WATER_QUOTA, random);
    const short = (hard - WATER_QUOTA[0]) / (1 - WATER_QUOTA[0]);
    const atFirst = reached === FIRST ? 0 : Math.max(3, Math.round(village.households * (0.1 + 0.45 * short) * random.between(0.6, 1.2)));
    const households = countDown(Math.min(atFirst, village.households), reached, random);
    return { village, random, reached, households };
  });
  const poorPeople = sharePoorPeople(entries);
  return {
    households: new Map(entries.map(({ village, households }) => [village.code, households])),
    reached: new Map(entries.map(({ village, reached }) => [village.code, reached])),
    records: entries.flatMap(({ village, random, households }) => {
      const poor = poorPeople.get(village.code) ?? 0;
      const people = households.map((left) => (left === 0 ? 0 : Math.round((poor * left) / households[0])));
      const missing = holes(random, village.remote, 0.016);
      // Everybody reported the poor people of the end of 2017: the plan's 51,000 is their sum.
      const later = missing.flatMap(([from, to]) => (to <= FIRST ? [] : [[Math.max(FIRST + 1, from), to]]));
      return [
        ...records(village.code, 'water-unsafe-households', households, missing),
        ...records(village.code, 'water-unsafe-poor-people', people, later),
      ];
    }),
  };
}

/** Falls by about a third a year, and to nothing in the month reached. */
function countDown(atFirst, reached, random) {
  const turns = YEAR_ENDS.slice(1).map((end, index) => ({ month: end - random.whole(1, 8), share: 1 - 0.27 * (index + 1) }));
  return monthly((month) => {
    if (reached !== null && month >= reached) return 0;
    const share = turns.findLast((turn) => turn.month <= month)?.share ?? 1;
    return Math.max(1, Math.round(atFirst * share));
  });
}

/** Shares the 51,000 by households without safe water, poor villages first, nowhere more than the people who live there. */
function sharePoorPeople(entries) {
  const affected = entries
    .filter(({ households }) => households[0] > 0)
    .map(({ village, households }) => ({
      code: village.code,
      most: Math.round(households[0] * 3.3),
      weight: households[0] * (village.poor ? 1 : 0.3),
    }));
  const total = affected.reduce((sum, { weight }) => sum + weight, 0);
  const people = new Map(affected.map(({ code, most, weight }) => [code, Math.min(most, Math.floor((POOR_PEOPLE * weight) / total))]));
  let left = POOR_PEOPLE - [...people.values()].reduce((sum, count) => sum + count, 0);
  while (left > 0) {
    const room = affected.filter(({ code, most }) => people.get(code) < most);
    if (room.length === 0) throw new Error('fewer people without safe water than the plan counts');
    for (const { code } of room.slice(0, left)) people.set(code, people.get(code) + 1);
    left -= Math.min(left, room.length);
  }
  return people;
}
