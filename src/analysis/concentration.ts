/** Somebody in a row from the worst placed to the best: how much of something falls on them, and their place, compared number by number. */
export interface Placed {
  readonly amount: number;
  /** Smaller: placed worse. NaN in it: nobody knows where they stand. */
  readonly place: readonly number[];
}

/** How amounts lie along a row from the worst placed to the best. */
export interface Concentration {
  /** From (0, 0) to (1, 1): the share of people so far, and the share of the amount that falls on them. Equally placed ones are one straight step. */
  readonly curve: readonly (readonly [people: number, amount: number])[];
  /**
   * Concentration index, −1 to 1: 1 − 2 × the area under the curve. Below 0 the worst placed bear more than their share, above 0 less. Relative to
   * the mean: as amounts grow rare it grows by itself.
   */
  readonly index: number;
  /**
   * The same in absolute terms, for amounts from 0 to 1: 4 × mean × index (Erreygers 2009), which two points of time may be compared by: halving
   * every share halves it.
   */
  readonly absolute: number;
  /** Counted, and those left out because nobody knows where they stand; how much falls on these. */
  readonly counted: number;
  readonly unplaced: { readonly count: number; readonly amount: number };
}

/**
 * The concentration curve and index of amounts over the worst placed first (Wagstaff, Paci and van Doorslaer 1991). Who are placed equally share
 * their ranks, so that no order among them is invented. Null where nothing falls on anybody who is placed.
 */
export function concentrationOf(all: readonly Placed[]): Concentration | null {
  const isPlaced = ({ place }: Placed) => !place.some(Number.isNaN);
  const row = all.filter(isPlaced).sort(byPlace);
  const unplaced = all.filter((one) => !isPlaced(one));
  const sum = (some: readonly Placed[]) => some.reduce((total, { amount }) => total + amount, 0);
  const total = sum(row);
  if (total === 0) return null;
  const curve: [number, number][] = [[0, 0]];
  let [area, people, amount] = [0, 0, 0];
  for (let from = 0; from < row.length; ) {
    let to = from;
    let step = 0;
    while (to < row.length && byPlace(row[to]!, row[from]!) === 0) step += row[to++]!.amount;
    // Twice the area of the step's trapezium, in whole people and amounts.
    area += (to - from) * (2 * amount + step);
    people = to;
    amount += step;
    curve.push([people / row.length, amount / total]);
    from = to;
  }
  const index = 1 - area / (row.length * total);
  return {
    curve,
    index,
    absolute: 4 * (total / row.length) * index,
    counted: row.length,
    unplaced: { count: unplaced.length, amount: sum(unplaced) },
  };
}

function byPlace({ place: one }: Placed, { place: other }: Placed): number {
  for (let at = 0; at < one.length; at++) {
    const difference = one[at]! - other[at]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
