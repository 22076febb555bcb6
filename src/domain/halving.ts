/** By halving: the first place from `from` on that is not below what is looked for, in a list in order; `to` where all before it are. */
export function firstNotBelow(from: number, to: number, isBelow: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
