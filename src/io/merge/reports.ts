import type { FileDataset } from '../../domain/dataset.ts';
import type { Run } from '../../domain/observation.ts';
import { type Month, monthsLater } from '../../domain/period.ts';
import type { Conflict } from '../../domain/report.ts';
import { telling } from '../progress.ts';
import type { Conflicts, Said, Witness } from './claims.ts';

/** indicator → subject → runs, as one file reports them. */
export type Reported = ReadonlyMap<string, ReadonlyMap<string, readonly Run[]>>;

/** What one file reports, and where. */
export interface ReportPart {
  readonly by: Witness;
  readonly reported: Reported;
  /** The line each run was read from. */
  readonly lines: ReadonlyMap<Run, number>;
  /** The heading of an indicator's cells for a month: tables may have a column a year. */
  heading(indicator: string, month: Month): string;
  /** The subject as the project calls it; null: left out. */
  subject(id: string): string | null;
}

/** How a subject is called in a conflict. */
export type Naming = (subject: string) => { readonly of: Conflict['of']; readonly name: string };

interface Sourced {
  readonly part: ReportPart;
  readonly runs: readonly Run[];
}

/**
 * Joins the files' reports month by month. Where one file alone speaks of a month, its value stands; where several say the same, one
 * does; where they differ, it is judged, and the months are unreported until it is settled.
 */
export function mergeReports(parts: readonly ReportPart[], naming: Naming, conflicts: Conflicts): FileDataset['observations'] {
  const all = new Map<string, Map<string, Sourced[]>>();
  for (const part of parts) {
    for (const [indicator, bySubject] of part.reported) {
      const known = all.get(indicator) ?? new Map<string, Sourced[]>();
      all.set(indicator, known);
      for (const [id, runs] of telling([...bySubject], part.by.name, part.by.tell, 'join')) {
        const subject = part.subject(id);
        if (subject === null || runs.length === 0) continue;
        const sources = known.get(subject);
        if (sources) sources.push({ part, runs });
        else known.set(subject, [{ part, runs }]);
      }
    }
  }
  const joined = new Map<string, Map<string, readonly Run[]>>();
  for (const [indicator, bySubject] of all) {
    const runsOf = new Map<string, readonly Run[]>();
    joined.set(indicator, runsOf);
    for (const [subject, sources] of bySubject) {
      const [only] = sources;
      const runs = sources.length === 1 && only ? only.runs : overlay(sources, indicator, subject, naming, conflicts);
      if (runs.length > 0) runsOf.set(subject, runs);
    }
  }
  return joined;
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
    const said = sources.flatMap(({ part, runs }) =>
      runs
        .filter((run) => run.from <= from && from <= run.to)
        .map((value) => ({ by: part.by, line: part.lines.get(value) ?? 0, column: part.heading(indicator, value.from), value })),
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
