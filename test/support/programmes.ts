import type { PlaceWords } from '../../src/domain/place.ts';
import type { ProgrammeRow } from '../../src/domain/programme.ts';
import { wgs84 } from '../../src/domain/units.ts';
import type { ProgrammeKnown } from '../../src/io/read-programme.ts';
import { NAUGHTY } from './naughty-strings.ts';
import { seeded } from './seeded.ts';

/** Names that files, sheets, formulas and readers stumble over. */
const NASTY = [
  '=1+1',
  '+cmd|calc',
  '-3',
  '@SUM(A1)',
  "'已有撇号",
  '合计',
  '小计村',
  '全县合计',
  '说明',
  '城固县（一个名字比三十一个字还要长的县区名字三十一个字还要长县）',
  '城固县（一个名字比三十一个字还要长的县区名字三十一个字还要长区）',
  'a/b:c*d?e[f]\\g',
  "'quoted'",
  '甲、乙',
  '一行\n两行',
  '"引号",逗号;分号\t制表',
  '𠮷野家村',
  '６１０',
  '1e5',
  '填表人：',
  '备注',
  'null',
  '村',
];

export const KINDS = [
  { id: 'road-new', name: { zh: '新建通村路', en: 'New village road' }, unit: { zh: '公里', en: 'km' } },
  { id: 'clinic-new', name: { zh: '新建卫生室', en: 'New clinic' }, unit: { zh: '处', en: 'clinics' } },
] as const;

export interface MadeProgramme {
  readonly rows: readonly ProgrammeRow[];
  readonly known: ProgrammeKnown;
}

/** A programme of up to 40 works with names of every kind; the same for the same seed. */
export function madeProgramme(seed: number): MadeProgramme {
  const { uniform } = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(uniform() * from.length)] as T;
  const or = <T>(value: T): T | null => (uniform() < 0.2 ? null : value);
  const whole = (most: number) => Math.floor(uniform() * most);
  const text = () => (uniform() < 0.5 ? pick(NASTY) : uniform() < 0.5 ? pick(NAUGHTY).slice(0, 300) : `${whole(90)}号`);
  const counties = Array.from({ length: 1 + whole(4) }, () => text().trim());
  const villages = Array.from({ length: 1 + whole(12) }, (_, at) => {
    const code = `610727${String(100 + whole(20))}${String(200 + at)}`;
    const words: PlaceWords = { code, county: pick(counties), township: text().trim(), name: text().trim() || '村', kind: null };
    return { id: code, words };
  });
  const rows = Array.from({ length: 1 + whole(40) }, (_, at): ProgrammeRow => {
    const kind = pick(KINDS);
    const served = [...new Set(Array.from({ length: 1 + whole(3) }, () => pick(villages)))];
    const estimated = uniform() < 0.5;
    const cny = 1 + whole(90_000_000);
    const first = served[0];
    return {
      id: `${kind.id}/${first?.id}/${at}`,
      name: text().trim(),
      year: 2018 + whole(3),
      bureau: or({ zh: text(), en: text() }),
      layer: or({ zh: '硬化路', en: 'Paved road' }),
      county: first?.words.county ?? '',
      township: first?.words.township ?? '',
      villages: served.map(({ id, words }) => ({ id, name: words.name, at: or(wgs84(106 + uniform(), 33 + uniform())) })),
      remedy: kind.id,
      kind: kind.name,
      quantity: or(uniform() < 0.5 ? whole(50) : uniform() * 20),
      unit: kind.unit,
      unitCost: estimated ? { cny: 600_000, spread: 0.3, year: 2018, source: { zh: text(), en: text() } } : null,
      cost: or({ cny, low: Math.floor(cny * 0.7), high: Math.ceil(cny * 1.3) }),
      people: or(whole(4000)),
      poorPeople: or(whole(900)),
      hamlets: or(whole(12)),
      due: or(2018 + whole(3)),
      requires: uniform() < 0.2 ? [`road-new/${pick(villages).id}`] : [],
      rank: or(at + 1),
      score: or(uniform() * 100),
      simulated: uniform() < 0.5,
      path: kind.id === 'road-new' && uniform() < 0.7 ? [[wgs84(106.1, 33.1), wgs84(106.2, 33.2)]] : [],
    };
  });
  return { rows, known: { rows, works: rows.map(({ id }) => id), villages, codes: [], kinds: KINDS } };
}
