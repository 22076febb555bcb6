import type { Dataset } from '../domain/dataset.ts';
import { type Edit, FIGURES, type Subject, type VillageSubject } from '../domain/edit.ts';
import { observe, type Run } from '../domain/observation.ts';
import type { Month } from '../domain/period.ts';
import type { Facility, Origin, Village } from '../domain/place.ts';
import type { Wgs84 } from '../domain/units.ts';

/** What one row of a corrected file would change: asked of a person, never done by itself. */
export interface Proposal {
  /** Where its row stands in the corrected files; null for what reports say of a village that they have no row of. */
  readonly origin: Origin | null;
  readonly of: Subject;
  readonly name: string;
  readonly county: string;
  readonly township: string;
  /** In the order of the card: where it is, its figures, its reports. Empty only while nobody knows whose they are. */
  readonly edits: readonly Edit[];
  /** The villages or facilities it may be where more than one fits: a person says which before anything is changed. */
  readonly candidates: readonly (Village | Facility)[];
}

/** The village of the open project that a row of a corrected file speaks of: null where it is a new one, several where nobody can tell. */
export type FindVillage = (village: Village) => Village | null | readonly Village[];

/** The same for a facility, whose id is often but its name. */
export type FindFacility = (facility: Facility) => Facility | null | readonly Facility[];

const isSeveral = <Of>(found: Of | null | readonly Of[]): found is readonly Of[] => Array.isArray(found);

/** Degrees below which two positions are one: a centimetre, more than any way there and back between systems loses. */
const SAME_PLACE_DEGREES = 1e-7;

function movedTo(from: Wgs84 | null, to: Wgs84 | null): to is Wgs84 {
  if (to === null) return false;
  return from === null || Math.abs(from.lon - to.lon) > SAME_PLACE_DEGREES || Math.abs(from.lat - to.lat) > SAME_PLACE_DEGREES;
}

function moves(of: Subject, known: Village | Facility, corrected: Village | Facility): Edit[] {
  const [from, to] = [known.position.at, corrected.position.at];
  return movedTo(from, to) ? [{ kind: 'position', of, from, to }] : [];
}

/** A blank cell says nothing: only a figure that is written and differs is a correction. */
function figures(of: VillageSubject, known: Village, corrected: Village): Edit[] {
  return FIGURES.flatMap((figure): Edit[] => {
    const [from, to] = [known[figure], corrected[figure]];
    return to === null || to === from ? [] : [{ kind: 'figure', of, figure, from, to }];
  });
}

function monthsOf({ from, to }: Run): Month[] {
  return Array.from({ length: to - from + 1 }, (_, step) => (from + step) as Month);
}

/** What the corrected file reports of a subject, month by month, where the project says otherwise or nothing. */
function reports(of: Subject, id: string, project: Dataset, corrected: Dataset): Edit[] {
  return [...corrected.observations].flatMap(([indicator, bySubject]) =>
    (bySubject.get(id) ?? []).flatMap((run) =>
      monthsOf(run).flatMap((month): Edit[] => {
        const from = observe(project.observations, indicator, of.id, month).current?.value ?? null;
        return from === run.value ? [] : [{ kind: 'report', of, indicator, month, from, to: run.value }];
      }),
    ),
  );
}

/**
 * What a corrected file would change in the open project, a proposal a row, in the order of the files; rows that change nothing are left out.
 * A blank cell changes nothing. A village or facility the project does not have is one to add, with its reports.
 * @param corrected the files, read as a data set of their own.
 */
export function propose(project: Dataset, corrected: Dataset, findVillage: FindVillage, findFacility: FindFacility): Proposal[] {
  const taken = new Set(project.facilities.map(({ id }) => id));
  const ofVillages = Array.from(corrected.villages, (village) => {
    const known = findVillage(village);
    if (isSeveral(known)) return proposal({ kind: 'village', id: village.id }, village, village.origin, [], known);
    const of: VillageSubject = { kind: 'village', id: known?.id ?? village.id };
    const reported = reports(of, village.id, project, corrected);
    const edits: readonly Edit[] = known
      ? [...moves(of, known, village), ...figures(of, known, village), ...reported]
      : [{ kind: 'add-village', village }, ...reported];
    return proposal(of, known ?? village, village.origin, edits);
  });
  const ofFacilities = corrected.facilities.map((facility) => {
    const known = findFacility(facility);
    if (isSeveral(known)) return proposal({ kind: 'facility', id: facility.id }, facility, facility.origin, [], known);
    // One whose id is its name may share it with a facility of another place: then its place is part of its id.
    const placed = [facility.county, facility.township, facility.name].filter(Boolean).join('/');
    const added = taken.has(facility.id) ? { ...facility, id: placed } : facility;
    const of: Subject = { kind: 'facility', id: known?.id ?? added.id };
    const reported = reports(of, facility.id, project, corrected);
    const edits: readonly Edit[] = known
      ? [...moves(of, known, facility), ...reported]
      : [{ kind: 'add-facility', facility: added }, ...reported];
    return proposal(of, known ?? facility, facility.origin, edits);
  });
  return [...ofVillages, ...ofFacilities, ...ofOthers(project, corrected)]
    .filter(({ edits, candidates }) => edits.length + candidates.length > 0)
    .sort((a, b) => inFileOrder(a.origin ?? LAST, b.origin ?? LAST));
}

const LAST: Origin = { file: Number.MAX_SAFE_INTEGER, line: 0 };

function inFileOrder(a: Origin, b: Origin): number {
  return a.file - b.file || a.line - b.line;
}

/** What a table of reports says of villages and facilities that only the project lists. */
function ofOthers(project: Dataset, corrected: Dataset): Proposal[] {
  const isListed = new Set([...corrected.villages, ...corrected.facilities].map(({ id }) => id));
  const spokenOf = new Set([...corrected.observations].flatMap(([, bySubject]) => Array.from(bySubject, ([id]) => id)));
  const of = (kind: Subject['kind'], places: readonly (Village | Facility)[]) =>
    places
      .filter(({ id }) => spokenOf.has(id) && !isListed.has(id))
      .map((place) => proposal({ kind, id: place.id }, place, null, reports({ kind, id: place.id }, place.id, project, corrected)));
  return [...of('village', [...project.villages]), ...of('facility', project.facilities)];
}

function proposal(
  of: Subject,
  { name, county, township }: Village | Facility,
  origin: Origin | null,
  edits: readonly Edit[],
  candidates: readonly (Village | Facility)[] = [],
): Proposal {
  return { origin, of, name: name || of.id, county, township, edits, candidates };
}
