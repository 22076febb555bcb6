import { stream } from './random.mjs';
import { patches } from './terrain.mjs';

/** Months are counted from year 0, so that they can be compared and subtracted. */
export const FIRST = 2017 * 12 + 11;
export const LAST = 2020 * 12 + 11;
export const YEAR_ENDS = [FIRST, FIRST + 12, FIRST + 24, LAST];

/** 24215 → "2017-12". */
export const printMonth = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** One value a month, FIRST … LAST. */
export const monthly = (valueIn) => Array.from({ length: LAST - FIRST + 1 }, (_, index) => valueIn(FIRST + index));

/** `before` until the month reached (null = never), then `after`. */
export const stepAt = (reached, before, after) => monthly((month) => (reached !== null && month >= reached ? after : before));

/**
 * Months a subject does not report: a year's end now and then, more where it is remote, and a few holes between.
 * @param {number} share part of the year ends that are missing at middling remoteness
 */
export function holes(random, remote, share) {
  const list = YEAR_ENDS.flatMap((end) =>
    random.chance(share * (0.5 + 1.05 * remote)) ? [[end - random.whole(0, 4), end + random.whole(0, 2)]] : [],
  );
  if (random.chance(0.015)) {
    const from = random.whole(FIRST + 2, LAST - 8);
    list.push([from, from + random.whole(0, 3)]);
  }
  return list;
}

/** Monthly values as sparse records: one per run of months with the same value; the holes are left out, so runs never overlap. */
export function records(subject, indicator, values, missing = []) {
  const runs = [];
  values.forEach((value, index) => {
    const month = FIRST + index;
    if (missing.some(([from, to]) => month >= from && month <= to)) return;
    const last = runs.at(-1);
    if (last && last.to === month - 1 && last.value === value) last.to = month;
    else runs.push({ from: month, to: month, value });
  });
  return runs.map(({ from, to, value }) => ({ subject, indicator, from: printMonth(from), to: printMonth(to), value }));
}

/**
 * Where each village stands among the administrative villages for one thing, 0 (easiest) to 1 (hardest): remoteness, its county's
 * lag, poverty and a patchy neighbourhood first, chance second.
 * @param {{ noise: number, poor?: number }} weights of chance and of poverty, on the scale of remoteness
 * @returns {Map<string, number>}
 */
export function ranks(villages, key, { noise, poor = 0.1 }) {
  const patch = patches(key);
  const scored = villages.map((village) => ({
    village,
    hard:
      village.remote +
      village.lag +
      0.035 * Math.min(14, village.seatKm) +
      (village.poor ? poor : 0) +
      0.2 * patch(village.point) +
      noise * stream(key, village.code).normal(),
  }));
  scored.sort((a, b) => a.hard - b.hard || a.village.code.localeCompare(b.village.code));
  // Only 行政村 count in the plan's rates; a community stands between the two villages it falls between.
  const total = scored.filter(({ village }) => village.kind === 'village').length;
  let before = 0;
  return new Map(
    scored.map(({ village }) => {
      const rank = before / total;
      if (village.kind === 'village') before += 1;
      return [village.code, rank];
    }),
  );
}

/** The month from which a village at a rank has it, `quota` being the share that has it at each year's end; null = not by the end. */
export function monthReached(rank, quota, random) {
  if (rank < quota[0]) return FIRST;
  for (let year = 1; year < quota.length; year++) {
    if (rank >= quota[year]) continue;
    const within = (rank - quota[year - 1]) / (quota[year] - quota[year - 1]);
    return Math.min(YEAR_ENDS[year], YEAR_ENDS[year - 1] + 1 + Math.floor(within * 9) + random.whole(0, 3));
  }
  return null;
}

/** The sooner of two months, null being never. */
const sooner = (a, b) => (a === null || b === null ? (a ?? b) : Math.min(a, b));

/** The later of two months, null being never. */
export const later = (a, b) => (a === null || b === null ? null : Math.max(a, b));

/**
 * What the plan promises the deep-poverty villages by name does not wait for their rank among all villages: a programme of their own
 * reaches them one after the other, the easiest first.
 * @param {Map<string, number>} rank of all villages
 * @param {number[] | undefined} quota share of the deep-poverty villages the programme has reached at the four year ends
 * @returns {(village: object, month: number | null) => number | null} the month from which a village has it, by the programme or without
 */
export function promised(villages, key, rank, quota) {
  if (!quota) return (_, month) => month;
  const deep = villages.filter((village) => village.deep).sort((a, b) => rank.get(a.code) - rank.get(b.code));
  const months = new Map(
    deep.map((village, index) => [village.code, monthReached(index / deep.length, quota, stream('promised', key, village.code))]),
  );
  return (village, month) => sooner(month, months.get(village.code) ?? null);
}
