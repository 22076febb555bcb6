/**
 * What a reading is at: opening a file's bytes, reading its rows, joining them with the rest, or handing over what was read; and what a country is
 * at: being made up, or measured village by village.
 */
export const STAGES = ['open', 'rows', 'join', 'hand-over', 'make', 'measure'] as const;

/** How far a reading is. */
export interface Progress {
  readonly stage: (typeof STAGES)[number];
  /** Empty where it is about all files together. */
  readonly file: string;
  /** Steps done, of how many: files when opening, rows when reading, records when handing over. */
  readonly done: number;
  readonly of: number;
}

/** Is told how far a reading is. Whoever reads for long tells at least every few seconds: silence is taken for a standstill. */
export type Tell = (progress: Progress) => void;

/** Rows between two tellings: a few hundredths of a second. */
const STRIDE = 2000;

/** The rows of a file one by one, or what is kept of them in a map, telling now and then how far they are. */
export function* telling<T>(
  rows: Iterable<T> & ({ readonly length: number } | { readonly size: number }),
  file: string,
  tell: Tell | undefined,
  stage: 'rows' | 'join' = 'rows',
): Generator<T, void, undefined> {
  const of = 'length' in rows ? rows.length : rows.size;
  let done = 0;
  for (const row of rows) {
    if (done % STRIDE === 0) tell?.({ stage, file, done, of });
    done++;
    yield row;
  }
}
