import type { CodeBook } from '../../domain/codes.ts';
import type { PlaceWords, Village } from '../../domain/place.ts';
import type { Candidate } from '../../domain/report.ts';
import { candidateOf } from '../find-subject.ts';
import type { Field } from '../headings.ts';
import { countyKey, PlaceIndex, samePlace, villageKey } from '../place-key.ts';
import { telling } from '../progress.ts';
import type { Conflicts, Witness } from './claims.ts';
import { type MergedField, mergeFields, plainField, positionField, type Recorded, wordField } from './fields.ts';

/** A table of villages, read. */
export interface VillagePart {
  readonly by: Witness;
  readonly villages: readonly Village[];
  /** Whether the row of a line states the village's kind in a column of its own. */
  statesKind(line: number): boolean;
  heading(field: Field): string;
  /** Line → village id, as a person answered. */
  readonly placeOf: Readonly<Record<number, string>>;
}

/** The project's villages, and what each village of a file is called now (null: left out). */
export interface MergedVillages {
  readonly villages: readonly Village[];
  idOf(part: VillagePart, id: string): string | null;
}

const sameName = (a: string, b: string) => {
  const [one, other] = [villageKey(a), villageKey(b)];
  return one.stem === other.stem && (one.kind === null || other.kind === null || one.kind === other.kind);
};

const NOWHERE = { county: '', township: '', name: '村名', kind: null } as const;

const FIGURES: readonly MergedField<Village>[] = [
  wordField('name', 'name', sameName),
  wordField('county', 'county', (a, b) => countyKey(a) === countyKey(b)),
  wordField('township', 'township', (a, b) => samePlace({ ...NOWHERE, township: a }, { ...NOWHERE, township: b })),
  plainField('households', 'households'),
  plainField('registered', 'registered'),
  plainField('resident', 'resident'),
  plainField('hamlets', 'hamlets'),
  plainField('hamlets30', 'hamlets30'),
  plainField('groups', 'groups'),
  plainField('poor', 'poor'),
  plainField('deepPoverty', 'deepPoverty'),
  plainField('exitYear', 'exitYear'),
  plainField('relocated', 'relocated'),
  plainField('reportedKm', 'reportedKm'),
];

interface Entry {
  readonly part: VillagePart;
  /** As its file has it. */
  readonly read: Village;
  /** With its code as it is today. */
  readonly village: Village;
}

/** What an entry's row says of which village it is. */
const wordsIn = ({ part, read }: Entry) => wordsOf(read, part.statesKind(read.origin.line));

/** What a village's row says of which village it is; its code as it is today, where that is one. */
export function wordsOf(village: Village, statesKind: boolean): PlaceWords {
  const { code, county, township, name } = village;
  return { code, county, township, name, kind: code !== null || statesKind ? village.kind : null };
}

/** Villages in the making: the entries that are one village, by its id. */
type Groups = Map<string, Entry[]>;

/**
 * Joins tables of villages. Codes decide first, old ones through the book; then rows without a code find their village by county +
 * township + name. Rows that could be several, and rows of one of several villages that were merged since, are rejected and asked.
 * The order of the files changes the order of the villages only.
 */
export function mergeVillages(parts: readonly VillagePart[], book: CodeBook, conflicts: Conflicts): MergedVillages {
  const groups: Groups = new Map();
  const index = new PlaceIndex<string>(book);
  // Villages that are called something else now, or are left out.
  const renamed = new Map(parts.map((part) => [part, new Map<string, string | null>()]));
  const isOpen = ({ placeOf }: VillagePart, { code, origin }: Village) => code === null && placeOf[origin.line] === undefined;
  // Where every row has a code, as a country's have, nobody is looked for by name.
  const isSearched = parts.some((part) => part.villages.some((village) => isOpen(part, village)));
  const join = (entry: Entry, id: string) => {
    const group = groups.get(id);
    if (group) group.push(entry);
    else groups.set(id, [entry]);
    if (isSearched) index.add({ ...wordsIn(entry), code: entry.village.code }, id);
    if (id !== entry.read.id) renamed.get(entry.part)?.set(entry.read.id, id);
  };
  const reject = (entry: Entry, reason: 'ambiguous-place' | 'merged-village', candidates: readonly string[]) => {
    const { part, read, village } = entry;
    renamed.get(part)?.set(read.id, null);
    const field = village.code === null ? 'name' : 'code';
    conflicts.note(part.by.file, {
      outcome: 'rejected',
      line: village.origin.line,
      column: part.heading(field),
      value: village.code ?? village.name,
      reason,
      candidates: candidates.map((id) => candidateIn(groups, id)),
    });
  };

  const open: Entry[] = [];
  for (const part of parts) {
    for (const village of telling(part.villages, part.by.name, part.by.tell, 'join')) {
      const entry = { part, read: village, village };
      const told = part.placeOf[village.origin.line];
      const now = village.code === null ? null : book(village.code);
      if (told !== undefined) join({ ...entry, village: { ...village, code: isCode(told) ? told : null } }, told);
      else if (now === null) open.push(entry);
      else if (now.kind === 'one')
        join(now.code === village.code ? entry : { ...entry, village: { ...village, code: now.code } }, now.code);
      else if (now.kind === 'merged') reject(entry, 'merged-village', [now.code]);
      else reject(entry, 'ambiguous-place', now.codes);
    }
  }
  // Fuller rows first: what a row leaves out can be found among those that say it.
  const gaps = ({ village: { county, township } }: Entry) => Number(county === '') + Number(township === '');
  for (const some of [0, 1, 2])
    for (const part of parts)
      place(
        part,
        open.filter((entry) => entry.part === part && gaps(entry) === some),
      );
  return {
    villages: collect(groups, conflicts),
    idOf: (part, id) => {
      const now = renamed.get(part)?.get(id);
      return now === undefined ? id : now;
    },
  };

  /** 梁山村 without its township beside one with it, 梁山村 beside 梁山村委会: two villages, or one twice. Only the file's author knows. */
  function noteNamesake(entry: Entry): void {
    const { part, read } = entry;
    const { line } = read.origin;
    if (read.id.endsWith(`#${line}`) || index.find(wordsIn(entry)).kind === 'none') return;
    conflicts.note(part.by.file, { outcome: 'flagged', line, column: part.heading('name'), value: read.name, reason: 'same-name' });
  }

  /** Places a file's rows without a code among the villages so far; what fits none is a village of its own. */
  function place(part: VillagePart, entries: readonly Entry[]): void {
    // Two rows of a file are two villages: what has a row of this file already is none of the candidates.
    const taken = (id: string) => groups.get(id)?.some((entry) => entry.part === part) === true;
    const found = entries.map((entry) => ({ entry, place: index.find(wordsIn(entry), taken) }));
    const claims = new Map<string, number>();
    for (const { place } of found) if (place.kind === 'found') claims.set(place.of, (claims.get(place.of) ?? 0) + 1);
    for (const { entry, place } of found) {
      if (place.kind === 'none') {
        noteNamesake(entry);
        const { id, origin } = entry.read;
        join(entry, groups.has(id) ? `${id}#${part.by.name}:${origin.line}` : id);
      } else if (place.kind === 'found' && claims.get(place.of) === 1) join(entry, place.of);
      else reject(entry, 'ambiguous-place', place.kind === 'ambiguous' ? place.candidates : [place.of]);
    }
  }
}

function candidateIn(groups: Groups, id: string): Candidate {
  const village = groups.get(id)?.[0]?.village;
  return village ? candidateOf({ ...village, id }) : { id, name: id };
}

/** A village's kind, as far as a file says it: in a column or by the code. What only the name suggests says nothing beside them. */
function kindField(entries: readonly Entry[]): MergedField<Village> {
  const said = new Set(
    entries.filter(({ part, village }) => village.code !== null || part.statesKind(village.origin.line)).map(({ village }) => village),
  );
  return {
    ...wordField<Village, 'kind'>('kind', 'kind', (a, b) => a === b),
    statement: (village) => (said.has(village) ? village.kind : null),
  };
}

const isCode = (id: string) => /^\d{6,}$/.test(id);

/** One village a group, in the order their first rows came. */
function collect(groups: Groups, conflicts: Conflicts): Village[] {
  return Array.from(groups, ([id, entries]): Village => {
    const [only] = entries;
    if (only && entries.length === 1) return only.village.id === id ? only.village : { ...only.village, id };
    const sorted = entries.toSorted((a, b) => a.part.by.file - b.part.by.file || a.village.origin.line - b.village.origin.line);
    const records = sorted.map(
      ({ part, village }): Recorded<Village> => ({
        by: part.by,
        line: village.origin.line,
        record: village,
        heading: part.heading,
      }),
    );
    const villages = sorted.map(({ village }) => village);
    const merged = mergeFields('village', id, records, [...FIGURES, kindField(sorted), positionField(villages)], conflicts);
    return {
      ...merged,
      code: villages.find(({ code }) => code !== null)?.code ?? null,
      simulated: villages.some(({ simulated }) => simulated),
    };
  }).sort((a, b) => a.origin.file - b.origin.file || a.origin.line - b.origin.line);
}
