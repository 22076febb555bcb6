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

/** Roughly normal, mean 0, deviation 1: a sum of uniforms, for a logarithm is not the same in every engine. */
export function normal(next: Uniform): number {
  return (next() + next() + next() + next() - 2) * 1.732_050_807_568_877_2;
}

/**
 * Deals `total` things out by weight: first and last + 1 of each place's, in the places' order. Rounded as sums, so that they always add up.
 */
export function deal(total: number, weights: Float64Array): Uint32Array {
  const starts = new Uint32Array(weights.length + 1);
  const sum = weights.reduce((before, weight) => before + weight, 0);
  let before = 0;
  for (let place = 0; place < weights.length; place++) {
    before += weights[place]!;
    starts[place + 1] = sum > 0 ? Math.floor((before / sum) * total + 1e-6) : 0;
  }
  starts[weights.length] = total;
  return starts;
}

/** Rounded to a millionth of a degree, a decimetre, as positions in tables are. */
export function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** The cosine of degrees by its series: `Math.cos` is not the same in every engine. */
export function cosine(degrees: number): number {
  const square = (degrees * 0.017_453_292_519_943_295) ** 2;
  return 1 - square / 2 + (square * square) / 24 - square ** 3 / 720 + square ** 4 / 40_320;
}
