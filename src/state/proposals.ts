import { type Proposal, propose } from '../analysis/propose.ts';
import type { Dataset, Role } from '../domain/dataset.ts';
import { subjectKey } from '../domain/edit.ts';
import type { Origin } from '../domain/place.ts';
import type { RowIssue } from '../domain/report.ts';
import type { InputFile } from '../io/input-file.ts';
import { type Comparison, useProposals } from './comparison.ts';
import { commit } from './editing.ts';
import { facilityFinder, type Picked, rowKey, villageFinder } from './find-places.ts';
import { latest } from './latest.ts';
import { readAlone } from './project.ts';
import { useStore } from './store.ts';
import { type Untaken, untakenOf } from './untaken.ts';

/** `accepted`: the project says by now what the row says, by this or another way. */
export type Decision = 'open' | 'accepted' | 'refused';

export interface DecidedProposal {
  readonly key: string;
  readonly proposal: Proposal;
  readonly decision: Decision;
}

const keyOf = ({ of, origin }: Proposal) => (origin === null ? subjectKey(of) : rowKey(of.kind, origin));

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

/** What became of the rows that are no proposal. */
export interface Rest {
  /** Records that say what the project says. */
  readonly same: number;
  /** What they say differently that a comparison cannot take. */
  readonly untaken: readonly Untaken[];
  /** Rows of which something could not be read. */
  readonly issues: readonly (RowIssue & { readonly file: string })[];
  /** Files of a kind that is not compared: works, targets, codes, areas, roads. */
  readonly leftOut: readonly string[];
}

const COMPARED: readonly Role[] = ['villages', 'facilities', 'status'];

/** Accounts for everything in the files that did not become a proposal, so that nothing is dropped without a word. */
export const restOf = latest((project: Dataset, { corrected, reports, initial, picked }: Comparison): Rest => {
  const compared = reports.filter(({ role }) => COMPARED.includes(role));
  const issues = compared.flatMap(({ file, issues }) =>
    issues.filter(({ outcome }) => outcome !== 'set-aside').map((issue) => ({ ...issue, file })),
  );
  const untaken = untakenOf(corrected, villageFinder(project, picked), facilityFinder(project, picked));
  const told = new Set([...initial.map(keyOf), ...untaken.map(({ kind, origin }) => rowKey(kind, origin))]);
  const doubted = new Set(issues.map(({ file, line }) => `${line} ${file}`));
  const isSame = (kind: 'village' | 'facility', origin: Origin) =>
    !told.has(rowKey(kind, origin)) && !doubted.has(`${origin.line} ${corrected.files[origin.file]?.name}`);
  const listed = [...corrected.villages, ...corrected.facilities].map(({ id }) => id);
  const changed = new Set([...listed, ...initial.map(({ of }) => of.id)]);
  const reported = [...corrected.observations].flatMap(([, bySubject]) => [...bySubject]);
  return {
    same:
      [...corrected.villages].filter(({ origin }) => isSame('village', origin)).length +
      corrected.facilities.filter(({ origin }) => isSame('facility', origin)).length +
      reported.reduce((sum, [id, runs]) => sum + (changed.has(id) ? 0 : runs.length), 0),
    untaken,
    issues,
    leftOut: reports.filter(({ role }) => !COMPARED.includes(role)).map(({ file }) => file),
  };
});

/** Reads files by themselves and holds them against the open project. The project is not touched. */
export async function compare(files: readonly InputFile[]): Promise<void> {
  const { project } = useStore.getState();
  if (!project) return;
  useProposals.setState({ comparison: null, isReading: true, failure: null });
  const outcome = await readAlone(files, project.dataset);
  if (!useProposals.getState().isReading) return;
  if (!outcome.ok) {
    useProposals.setState({ isReading: false, failure: outcome.failure });
    return;
  }
  const corrected = outcome.value.dataset;
  const names = new Set(files.map(({ name }) => name));
  const reports = outcome.value.reports.filter(({ file }) => names.has(file));
  const source = files.map(({ name }) => name).join(', ');
  const picked: Picked = new Map();
  const initial = proposalsNow(project.dataset, corrected, picked);
  useProposals.setState({ isReading: false, comparison: { source, corrected, reports, initial, refused: new Set(), picked } });
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
