import type { Share } from '../../analysis/coverage-area/coverage.ts';
import { partOf } from '../../analysis/coverage-area/coverage.ts';
import type { Weight } from '../../domain/parameters.ts';
import type { Language } from '../../domain/text.ts';
import type { Coverage } from '../../state/coverage.ts';
import { type Counted, countedEn, countedZh } from './explore.ts';
import { count, countOf, percent, radiusKm } from './format.ts';
import { words } from './words.ts';

type People = Exclude<Weight, 'villages'>;
const peopleZh: Record<People, string> = { households: '户', registered: '户籍人口', resident: '常住人口' };
const peopleEn: Record<People, string> = { households: 'households', registered: 'registered people', resident: 'residents' };
/** Names that are named; of more only the first and their number. */
const NAMED = 3;

/** What lies within the radius, as one sentence, and what is not known of it. */
export const coverageWords = words(
  {
    working: '正在算覆盖范围……',
    straightOnly: '覆盖范围是按直线距离画的圆，只在按直线判断时能算',
    sentence: (facility: string, km: string, parts: readonly string[]) => `任一${facility} ${km} 公里内：${parts.join('、')}`,
    area: (share: string) => `${share} 的面积`,
    villages: (share: string, who: Counted) => `${share} 的${countedZh[who]}`,
    people: (share: string, of: People) => `${share} 的${peopleZh[of]}`,
    noFacility: (facility: string) => `没有一处${facility}有位置，算不出覆盖了哪里`,
    noGround: '没有界线，面积算不出，也画不出',
    lacking: (names: readonly string[], all: number) =>
      `没有${names.join('、')}${all > names.length ? ` 等 ${all} 处` : ''}的界线，面积算不出`,
    schematic: '界线为示意，面积只供参考',
    unmeasured: (villages: number) => `${count(villages)} 个村没有位置，不计入`,
    unreported: (villages: number, of: People) => `${count(villages)} 个村没报${of === 'households' ? '户数' : peopleZh[of]}，不计入`,
    unplaced: (facilities: number, facility: string) => `${count(facilities)} 处${facility}没有位置，没算进来`,
    openCounty: '点开一个县区，地图上就画出覆盖了哪里',
    beyond: (facility: string) => `界外的${facility}不知道，靠边的地方可能算少`,
  },
  {
    working: 'Working out what is covered…',
    straightOnly: 'Covered ground is circles by the straight line: it can be told only where the straight line decides',
    sentence: (facility, km, parts) => `Within ${km} km of any ${facility}: ${parts.join(', ')}`,
    area: (share) => `${share} of the area`,
    villages: (share, who) => `${share} of ${countedEn[who][1]}`,
    people: (share, of) => `${share} of ${peopleEn[of]}`,
    noFacility: (facility) => `No ${facility} has a position: what is covered cannot be told`,
    noGround: 'No border in the data: its area can be neither told nor drawn',
    lacking: (names, all) =>
      `No border of ${names.join(', ')}${all > names.length ? ` and ${all - names.length} more` : ''} in the data: the area cannot be told`,
    schematic: 'Borders are schematic, the area is a rough one',
    unmeasured: (villages) => `${countOf(villages, 'village has', 'villages have')} no position, left out`,
    unreported: (villages, of) => `${countOf(villages, 'village does', 'villages do')} not report ${peopleEn[of]}, left out`,
    unplaced: (facilities, facility) => `${countOf(facilities, `${facility} has`, `${facility}s have`)} no position, left out`,
    openCounty: 'Open a county to see on the map what is covered',
    beyond: (facility) => `A ${facility} beyond the border is not known: near it more may be covered`,
  },
);

/** Which people are told of: those the screen counts by; where it counts villages the registered, or the resident where nobody reports the others. */
function peopleOf(weight: Weight, shares: Readonly<Record<Weight, Share>>): People {
  if (weight !== 'villages') return weight;
  return shares.registered.of > 0 || shares.resident.of === 0 ? 'registered' : 'resident';
}

/** Coverage in words: the sentence, and what is not known of it. */
export function coverageSentences(
  { radius, ground, lacking, hasGround, schematic, served, shares }: Coverage,
  { facility, who, weight }: { readonly facility: string; readonly who: Counted; readonly weight: Weight },
  language: Language,
): { readonly sentence: string; readonly notes: readonly string[] } {
  const said = coverageWords[language];
  const unplaced = served.unplaced > 0 ? [said.unplaced(served.unplaced, facility)] : [];
  if (served.at.length === 0) return { sentence: said.noFacility(facility), notes: [] };
  const people = peopleOf(weight, shares);
  const [villages, counted] = [shares.villages, shares[people]];
  const shareOf = ({ within, of }: { readonly within: number; readonly of: number }) => percent(partOf(within, of));
  const parts = [
    ...(ground ? [said.area(shareOf({ within: ground.covered, of: ground.of }))] : []),
    ...(villages.of > 0 ? [said.villages(shareOf(villages), who)] : []),
    ...(counted.of > 0 ? [said.people(shareOf(counted), people)] : []),
  ];
  const names = lacking.slice(0, NAMED).map(({ name }) => name);
  return {
    sentence: parts.length === 0 ? '' : said.sentence(facility, radiusKm(radius), parts),
    notes: [
      ...(hasGround ? (lacking.length > 0 ? [said.lacking(names, lacking.length)] : []) : [said.noGround]),
      ...(ground && schematic ? [said.schematic] : []),
      ...(villages.unmeasured > 0 ? [said.unmeasured(villages.unmeasured)] : []),
      ...(counted.unreported > 0 ? [said.unreported(counted.unreported, people)] : []),
      ...unplaced,
    ],
  };
}
