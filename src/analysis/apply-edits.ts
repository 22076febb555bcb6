import type { Dataset, SourceFile } from '../domain/dataset.ts';
import { type AddedFacility, type AddedVillage, type Change, type Edit, subjectKey, subjectOf, type Unapplied } from '../domain/edit.ts';
import type { Reports, Run, Value } from '../domain/observation.ts';
import { type Month, monthsLater, yearEnd, yearOf } from '../domain/period.ts';
import type { Facility, Origin, Position, Village } from '../domain/place.ts';
import type { Wgs84 } from '../domain/units.ts';

/** A data set with what people changed on top of it. */
export interface Edited {
  readonly dataset: Dataset;
  /** `subjectKey` → the note it carries now. */
  readonly notes: ReadonlyMap<string, string>;
  readonly unapplied: readonly Unapplied[];
}

/**
 * Applies changes in their order, the later over the earlier. The data set given is not touched; without changes it is the one returned. An edit
 * finds its subject by id, so that it holds on whatever files the data set was read from; one whose subject is gone changes nothing and is told.
 */
export function applyEdits(base: Dataset, changes: readonly Change[]): Edited {
  // A country's villages are not made one by one for no change at all.
  if (changes.length === 0) return { dataset: base, notes: new Map(), unapplied: [] };
  const sheet = new Sheet(base);
  const unapplied: Unapplied[] = [];
  for (const change of changes) {
    for (const edit of change.edits) {
      const why = sheet.apply(edit);
      if (why) unapplied.push({ change, edit, why });
    }
  }
  return { dataset: sheet.applied === 0 ? base : sheet.finish(), notes: sheet.notes, unapplied };
}

/** A data set being edited: what is written to is copied first, once. */
class Sheet {
  applied = 0;
  readonly notes = new Map<string, string>();
  private readonly villages: Village[];
  private readonly facilities: Facility[];
  /** Where each village and facility stands in its list, by `subjectKey`. */
  private readonly places = new Map<string, number>();
  private readonly observations: Map<string, Reports>;
  /** The indicators whose reports are a copy of our own by now. */
  private readonly own = new Map<string, Map<string, readonly Run[]>>();
  private readonly years: Set<number>;

  constructor(private readonly base: Dataset) {
    this.villages = [...base.villages];
    this.facilities = [...base.facilities];
    this.observations = new Map(base.observations);
    this.years = new Set(base.years);
    for (const [index, { id }] of this.villages.entries()) this.places.set(subjectKey({ kind: 'village', id }), index);
    for (const [index, { id }] of base.facilities.entries()) this.places.set(subjectKey({ kind: 'facility', id }), index);
  }

  /** Applies one edit; says why where it cannot. */
  apply(edit: Edit): Unapplied['why'] | null {
    const subject = subjectOf(edit);
    const at = this.places.get(subjectKey(subject));
    const isAdding = edit.kind === 'add-village' || edit.kind === 'add-facility';
    if (isAdding && at !== undefined) return 'already-there';
    if (!isAdding && at === undefined) return 'subject-gone';
    this.applied++;
    this.write(edit, at ?? -1);
    return null;
  }

  private write(edit: Edit, at: number): void {
    if (edit.kind === 'add-village') this.add('village', this.villages, edit.village);
    else if (edit.kind === 'add-facility') this.add('facility', this.facilities, edit.facility);
    else if (edit.kind === 'note') this.note(subjectKey(edit.of), edit.to);
    else if (edit.kind === 'report') this.report(edit.indicator, edit.of.id, edit.month, edit.to);
    else if (edit.kind === 'figure') replace(this.villages, at, { [edit.figure]: edit.to });
    else if (edit.of.kind === 'village') replace(this.villages, at, { position: placed(edit.to) });
    else replace(this.facilities, at, { position: placed(edit.to) });
  }

  private add<T extends AddedVillage | AddedFacility>(kind: 'village' | 'facility', list: (T & { origin: Origin })[], added: T): void {
    this.places.set(subjectKey({ kind, id: added.id }), list.length);
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
