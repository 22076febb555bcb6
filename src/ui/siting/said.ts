import type { SitingAnswer } from '../../analysis/site/problem.ts';
import { doesReachClose, type SitingAsked } from '../../state/siting.ts';
import type { sitingWords } from '../text/siting.ts';

type Words = (typeof sitingWords)['zh'];

/** How far an answer may be from the best, as a share of the best there can be; 0 where they are one, null where nothing is known. */
export function shareOf({ value, bound }: Pick<SitingAnswer, 'value' | 'bound'>): number | null {
  if (value === bound) return 0;
  const best = Math.max(value, bound);
  return Number.isFinite(best) && best > 0 ? Math.abs(bound - value) / best : null;
}

/** Per cent, rounded up: what is printed is never less than it is. */
export const printedShare = (share: number) => `${(Math.ceil(share * 1000) / 10).toFixed(1)}%`;

/** 离最优至多差 0.7%. */
export function shareWords(words: Words, answer: Pick<SitingAnswer, 'value' | 'bound'>): string {
  const share = shareOf(answer);
  return share === null ? words.gapUnknown : words.gap(printedShare(share));
}

/** How many gaps are closed, and why not all that are reached. */
export function closedWords(words: Words, asked: SitingAsked, closed: number): string {
  return doesReachClose(asked.indicator, asked.question) ? words.closed(closed) : words.closedOwn(closed);
}
