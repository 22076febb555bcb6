import { stream } from './random.mjs';

/** Unit costs in CNY, engineering estimates (domain §5): concrete road and repair per km, line per km, transformer each, water scheme per person. */
const COSTS = { 'power-line': 100_000, transformer: 70_000, 'road-new': 600_000, 'road-repair': 300_000 };
const WATER_PER_PERSON = 690;

/** Splits a total into parts of hundredths that sum to it exactly. */
function split(total, count, random) {
  const hundredths = Math.round(total * 100);
  const weights = Array.from({ length: count }, () => random.between(0.4, 1.6));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const parts = weights.map((weight) => Math.max(1, Math.floor((hundredths * weight) / sum)));
  parts[0] += hundredths - parts.reduce((all, part) => all + part, 0);
  return parts.map((part) => part / 100);
}

const date = (month, day) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const START = 2018 * 12;

/** The works programme, its quantities summing to the plan's: 268.88 km of lines (95.53 deep), 104 transformers (22 deep), 280 water villages, 1,000 km new, 3,500 km repair. */
export function works(villages) {
  const admin = villages.filter((village) => village.kind === 'village');
  const poor = admin.filter((village) => village.poor);
  const deep = poor.filter((village) => village.deep);
  const shallow = poor.filter((village) => !village.deep);
  const far = [...admin].sort((a, b) => b.hardship - a.hardship || a.code.localeCompare(b.code));
  const list = [];
  const add = (kind, village, quantity, unit, layer, indicator, cost, label) => {
    const random = stream('work', kind, village.code, list.length);
    const start = START + random.whole(2, 26);
    const months = random.whole(3, 10);
    const late = random.chance(0.16) ? random.whole(2, 9) : 0;
    const end = Math.min(START + 35, start + months);
    const completed = end + late <= START + 35 ? date(end + late, random.whole(1, 28)) : '';
    list.push({
      id: `W-${String(list.length + 1).padStart(4, '0')}`, name: `${village.name}${label}`, kind, layer, indicator, village, quantity, unit,
      cost: Math.round(cost * (kind === 'water-scheme' ? 1 : quantity)), start: date(start, 1), end: date(end, 28), completed, deep: village.deep,
    });
  };
  const spread = (kind, places, total, unit, layer, indicator, label) => {
    const parts = split(total, places.length, stream('split', kind, places.length));
    places.forEach((village, index) => add(kind, village, parts[index], unit, layer, indicator, COSTS[kind], label));
  };
  spread('power-line', deep.slice(0, 48), 95.53, 'km', 'power', 'power-three-phase', '线路改造');
  spread('power-line', shallow.slice(0, 92), 173.35, 'km', 'power', 'power-three-phase', '线路改造');
  for (const village of deep.slice(0, 22)) add('transformer', village, 1, 'unit', 'power', 'power-three-phase', COSTS.transformer, '新增配变');
  for (const village of shallow.slice(0, 82)) add('transformer', village, 1, 'unit', 'power', 'power-three-phase', COSTS.transformer, '更换配变');
  for (const village of poor.slice(0, 280)) add('water-scheme', village, 1, 'village', 'water', 'water-unsafe-households', WATER_PER_PERSON * village.population, '饮水提升工程');
  spread('road-new', far.slice(0, 320), 1000, 'km', 'road', 'road-paved', '新建公路');
  spread('road-repair', far.slice(120, 1020), 3500, 'km', 'road', 'road-paved', '油返砂整治');
  return list;
}
