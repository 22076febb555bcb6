import type { Dataset } from '../../domain/dataset.ts';
import { shownName } from '../../domain/place.ts';
import type { ProgrammeEntry, ProgrammeRow } from '../../domain/programme.ts';
import type { PlannedWork, ProposedWork } from '../../domain/proposed-work.ts';
import { itemAt } from '../../domain/records.ts';
import type { Remedy, UnitCost } from '../../domain/remedy.ts';
import { findIndicator } from '../../layers/index.ts';
import { findRemedy } from './closed-by.ts';

/** What a work is called: by its own name, else by its village and its remedy, as lists of works call theirs. */
export function workName({ villages }: Pick<Dataset, 'villages'>, work: Pick<ProposedWork, 'name' | 'villages' | 'remedy'>): string {
  if (work.name !== '') return work.name;
  const [first = -1, ...others] = work.villages;
  const village = itemAt(villages, first);
  const place = village ? `${shownName(village)}${others.length > 0 ? `等${others.length + 1}村` : ''}` : '';
  return `${place}${findRemedy(work.remedy)?.name.zh ?? work.remedy}`;
}

/** A planned work with its place in the ranking, and the unit cost its cost was estimated by; null: it is no estimate, or not known. */
export interface RankedWork extends PlannedWork {
  readonly rank: number | null;
  readonly score: number | null;
  readonly unitCost: UnitCost | null;
}

/**
 * The unit cost that a work's cost is estimated by; null where a list says what it costs.
 * @param costs unit costs that a person changed, by remedy.
 */
export function estimatedBy({ works }: Dataset, work: ProposedWork, costs: Readonly<Record<string, UnitCost>>): UnitCost | null {
  const inList = work.listed === null ? undefined : works.find(({ id }) => id === work.listed);
  if (work.cost === null) return null;
  return (inList && inList.cost !== null ? inList.costBy : (costs[work.remedy] ?? findRemedy(work.remedy)?.cost)) ?? null;
}

/** A work as a programme remembers it. */
export function entryOf({ work, rank, score, unitCost }: RankedWork): ProgrammeEntry {
  const { id, remedy, people, poorPeople, hamlets, due, requires, simulated, cost } = work;
  const estimate = cost && unitCost && { cost, by: unitCost };
  return { id, remedy, rank, score, people, poorPeople, hamlets, due, requires, simulated, estimate };
}

/** A programme's works as its spreadsheet has them, figures as the screen has them. */
export function programmeRows(dataset: Dataset, planned: readonly RankedWork[]): readonly ProgrammeRow[] {
  const listed = new Map(dataset.works.map((work) => [work.id, work]));
  return planned.map((one): ProgrammeRow => {
    const { work, year, unitCost } = one;
    const inList = listed.get(work.listed ?? '');
    const { estimate: _, ...entry } = entryOf(one);
    const known = findRemedy(work.remedy);
    const layer = findIndicator(work.indicator)?.layer ?? null;
    const villages = work.villages.flatMap((at) => {
      const village = itemAt(dataset.villages, at);
      return village ? [{ id: village.id, name: shownName(village), at: village.position.at }] : [];
    });
    return {
      ...entry,
      name: workName(dataset, work),
      year,
      bureau: layer?.bureau?.name ?? null,
      layer: layer?.name ?? null,
      county: work.county,
      township: work.township,
      villages,
      kind: known?.name ?? { zh: work.remedy, en: work.remedy },
      // A list may count in another unit than the remedy; what a person changes is counted in the unit that is shown.
      quantity: inList ? inList.quantity : work.quantity,
      unit: inList && !isUnit(inList.unit, known) ? { zh: inList.unit, en: inList.unit } : (known?.unit ?? { zh: '', en: '' }),
      unitCost,
      cost: work.cost,
      path: work.path,
    };
  });
}

const isUnit = (unit: string, remedy: Remedy | undefined) => remedy !== undefined && (unit === remedy.unit.zh || unit === remedy.unit.en);
