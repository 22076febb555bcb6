import { type Filed, fileBySlot } from '../filed.ts';

const sizeOf = ({ starts }: Filed): number => starts.length - 1;

/** Calls with each item of a slot. */
export function eachOf({ starts, items }: Filed, slot: number, call: (item: number) => void): void {
  for (let at = starts[slot]!; at < starts[slot + 1]!; at++) call(items[at]!);
}

/** By work, those that require it. */
export function dependentsOf(requires: Filed): Filed {
  const size = sizeOf(requires);
  return fileBySlot(size, (file) => {
    for (let work = 0; work < size; work++) eachOf(requires, work, (before) => file(before, work));
  });
}

/** Works that require each other in a circle, whoever is in it or behind it; none where the works can be put in an order. */
export function inCircles(requires: Filed): number[] {
  const { order } = peel(requires);
  const placed = new Set(order);
  return Array.from({ length: sizeOf(requires) }, (_, work) => work).filter((work) => !placed.has(work));
}

/** Works, each after all that it requires; of those that may come next, as they were given. Throws RangeError where they go in a circle. */
export function inOrder(requires: Filed): Uint32Array {
  const { order } = peel(requires);
  if (order.length < sizeOf(requires)) throw new RangeError('works require each other in a circle');
  return Uint32Array.from(order);
}

/** Takes the works that wait for nothing any more, until there are none (Kahn's algorithm). */
function peel(requires: Filed): { readonly order: readonly number[] } {
  const size = sizeOf(requires);
  const after = dependentsOf(requires);
  const waiting = Uint32Array.from({ length: size }, (_, work) => requires.starts[work + 1]! - requires.starts[work]!);
  const order = Array.from(waiting.keys()).filter((work) => waiting[work] === 0);
  for (let at = 0; at < order.length; at++)
    eachOf(after, order[at]!, (work) => {
      waiting[work]! -= 1;
      if (waiting[work] === 0) order.push(work);
    });
  return { order };
}

/** Whatever a work requires that is not done yet, and itself: each after what it requires. */
export function stillNeeded(requires: Filed, work: number, isDone: (work: number) => boolean): number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  const visit = (one: number): void => {
    if (seen.has(one) || isDone(one)) return;
    seen.add(one);
    eachOf(requires, one, visit);
    found.push(one);
  };
  visit(work);
  return found;
}
