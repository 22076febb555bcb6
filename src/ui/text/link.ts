import type { LinkPart } from '../../state/store.ts';
import { words } from './words.ts';

const partsZh: Record<LinkPart, string> = {
  indicator: '指标',
  year: '年份',
  mode: '距离量法',
  traveller: '出行方式',
  county: '县区',
  township: '镇办',
  selected: '村',
  receipt: '出处',
};
const partsEn: Record<LinkPart, string> = {
  indicator: 'indicator',
  year: 'year',
  mode: 'way to measure distance',
  traveller: 'way to travel',
  county: 'county',
  township: 'township',
  selected: 'village',
  receipt: 'receipt',
};

/** What is said of a link that does not fit the data. */
export const linkWords = words(
  { missing: (parts: readonly LinkPart[]) => `链接里的${parts.map((part) => partsZh[part]).join('、')}，这份数据里没有，已略去。` },
  { missing: (parts) => `Left out of the link, as this data has no such ${parts.map((part) => partsEn[part]).join(', ')}.` },
);
