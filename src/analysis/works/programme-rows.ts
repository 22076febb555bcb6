import type { Dataset } from '../../domain/dataset.ts';
import { shownName } from '../../domain/place.ts';
import type { ProgrammeEntry, ProgrammeRow } from '../../domain/programme.ts';
import type { PlannedWork, ProposedWork } from '../../domain/proposed-work.ts';
import { itemAt } from '../../domain/records.ts';
import type { UnitCost } from '../../domain/remedy.ts';
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

/**
 * A programme's works as its spreadsheet has them, figures as the screen has them.
 * @param costs unit costs that a person changed, by remedy.
 * @param entries ranks and scores by the works' ids.
 */
export function programmeRows(
  dataset: Dataset,
  planned: readonly PlannedWork[],
  entries: ReadonlyMap<string, ProgrammeEntry>,
  costs: Readonly<Record<string, UnitCost>> = {},
): readonly ProgrammeRow[] {
  const listed = new Map(dataset.works.map((work) => [work.id, work]));
  return planned.map(({ work, year }): ProgrammeRow => {
    const { id, remedy, county, township, quantity, cost, people, poorPeople, hamlets, due, requires, simulated, path } = work;
    const known = findRemedy(remedy);
    const layer = findIndicator(work.indicator)?.layer ?? null;
    const villages = work.villages.flatMap((at) => {
      const village = itemAt(dataset.villages, at);
      return village ? [{ id: village.id, name: shownName(village), at: village.position.at }] : [];
    });
    const inList = listed.get(work.listed ?? '');
    // A sum that the list of works states, or that a person wrote, is no estimate.
    const byRemedy = inList && inList.cost !== null ? inList.costBy : (costs[remedy] ?? known?.cost);
    return {
      id,
      rank: entries.get(id)?.rank ?? null,
      score: entries.get(id)?.score ?? null,
      name: workName(dataset, work),
      year,
      bureau: layer?.bureau?.name ?? null,
      layer: layer?.name ?? null,
      county,
      township,
      villages,
      remedy,
      kind: known?.name ?? { zh: remedy, en: remedy },
      quantity,
      unit: known?.unit ?? { zh: '', en: '' },
      unitCost: (cost !== null && byRemedy) || null,
      cost,
      people,
      poorPeople,
      hamlets,
      due,
      requires,
      simulated,
      path,
    };
  });
}
