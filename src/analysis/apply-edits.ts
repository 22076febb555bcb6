import type { Dataset, SourceFile } from '../domain/dataset.ts';
import {
  type AddedFacility,
  type AddedVillage,
  type Change,
  type Edit,
  FIGURES,
  isWorkEdit,
  type PlaceEdit,
  type Subject,
  subjectKey,
  subjectOf,
  type Unapplied,
  type UnappliedWhy,
  type VillageSubject,
  type WorkEdit,
} from '../domain/edit.ts';
import type { Reports, Run, Value } from '../domain/observation.ts';
import { type Month, monthsLater, yearEnd, yearOf } from '../domain/period.ts';
import type { Facility, Origin, Position, Village } from '../domain/place.ts';
import type { Wgs84 } from '../domain/units.ts';
import { EditedWorks } from './edit-works.ts';

/** A data set with what people changed on top of it. */
export interface Edited {
  readonly dataset: Dataset;
  /** `subjectKey` → the note it carries now. */
  readonly notes: ReadonlyMap<string, string>;
  readonly unapplied: readonly Unapplied[];
  /** What the data set calls the subjects now that had another id when they were edited. */
  readonly carried: ReadonlyMap<Edit, string>;
}

/** An edit that adds a village or a facility. */
export type PlaceAdded = Extract<Edit, { readonly kind: 'add-village' | 'add-facility' }>;

/**
 * What a data set calls a subject, which may have had another id when it was edited; or why nobody can say.
 * @param added the edit that adds it, where it is one to add.
 */
export type FindAgain = (
  of: Subject,
  added: PlaceAdded | null,
) => { readonly id: string } | { readonly why: Exclude<UnappliedWhy, 'already-there'> };

/**
 * Applies changes in their order, the later over the earlier. The data set given is not touched; without changes it is the one returned. An edit
 * whose subject is not found changes nothing and is told. What was added by hand and is in the data set by now is not added again: it fills what
 * the data set has no value of, and the edits of it are the data set's.
 * @param findAgain whom in the data set an edit is about; by its id where nothing else is said.
 */
export function applyEdits(base: Dataset, changes: readonly Change[], findAgain: FindAgain | null = null): Edited {
  // A country's villages are not made one by one for no change at all.
  if (changes.length === 0) return { dataset: base, notes: new Map(), unapplied: [], carried: new Map() };
  const sheet = new Sheet(base, findAgain);
  const unapplied: Unapplied[] = [];
  for (const change of changes) {
    for (const edit of change.edits) {
      const why = sheet.apply(edit);
      if (why) unapplied.push({ change, edit, why });
    }
  }
  return { dataset: sheet.applied === 0 ? base : sheet.finish(), notes: sheet.notes, unapplied, carried: sheet.carried };
}

/** A data set being edited: what is written to is copied first, once. */
class Sheet {
  applied = 0;
  readonly notes = new Map<string, string>();
  readonly carried = new Map<Edit, string>();
  /** `subjectKey` of what was added by hand → what it is called now: its own id, or that of the record it turned out to be. */
  private readonly added = new Map<string, string>();
  private readonly villages: Village[];
  private readonly facilities: Facility[];
  /** Where each village and facility stands in its list, by `subjectKey`. */
  private readonly places = new Map<string, number>();
  private readonly observations: Map<string, Reports>;
  /** The indicators whose reports are a copy of our own by now. */
  private readonly own = new Map<string, Map<string, readonly Run[]>>();
  private readonly years: Set<number>;
  private readonly works: EditedWorks;

  constructor(
    private readonly base: Dataset,
    private readonly findAgain: FindAgain | null,
  ) {
    this.villages = [...base.villages];
    this.facilities = [...base.facilities];
    this.observations = new Map(base.observations);
    this.years = new Set(base.years);
    this.works = new EditedWorks(base.works, (villages) => this.villagesNow(villages));
    for (const [index, { id }] of this.villages.entries()) this.places.set(subjectKey({ kind: 'village', id }), index);
    for (const [index, { id }] of base.facilities.entries()) this.places.set(subjectKey({ kind: 'facility', id }), index);
  }

  /** Applies one edit; says why where it cannot. */
  apply(edit: Edit): Unapplied['why'] | null {
    if (isWorkEdit(edit)) return this.applyToWorks(edit);
    const { kind, id } = subjectOf(edit);
    const isAdding = edit.kind === 'add-village' || edit.kind === 'add-facility';
    const found = this.find(subjectOf(edit), isAdding ? edit : null);
    if (isAdding) {
      if (!('id' in found)) return found.why === 'unclear' ? 'unclear' : this.add(edit);
      this.carry(edit, found.id);
      this.added.set(subjectKey({ kind, id }), found.id);
      if (this.fill(edit, this.places.get(subjectKey({ kind, id: found.id })) ?? -1)) this.applied++;
      return 'already-there';
    }
    if (!('id' in found)) return found.why;
    this.carry(edit, found.id);
    this.applied++;
    this.write(edit, { kind, id: found.id });
    return null;
  }

  /** Whom a subject is by now: what was added by hand before, or who is found in the data set. */
  private find(of: Subject, added: PlaceAdded | null): ReturnType<FindAgain> {
    const known = this.added.get(subjectKey(of));
    return known === undefined ? (this.findAgain ?? this.byId)(of, added) : { id: known };
  }

  private readonly byId: FindAgain = (of) => (this.places.has(subjectKey(of)) ? { id: of.id } : { why: 'subject-gone' });

  private applyToWorks(edit: WorkEdit): Unapplied['why'] | null {
    const why = this.works.apply(edit, { file: this.base.files.length, line: this.applied + 1 });
    if (why !== null && why !== 'already-there') return why;
    this.applied++;
    const isOther = (of: VillageSubject) => {
      const found = this.find(of, null);
      return 'id' in found && found.id !== of.id;
    };
    if (edit.kind === 'add-work' && edit.villages.some(isOther)) this.carried.set(edit, edit.work.id);
    return why;
  }

  /** Villages of a work that are known by now; one that is gone leaves the work to the others. */
  private villagesNow(
    villages: readonly VillageSubject[],
  ): { readonly ids: readonly string[] } | { readonly why: 'subject-gone' | 'unclear' } {
    const found = villages.map((of) => this.find(of, null));
    const ids = found.flatMap((one) => ('id' in one ? [one.id] : []));
    if (ids.length > 0 || villages.length === 0) return { ids };
    return { why: found.some((one) => 'why' in one && one.why === 'unclear') ? 'unclear' : 'subject-gone' };
  }

  private carry(edit: PlaceEdit, id: string): void {
    if (id !== subjectOf(edit).id) this.carried.set(edit, id);
  }

  private write(edit: Exclude<PlaceEdit, PlaceAdded>, of: Subject): void {
    const at = this.places.get(subjectKey(of)) ?? -1;
    if (edit.kind === 'note') this.note(subjectKey(of), edit.to);
    else if (edit.kind === 'report') this.report(edit.indicator, of.id, edit.month, edit.to);
    else if (edit.kind === 'figure') replace(this.villages, at, { [edit.figure]: edit.to });
    else if (of.kind === 'village') replace(this.villages, at, { position: placed(edit.to) });
    else replace(this.facilities, at, { position: placed(edit.to) });
  }

  private add(edit: PlaceAdded): null {
    this.applied++;
    if (edit.kind === 'add-village') this.append('village', this.villages, edit.village);
    else this.append('facility', this.facilities, edit.facility);
    return null;
  }

  /** Fills what no file says of a record with what was said of it when it was added by hand; whether there was anything to fill. */
  private fill(edit: PlaceAdded, at: number): boolean {
    const isVillage = edit.kind === 'add-village';
    const said = isVillage ? edit.village : edit.facility;
    const written = isVillage ? this.base.villages.at(at) : this.base.facilities[at];
    const now = isVillage ? this.villages[at] : this.facilities[at];
    if (!written || !now) return false;
    const isUnplaced = written.position.at === null && now.position.at === null && said.position.at !== null;
    const position: Partial<Village & Facility> = isUnplaced ? { position: { ...said.position, byHand: true } } : {};
    const figures = isVillage
      ? FIGURES.filter((figure) => edit.village[figure] !== null && this.base.villages.at(at)?.[figure] === null)
          .filter((figure) => this.villages[at]?.[figure] === null)
          .map((figure) => [figure, edit.village[figure]] as const)
      : [];
    const filled = { ...position, ...Object.fromEntries(figures) };
    if (Object.keys(filled).length === 0) return false;
    if (isVillage) replace(this.villages, at, filled);
    else replace(this.facilities, at, filled);
    return true;
  }

  private append<T extends AddedVillage | AddedFacility>(kind: 'village' | 'facility', list: (T & { origin: Origin })[], added: T): void {
    const key = subjectKey({ kind, id: added.id });
    this.places.set(key, list.length);
    this.added.set(key, added.id);
    // Its line is its place among the edits: the first is 1.
    list.push({ ...added, origin: { file: this.base.files.length, line: this.applied } });
  }

  private note(key: string, text: string): void {
    if (text === '') this.notes.delete(key);
    else this.notes.set(key, text);
  }

  private report(indicator: string, subject: string, month: Month, value: Value | null): void {
    const bySubject = this.own.get(indicator) ?? new Map(this.observations.get(indicator));
    this.own.set(indicator, bySubject);
    this.observations.set(indicator, bySubject);
    const runs = withMonth(bySubject.get(subject) ?? [], month, value);
    if (runs.length === 0) bySubject.delete(subject);
    else bySubject.set(subject, runs);
    if (value !== null && month === yearEnd(yearOf(month))) this.years.add(yearOf(month));
  }

  finish(): Dataset {
    const { base } = this;
    const byHand = [...this.observations.keys()].filter((indicator) => !base.observations.has(indicator));
    // What was reported by hand and taken back again: nobody ever asked for it.
    for (const indicator of byHand) if (this.observations.get(indicator)?.size === 0) this.observations.delete(indicator);
    const edits: SourceFile = { name: '', role: 'villages', rows: this.applied, asOf: null, crs: null, byHand: true };
    return {
      ...base,
      villages: this.villages,
      facilities: this.facilities,
      observations: this.observations,
      works: this.works.works,
      files: [...base.files, edits],
      years: [...this.years].sort((one, other) => one - other),
      ...(byHand.length > 0 && { byHand: new Set(byHand) }),
    };
  }
}

/** What a person points out is surveyed: it was known, not modelled. */
const placed = (at: Wgs84): Position => ({ at, quality: 'surveyed', byHand: true });

function replace<T>(list: T[], at: number, part: Partial<T>): void {
  const before = list[at];
  if (before !== undefined) list[at] = { ...before, ...part };
}

/**
 * Runs with another value in one month (null = not reported in it). A run of several months keeps its others, and what then says the same next to
 * each other is one run again. By a person's word, so never simulated.
 */
export function withMonth(runs: readonly Run[], month: Month, value: Value | null): readonly Run[] {
  const others = runs.flatMap((run) => {
    if (run.to < month || month < run.from) return [run];
    const before = { ...run, to: monthsLater(month, -1) };
    const after = { ...run, from: monthsLater(month, 1) };
    return [before, after].filter(({ from, to }) => from <= to);
  });
  if (value === null) return others;
  const isSame = (run: Run) => run.value === value && !run.simulated;
  const before = others.find((run) => run.to === monthsLater(month, -1) && isSame(run));
  const after = others.find((run) => run.from === monthsLater(month, 1) && isSame(run));
  const joined: Run = { from: before?.from ?? month, to: after?.to ?? month, value, simulated: false };
  return [...others.filter((run) => run !== before && run !== after), joined].sort((one, other) => one.from - other.from);
}
