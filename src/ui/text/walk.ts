import type { WalkProblem } from '../../analysis/terrain/walking-time.ts';
import { words } from './words.ts';

const problemsZh: Record<WalkProblem, string> = {
  'no-position': '村没有位置，算不出走多久',
  'outside-terrain': '村在高程文件之外，算不出走多久',
  'height-unknown': '村所在处高程文件没有数，算不出走多久',
  'no-facility': '高程文件范围内没有一处计入的机构，没处可走',
  'no-way': '在高程文件里走不到任何一处',
};
const problemsEn: Record<WalkProblem, string> = {
  'no-position': 'The village has no position: no walking time',
  'outside-terrain': 'The village lies outside the file of heights: no walking time',
  'height-unknown': 'The file of heights knows none where the village lies: no walking time',
  'no-facility': 'No facility that counts lies within the file of heights: there is nowhere to walk to',
  'no-way': 'Nothing can be reached on foot within the file of heights',
};

const timeZh = (minutes: number) => {
  const whole = Math.round(minutes);
  if (whole < 1) return '不到 1 分钟';
  return whole < 60 ? `约 ${whole} 分钟` : `约 ${Math.floor(whole / 60)} 小时${whole % 60 === 0 ? '' : ` ${whole % 60} 分`}`;
};
const timeEn = (minutes: number) => {
  const whole = Math.round(minutes);
  if (whole < 1) return 'less than 1 min';
  return whole < 60 ? `about ${whole} min` : `about ${Math.floor(whole / 60)} h${whole % 60 === 0 ? '' : ` ${whole % 60} min`}`;
};

/** The walk to the nearest facility over the project's terrain. */
export const walkWords = words(
  {
    title: '步行',
    and: '，',
    there: (facility: string, minutes: number) => `走到${facility}${timeZh(minutes)}`,
    back: (minutes: number) => `走回来${timeZh(minutes)}`,
    from: (facility: string, minutes: number) => `从${facility}走来最快，${timeZh(minutes)}`,
    modelled: '按高程和坡度推算（托布勒步速），不知道河、路和林地',
    working: '正在按高程算步行时间……',
    failed: '步行时间没有算出来：打开别的村再回来会重算',
    problems: problemsZh,
  },
  {
    title: 'On foot',
    and: ', ',
    there: (facility, minutes) => `${timeEn(minutes)} to ${facility}`,
    back: (minutes) => `${timeEn(minutes)} back`,
    from: (facility, minutes) => `fastest from ${facility}, ${timeEn(minutes)}`,
    modelled: "Modelled by height and slope (Tobler's speed); rivers, paths and forest are not known",
    working: 'Working out the walk over the terrain…',
    failed: 'The walking time could not be worked out: it is tried again when you come back to a village',
    problems: problemsEn,
  },
);
