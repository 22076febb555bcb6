import type { Shown } from './shown.ts';

/** Whose works, what decides their order, how firm it is. */
export function WorkInputs({ view }: Shown) {
  return <p>{view.year}</p>;
}
