/**
 * Seeded randomness, one independent stream per key: adding a village to one township does not reshuffle the others.
 * @param {...(string|number)} key
 */
export function stream(...key) {
  let seed = 2166136261;
  for (const character of key.join('/')) seed = Math.imul(seed ^ character.charCodeAt(0), 16777619);
  let state = seed >>> 0;
  /** Next number in [0, 1) (mulberry32). */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    /** Number between two bounds. */
    between: (low, high) => low + (high - low) * next(),
    /** Whole number between two bounds, both included. */
    whole: (low, high) => Math.floor(low + (high - low + 1) * next()),
    chance: (probability) => next() < probability,
    /** Roughly normal, mean 0, deviation 1 (sum of uniforms). */
    normal: () => next() + next() + next() + next() + next() + next() - 3,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}
