import type { GapRow } from '../domain/gap-list.ts';
import type { Millimetres } from '../domain/units.ts';
import { type Assessment, stateOf } from './assess.ts';

/** The lines of the gap list for some villages, in the order given: one home for the table, the exports and the command line. */
export function gapRows(assessment: Assessment, indices: readonly number[]): GapRow[] {
  return indices.map((index) => gapRow(assessment, index));
}

/** One village's line. */
export function gapRow(assessment: Assessment, index: number): GapRow {
  const { dataset, proximity, current } = assessment.evidence;
  const village = dataset.villages.at(index);
  const reason = assessment.reasons[index];
  if (!village || !reason) throw new RangeError(`no village ${index}`);
  const facility = dataset.facilities[proximity?.facility[index] ?? -1];
  const distance = (proximity?.distance[index] ?? Number.NaN) as Millimetres;
  return {
    village,
    state: stateOf(assessment, index),
    reason,
    reported: current[index]?.value ?? null,
    nearest: facility ? { id: facility.id, name: facility.name, distance } : null,
    margin: facility ? ((distance - assessment.radius) as Millimetres) : null,
  };
}
