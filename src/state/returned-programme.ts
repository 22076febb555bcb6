import { create } from 'zustand';
import type { ProgrammeSheets } from '../domain/programme.ts';
import type { Failure } from '../worker/api.ts';

/** A programme's spreadsheet that came back, held against the project's programme. */
export interface ReturnedProgramme {
  /** Name of the file it came in. */
  readonly source: string;
  readonly sheets: ProgrammeSheets;
  /** Changes a person does not want, by key. */
  readonly refused: ReadonlySet<string>;
}

interface ReturnedStore {
  readonly returned: ReturnedProgramme | null;
  readonly isReading: boolean;
  readonly failure: Failure | null;
}

export const useReturned = create<ReturnedStore>()(() => ({ returned: null, isReading: false, failure: null }));

/** Puts it away; what was accepted stays. */
export function endReturned(): void {
  useReturned.setState({ returned: null, isReading: false, failure: null });
}
