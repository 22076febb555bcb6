import type { Month } from '../domain/period.ts';
import type { PlaceWords } from '../domain/place.ts';
import type { Candidate, RowIssue } from '../domain/report.ts';
import type { Work } from '../domain/work.ts';
import { isBlank, isSimulated, plain, type Read, readCode, readMoney, readMonth, readNumber } from './cells.ts';
import { candidateOf, type Subjects } from './find-subject.ts';
import { findIndicatorNamed } from './headings/indicator-names.ts';
import { type Field, scaleIn } from './headings.ts';
import { kindOfWord } from './place-key.ts';
import { headingOf, nameOf, type Row, requireEither, type Table } from './read-table.ts';

export interface WorksRead {
  readonly works: readonly Work[];
  readonly issues: readonly RowIssue[];
}

/** Where a list of works has no column 项目名称, the column of names is the works'. */
const namedBy = ({ columns: { fields } }: Table): 'workName' | 'name' => (fields.has('workName') ? 'workName' : 'name');

/** A number or a name of the work. Throws FileError. */
export function requireWorkColumns(table: Table): void {
  requireEither(table, 'id', namedBy(table));
}

/**
 * Reads a list of works. Without a number a work is told by county, township and name; a second one of the same is rejected. A cell that
 * cannot be read, and a village that is not found, is flagged and left out: the work stays. Throws FileError without a number or a name.
 */
export function readWorks(table: Table, file: number, subjects: Subjects): WorksRead {
  requireWorkColumns(table);
  const named = namedBy(table);
  const scale = scaleIn(headingOf(table, 'cost'));
  const issues: RowIssue[] = [];
  const works = new Map<string, Work>();
  for (const row of table.rows) {
    const note = (outcome: RowIssue['outcome'], field: Field, reason: RowIssue['reason'], candidates?: readonly Candidate[]) =>
      issues.push({
        outcome,
        line: row.line,
        column: headingOf(table, field),
        value: row.cell(field).trim(),
        reason,
        ...(candidates && { candidates }),
      });
    const take = <T>(field: Field, read: (cell: string) => Read<T>, reason: RowIssue['reason']): T | null => {
      const found = read(row.cell(field));
      if (found.kind === 'unreadable') note('flagged', field, reason);
      return found.kind === 'value' ? found.value : null;
    };
    const month = (field: Field): Month | null => take(field, readMonth, 'unreadable-period');
    const name = nameOf(row, named);
    const county = nameOf(row, 'county');
    const township = nameOf(row, 'township');
    const id = plain(row.cell('id')) || [county, township, name].filter(Boolean).join('/');
    if (isBlank(row.cell('id')) && isBlank(row.cell(named))) {
      note('rejected', table.columns.fields.has('id') ? 'id' : named, 'no-id');
      continue;
    }
    if (works.has(id)) {
      note('rejected', isBlank(row.cell('id')) ? named : 'id', 'repeated-id');
      continue;
    }
    const quantity = take('quantity', readQuantity, 'unreadable-number');
    if (quantity !== null && quantity < 0) note('flagged', 'quantity', 'impossible-value');
    works.set(id, {
      id,
      name: name || id,
      kind: plain(row.cell('kind')),
      indicator: indicatorOf(row, note),
      county,
      township,
      village: villageOf(row, named, subjects, note),
      quantity: quantity !== null && quantity >= 0 ? quantity : null,
      unit: plain(row.cell('unit')) || unitIn(row.cell('quantity')),
      cost: take('cost', (cell) => readMoney(cell, scale), 'unreadable-number'),
      plannedStart: month('plannedStart'),
      plannedEnd: month('plannedEnd'),
      completed: month('completed'),
      simulated: isSimulated(row.cell('basis')),
      origin: { file, line: row.line },
    });
  }
  return { works: [...works.values()], issues };
}

type Note = (outcome: RowIssue['outcome'], field: Field, reason: RowIssue['reason'], candidates?: readonly Candidate[]) => void;

/** A number and whatever unit works are counted in: 3.5公里, 1处, 20盏. */
export function readQuantity(cell: string): Read<number> {
  const read = readNumber(cell);
  const bare = read.kind === 'unreadable' ? /^(-?[\d.,]+)\s*[^\d\s万亿]+$/.exec(plain(cell))?.[1] : undefined;
  return bare === undefined ? read : readNumber(bare);
}

/** 3.5公里: the unit stands behind the number where it has no column. */
function unitIn(cell: string): string {
  return /^-?[\d.,]+\s*(\D+)$/.exec(plain(cell))?.[1]?.trim() ?? '';
}

function indicatorOf(row: Row, note: Note): string | null {
  const cell = plain(row.cell('indicator'));
  if (cell === '') return null;
  const found = findIndicatorNamed(cell);
  if (!found) note('flagged', 'indicator', 'unknown-indicator');
  return found?.indicator.id ?? null;
}

function villageOf(row: Row, named: 'workName' | 'name', subjects: Subjects, note: Note): string | null {
  const code = readCode(row.cell('code'));
  const words: PlaceWords = {
    code: code.kind === 'code' ? code.code : null,
    county: nameOf(row, 'county'),
    township: nameOf(row, 'township'),
    name: named === 'workName' ? nameOf(row, 'name') : '',
    kind: kindOfWord(''),
  };
  if (code.kind === 'damaged') note('flagged', 'code', 'damaged-code');
  if (words.code === null && words.name === '') return null;
  const found = subjects.village(words, row.line);
  if (found.kind === 'found' || found.kind === 'merged') return found.of.id;
  const field = words.code === null ? 'name' : 'code';
  if (found.kind === 'none') {
    if (!subjects.takesAny) note('flagged', field, 'unknown-subject');
    return null;
  }
  note('flagged', field, 'ambiguous-place', found.candidates.map(candidateOf));
  return null;
}
