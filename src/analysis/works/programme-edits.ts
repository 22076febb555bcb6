import { type Edit, WORK_PARTS, type WorkPart, workWords } from '../../domain/edit.ts';
import { yearEnd, yearOf } from '../../domain/period.ts';
import type { Work } from '../../domain/work.ts';

/** What a work is where the project's list has none of its id. */
export type NewWork = Pick<Work, 'name' | 'kind' | 'indicator' | 'county' | 'township' | 'unit' | 'costBy' | 'path' | 'simulated'> & {
  /** Ids of the villages it is for. */
  readonly villages: readonly string[];
};

/** A work as a programme wants it. */
export interface WantedWork {
  readonly id: string;
  readonly year: number;
  /** Null: nothing is known of it, and what the list says stays. */
  readonly quantity: number | null;
  readonly cost: number | null;
  /** Null only where the list has it. */
  readonly added: NewWork | null;
}

/** The list of works as the files have it, and as it stands now. */
interface Lists {
  readonly files: readonly Work[];
  readonly now: readonly Work[];
}

/**
 * What has to be edited so that the project's programme is the works wanted: new ones are added, listed ones get their year, and of those that
 * were in the programme before and are not wanted, the added ones go and the listed ones are as their file has them.
 * @param before ids of the programme as it is.
 */
export function programmeEdits({ files, now }: Lists, before: readonly string[], wanted: readonly WantedWork[]): readonly Edit[] {
  const [ofFiles, there] = [byId(files), byId(now)];
  const stays = new Set(wanted.map(({ id }) => id));
  const out = before.flatMap((id): readonly Edit[] => {
    const work = stays.has(id) ? undefined : there.get(id);
    if (!work) return [];
    const written = ofFiles.get(id);
    return written ? changes(work, written) : [{ kind: 'remove-work', of: subjectOf(work) }];
  });
  const into = wanted.flatMap((one): readonly Edit[] => {
    const work = there.get(one.id);
    if (work) return changes(work, planned(work, one));
    return one.added ? [added(one, one.added)] : [];
  });
  return [...out, ...into];
}

const byId = (works: readonly Work[]): ReadonlyMap<string, Work> => new Map(works.map((work) => [work.id, work]));
const subjectOf = (work: Work) => ({ kind: 'work', id: work.id, words: workWords(work) }) as const;

/** Edits that make one state of a work the other. */
function changes(work: Work, to: Pick<Work, WorkPart>): readonly Edit[] {
  return WORK_PARTS.flatMap((part): Edit[] =>
    work[part] === to[part] ? [] : [{ kind: 'work', of: subjectOf(work), part, from: work[part], to: to[part] }],
  );
}

/** A listed work in its year: a month of that year stays as it is, and no start comes after the end. */
function planned(work: Work, { year, quantity, cost }: WantedWork): Pick<Work, WorkPart> {
  const isOfYear = work.plannedEnd !== null && yearOf(work.plannedEnd) === year;
  const plannedEnd = isOfYear ? work.plannedEnd : yearEnd(year);
  const startsLater = work.plannedStart !== null && plannedEnd !== null && work.plannedStart > plannedEnd;
  return { plannedEnd, plannedStart: startsLater ? null : work.plannedStart, quantity: quantity ?? work.quantity, cost: cost ?? work.cost };
}

function added({ id, year, quantity, cost }: WantedWork, { villages, path, ...work }: NewWork): Edit {
  return {
    kind: 'add-work',
    work: {
      ...work,
      id,
      quantity,
      cost,
      plannedStart: null,
      plannedEnd: yearEnd(year),
      completed: null,
      ...(path && path.length > 0 && { path }),
    },
    villages: villages.map((village) => ({ kind: 'village', id: village })),
  };
}
