import type { Figure } from './figures.ts';
import type { Shown } from './shown.ts';

/** Where a number of the programme comes from. */
export function Explained({ figure }: Shown & { readonly figure: Figure }) {
  return <p>{figure}</p>;
}
