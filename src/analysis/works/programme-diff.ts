import {
  isSameFigure,
  type ProgrammeReceipt,
  type ProgrammeRow,
  type ProgrammeSheets,
  type SheetRow,
  type YearSum,
} from '../../domain/programme.ts';

/** What a person may change of a work in the spreadsheet. */
export const CHANGED_PARTS = ['year', 'quantity', 'cost'] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** One cell that says another thing than the programme. A blank one says nothing. */
export interface PartChange {
  readonly part: ChangedPart;
  readonly from: number | null;
  readonly to: number;
}

/** What a programme's spreadsheet would change, a row a work. `key` tells the rows apart. */
export type ProgrammeChange =
  | {
      readonly kind: 'changed';
      readonly key: string;
      readonly row: ProgrammeRow;
      readonly sheet: SheetRow;
      readonly parts: readonly PartChange[];
    }
  | { readonly kind: 'added'; readonly key: string; readonly sheet: SheetRow }
  | { readonly kind: 'removed'; readonly key: string; readonly row: ProgrammeRow };

export interface ProgrammeDiff {
  /** Changed and added works in the order of the spreadsheet, then those taken out in the order of the programme. */
  readonly changes: readonly ProgrammeChange[];
  /** Works that stand as they stood. */
  readonly same: number;
  /** Works of counties that the spreadsheet does not speak of: a county sends its own sheet back, and takes nothing from the others. */
  readonly elsewhere: readonly ProgrammeRow[];
}

/** What a work is to be from now on, as far as a programme says. */
export interface Figures {
  readonly year: number;
  readonly quantity: number | null;
  readonly cost: number | null;
}

/** Costs by year, and how many works of the year have none that is known. */
export interface YearTotal extends YearSum {
  readonly works: number;
  readonly unknownCost: number;
}

function partsOf(row: ProgrammeRow, sheet: SheetRow): PartChange[] {
  const before: Readonly<Record<ChangedPart, number | null>> = { year: row.year, quantity: row.quantity, cost: row.cost?.cny ?? null };
  return CHANGED_PARTS.flatMap((part) => {
    const [from, to] = [before[part], sheet[part]];
    return to === null || (from !== null && isSameFigure(from, to)) ? [] : [{ part, from, to }];
  });
}

/** Compares a programme with its spreadsheet as it came back: every work of either is in exactly one of the five. */
export function programmeDiff(programme: readonly ProgrammeRow[], { rows, read }: Pick<ProgrammeSheets, 'rows' | 'read'>): ProgrammeDiff {
  const byId = new Map(programme.map((row) => [row.id, row]));
  const seen = new Set(rows.map(({ id }) => id));
  const counties = new Set([...read, ...rows.map(({ id, added }) => byId.get(id)?.county ?? added?.county)]);
  const changes: ProgrammeChange[] = [];
  const elsewhere: ProgrammeRow[] = [];
  let same = 0;
  for (const sheet of rows) {
    const row = byId.get(sheet.id);
    const parts = row ? partsOf(row, sheet) : [];
    if (!row) changes.push({ kind: 'added', key: `${sheet.sheet} ${sheet.line}`, sheet });
    else if (parts.length > 0) changes.push({ kind: 'changed', key: row.id, row, sheet, parts });
    else same += 1;
  }
  for (const row of programme) {
    if (seen.has(row.id)) continue;
    if (counties.has(row.county)) changes.push({ kind: 'removed', key: row.id, row });
    else elsewhere.push(row);
  }
  return { changes, same, elsewhere };
}

/** A work of the programme with the changes of its row. */
function changedFigures({ year, quantity, cost }: ProgrammeRow, parts: readonly PartChange[]): Figures {
  const changed = new Map(parts.map(({ part, to }) => [part, to]));
  return {
    year: changed.get('year') ?? year,
    quantity: changed.get('quantity') ?? quantity,
    cost: changed.get('cost') ?? cost?.cny ?? null,
  };
}

/** A programme's figures once some changes are taken: works in the programme's order, then those added. */
export function figuresAfter(programme: readonly ProgrammeRow[], taken: readonly ProgrammeChange[]): readonly Figures[] {
  const byKey = new Map(taken.map((change) => [change.key, change]));
  const stay = programme.flatMap((row): Figures[] => {
    const change = byKey.get(row.id);
    if (change?.kind === 'removed') return [];
    return [changedFigures(row, change?.kind === 'changed' ? change.parts : [])];
  });
  const added = taken.flatMap((change): Figures[] =>
    change.kind === 'added' ? [{ year: change.sheet.year ?? 0, quantity: change.sheet.quantity, cost: change.sheet.cost }] : [],
  );
  return [...stay, ...added];
}

/** What works cost by year, years ascending; every year of the budget is there. */
export function yearTotals(works: readonly Figures[], budget: readonly YearSum[]): readonly YearTotal[] {
  const years = new Set([...budget.map(({ year }) => year), ...works.map(({ year }) => year)]);
  return [...years]
    .sort((one, other) => one - other)
    .map((year) => {
      const ofYear = works.filter((work) => work.year === year);
      return {
        year,
        works: ofYear.length,
        cny: ofYear.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
        unknownCost: ofYear.filter(({ cost }) => cost === null).length,
      };
    });
}

/** A year by whose end more is spent than was given. */
export interface OverBudget {
  readonly year: number;
  readonly given: number;
  readonly cny: number;
}

/** Years in which works cost more than the budget gives. A year it does not name gives nothing; without a budget nothing is over. */
export function overBudget(
  totals: readonly YearTotal[],
  { budget, carriesOver }: Pick<ProgrammeReceipt, 'budget' | 'carriesOver'>,
): readonly OverBudget[] {
  if (budget.length === 0) return [];
  const of = new Map(budget.map(({ year, cny }) => [year, cny]));
  const over: OverBudget[] = [];
  let left = 0;
  for (const { year, cny } of totals) {
    const given = (of.get(year) ?? 0) + left;
    if (cny > given) over.push({ year, given, cny });
    left = carriesOver ? Math.max(0, given - cny) : 0;
  }
  return over;
}
