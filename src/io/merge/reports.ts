import type { FileDataset } from '../../domain/dataset.ts';
import type { Run } from '../../domain/observation.ts';
import { type Month, monthsLater } from '../../domain/period.ts';
import type { Facility, Village } from '../../domain/place.ts';
import type { Conflict } from '../../domain/report.ts';
import { telling } from '../progress.ts';
import type { Conflicts, Said, Witness } from './claims.ts';

/** indicator → subject → runs, as one file reports them. */
export type Reported = ReadonlyMap<string, ReadonlyMap<string, readonly Run[]>>;

/** What one file reports, and where. */
export interface ReportPart {
  readonly by: Witness;
  readonly reported: Reported;
  /** The line a run was read from, of a subject as this file calls it. */
  lineOf(id: string, run: Run): number;
  /** The heading of an indicator's cells for a month: tables may have a column a year. */
  heading(indicator: string, month: Month): string;
  /** The subject as the project calls it; null: left out. */
  subject(id: string): string | null;
}

/** How a subject is called in a conflict. */
export type Naming = (subject: string) => { readonly of: Conflict['of']; readonly name: string };

/** What villages and facilities are called; few are ever asked for. */
export function namer(villages: readonly Village[], facilities: readonly Facility[]): Naming {
  let names: ReadonlyMap<string, ReturnType<Naming>> | null = null;
  return (subject) => {
    names ??= new Map<string, ReturnType<Naming>>([
      ...facilities.map(({ id, name }) => [id, { of: 'facility', name }] as const),
      ...villages.map(({ id, name }) => [id, { of: 'village', name }] as const),
    ]);
    return names.get(subject) ?? { of: 'facility', name: subject };
  };
}

interface Sourced {
  readonly part: ReportPart;
  /** What its file calls the subject. */
  readonly id: string;
  readonly runs: readonly Run[];
}

/**
 * Joins the files' reports month by month. Where one file alone speaks of a month, its value stands; where several say the same, one
 * does; where they differ, it is judged, and the months are unreported until it is settled.
 */
export function mergeReports(parts: readonly ReportPart[], naming: Naming, conflicts: Conflicts): FileDataset['observations'] {
  const indicators = new Set(parts.flatMap(({ reported }) => [...reported.keys()]));
  return new Map(Array.from(indicators, (indicator) => [indicator, mergeIndicator(parts, indicator, naming, conflicts)]));
}

function mergeIndicator(
  parts: readonly ReportPart[],
  indicator: string,
  naming: Naming,
  conflicts: Conflicts,
): ReadonlyMap<string, readonly Run[]> {
  const [alone, ...others] = parts.filter(({ reported }) => reported.has(indicator));
  // As its one file has it, where nobody is called anything else: a country's is not copied.
  if (alone && others.length === 0 && isAsCalled(alone, indicator)) return alone.reported.get(indicator) ?? new Map();
  const runsOf = new Map<string, readonly Run[]>();
  // Who is spoken of more than once; the others, nearly all, are as their one file has them.
  const disputed = new Map<string, Sourced[]>(repeatedSubjects(parts, indicator).map((subject) => [subject, []]));
  for (const part of parts) {
    const bySubject = part.reported.get(indicator);
    if (!bySubject) continue;
    for (const [id, runs] of telling(bySubject, part.by.name, part.by.tell, 'join')) {
      const subject = part.subject(id);
      if (subject === null || runs.length === 0) continue;
      disputed.get(subject)?.push({ part, id, runs });
      runsOf.set(subject, runs);
    }
  }
  for (const [subject, sources] of disputed) {
    const runs = overlay(sources, indicator, subject, naming, conflicts);
    if (runs.length > 0) runsOf.set(subject, runs);
    else runsOf.delete(subject);
  }
  return runsOf;
}

/** Whether every subject of a file is called in the project as the file calls it. */
function isAsCalled({ reported, subject }: ReportPart, indicator: string): boolean {
  for (const [id, runs] of reported.get(indicator) ?? []) if (subject(id) !== id || runs.length === 0) return false;
  return true;
}

/** Subjects of which an indicator is reported more than once, in the order in which they are first named. */
function repeatedSubjects(parts: readonly ReportPart[], indicator: string): readonly string[] {
  const speaking = parts.filter(({ reported }) => reported.has(indicator));
  const named = new Map<string, boolean>();
  for (const part of speaking) {
    for (const [id, runs] of part.reported.get(indicator) ?? []) {
      const subject = part.subject(id);
      if (subject !== null && runs.length > 0) named.set(subject, named.has(subject));
    }
  }
  return [...named].flatMap(([subject, isRepeated]) => (isRepeated ? [subject] : []));
}

/** The runs of several sources as one ascending list. */
function overlay(sources: readonly Sourced[], indicator: string, subject: string, naming: Naming, conflicts: Conflicts): Run[] {
  const cuts = [...new Set(sources.flatMap(({ runs }) => runs.flatMap(({ from, to }) => [from, monthsLater(to, 1)])))].sort(
    (a, b) => a - b,
  );
  const spans: { from: Month; to: Month; said: Said<Run>[] }[] = [];
  cuts.forEach((from, at) => {
    const next = cuts[at + 1];
    if (next === undefined) return;
    const said = sources.flatMap(({ part, id, runs }) =>
      runs
        .filter((run) => run.from <= from && from <= run.to)
        .map((value) => ({ by: part.by, line: part.lineOf(id, value), column: part.heading(indicator, value.from), value })),
    );
    const before = spans.at(-1);
    // The same files differing from month to month about the same values are one conflict.
    if (before && monthsLater(before.to, 1) === from && sameClaims(before.said, said)) before.to = monthsLater(next, -1);
    else if (said.length > 0) spans.push({ from, to: monthsLater(next, -1), said });
  });
  const runs: Run[] = [];
  for (const { from, to, said } of spans) {
    const about = {
      key: `report/${subject}/${indicator}/${from}`,
      ...naming(subject),
      id: subject,
      field: indicator,
      months: { from, to },
    };
    const stands = conflicts.judge(
      about,
      said,
      (a, b) => a.value === b.value,
      (run) => run.value,
    );
    if (stands === null) continue;
    const { value, simulated } = stands.value;
    const last = runs.at(-1);
    if (last && monthsLater(last.to, 1) === from && last.value === value && last.simulated === simulated)
      runs[runs.length - 1] = { ...last, to };
    else runs.push({ from, to, value, simulated });
  }
  return runs;
}

function sameClaims(a: readonly Said<Run>[], b: readonly Said<Run>[]): boolean {
  return a.length === b.length && a.every((said, at) => said.by === b[at]?.by && said.value.value === b[at]?.value.value);
}
