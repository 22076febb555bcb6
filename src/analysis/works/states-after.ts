import type { ProposedWork } from '../../domain/proposed-work.ts';
import type { Assessment } from '../assess.ts';
import { codeOfState } from '../decision-table.ts';
import { effective, indicatorsClosedBy } from './closed-by.ts';

const GAP = codeOfState('gap');
const MET = codeOfState('met');

/**
 * The states of an assessment, as indices into STATES, once these works are completed and nothing else changes: their gaps are met. A work whose
 * requirements are not among them closes nothing. What was met, exempt or unknown stays so.
 */
export function statesAfter({ states, evidence: { indicator } }: Assessment, works: readonly ProposedWork[]): Uint8Array {
  const after = states.slice();
  const closes = new Map<string, boolean>();
  for (const { remedy, villages } of effective(works)) {
    const isOne = closes.get(remedy) ?? indicatorsClosedBy(remedy).some(({ id }) => id === indicator.id);
    closes.set(remedy, isOne);
    if (isOne) for (const village of villages) if (after[village] === GAP) after[village] = MET;
  }
  return after;
}
