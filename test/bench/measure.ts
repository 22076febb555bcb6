/** Two ways of doing the same work, and a check that they agree. */
export interface Duel<Ours, Theirs> {
  /** As the list of figures names it: `work/peer`. */
  readonly id: string;
  /** What was done, in words. */
  readonly work: string;
  /** What did it on the other side. */
  readonly peer: string;
  /** What the ratio is held against, in words (`≥ 60 ×`). */
  readonly limit?: string;
  /** Pieces of work in one run; times are printed per piece. */
  readonly pieces: number;
  /** Timed runs of each side; 9 where nothing is said, after 3 that are not counted. Fewer than 9: after one. */
  readonly runs?: number;
  /** The other side does a sample only: what its time is multiplied by. The note says so. */
  readonly extrapolated?: number;
  readonly ours: () => Ours;
  readonly theirs: () => Theirs;
  /** Throws when the answers disagree; else says what was compared. */
  readonly check: (ours: Ours, theirs: Theirs) => string;
}

/** A line of the table, milliseconds a piece. */
export interface Measured {
  readonly id: string;
  readonly work: string;
  readonly ours: number;
  readonly peer: string;
  readonly theirs: number;
  /** How many times as long the other side takes. */
  readonly ratio: number;
  readonly limit?: string;
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
export function measure<Ours, Theirs>(duel: Duel<Ours, Theirs>): Measured {
  const { id, work, peer, limit, pieces, ours, theirs, check, runs = RUNS, extrapolated = 1 } = duel;
  const [firstOurs, answer] = timed(ours);
  const [firstTheirs, otherAnswer] = timed(theirs);
  const compared = check(answer, otherAnswer);
  const warmUp = runs < RUNS ? 0 : WARM_UP;
  const times: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let run = 0; run < warmUp + runs; run++) {
    const turns = [() => ['ours', timed(ours)[0]] as const, () => ['peer', timed(theirs)[0] * extrapolated] as const];
    for (const turn of run % 2 === 0 ? turns : turns.reverse()) {
      const [side, milliseconds] = turn();
      if (run >= warmUp) times[side].push(milliseconds / pieces);
    }
  }
  const [mine, other] = [median(times.ours), median(times.peer)];
  const notes = [
    compared,
    `first time, before the engine knows the code: ${(firstOurs / pieces).toPrecision(3)} against ${((firstTheirs * extrapolated) / pieces).toPrecision(3)} ms`,
    ...(extrapolated === 1 ? [] : [`peer on a sample, its time × ${Number(extrapolated.toPrecision(4))}: extrapolated`]),
    ...(runs === RUNS ? [] : [`medians of ${runs}`]),
  ];
  return { id, work, ours: mine, peer, theirs: other, ratio: other / mine, ...(limit ? { limit } : {}), note: notes.join('; ') };
}

/** Stops the bench where the two sides do not agree. */
export function agree(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the two sides disagree: ${what}`);
}
