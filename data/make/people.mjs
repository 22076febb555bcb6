import { stream } from './random.mjs';

/** 862 poor villages, 110 of them deep-poverty; 465 leave the list in 2018, 397 in 2019 (the plan's figures, 汉发〔2018〕29号). */
const POOR = 862;
const DEEP = 110;
const EXIT_2018 = 465;

/**
 * How far a county lags behind what its terrain explains, on the scale of remoteness. 略阳 and 镇巴 are the plan's deep-poverty
 * counties; the others are estimates.
 */
const LAG = {
  610702: -0.06,
  610703: 0.02,
  610722: -0.02,
  610723: 0,
  610724: 0.03,
  610725: 0.03,
  610726: 0.16,
  610727: 0.14,
  610728: 0.14,
  610729: -0.08,
  610730: -0.08,
};

/**
 * How much larger a county's villages are than what their terrain explains, so that its people come near the registered population
 * (户籍) publicly known: about 560,000 in 汉台, 540,000 in 城固, 410,000 in 西乡, 200,000 in 略阳, 43,000 in 留坝, 32,000 in 佛坪. The other
 * five come near theirs by terrain alone.
 */
const SIZE = { 610702: 1.25, 610722: 1.2, 610724: 1.25, 610727: 0.8, 610729: 0.37, 610730: 0.5 };

/** Counties that left the list in 2018 (汉台, 留坝) or before (佛坪, estimated): no exit is later and no village deep-poverty there. */
const LEFT_EARLY = new Set(['610702', '610729', '610730']);

/** Villages emptied by 易地搬迁: a few dozen in the ranges. */
const RELOCATED = 36;

const byCode = (a, b) => a.code.localeCompare(b.code);

/** Simulated households, people, hamlets, groups and poverty of every village. */
export function people(villages) {
  const counted = villages.map(count);
  const emptied = new Set(
    counted
      .filter((village) => village.kind === 'village' && !LEFT_EARLY.has(village.countyCode))
      .sort((a, b) => b.exposed - a.exposed || byCode(a, b))
      .slice(0, RELOCATED)
      .map((village) => village.code),
  );
  const poverty = choosePoor(counted);
  return counted.map((village) => ({
    ...village,
    ...poverty(village),
    ...(emptied.has(village.code) ? { relocated: true, resident: Math.round(village.population * 0.06) } : { relocated: false }),
  }));
}

function count(village) {
  const random = stream('people', village.code);
  const community = village.kind === 'community';
  const countyCode = village.code.slice(0, 6);
  const lag = LAG[countyCode];
  const usual = community ? 880 : (SIZE[countyCode] ?? 1) * (540 - 300 * village.remote);
  const households = Math.round(usual * Math.exp(0.32 * random.normal()));
  const population = Math.round(households * random.between(3.2, 3.9));
  const away = community ? random.between(-0.06, 0.12) : 0.05 + 0.32 * village.remote * random.between(0.6, 1.2);
  const groups = Math.max(2, Math.round(households / random.between(42, 70)));
  const hamlets = community ? random.whole(0, 2) : Math.max(1, Math.round(groups * random.between(0.7, 1.5)));
  // Never more hamlets of 30 households than the households can fill.
  const hamlets30 = Math.min(
    Math.floor(households / 45),
    hamlets,
    Math.round(hamlets * (0.75 - 0.5 * village.remote) * random.between(0.6, 1.3)),
  );
  return {
    ...village,
    countyCode,
    lag,
    households,
    population,
    resident: Math.round(population * (1 - away)),
    groups,
    hamlets,
    hamlets30,
    hardship: village.remote + 1.4 * lag + 0.03 * Math.min(12, village.seatKm) + 0.24 * random.normal(),
    exposed: village.remote + 0.05 * village.seatKm + 0.3 * random.normal(),
    blankHouseholds: random.chance(0.004),
    blankPeople: random.chance(0.004),
  };
}

/** The lists of poor and deep-poverty villages (行政村 only) and each one's exit year. */
function choosePoor(villages) {
  const hardest = villages.filter((village) => village.kind === 'village').sort((a, b) => b.hardship - a.hardship || byCode(a, b));
  const poor = hardest.slice(0, POOR);
  // Every third of the very poorest was listed by another measure: no county's list is a clean cut.
  const deep = new Set(poor.filter((village, index) => !LEFT_EARLY.has(village.countyCode) && index % 3 !== 2).slice(0, DEEP));
  const lateness = (village) => (deep.has(village) ? 10 : 0) - (LEFT_EARLY.has(village.countyCode) ? 20 : 0) + village.hardship;
  const late = new Set([...poor].sort((a, b) => lateness(b) - lateness(a) || byCode(a, b)).slice(0, POOR - EXIT_2018));
  const listed = new Map(
    poor.map((village) => [village.code, { poor: true, deep: deep.has(village), exitYear: late.has(village) ? 2019 : 2018 }]),
  );
  return (village) => listed.get(village.code) ?? { poor: false, deep: false, exitYear: null };
}
