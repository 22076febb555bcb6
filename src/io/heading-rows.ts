import { isBlank, plain } from './cells.ts';
import { isUnit } from './headings/key.ts';
import { matchHeadings, recognised } from './headings.ts';
import type { Span, TextRecord } from './input-file.ts';

/** The rows of a table's headings, which are one, or up to three where groups stand above them. */
export interface HeadingRows {
  /** Position among the records. */
  readonly from: number;
  readonly count: number;
  /** The heading cells of each column, from the top: a merged cell counts for every column under it. */
  readonly cells: readonly (readonly string[])[];
}

/** Heading rows are looked for this far down: title rows come above them. */
const WITHIN = 12;
const MOST_ROWS = 3;
/** Longer ones are sentences of a title. */
const LONGEST_GROUP = 20;

const at = (record: TextRecord | undefined, column: number) => record?.cells[column]?.trim() ?? '';
const widthOf = (...records: readonly (TextRecord | undefined)[]) => Math.max(0, ...records.map((record) => record?.cells.length ?? 0));

/** What a title says and a group of columns does not: 略阳县村级情况表, 填报单位：…, 2019年12月. */
const TITLE = /[:：]|(?:表|统计|汇总|台账|花名册|[县市乡镇])$|^(?:19|20)\d{2}年\d/;
/** What stands in a cell of data: a number, a yes or a no. A year may head a column. */
const DATA = /^(?!(?:19|20)\d{2}$)[-+\d.,%°'"′″/\s]+$|^[是否有无√×YNyn]$/;

interface Group {
  readonly from: number;
  readonly to: number;
}

/** Cells of a row that stand above several columns: merged ones, or, where a file has no merged cells, those with blanks to their right above text. */
function groupsOf(upper: TextRecord, lower: TextRecord, spans: readonly Span[]): readonly Group[] {
  if (spans.length > 0) {
    return spans
      .filter(({ fromLine, toLine }) => fromLine <= upper.line && toLine >= upper.line && toLine < lower.line)
      .filter(({ fromColumn, toColumn }) => toColumn > fromColumn)
      .map(({ fromColumn, toColumn }) => ({ from: fromColumn, to: toColumn }));
  }
  const groups: Group[] = [];
  const width = widthOf(upper, lower);
  for (let from = 0; from < width; from++) {
    if (at(upper, from) === '' || at(lower, from) === '' || at(upper, from) === at(lower, from)) continue;
    let to = from;
    while (to + 1 < width && at(upper, to + 1) === '') to++;
    // The lower row may have a group of its own, or end earlier.
    while (to > from && at(lower, to) === '') to--;
    if (to > from) groups.push({ from, to });
  }
  return groups;
}

/**
 * Whether the last of some rows groups the headings of the next one. Certain where every cell of the lower row stands under a group or under nothing, and
 * the first column is no part of a lone group; likely where some stand under a heading of their own.
 */
function groups(
  block: readonly (TextRecord | undefined)[],
  lower: TextRecord | undefined,
  spans: readonly Span[],
): 'surely' | 'likely' | 'no' {
  const upper = block.at(-1);
  if (!upper || !lower) return 'no';
  const filled = upper.cells.map((cell) => cell.trim()).filter(Boolean);
  const lowest = lower.cells.map((cell) => cell.trim()).filter(Boolean);
  if (filled.length < 2 || lowest.length === 0) return 'no';
  if (lowest.every(isUnit)) return 'surely';
  const found = groupsOf(upper, lower, spans).filter(({ from, to }) => {
    const below = lower.cells.slice(from, to + 1).filter((cell) => cell.trim() !== '');
    return below.length > 1;
  });
  const columns = [...Array(widthOf(upper, lower)).keys()].filter((column) => at(upper, column) !== '' || at(lower, column) !== '');
  const grouped = (column: number) => found.some(({ from, to }) => column >= from && column <= to);
  const below = columns.filter((column) => at(lower, column) !== '');
  const heads = found.map(({ from }) => at(upper, from));
  if (heads.some((cell) => cell.length > LONGEST_GROUP || TITLE.test(cell))) return 'no';
  if (found.length === 0 || below.some((column) => isData(at(lower, column)))) return 'no';
  if (!below.some((column) => isHeading(at(lower, column)))) return 'no';
  const own = below.filter(
    (column) => !grouped(column) && at(upper, column) !== '' && at(upper, column) !== at(lower, column) && !isUnit(at(lower, column)),
  );
  const first = Math.min(...block.map((row) => row?.cells.findIndex((cell) => cell.trim() !== '') ?? 0));
  const isFramed = spans.length > 0 || !grouped(first) || (found.length > 1 && columns.every(grouped));
  return own.length === 0 && isFramed ? 'surely' : at(lower, first) === '' ? 'likely' : 'no';
}

/** Words that only a heading is made of; a row of names under a heading has none. */
const HEADING = /(?:数|率|情况|面积|里程|宽度?|距离|金额|投资|日期)$|^(?:是否|有无|其中)/;

const isHeading = (cell: string) => isUnit(cell) || HEADING.test(plain(cell)) || recognised(matchHeadings([cell], {}, 'known')) > 0;

const isData = (cell: string) => DATA.test(plain(cell)) || isBlank(cell);

/** The heading cells of every column of a block of rows, merged ones repeated where they reach. */
function cellsOf(rows: readonly TextRecord[], spans: readonly Span[]): readonly (readonly string[])[] {
  const width = widthOf(...rows);
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return [...Array(width).keys()].map((column) => {
    const cells = rows.map((row, index) => {
      const own = at(row, column);
      if (own !== '' || rows.length === 1) return own;
      const span = spans.find(
        (one) => one.fromLine <= row.line && one.toLine >= row.line && one.fromColumn <= column && one.toColumn >= column,
      );
      if (span) return at(byLine.get(span.fromLine), span.fromColumn);
      const next = rows[index + 1];
      if (spans.length > 0 || !next) return '';
      const group = groupsOf(row, next, []).find(({ from, to }) => from <= column && column <= to);
      return group ? at(row, group.from) : '';
    });
    return cells.filter((cell, index) => cell !== '' && cell !== cells[index - 1]);
  });
}

/**
 * Finds the heading rows of a table: the row with most headings that are known word for word (or, where none has any, that resemble one),
 * with the rows that group it. Null where no heading is like any we know.
 * @param counts `known`: only headings that are known.
 */
export function findHeadings(
  records: readonly TextRecord[],
  merged: readonly Span[],
  counts: 'known' | 'like' = 'like',
): HeadingRows | null {
  const within = records.slice(0, WITHIN);
  const lowest = records[WITHIN + MOST_ROWS]?.line ?? Number.POSITIVE_INFINITY;
  const spans = merged.filter(({ fromLine }) => fromLine <= lowest);
  return bestRows(records, within, spans, 'known') ?? (counts === 'like' ? bestRows(records, within, spans, 'like') : null);
}

function bestRows(
  records: readonly TextRecord[],
  within: readonly TextRecord[],
  spans: readonly Span[],
  counts: 'known' | 'like',
): HeadingRows | null {
  const block = (from: number, count: number): HeadingRows => ({ from, count, cells: cellsOf(records.slice(from, from + count), spans) });
  const score = ({ cells }: HeadingRows) => recognised(matchHeadings(cells, {}, counts));
  const singles = within.map((_, from) => block(from, 1));
  const scores = singles.map(score);
  const best = Math.max(0, ...scores);
  if (best === 0) return bestPair(within, spans, block, score);
  let found = singles[scores.indexOf(best)];
  for (let grows = found !== undefined; found && grows && found.count < MOST_ROWS; ) {
    const { from, count }: HeadingRows = found;
    const above = groups([records[from - 1]], records[from], spans);
    const below = groups(records.slice(from, from + count), records[from + count], spans);
    const taller: HeadingRows[] = [];
    if (below !== 'no') taller.push(block(from, count + 1));
    if (above !== 'no') taller.push(block(from - 1, count + 1));
    const now: HeadingRows = found;
    const taken = taller.find((one) => (one.from < from ? above : below) === 'surely' || score(one) >= score(now));
    grows = taken !== undefined;
    found = taken ?? found;
  }
  return found ?? null;
}

/** Two rows that mean something only together: 道路 above 是否通硬化路 alone would not be needed. */
function bestPair(
  records: readonly TextRecord[],
  spans: readonly Span[],
  block: (from: number, count: number) => HeadingRows,
  score: (rows: HeadingRows) => number,
): HeadingRows | null {
  const pairs = records.flatMap((record, from) => (groups([record], records[from + 1], spans) === 'no' ? [] : [block(from, 2)]));
  const best = Math.max(0, ...pairs.map(score));
  return best === 0 ? null : (pairs.find((pair) => score(pair) === best) ?? null);
}

/** The first row that may be headings where none is known but a person said what the columns are: half as many cells as the widest row. */
export function firstWideRow(records: readonly TextRecord[]): HeadingRows | null {
  const within = records.slice(0, WITHIN);
  const filled = ({ cells }: TextRecord) => cells.filter((cell) => cell.trim() !== '').length;
  const widest = Math.max(0, ...within.map(filled));
  const from = within.findIndex((record) => filled(record) > 1 && filled(record) * 2 >= widest);
  return from < 0 ? null : { from, count: 1, cells: cellsOf(records.slice(from, from + 1), []) };
}
