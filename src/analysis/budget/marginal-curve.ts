import type { ProposedWork } from '../../domain/proposed-work.ts';

/** What has been reached once a work of the order is done; everything from the beginning. */
export interface Reached {
  readonly works: number;
  /** Whole CNY. */
  readonly spent: number;
  /** Villages of which a gap is closed, and gaps closed: a village may have several. */
  readonly villages: number;
  readonly gaps: number;
  readonly people: number;
  /** Works that serve nobody knows how many: not in `people`. */
  readonly unknownPeople: number;
}

const NOTHING: Reached = { works: 0, spent: 0, villages: 0, gaps: 0, people: 0, unknownPeople: 0 };

/** What works bring in their order, step by step; it begins with nothing. Works without a known cost are left out. */
export function benefitSteps(works: readonly ProposedWork[]): readonly Reached[] {
  const closed = new Set<number>();
  const steps: Reached[] = [NOTHING];
  let now = NOTHING;
  for (const { cost, villages, people } of works) {
    if (cost === null) continue;
    for (const village of villages) closed.add(village);
    now = {
      works: now.works + 1,
      spent: now.spent + cost.cny,
      villages: closed.size,
      gaps: now.gaps + villages.length,
      people: now.people + (people ?? 0),
      unknownPeople: now.unknownPeople + (people === null ? 1 : 0),
    };
    steps.push(now);
  }
  return steps;
}

/** How far so much money goes along the steps: the last one that is paid for. */
export function reachedWith(steps: readonly Reached[], cny: number): Reached {
  let low = 0;
  for (let high = steps.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle]!.spent <= cny) low = middle;
    else high = middle - 1;
  }
  return steps[low] ?? NOTHING;
}

/** What a stretch of money brings: the works that are paid off within it. */
export interface Bin {
  /** Whole CNY, from not including to including. */
  readonly from: number;
  readonly to: number;
  readonly villages: number;
  readonly gaps: number;
  readonly people: number;
}

/**
 * The marginal benefit of money (预算曲线): equal stretches of it, each with what it adds. Nothing is smoothed: a work counts where its last
 * yuan is paid, so a dear one leaves empty stretches before it.
 * @param width of a stretch, whole CNY above zero.
 * @param until how much money to look at; all that the works cost where not said.
 */
export function marginalCurve(steps: readonly Reached[], width: number, until = steps.at(-1)?.spent ?? 0): readonly Bin[] {
  return Array.from({ length: Math.ceil(until / width) }, (_, at) => {
    // What is free is in the first.
    const before = at === 0 ? NOTHING : reachedWith(steps, at * width);
    const after = reachedWith(steps, (at + 1) * width);
    return {
      from: at * width,
      to: (at + 1) * width,
      villages: after.villages - before.villages,
      gaps: after.gaps - before.gaps,
      people: after.people - before.people,
    };
  });
}
