import { openAt } from '../analysis/question.ts';
import { costInList } from '../analysis/works/listed.ts';
import { programmeRows } from '../analysis/works/programme-rows.ts';
import { proposeWorks, type WorksAsked } from '../analysis/works/propose-works.ts';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import { yearEnd, yearOf } from '../domain/period.ts';
import type { ProgrammeReceipt, ProgrammeRow } from '../domain/programme.ts';
import type { PlannedWork, ProposedWork } from '../domain/proposed-work.ts';
import { villagesServed, type Work } from '../domain/work.ts';
import { acceptedIn } from './accepted.ts';
import { latest } from './latest.ts';
import type { Project } from './store.ts';

/** What a programme's works are asked by: as when it was accepted. */
export function askedBy(dataset: Dataset, { asOf, people, unitCosts }: ProgrammeReceipt): WorksAsked {
  const month = asOf ?? yearEnd(dataset.years.at(-1) ?? 0);
  const costs = Object.fromEntries(unitCosts.map(({ remedy, cost }) => [remedy, cost]));
  return { month, openAt: openAt(dataset, month), people, costs };
}

/** A listed work that closes no gap by now, as far as the list itself knows it. */
function asListed(dataset: Dataset, work: Work): ProposedWork {
  const { id, name, kind, indicator, county, township, quantity, path = [], simulated } = work;
  const villages = villagesServed(work).flatMap((village) => {
    const at = villageIndex(dataset, village);
    return at < 0 ? [] : [at];
  });
  return {
    id,
    name,
    remedy: kind,
    indicator: indicator ?? '',
    villages,
    county,
    township,
    quantity,
    cost: costInList(work),
    requires: [],
    people: null,
    poorPeople: null,
    hamlets: null,
    due: null,
    listed: id,
    path,
    simulated,
  };
}

/** The accepted programme's works with the year each is planned for, in the programme's order. What left the list since is not among them. */
export const acceptedWorks: (project: Project) => readonly PlannedWork[] = latest((project: Project) => {
  const { dataset } = project;
  const accepted = acceptedIn(project);
  if (!accepted) return [];
  const { receipt, works } = accepted.programme;
  const proposed = new Map(proposeWorks(dataset, askedBy(dataset, receipt)).map((work) => [work.id, work]));
  const listed = new Map(dataset.works.map((work) => [work.id, work]));
  return works.flatMap(({ id }): readonly PlannedWork[] => {
    const work = listed.get(id);
    if (!work || work.plannedEnd === null) return [];
    return [{ work: proposed.get(id) ?? asListed(dataset, work), year: yearOf(work.plannedEnd) }];
  });
});

/** The same as its spreadsheet has them. */
export const acceptedRows: (project: Project) => readonly ProgrammeRow[] = latest((project: Project) => {
  const accepted = acceptedIn(project);
  if (!accepted) return [];
  const { receipt, works } = accepted.programme;
  const entries = new Map(works.map((entry) => [entry.id, entry]));
  return programmeRows(project.dataset, acceptedWorks(project), entries, askedBy(project.dataset, receipt).costs);
});
