import { indicatorsClosedBy, REMEDIES } from '../analysis/works/closed-by.ts';
import { type ProgrammeChange, type ProgrammeDiff, programmeDiff } from '../analysis/works/programme-diff.ts';
import type { WantedWork } from '../analysis/works/programme-edits.ts';
import { workName } from '../analysis/works/programme-rows.ts';
import { isSimulated, servedBy } from '../analysis/works/villages-of.ts';
import { type Dataset, villageIndex } from '../domain/dataset.ts';
import { yearEnd } from '../domain/period.ts';
import type { Village } from '../domain/place.ts';
import type { Programme, ProgrammeEntry, ProgrammeReceipt, ProgrammeRow, SheetRow } from '../domain/programme.ts';
import type { Text } from '../domain/text.ts';
import { villagesServed } from '../domain/work.ts';
import type { InputFile } from '../io/input-file.ts';
import type { ProgrammeKnown } from '../io/read-programme.ts';
import { reader } from '../worker/client.ts';
import { takeProgramme } from './accept-programme.ts';
import { acceptedIn } from './accepted.ts';
import { acceptedRows } from './accepted-rows.ts';
import { latest } from './latest.ts';
import { type ReturnedProgramme, useReturned } from './returned-programme.ts';
import { type Project, useStore } from './store.ts';

/** What a programme's spreadsheet is read against: the project as it is. */
function knownIn(project: Project): ProgrammeKnown {
  const { villages, works, codes } = project.dataset;
  return {
    rows: acceptedRows(project),
    works: works.map(({ id }) => id),
    // Nothing is added to a country that is made up, so none of its villages has to be found.
    villages: Array.from(project.madeUp ? [] : villages, ({ id, code, county, township, name, kind }: Village) => ({
      id,
      words: { code, county, township, name, kind },
    })),
    codes,
    kinds: REMEDIES.map(({ id, name, unit }) => ({ id, name, unit })),
  };
}

/** Reads a programme's spreadsheet and holds it against the open project's programme. The project is not touched. */
export async function compareProgramme(file: InputFile): Promise<void> {
  const { project } = useStore.getState();
  if (!project) return;
  useReturned.setState({ returned: null, isReading: true, failure: null });
  const outcome = await reader()
    .programme(file, knownIn(project))
    .catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      return { ok: false, failure: { problem: 'unreadable-file', file: file.name, line: null, column: null, detail } } as const;
    });
  if (!useReturned.getState().isReading) return;
  if (!outcome.ok) useReturned.setState({ isReading: false, failure: outcome.failure });
  else useReturned.setState({ isReading: false, returned: { source: file.name, sheets: outcome.value, refused: new Set() } });
}

/** What the spreadsheet would change now: what is accepted is no change any more, and is one again once that is undone. */
export const changesOf: (project: Project, returned: ReturnedProgramme['sheets']) => ProgrammeDiff = latest((project, sheets) =>
  programmeDiff(acceptedRows(project), sheets),
);

/** Whether it was written from another programme than the one the project has now. */
export function isOfOther(project: Project, { programme }: ReturnedProgramme['sheets']): boolean {
  return programme !== null && programme !== (acceptedIn(project)?.id ?? null);
}

/** Takes a change out of what will be accepted, or back in. */
export function refuseChange(key: string, isRefused: boolean): void {
  useReturned.setState(({ returned }) => {
    if (!returned) return {};
    const refused = new Set(returned.refused);
    if (isRefused) refused.add(key);
    else refused.delete(key);
    return { returned: { ...returned, refused } };
  });
}

/** The changes that are not refused. */
export function takenOf({ changes }: ProgrammeDiff, { refused }: ReturnedProgramme): readonly ProgrammeChange[] {
  return changes.filter(({ key }) => !refused.has(key));
}

/**
 * Accepts what is not refused as one change of the programme. False where nothing may be edited.
 * @param source how the list of changes calls it. @param title what a programme is called that had none before.
 */
export function acceptReturned(source: string, title: Text): boolean {
  const [{ project }, { returned }] = [useStore.getState(), useReturned.getState()];
  if (!project || !returned) return false;
  const rows = acceptedRows(project);
  const taken = takenOf(changesOf(project, returned.sheets), returned);
  const changed = new Map(taken.map((change) => [change.key, change]));
  const stay = rows.flatMap((row): WantedWork[] => {
    const change = changed.get(row.id);
    return change?.kind === 'removed' ? [] : [wantedOf(row, change)];
  });
  const added = taken.flatMap((change) => (change.kind === 'added' ? addedOf(project.dataset, change.sheet) : []));
  const wanted = [...stay, ...added];
  return takeProgramme(wanted, programmeAfter(project, wanted, title), { by: 'file', source });
}

/** A work of the programme as its row wants it; what the row does not change stays as the list of works has it. */
function wantedOf({ id, year }: ProgrammeRow, change: ProgrammeChange | undefined): WantedWork {
  const parts = new Map(change?.kind === 'changed' ? change.parts.map(({ part, to }) => [part, to]) : []);
  return { id, year: parts.get('year') ?? year, quantity: parts.get('quantity') ?? null, cost: parts.get('cost') ?? null, added: null };
}

function addedOf(dataset: Dataset, { id, year, quantity, cost, added }: SheetRow): WantedWork[] {
  if (year === null) return [];
  if (added === null) return [{ id, year, quantity, cost, added: null }];
  const { remedy, villages, unit, county, township } = added;
  const at = villages.map((village) => villageIndex(dataset, village));
  const name = workName(dataset, { name: added.name, remedy, villages: at });
  const indicator = indicatorsClosedBy(remedy)[0]?.id ?? null;
  return [{ id, year, quantity, cost, added: { name, kind: remedy, indicator, county, township, unit, simulated: false, villages } }];
}

/** The programme once works were changed by hand: what was reached and proved before holds no more. */
function programmeAfter(project: Project, wanted: readonly WantedWork[], title: Text): Programme {
  const { dataset } = project;
  const before = acceptedIn(project)?.programme;
  const entries = new Map(before?.works.map((entry) => [entry.id, entry]));
  const costs = new Map(acceptedRows(project).map(({ id, cost }) => [id, cost?.cny ?? 0]));
  const spent = wanted.reduce((sum, { id, cost }) => sum + (cost ?? costs.get(id) ?? 0), 0);
  const receipt: ProgrammeReceipt = before?.receipt ?? {
    title,
    asOf: yearEnd(dataset.years.at(-1) ?? 0),
    budget: [],
    carriesOver: false,
    spent,
    value: null,
    stated: [],
    people: 'registered',
    unitCosts: [],
    files: dataset.files.flatMap(({ name, byHand }) => (byHand ? [] : [name])),
  };
  const works = wanted.map((one) => entries.get(one.id) ?? newEntry(dataset, one, receipt));
  return { receipt: { ...receipt, spent, value: null }, works };
}

/** What a work that a person wrote into the spreadsheet serves, as far as the data say. */
function newEntry(dataset: Dataset, { id, added }: WantedWork, { people }: ProgrammeReceipt): ProgrammeEntry {
  const listed = dataset.works.find((work) => work.id === id);
  const ids = added?.villages ?? (listed ? villagesServed(listed) : []);
  const villages = ids.map((village) => villageIndex(dataset, village)).filter((at) => at >= 0);
  const remedy = added?.kind ?? listed?.kind ?? '';
  const simulated = listed?.simulated === true || villages.some((at) => isSimulated(dataset, at));
  return {
    id,
    remedy,
    rank: null,
    score: null,
    ...servedBy(dataset, villages, people),
    due: null,
    requires: [],
    simulated,
    estimate: null,
  };
}
