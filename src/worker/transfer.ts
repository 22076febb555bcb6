/**
 * The memory that a value made of plain objects and lists keeps in typed arrays, each buffer once: what `postMessage` hands over without a
 * copy. Whoever posted it has it no more.
 */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const walk = (given: unknown): void => {
    if (ArrayBuffer.isView(given)) {
      // Shared memory is both sides' already.
      if (given.buffer instanceof ArrayBuffer) buffers.add(given.buffer);
    } else if (Array.isArray(given)) given.forEach(walk);
    else if (typeof given === 'object' && given !== null) Object.values(given).forEach(walk);
  };
  walk(value);
  return [...buffers];
}
