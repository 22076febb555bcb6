import { costInList } from '../analysis/works/listed.ts';
import { programmeRows, type RankedWork } from '../analysis/works/programme-rows.ts';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import { yearOf } from '../domain/period.ts';
import type { ProgrammeEntry, ProgrammeRow } from '../domain/programme.ts';
import { villagesServed, type Work } from '../domain/work.ts';
import { acceptedIn } from './accepted.ts';
import { latest } from './latest.ts';
import type { Project } from './store.ts';

/** A work as the list has it, with the figures it was accepted by; null where it is planned for no year any more. */
function asAccepted(dataset: Dataset, work: Work, { estimate, rank, score, ...entry }: ProgrammeEntry): RankedWork | null {
  const { name, indicator, county, township, quantity, path = [], plannedEnd } = work;
  if (plannedEnd === null) return null;
  const villages = villagesServed(work).flatMap((village) => {
    const at = villageIndex(dataset, village);
    return at < 0 ? [] : [at];
  });
  const isStated = work.cost !== null;
  const cost = isStated ? costInList(work) : (estimate?.cost ?? null);
  return {
    work: { ...entry, name, indicator: indicator ?? '', villages, county, township, quantity, cost, listed: work.id, path },
    year: yearOf(plannedEnd),
    rank,
    score,
    unitCost: (isStated ? work.costBy : estimate?.by) ?? null,
  };
}

/** The accepted programme's works, each with the year it is planned for, in the programme's order. What left the list since is not among them. */
export const acceptedWorks: (project: Project) => readonly RankedWork[] = latest((project: Project) => {
  const { dataset } = project;
  const listed = new Map(dataset.works.map((work) => [work.id, work]));
  return (acceptedIn(project)?.programme.works ?? []).flatMap((entry): readonly RankedWork[] => {
    const work = listed.get(entry.id);
    const accepted = work ? asAccepted(dataset, work, entry) : null;
    return accepted ? [accepted] : [];
  });
});

/** The same as its spreadsheet has them. */
export const acceptedRows: (project: Project) => readonly ProgrammeRow[] = latest((project: Project) =>
  programmeRows(project.dataset, acceptedWorks(project)),
);
