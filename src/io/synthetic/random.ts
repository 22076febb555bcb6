import type { Uniform } from '../../domain/random.ts';

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
