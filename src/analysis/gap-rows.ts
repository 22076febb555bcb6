import type { GapRow, Soonest } from '../domain/gap-list.ts';
import { itemAt } from '../domain/records.ts';
import type { Millimetres } from '../domain/units.ts';
import { type Assessment, reasonOf, stateOf, valueAt } from './assess.ts';
import type { Proximity } from './nearest.ts';
import type { RoadProximity } from './road/road-proximity.ts';

/** The lines of the gap list for some villages, in the order given: one home for the table, the exports and the command line. */
export function gapRows(assessment: Assessment, indices: ArrayLike<number>): GapRow[] {
  return Array.from(indices, (index) => gapRow(assessment, index));
}

/** One village's line. */
export function gapRow(assessment: Assessment, index: number): GapRow {
  const { dataset, proximity } = assessment.evidence;
  const village = itemAt(dataset.villages, index);
  if (!village) throw new RangeError(`no village ${index}`);
  const facility = dataset.facilities[proximity?.facility[index] ?? -1];
  const measured = proximity?.distance[index] ?? Number.NaN;
  const distance = Number.isNaN(measured) ? null : (measured as Millimetres);
  return {
    village,
    state: stateOf(assessment, index),
    reason: reasonOf(assessment, index),
    reported: valueAt(assessment.evidence, index),
    nearest: facility ? { id: facility.id, name: facility.name } : null,
    distance,
    margin: distance === null ? null : ((distance - assessment.radius) as Millimetres),
    soonest: proximity && soonestAt(assessment, proximity, index),
  };
}

function soonestAt({ evidence }: Assessment, { soonest, minutes }: Proximity & Partial<RoadProximity>, index: number): Soonest | null {
  const facility = evidence.dataset.facilities[soonest?.[index] ?? -1];
  return facility && minutes ? { id: facility.id, name: facility.name, minutes: minutes[index]! } : null;
}
