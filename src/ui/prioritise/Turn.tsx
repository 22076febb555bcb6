import { useMemo } from 'react';
import { CRITERIA } from '../../analysis/rank/criteria.ts';
import { changesThatMove } from '../../analysis/rank/weight-change.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useSay, useWords } from '../text/words.ts';

const FIRST = 50;
/** As far as a slider goes. */
const HEAVIEST = 100;

/** The smallest change of one weight that would put a candidate out of the first, or in. */
export function Turn({
  ranking,
  position,
  rank,
}: {
  readonly ranking: Parameters<typeof changesThatMove>[0];
  readonly position: number;
  readonly rank: number;
}) {
  const turnWords = useTurnWords();
  const turns = useMemo(() => changesThatMove(ranking, position, FIRST), [ranking, position]);
  return (
    <p>
      {turnWords(
        turns.find(({ to }) => to <= HEAVIEST),
        rank <= FIRST,
      )}
    </p>
  );
}

/** Says which change of a weight moves a candidate over the line of the first; that none does, where there is none. */
export function useTurnWords() {
  const words = useWords(listWords);
  const say = useSay();
  return (turn: ReturnType<typeof changesThatMove>[number] | undefined, isIn: boolean): string => {
    if (!turn) return isIn ? words.neverDrops : words.neverEnters;
    if (turn.to === turn.from) return words.tied;
    const criterion = CRITERIA.find(({ id }) => id === turn.criterion);
    const print = (weight: number) => weight.toFixed(1).replace(/\.0$/, '');
    return (isIn ? words.drop : words.enter)(criterion ? say(criterion.name) : '', print(turn.from), print(turn.to));
  };
}
