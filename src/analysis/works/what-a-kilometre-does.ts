import type { ProposedWork } from '../../domain/proposed-work.ts';

/** Villages connected, their people and hamlets; null where one of them does not report it. */
export interface Gain {
  readonly villages: number;
  readonly people: number | null;
  readonly hamlets: number | null;
}

/** What works bring, for what they take. */
export interface Effect extends Gain {
  /** In the unit of their remedy, and CNY; null where that of one of them is not known. */
  readonly quantity: number | null;
  readonly cny: number | null;
  /** The gain by unit of quantity, and by 10,000 CNY (万元); null where the quantity or the cost is not known. */
  readonly perUnit: Gain | null;
  readonly perTenThousand: Gain | null;
}

/** What a stretch of road, or a scheme, does. */
export interface WorkEffect {
  readonly work: ProposedWork;
  /** By itself, as if what it requires were there already. */
  readonly alone: Effect;
  /** With all that it requires, and whom that connects. */
  readonly withRequired: Effect;
  /** Who is farther on, and waits for it: they need works of their own too. */
  readonly onward: Gain;
}

/**
 * What each of some works of one kind does: by kilometre and by 10,000 CNY where they are stretches of road, by 10,000 CNY where they are schemes.
 * What several villages need is one work and is counted once. In the order given.
 */
export function whatAKilometreDoes(works: readonly ProposedWork[]): WorkEffect[] {
  const byId = new Map(works.map((work) => [work.id, work]));
  const requiredBy = new Map<string, ProposedWork[]>();
  for (const work of works) for (const id of work.requires) requiredBy.set(id, [...(requiredBy.get(id) ?? []), work]);
  const closure = (work: ProposedWork, next: (work: ProposedWork) => readonly ProposedWork[]) => {
    const found = new Set([work]);
    for (const one of found) for (const other of next(one)) found.add(other);
    return [...found];
  };
  const required = ({ requires }: ProposedWork) => requires.flatMap((id) => byId.get(id) ?? []);
  const waiting = ({ id }: ProposedWork) => requiredBy.get(id) ?? [];
  return works.map((work) => ({
    work,
    alone: effectOf([work]),
    withRequired: effectOf(closure(work, required)),
    onward: gainOf(closure(work, waiting).filter((other) => other !== work)),
  }));
}

function effectOf(works: readonly ProposedWork[]): Effect {
  const gain = gainOf(works);
  const isOneUnit = works.every(({ remedy }) => remedy === works[0]?.remedy);
  const quantity = isOneUnit ? sum(works, (work) => work.quantity) : null;
  const cny = sum(works, ({ cost }) => cost?.cny ?? null);
  return { ...gain, quantity, cny, perUnit: per(gain, quantity), perTenThousand: per(gain, cny === null ? null : cny / 10_000) };
}

function gainOf(works: readonly ProposedWork[]): Gain {
  return {
    villages: works.reduce((total, { villages }) => total + villages.length, 0),
    people: sum(works, ({ people }) => people),
    hamlets: sum(works, ({ hamlets }) => hamlets),
  };
}

/** Null where one of them is. */
function sum(works: readonly ProposedWork[], of: (work: ProposedWork) => number | null): number | null {
  return works.reduce<number | null>((total, work) => {
    const one = of(work);
    return total === null || one === null ? null : total + one;
  }, 0);
}

function per({ villages, people, hamlets }: Gain, amount: number | null): Gain | null {
  if (amount === null || amount === 0) return null;
  return {
    villages: villages / amount,
    people: people === null ? null : people / amount,
    hamlets: hamlets === null ? null : hamlets / amount,
  };
}
