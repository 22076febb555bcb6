/** Two ways of doing the same work, and a check that they agree. */
export interface Duel<Ours, Theirs> {
  readonly id: string;
  readonly peer: string;
  /** Pieces of work in one run; times are printed per piece. */
  readonly pieces: number;
  readonly ours: () => Ours;
  readonly theirs: () => Theirs;
  /** Throws when the answers disagree; else says what was compared. */
  readonly check: (ours: Ours, theirs: Theirs) => string;
}

/** A line of the table, milliseconds a piece. */
export interface Measured {
  readonly work: string;
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
  readonly note: string;
}

const WARM_UP = 3;
const RUNS = 9;

function timed<T>(work: () => T): readonly [milliseconds: number, result: T] {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Runs both side by side, in turn and in alternating order, so that a busy moment of the machine falls on both. */
export function measure<Ours, Theirs>({ id, peer, pieces, ours, theirs, check }: Duel<Ours, Theirs>): Measured {
  const note = check(ours(), theirs());
  const times: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const turns = [() => ['ours', timed(ours)[0]] as const, () => ['peer', timed(theirs)[0]] as const];
    for (const turn of run % 2 === 0 ? turns : turns.reverse()) {
      const [side, milliseconds] = turn();
      if (run >= WARM_UP) times[side].push(milliseconds / pieces);
    }
  }
  const [mine, other] = [median(times.ours), median(times.peer)];
  return { work: id, ours: mine, peer: other, ratio: other / mine, note: `peer: ${peer}; ${note}` };
}

/** Stops the bench where the two sides do not agree. */
export function agree(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the two sides disagree: ${what}`);
}
