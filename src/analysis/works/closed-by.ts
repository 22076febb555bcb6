import type { Indicator } from '../../domain/indicator.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import type { Remedy } from '../../domain/remedy.ts';
import { INDICATORS } from '../../layers/index.ts';

/** Village indicators whose gaps works can close, in the order of the layers. */
export const WORKABLE: readonly Indicator[] = INDICATORS.flatMap(({ indicator }) =>
  indicator.subject === 'village' && (indicator.remedies ?? []).length > 0 ? [indicator] : [],
);

/** Every remedy that a layer declares, each once. */
export const REMEDIES: readonly Remedy[] = [
  ...new Map(WORKABLE.flatMap(({ remedies = [] }) => remedies.map((remedy) => [remedy.id, remedy] as const))).values(),
];

export function findRemedy(id: string): Remedy | undefined {
  return REMEDIES.find((remedy) => remedy.id === id);
}

const CLOSED: ReadonlyMap<string, readonly Indicator[]> = new Map(
  REMEDIES.map(({ id }) => [id, WORKABLE.filter(({ remedies = [] }) => remedies.some((one) => one.id === id))]),
);

/** The indicators that a remedy closes: all that declare it. One work is enough for two readings of the same lack. */
export function indicatorsClosedBy(remedy: string): readonly Indicator[] {
  return CLOSED.get(remedy) ?? [];
}

/** Those of the works that come to something: whose requirements are all among them, and theirs too. */
export function effective(works: readonly ProposedWork[]): ProposedWork[] {
  const byId = new Map(works.map((work) => [work.id, work]));
  const known = new Map<string, boolean>();
  const isDone = (id: string): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Works that require each other in a circle come to nothing.
    known.set(id, false);
    const done = byId.get(id)?.requires.every(isDone) ?? false;
    known.set(id, done);
    return done;
  };
  return works.filter(({ id }) => isDone(id));
}
