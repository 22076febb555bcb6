/** Numbers in [0, 1), the same in every run and every engine. */
export type Uniform = () => number;

/**
 * Seeded randomness (mulberry32), one independent stream for each name: more of one thing does not reshuffle another. Whole-number
 * arithmetic only; whoever makes figures of it keeps to + − × ÷ and square roots, so that every engine makes the same bytes.
 */
export function stream(seed: number, ...name: readonly (string | number)[]): Uniform {
  let state = 2_166_136_261;
  for (const letter of [seed, ...name].join('/')) state = Math.imul(state ^ letter.charCodeAt(0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
