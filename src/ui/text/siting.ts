import { count, countOf } from './format.ts';
import { words } from './words.ts';

/** Where new sites go. */
export const sitingWords = words(
  {
    choose: '新建几处',
    fewer: '少一处',
    more: '多一处',
    headline: (sites: number) => `再建 ${count(sites)} 处`,
  },
  {
    choose: 'New sites',
    fewer: 'One fewer',
    more: 'One more',
    headline: (sites: number) => `${countOf(sites, 'new site', 'new sites')}`,
  },
);
