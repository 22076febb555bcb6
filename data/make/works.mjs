import { stream } from './random.mjs';
import { FIRST, LAST, printMonth } from './series.mjs';

/** Remoteness beyond which water needs a scheme of its own for those without, not a share in consolidating the whole village's. */
const NEW_SCHEME = 0.62;

/** Kinds of works: the indicator they serve and their cost (engineering estimates: CNY per km, per unit, per person). */
const KINDS = {
  'power-line': {
    layer: 'power',
    indicator: 'power-three-phase',
    unit: 'km',
    label: '线路改造',
    cost: ({ quantity }) => 100_000 * quantity,
  },
  transformer: { layer: 'power', indicator: 'power-three-phase', unit: 'unit', label: '配变新增更换', cost: () => 70_000 },
  'water-scheme': {
    layer: 'water',
    indicator: 'water-unsafe-households',
    unit: 'village',
    label: '饮水提升工程',
    cost: ({ village }) =>
      village.remote > NEW_SCHEME && village.unsafePeople > 0 ? 4_000 * village.unsafePeople : 690 * village.population,
  },
  'road-new': { layer: 'road', indicator: 'road-paved', unit: 'km', label: '新建公路', cost: ({ quantity }) => 600_000 * quantity },
  'road-repair': {
    layer: 'road',
    indicator: 'road-unobstructed',
    unit: 'km',
    label: '油返砂整治',
    cost: ({ quantity }) => 300_000 * quantity,
  },
};

/**
 * The programme by kind: the plan's totals (汉发〔2018〕29号) and how many villages share each. The deep-poverty figures are a part of the
 * totals: 95.53 of 268.88 km of lines, 22 of 104 transformers. Indivisible works have one a village.
 */
const PROGRAMME = [
  { kind: 'power-line', from: 'deep', count: 48, total: 95.53 },
  { kind: 'power-line', from: 'poorOnly', count: 92, total: 173.35 },
  { kind: 'transformer', from: 'deep', count: 22 },
  { kind: 'transformer', from: 'poorOnly', count: 82 },
  { kind: 'water-scheme', from: 'poor', count: 280 },
  { kind: 'road-new', from: 'all', count: 320, total: 1000 },
  { kind: 'road-repair', from: 'all', count: 900, total: 3500 },
];

/** Splits a total into parts of hundredths that sum to it exactly. */
function split(total, count, random) {
  const hundredths = Math.round(total * 100);
  const weights = Array.from({ length: count }, () => random.between(0.4, 1.6));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const parts = weights.map((weight) => Math.floor((hundredths * weight) / sum));
  const left = hundredths - parts.reduce((all, part) => all + part, 0);
  return parts.map((part, index) => (part + (index < left ? 1 : 0)) / 100);
}

/** The months a work may start in at the earliest, and must be planned to end in. */
const [START, END] = [FIRST + 1, LAST];

/** What a village meets before this month is no work of the programme: the soonest takes a season. */
const SOONEST = START + 3;

/**
 * When a work runs: where it closed a gap, it is completed in the month from which the village reports that; where the gap stays, it is not
 * completed; where there was no gap, it is an improvement at any time.
 */
function schedule(reachedIn, random) {
  const months = random.whole(3, 9);
  const late = random.chance(0.22) ? random.whole(1, 6) : 0;
  const open = reachedIn === null;
  const improved = random.whole(SOONEST, END + 2);
  const done = open ? END + 1 : reachedIn >= SOONEST ? reachedIn : improved;
  const end = Math.max(SOONEST - 1, Math.min(END, open ? END - random.whole(0, 6) : done - late));
  return {
    start: `${printMonth(Math.max(START, end - months))}-01`,
    end: `${printMonth(end)}-28`,
    completed: done > END ? '' : `${printMonth(done)}-${String(random.whole(1, 28)).padStart(2, '0')}`,
  };
}

/**
 * The works programme, every total the plan's, given first to the villages that lack the thing at the end of 2017.
 * @param {Map<string, Map<string, number | null>>} reached by indicator, the month from which each village meets it (null = not by the end)
 * @param {Map<string, number[]>} unsafe households without safe water, by village and month
 */
export function works(villages, reached, unsafe) {
  const admin = villages
    .filter((village) => village.kind === 'village' && !village.relocated)
    .map((village) => ({ ...village, unsafePeople: Math.round(unsafe.get(village.code)[0] * 3.4) }));
  const pools = {
    all: admin,
    poor: admin.filter((village) => village.poor),
    deep: admin.filter((village) => village.deep),
    poorOnly: admin.filter((village) => village.poor && !village.deep),
  };
  const list = PROGRAMME.flatMap(({ kind, from, count, total }) => {
    const { indicator } = KINDS[kind];
    const lacking = (month) => month === null || month >= SOONEST;
    const urgency = (village) =>
      (lacking(reached.get(indicator).get(village.code)) ? 10 : 0) +
      village.hardship +
      0.5 * stream('urgency', kind, village.code).normal();
    const chosen = pools[from]
      .map((village) => ({ village, urgency: urgency(village) }))
      .sort((a, b) => b.urgency - a.urgency || a.village.code.localeCompare(b.village.code));
    const quantities = total ? split(total, count, stream('split', kind, from)) : Array.from({ length: count }, () => 1);
    return chosen.slice(0, count).map(({ village }, index) => ({ kind, village, quantity: quantities[index] }));
  });
  return list.map((work, index) => {
    const { layer, indicator, unit, label, cost } = KINDS[work.kind];
    const random = stream('work', work.kind, work.village.code);
    const dates = schedule(reached.get(indicator).get(work.village.code), random);
    return {
      id: `W-${String(index + 1).padStart(4, '0')}`,
      name: `${work.village.name}${label}`,
      ...work,
      layer,
      indicator,
      unit,
      cost: Math.round(cost(work)),
      ...dates,
    };
  });
}
