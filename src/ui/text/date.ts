import { words } from './words.ts';

/** What stands in a date's place where no file says of when its figures are. */
export const dateWords = words({ undated: '未注明年份' }, { undated: 'No year given' });
