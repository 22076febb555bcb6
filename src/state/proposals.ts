import { create } from 'zustand';
import { type Affected, affected } from '../analysis/affected.ts';
import { applyEdits } from '../analysis/apply-edits.ts';
import { type Proposal, propose } from '../analysis/propose.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Change } from '../domain/edit.ts';
import { yearEnd } from '../domain/period.ts';
import type { InputFile } from '../io/input-file.ts';
import type { Failure } from '../worker/api.ts';
import { commit } from './editing.ts';
import { facilityFinder, type Picked, rowKey, villageFinder } from './find-places.ts';
import { latest } from './latest.ts';
import { readAlone } from './project.ts';
import { useStore } from './store.ts';

/** A corrected file held against the open project, row by row. */
export interface Comparison {
  /** Names of the files it came in. */
  readonly source: string;
  /** The files read by themselves. */
  readonly corrected: Dataset;
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

/** `accepted`: the project says by now what the row says, by this or another way. */
export type Decision = 'open' | 'accepted' | 'refused';

export interface DecidedProposal {
  readonly key: string;
  readonly proposal: Proposal;
  readonly decision: Decision;
}

const keyOf = ({ of, line }: Proposal) => rowKey(of.kind, line);

/** What a corrected file would change in a data set now. */
const proposalsNow = latest((project: Dataset, corrected: Dataset, picked: Picked) =>
  propose(project, corrected, villageFinder(project, picked), facilityFinder(project, picked)),
);

/** Every row that would have changed something, and what became of it: what is accepted is read off the project, so that undo undoes it here too. */
export const decided = latest((project: Dataset, { corrected, initial, refused, picked }: Comparison): readonly DecidedProposal[] => {
  const still = new Map(proposalsNow(project, corrected, picked).map((proposal) => [keyOf(proposal), proposal]));
  return initial.map((first): DecidedProposal => {
    const key = keyOf(first);
    const now = still.get(key);
    if (!now) return { key, proposal: first, decision: 'accepted' };
    return { key, proposal: now, decision: refused.has(key) ? 'refused' : 'open' };
  });
});

/** Whose answers a proposal would change at the end of a year, by the plan's reading. */
export function affectedBy(project: Dataset, { of, edits }: Proposal, year: number): readonly Affected[] {
  const change: Change = { id: '', at: '', by: 'file', source: '', note: '', edits };
  // A village's own correction turns nobody else's answer; a hospital's may turn many.
  const seen: Dataset = of.kind === 'village' ? { ...project, villages: project.villages.filter(({ id }) => id === of.id) } : project;
  return affected(seen, applyEdits(seen, [change]).dataset, yearEnd(year));
}

/** Reads files by themselves and holds them against the open project. The project is not touched. */
export async function compare(files: readonly InputFile[]): Promise<void> {
  const { project } = useStore.getState();
  if (!project) return;
  useProposals.setState({ comparison: null, isReading: true, failure: null });
  const outcome = await readAlone(files);
  if (!useProposals.getState().isReading) return;
  if (!outcome.ok) {
    useProposals.setState({ isReading: false, failure: outcome.failure });
    return;
  }
  const corrected = outcome.value.dataset;
  const source = files.map(({ name }) => name).join(', ');
  const picked: Picked = new Map();
  const initial = proposalsNow(project.dataset, corrected, picked);
  useProposals.setState({ isReading: false, comparison: { source, corrected, initial, refused: new Set(), picked } });
}

/** Takes a row: one step of undo, with the file as its source. */
export function accept(proposals: readonly DecidedProposal[]): void {
  const { comparison } = useProposals.getState();
  if (!comparison) return;
  commit(
    proposals.flatMap(({ proposal }) => proposal.edits),
    { by: 'file', source: comparison.source, note: '' },
  );
}

/** Says which village or facility a row speaks of. */
export function pick({ key }: DecidedProposal, id: string): void {
  useProposals.setState(({ comparison }) =>
    comparison ? { comparison: { ...comparison, picked: new Map(comparison.picked).set(key, id) } } : {},
  );
}

/** Refuses a row, or opens the question again. */
export function refuse({ key }: DecidedProposal, isRefused: boolean): void {
  useProposals.setState(({ comparison }) => {
    if (!comparison) return {};
    const refused = new Set(comparison.refused);
    if (isRefused) refused.add(key);
    else refused.delete(key);
    return { comparison: { ...comparison, refused } };
  });
}

/** Puts the comparison away; what was accepted stays. */
export function endComparison(): void {
  useProposals.setState({ comparison: null, isReading: false, failure: null });
}
