import { create } from 'zustand';
import type { Proposal } from '../analysis/propose.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { FileReport } from '../domain/report.ts';
import type { Failure } from '../worker/api.ts';
import type { Picked } from './find-places.ts';

/** A corrected file held against the open project, row by row. */
export interface Comparison {
  /** Names of the files it came in. */
  readonly source: string;
  /** The files read by themselves. */
  readonly corrected: Dataset;
  /** What was read of each, row by row. */
  readonly reports: readonly FileReport[];
  /** What they would have changed when they came. */
  readonly initial: readonly Proposal[];
  /** Rows a person refused, by key. */
  readonly refused: ReadonlySet<string>;
  readonly picked: Picked;
}

export interface ProposalsStore {
  readonly comparison: Comparison | null;
  readonly isReading: boolean;
  readonly failure: Failure | null;
}

export const useProposals = create<ProposalsStore>()(() => ({ comparison: null, isReading: false, failure: null }));

/** Puts the comparison away; what was accepted stays. */
export function endComparison(): void {
  useProposals.setState({ comparison: null, isReading: false, failure: null });
}
