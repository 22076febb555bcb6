import { columnsOf } from '../analysis/columns.ts';
import { codeOfState } from '../analysis/decision-table.ts';
import type { AskedIndicator } from '../analysis/rank/asked.ts';
import type { VillageCandidates } from '../analysis/rank/villages.ts';
import { type Tally, tally } from '../analysis/tally.ts';
import { statesAfter } from '../analysis/works/states-after.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { ProposedWork } from '../domain/proposed-work.ts';
import { latest } from './latest.ts';

/** A sum over villages, and how many of them do not report what is added up. */
export interface KnownSum {
  readonly sum: number;
  readonly unknown: number;
}

/** What works come to in the villages that are counted, by all that is asked of them. */
export interface Effect {
  /** Villages of which a gap closes, ascending, and how many have a gap now. */
  readonly closed: Uint32Array;
  readonly before: number;
  /** Of the closed, those without any gap afterwards. */
  readonly cleared: number;
  /** Gaps that close: a village may have several. */
  readonly gaps: number;
  /** People of the closed villages, each counted once, and those of them in poor villages. */
  readonly people: KnownSum;
  readonly poorPeople: KnownSum;
  /** Villages kept from leaving poverty by a gap: all, those that no gap keeps any more, and those of which nobody knows. */
  readonly exits: { readonly all: number; readonly freed: Uint32Array; readonly unknown: number };
}

const GAP = codeOfState('gap');

/** What works come to. Villages count once, whatever several works do for them. */
export const effectOf = latest(
  (
    dataset: Dataset,
    { asked, items, values }: VillageCandidates,
    works: readonly ProposedWork[],
    counted: 'registered' | 'resident',
  ): Effect => {
    const after = asked.map((one) => ({ ...one, after: statesAfter(one.assessment, works) }));
    const isLeft = (village: number, of: (one: AskedIndicator) => boolean = () => true) =>
      after.some((one) => of(one) && one.after[village] === GAP);
    let gaps = 0;
    const closed = items
      .filter((village) => {
        const here = after.filter((one) => one.assessment.states[village] === GAP && one.after[village] !== GAP).length;
        gaps += here;
        return here > 0;
      })
      .sort();
    const { figures, marks } = columnsOf(dataset);
    const people = figures[counted];
    const exits = items.filter((_, position) => values.veto[position] === 1);
    return {
      closed,
      before: items.length,
      cleared: closed.filter((village) => !isLeft(village)).length,
      gaps,
      people: sumOf(closed, (village) => people[village] ?? Number.NaN),
      poorPeople: sumOf(closed, (village) =>
        marks.poor[village] === 0 ? 0 : marks.poor[village] === 1 ? (people[village] ?? Number.NaN) : Number.NaN,
      ),
      exits: {
        all: exits.length,
        freed: exits.filter((village) => !isLeft(village, ({ indicator }) => indicator.vetoes !== undefined)),
        unknown: values.veto.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0),
      },
    };
  },
);

function sumOf(villages: Uint32Array, of: (village: number) => number): KnownSum {
  let [sum, unknown] = [0, 0];
  for (const village of villages) {
    const value = of(village);
    if (Number.isNaN(value)) unknown += 1;
    else sum += value;
  }
  return { sum, unknown };
}

/** An indicator that stands for its layer, its villages by state now, and once the works are done. */
export interface LayerEffect {
  readonly layer: AskedIndicator['layer'];
  readonly assessment: AskedIndicator['assessment'];
  readonly now: Tally;
  readonly after: Tally;
}

/** The first indicator of each layer that is asked. */
export const mainAsked = latest((asked: VillageCandidates['asked']): readonly AskedIndicator[] =>
  asked.filter(({ layer }, at) => asked.findIndex((one) => one.layer === layer) === at),
);

/** What works do to each layer's gaps: a forecast of what becomes of them once they are done and nothing else changes. */
export const forecastOf = latest(
  (asked: VillageCandidates['asked'], villages: Uint32Array, works: readonly ProposedWork[]): readonly LayerEffect[] =>
    mainAsked(asked).map(({ layer, assessment }) => ({
      layer,
      assessment,
      now: tally(assessment, villages),
      after: tally({ ...assessment, states: statesAfter(assessment, works) }, villages),
    })),
);
