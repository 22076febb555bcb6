import type { Indicator } from '../../domain/indicator.ts';
import type { Assessment } from '../assess.ts';
import { columnsOf } from '../columns.ts';
import { codeOfState } from '../decision-table.ts';
import { fileBySlot } from '../filed.ts';
import type { People } from './villages-of.ts';

/** Villages, and the people of those that report how many they are. */
export interface Counted {
  /** Indices, in the order asked about. */
  readonly villages: Uint32Array;
  readonly people: number;
  /** Villages that do not report their people: in `villages`, and not in `people`. */
  readonly unreported: number;
}

/** Villages that lack the same things: of some nothing else is unknown, others may lack more. */
export interface Combination {
  /** Indicators of which all of them have a gap. */
  readonly lacking: readonly Indicator[];
  /** Who lacks these and nothing else. */
  readonly exactly: Counted;
  /** Who lacks these, and of whom something else is not reported: never counted as not lacking it. */
  readonly atLeast: Counted;
}

/** Who lacks what together (an UpSet of the gaps). Every village asked about is in one combination, or in `none`. */
export interface JointGaps {
  /** Each indicator's own gaps, and of whom it is unknown; the most gaps first. */
  readonly sets: readonly { readonly indicator: Indicator; readonly gap: Counted; readonly unknown: Counted }[];
  /** The most villages first, known and possible ones together; of equals that of more gaps. */
  readonly combinations: readonly Combination[];
  /** Without a known gap. */
  readonly none: Omit<Combination, 'lacking'>;
}

const GAP = codeOfState('gap');
const UNKNOWN = codeOfState('unknown');

/** Bits of a whole number that are told apart. */
const MOST = 30;

/**
 * Counts combinations of gaps over some villages, by assessments of one data set, one an indicator.
 * Throws RangeError for more than thirty of them.
 */
export function jointGaps(assessments: readonly Assessment[], indices: ArrayLike<number>, people: People): JointGaps {
  if (assessments.length > MOST) throw new RangeError(`${assessments.length} indicators: no more than ${MOST} are counted together`);
  const count = counter(assessments[0], people);
  const indicators = assessments.map(({ evidence }) => evidence.indicator);
  // Twice the gaps' bits, and one more where something is unknown.
  const slots = new Map<number, number>();
  const slotOf = Uint32Array.from({ length: indices.length }, (_, at) => {
    const key = keyOf(assessments, indices[at]!);
    const slot = slots.get(key) ?? slots.size;
    slots.set(key, slot);
    return slot;
  });
  const { starts, items } = fileBySlot(slots.size, (file) => {
    slotOf.forEach((slot, at) => {
      file(slot, indices[at]!);
    });
  });
  const of = (key: number) => {
    const slot = slots.get(key);
    return count(slot === undefined ? new Uint32Array(0) : items.subarray(starts[slot], starts[slot + 1]));
  };
  const both = (gaps: number) => ({ exactly: of(gaps * 2), atLeast: of(gaps * 2 + 1) });
  const combinations = [...new Set([...slots.keys()].map((key) => Math.floor(key / 2)))]
    .filter((gaps) => gaps > 0)
    .map((gaps) => ({ gaps, lacking: indicators.filter((_, at) => (gaps & (1 << at)) !== 0), ...both(gaps) }))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || b.lacking.length - a.lacking.length || a.gaps - b.gaps)
    .map(({ gaps: _, ...combination }) => combination);
  const inState = (assessment: Assessment, state: number) =>
    count(Uint32Array.from(indices).filter((village) => assessment.states[village] === state));
  const sets = assessments
    .map((one) => ({ indicator: one.evidence.indicator, gap: inState(one, GAP), unknown: inState(one, UNKNOWN) }))
    .sort((a, b) => b.gap.villages.length - a.gap.villages.length);
  return { sets, combinations, none: both(0) };
}

const sizeOf = ({ exactly, atLeast }: Combination) => exactly.villages.length + atLeast.villages.length;

function keyOf(assessments: readonly Assessment[], village: number): number {
  let [gaps, unknown] = [0, 0];
  for (let at = 0; at < assessments.length; at++) {
    const state = assessments[at]!.states[village];
    if (state === undefined) throw new RangeError(`no village ${village}`);
    if (state === GAP) gaps |= 1 << at;
    else if (state === UNKNOWN) unknown = 1;
  }
  return gaps * 2 + unknown;
}

/** Who lacks all of these, whatever else; and who may: lacking some of them, or none, where the others are not reported. */
export function lackingAll(
  assessments: readonly Assessment[],
  indices: ArrayLike<number>,
  people: People,
): { readonly certain: Counted; readonly possible: Counted } {
  const count = counter(assessments[0], people);
  const mayLack = Uint32Array.from(indices).filter((village) =>
    assessments.every(({ states }) => states[village] === GAP || states[village] === UNKNOWN),
  );
  const isCertain = (village: number) => assessments.every(({ states }) => states[village] === GAP);
  return { certain: count(mayLack.filter(isCertain)), possible: count(mayLack.filter((village) => !isCertain(village))) };
}

/** Without any assessment there is nobody to count the people of. */
function counter(assessment: Assessment | undefined, people: People): (villages: Uint32Array) => Counted {
  const figures = assessment && columnsOf(assessment.evidence.dataset).figures[people];
  return (villages) => {
    let [sum, unreported] = [0, 0];
    for (const village of villages) {
      const one = figures?.[village] ?? Number.NaN;
      if (Number.isNaN(one)) unreported++;
      else sum += one;
    }
    return { villages, people: sum, unreported };
  };
}
