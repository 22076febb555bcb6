import { stream } from './random.mjs';

/** 862 poor villages, 110 of them deep-poverty (行政村 only, not all in 略阳 and 镇巴); exit 465 in 2018 and 397 in 2019 (the plan's figures). */
const POOR = 862;
const DEEP = 110;
const EXIT_2018 = 465;
const DEEP_COUNTIES = ['610727', '610728'];

/** Simulated households, people, hamlets, groups and poverty of every village. */
export function people(villages) {
  const counted = villages.map((village) => {
    const random = stream('people', village.code);
    const community = village.kind === 'community';
    const households = Math.round((community ? 620 : 470 - 290 * village.remote) * Math.exp(0.32 * random.normal()));
    const size = random.between(3.1, 3.7);
    const population = Math.round(households * size);
    const away = 0.12 + 0.3 * village.remote * random.between(0.6, 1.2);
    const groups = Math.max(2, Math.round(households / random.between(42, 70)));
    const hamlets = community ? random.whole(0, 2) : Math.max(1, Math.round(groups * random.between(0.7, 1.5)));
    const hamlets30 = Math.min(hamlets, Math.round(hamlets * (0.75 - 0.5 * village.remote) * random.between(0.6, 1.3)));
    return {
      ...village,
      households,
      population,
      resident: Math.round(population * (1 - away)),
      groups,
      hamlets,
      hamlets30,
      hardship: village.remote + 0.05 * Math.min(12, village.seatKm) + (DEEP_COUNTIES.includes(village.code.slice(0, 6)) ? 0.22 : 0) + 0.22 * random.normal(),
      relocated: !community && village.remote > 0.55 && random.chance(0.03),
      blankHouseholds: random.chance(0.003),
      blankPeople: random.chance(0.003),
    };
  });
  const poorest = counted.filter((village) => village.kind === 'village').sort((a, b) => b.hardship - a.hardship || a.code.localeCompare(b.code));
  const poor = poorest.slice(0, POOR);
  // Every third of the very poorest was listed as deep-poverty elsewhere or not at all: the list is not a clean cut in any county.
  const deep = new Set(poor.filter((_, index) => index % 3 !== 2).slice(0, DEEP));
  const lateFirst = [...poor].sort((a, b) => Number(deep.has(b)) - Number(deep.has(a)) || b.hardship + 0.5 * b.remote - a.hardship - 0.5 * a.remote);
  const late = new Set(lateFirst.slice(0, POOR - EXIT_2018));
  const isPoor = new Set(poor);
  return counted.map((village) => ({
    ...village,
    poor: isPoor.has(village),
    deep: deep.has(village),
    exitYear: isPoor.has(village) ? (late.has(village) ? 2019 : 2018) : null,
  }));
}
