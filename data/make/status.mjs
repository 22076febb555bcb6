import { stream } from './random.mjs';

const FIRST = 2017 * 12 + 11;
const LAST = 2020 * 12 + 11;
const YEAR_ENDS = [FIRST, FIRST + 12, FIRST + 24, LAST];
const print = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** Months that a subject does not report: a year end now and then (more where it is remote), and a few holes between. */
function holes(random, remote, share) {
  const list = YEAR_ENDS.slice(1).flatMap((end) => (random.chance(share * (0.55 + 0.9 * remote)) ? [[end - random.whole(1, 5), Math.min(LAST, end + random.whole(0, 2))]] : []));
  if (random.chance(0.02)) {
    const from = random.whole(FIRST + 2, LAST - 8);
    list.push([from, from + random.whole(0, 3)]);
  }
  return list;
}

/** Steps [month, value] to inclusive runs of equal values, with the holes cut out. */
function runs(steps, missing) {
  const reported = [];
  for (let month = FIRST; month <= LAST; month++) {
    if (missing.some(([from, to]) => month >= from && month <= to)) continue;
    const value = steps.findLast(([from]) => from <= month)[1];
    const last = reported.at(-1);
    if (last && last.to === month - 1 && last.value === value) last.to = month;
    else reported.push({ from: month, to: month, value });
  }
  return reported.map((run) => ({ from: print(run.from), to: print(run.to), value: run.value }));
}

/** The month from which a village at a rank (0 easiest – 1 hardest) has it, when `quota` is the share that has it at each year end; null = never. */
function monthReached(rank, quota, random) {
  if (rank < quota[0]) return FIRST;
  for (let year = 1; year < quota.length; year++) {
    if (rank >= quota[year]) continue;
    const within = (rank - quota[year - 1]) / (quota[year] - quota[year - 1]);
    return Math.min(YEAR_ENDS[year], YEAR_ENDS[year - 1] + 1 + Math.floor(within * 9) + random.whole(0, 3));
  }
  return null;
}

/** Ranks villages by how hard a thing is there, as shares 0–1, remoteness first and chance second. */
function ranks(villages, id, noise) {
  const hard = villages.map((village) => ({ code: village.code, hard: village.remote + (village.poor ? 0.12 : 0) + 0.04 * village.seatKm + noise * stream(id, village.code).normal() }));
  hard.sort((a, b) => a.hard - b.hard || a.code.localeCompare(b.code));
  return new Map(hard.map(({ code }, index) => [code, index / hard.length]));
}

/** Yes/no indicators: the share that has it at the end of 2017, 2018, 2019 and 2020; exempt is 不具备条件. */
const YES_NO = [
  { id: 'road-paved', quota: [0.872, 0.93, 0.961, 0.987], exempt: 0.004, unreported: 0.012 },
  { id: 'road-unobstructed', quota: [0.83, 0.9, 0.955, 0.985], exempt: 0.004, unreported: 0.014 },
  { id: 'road-bus', quota: [0.71, 0.8, 0.89, 0.956], exempt: 0.006, unreported: 0.016 },
  { id: 'road-post', quota: [0.86, 0.92, 0.962, 0.991], exempt: 0.002, unreported: 0.012 },
  { id: 'power-three-phase', quota: [0.93, 0.965, 0.989, 0.998], exempt: 0, unreported: 0.008 },
  { id: 'broadband-access', quota: [0.72, 0.83, 0.914, 0.972], exempt: 0, unreported: 0.014 },
  { id: 'broadband-fibre', quota: [0.55, 0.7, 0.835, 0.93], exempt: 0, unreported: 0.016 },
  { id: 'sanitation-waste-facility', quota: [0.42, 0.6, 0.79, 0.935], exempt: 0, unreported: 0.018 },
  { id: 'clinic-doctor', quota: [0.81, 0.87, 0.92, 0.962], exempt: 0, unreported: 0.014 },
];

function yesNo(villages) {
  return YES_NO.flatMap(({ id, quota, exempt, unreported }) => {
    const rank = ranks(villages, id, 0.22);
    return villages.flatMap((village) => {
      const random = stream('series', id, village.code);
      const hardest = rank.get(village.code) >= 1 - exempt * 3;
      const reached = monthReached(rank.get(village.code), quota, random);
      const steps = hardest && random.chance(1 / 3) && exempt > 0 ? [[FIRST, 'exempt']] : reached === FIRST ? [[FIRST, 'yes']] : [[FIRST, 'no'], ...(reached ? [[reached, 'yes']] : [])];
      return runs(steps, holes(random, village.remote, unreported)).map((run) => ({ subject: village.code, indicator: id, ...run }));
    });
  });
}

/** The standard clinic: those within 5 km of their hospital are exempt by the rule, so what counts is who has one beyond it. */
function clinics(villages, kmToHospital) {
  const beyond = villages.filter((village) => kmToHospital(village) > 5);
  const rank = ranks(beyond, 'clinic-standard', 0.3);
  return villages.flatMap((village) => {
    const random = stream('series', 'clinic-standard', village.code);
    const far = rank.has(village.code);
    const reached = far ? monthReached(rank.get(village.code), [0.5, 0.63, 0.755, 0.885], random) : random.chance(0.5) ? FIRST : random.chance(0.3) ? random.whole(FIRST + 3, LAST) : null;
    const notEligible = far && random.chance(0.004);
    const steps = notEligible ? [[FIRST, 'exempt']] : reached === FIRST ? [[FIRST, 'yes']] : [[FIRST, 'no'], ...(reached ? [[reached, 'yes']] : [])];
    return runs(steps, holes(random, village.remote, far ? 0.036 : 0.018)).map((run) => ({ subject: village.code, indicator: 'clinic-standard', ...run }));
  });
}

/** A share of a total that grows at each year end (and once within a year), as whole counts that never fall. */
function growing(random, total, shares) {
  const steps = [];
  let last = -1;
  shares.forEach((share, year) => {
    const month = year === 0 ? FIRST : YEAR_ENDS[year] - random.whole(0, 7);
    const value = Math.min(total, Math.max(last, Math.round(total * Math.min(1, share))));
    if (value !== last) steps.push([month, value]);
    last = value;
  });
  return steps;
}

/** Counts served of a total, and reported percentages: shares at the four year ends by how hard it is there (0–1). */
const COUNTS = [
  { id: 'road-hamlets30-paved', of: (village) => village.hamlets30, shares: (hard) => [0.95 - 0.8 * hard, 1.05 - 0.7 * hard, 1.15 - 0.55 * hard, 1.25 - 0.42 * hard], unreported: 0.016 },
  { id: 'road-groups-paved', of: (village) => village.groups + village.hamlets, shares: (hard) => [0.78 - 0.55 * hard, 0.86 - 0.5 * hard, 0.94 - 0.42 * hard, 1.02 - 0.36 * hard], unreported: 0.018 },
  { id: 'water-tap-households', of: (village) => village.households, shares: (hard) => [1.02 - 0.5 * hard, 1.05 - 0.42 * hard, 1.08 - 0.27 * hard, 1.1 - 0.2 * hard], unreported: 0.016 },
  { id: 'sanitation-toilet-households', of: (village) => village.households, shares: (hard) => [0.9 - 0.5 * hard, 0.98 - 0.4 * hard, 1.03 - 0.235 * hard, 1.06 - 0.215 * hard], unreported: 0.016 },
];
const PERCENTS = [
  { id: 'sanitation-waste-harmless-percent', shares: (hard) => [0.95 - 0.55 * hard, 1 - 0.5 * hard, 1.05 - 0.35 * hard, 1.08 - 0.26 * hard], unreported: 0.02 },
  { id: 'sanitation-sewage-percent', shares: (hard) => [0.65 - 0.5 * hard, 0.7 - 0.45 * hard, 0.78 - 0.4 * hard, 0.9 - 0.4 * hard], unreported: 0.024 },
];

function counts(villages) {
  return [...COUNTS, ...PERCENTS].flatMap(({ id, of, shares, unreported }) => {
    const rank = ranks(villages, id, 0.25);
    return villages.flatMap((village) => {
      const random = stream('series', id, village.code);
      const jitter = 0.035 * random.normal();
      const steps = growing(random, of ? of(village) : 100, shares(rank.get(village.code)).map((share) => Math.max(0.02, share + jitter)));
      return runs(steps, holes(random, village.remote, unreported)).map((run) => ({ subject: village.code, indicator: id, ...run }));
    });
  });
}

/** Households and poor people still without safe water: counted down to 0 in most villages, the poor people from exactly 51,000. */
const POOR_PEOPLE_2017 = 51_000;

function water(villages) {
  const rank = ranks(villages, 'water', 0.24);
  const without = villages.map((village) => {
    const random = stream('water', village.code);
    const hard = rank.get(village.code);
    const share = hard < 0.79 ? 0 : (0.1 + 0.55 * ((hard - 0.79) / 0.21)) * random.between(0.6, 1.2);
    return { village, random, hard, households: Math.min(village.households, Math.max(share > 0 ? 3 : 0, Math.round(village.households * share))) };
  });
  const affected = without.filter((entry) => entry.households > 0);
  const weight = affected.reduce((sum, entry) => sum + entry.households * (entry.village.poor ? 2.2 : 1), 0);
  let left = POOR_PEOPLE_2017;
  const poorPeople = new Map();
  affected.forEach((entry, index) => {
    const most = entry.village.population;
    const fair = Math.round((POOR_PEOPLE_2017 * entry.households * (entry.village.poor ? 2.2 : 1)) / weight);
    const people = index === affected.length - 1 ? left : Math.min(most, fair, left);
    poorPeople.set(entry.village.code, people);
    left -= people;
  });
  const finished = (hard) => (hard < 0.86 ? 1 : hard < 0.93 ? 2 : hard < 0.975 ? 3 : null);
  return without.flatMap(({ village, random, hard, households }) => {
    const poor = poorPeople.get(village.code) ?? 0;
    const done = finished(hard);
    const falling = (amount) => {
      if (amount === 0) return [[FIRST, 0]];
      const steps = [[FIRST, amount]];
      for (let year = 1; year <= 3; year++) {
        const month = YEAR_ENDS[year] - random.whole(0, 8);
        const rest = done !== null && year >= done ? 0 : Math.max(1, Math.round(amount * (1 - 0.3 * year)));
        if (rest !== steps.at(-1)[1]) steps.push([month, rest]);
      }
      return steps;
    };
    const missing = holes(random, village.remote, 0.014);
    return [
      ...runs(falling(households), missing).map((run) => ({ subject: village.code, indicator: 'water-unsafe-households', ...run })),
      ...runs(falling(poor), missing).map((run) => ({ subject: village.code, indicator: 'water-unsafe-poor-people', ...run })),
    ];
  });
}

function hospitalsAndCounties(hospitals, counties) {
  const ofHospital = hospitals.filter((hospital) => hospital.townshipCode).flatMap((hospital) => {
    const random = stream('series', hospital.id);
    const standard = random.chance(0.72) ? FIRST : random.chance(0.75) ? random.whole(FIRST + 4, LAST) : null;
    const practitioners = growing(random, 4, [0, 0.1, 0.22, 0.32].map((share) => share + random.between(0, 0.25)));
    return [
      ...runs(standard === FIRST ? [[FIRST, 'yes']] : [[FIRST, 'no'], ...(standard ? [[standard, 'yes']] : [])], holes(random, 0.5, 0.02)).map((run) => ({ subject: hospital.id, indicator: 'hospital-standard', ...run })),
      ...runs(practitioners, holes(random, 0.5, 0.02)).map((run) => ({ subject: hospital.id, indicator: 'hospital-general-practitioners', ...run })),
    ];
  });
  const ofCounty = counties.flatMap((county) => {
    const random = stream('series', county.code, 'care');
    const start = random.between(78, 86);
    const steps = YEAR_ENDS.map((month, year) => [month, Number((start + year * random.between(1.4, 3.4)).toFixed(1))]);
    return runs(steps, []).map((run) => ({ subject: county.code, indicator: 'county-care-inside-percent', ...run }));
  });
  return [...ofHospital, ...ofCounty];
}

/** Every status record, sparse: one a run of months with the same value. */
export function status(villages, hospitals, counties, kmToHospital) {
  return [...clinics(villages, kmToHospital), ...yesNo(villages), ...water(villages), ...counts(villages), ...hospitalsAndCounties(hospitals, counties)];
}
