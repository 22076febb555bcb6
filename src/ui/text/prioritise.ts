import { words } from './words.ts';

/** Putting works in order: the frame that ranking, budget and siting share. */
export const prioritiseWords = words(
  {
    halves: '排什么',
    halfNames: { works: '排序与预算', sites: '选址' },
  },
  {
    halves: 'What to plan',
    halfNames: { works: 'Rank and budget', sites: 'Siting' },
  },
);
