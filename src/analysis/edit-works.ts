import { type AddedWork, type VillageSubject, WORK_PARTS, type WorkEdit } from '../domain/edit.ts';
import type { Origin } from '../domain/place.ts';
import type { Work } from '../domain/work.ts';

/** Where the villages of an added work are by now: their ids, and whether some are called otherwise; or why none of them is known. */
export type VillagesNow = (villages: readonly VillageSubject[]) => { readonly ids: readonly string[] } | { readonly why: WhyNot };
type WhyNot = 'subject-gone' | 'unclear';

/** A list of works being edited, copied before the first edit. */
export class EditedWorks {
  private readonly byId: Map<string, Work>;
  private isTouched = false;

  constructor(
    private readonly base: readonly Work[],
    private readonly villagesNow: VillagesNow,
  ) {
    this.byId = new Map(base.map((work) => [work.id, work]));
  }

  /** The works as they stand: the list given where nothing was edited, so that what is remembered of it holds. */
  get works(): readonly Work[] {
    return this.isTouched ? [...this.byId.values()] : this.base;
  }

  /**
   * Applies one edit; says why where it cannot. A work that is there by now is not added again: it fills what its file leaves blank.
   * @param origin where an added work is said to come from.
   */
  apply(edit: WorkEdit, origin: Origin): WhyNot | 'already-there' | null {
    if (edit.kind === 'add-work') return this.add(edit.work, edit.villages, origin);
    const before = this.byId.get(edit.of.id);
    if (!before) return 'subject-gone';
    if (edit.kind === 'remove-work') this.byId.delete(before.id);
    else {
      const { costBy, ...others } = before;
      // A sum or a quantity that a person wrote is no estimate any more.
      const isStill = costBy && edit.part !== 'cost' && edit.part !== 'quantity';
      this.byId.set(before.id, { ...others, ...(isStill && { costBy }), [edit.part]: edit.to });
    }
    this.isTouched = true;
    return null;
  }

  private add(work: AddedWork, villages: readonly VillageSubject[], origin: Origin): WhyNot | 'already-there' | null {
    const there = this.byId.get(work.id);
    if (there) {
      const blank = WORK_PARTS.filter((part) => there[part] === null && work[part] !== null);
      if (blank.length === 0) return 'already-there';
      this.byId.set(work.id, { ...there, ...Object.fromEntries(blank.map((part) => [part, work[part]])) });
      this.isTouched = true;
      return 'already-there';
    }
    const now = this.villagesNow(villages);
    if ('why' in now) return now.why;
    const [village = null, ...others] = now.ids;
    this.byId.set(work.id, { ...work, village, ...(others.length > 0 && { serves: now.ids }), origin });
    this.isTouched = true;
    return null;
  }
}
