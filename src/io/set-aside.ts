import type { RowIssue, RowReason } from '../domain/report.ts';
import { plain } from './cells.ts';
import { readDegrees } from './degrees.ts';
import type { Columns } from './headings.ts';
import type { TextRecord } from './input-file.ts';
import { withoutPersons, wordBeforePerson } from './personal.ts';

const SUM = '(?:小计|合计|汇总|总计|共计|总数)';
/** Such words stand in other cells too: they make a total where a row begins, or where it should be called something. */
const WEAK_SUM = '(?:累计|平均(?:值|数)?)';
const OF_WHAT = '(?:全[县市区镇乡]|本页|.{1,8}[县市区镇乡]|.{1,8}(?:街道|办事处?))';
/** How many it adds up: 合计(12个村). */
const HOW_MANY = '(?:\\([共含]?\\d+[^()\\d]{0,5}\\))?';
/** A total, whatever spaces it is drawn out with: 合  计, 全县合计, 白雀寺镇(小计), 合计165个村. 合计村 is a village. */
const TOTAL = new RegExp(
  `^(?:\\(?(?:${SUM}|${OF_WHAT}\\(?(?:${SUM}|${WEAK_SUM})|total)\\)?${HOW_MANY}|\\(?${SUM}\\d+个?(?:行政)?村?\\)?):?$`,
  'i',
);
/** 累计, 平均, and 其中: before a part of a total. */
const WEAK_TOTAL = new RegExp(`^(?:\\(?${WEAK_SUM}\\)?${HOW_MANY}:?|其中(?::.*)?)$`);
/** A word of a form's footer, alone in its cell or before what it introduces: 注溪村 is no footnote. */
const FOOTER =
  /^(填表人|填报人|审核人|制表|制表人|联系电话|联系人|单位负责人|(?:制表|填报|填表|报送|上报|统计)(?:单位|部门|日期|时间)|单位\(?(?:盖章|公章)\)?|日期|(?:数据|资料)来源|(?:填表|填报)?说明|(?:备注|注)\d*)(:|\s|$)/;

/** Longer ones say more than a total's word. */
const LONGEST_TOTAL = 40;

/** A sign that every word of a total has: most cells are known by it to be none. */
const IN_TOTALS = /[计总均其tｔ]/i;

const says = (pattern: RegExp, cell: string) =>
  cell.length <= LONGEST_TOTAL && IN_TOTALS.test(cell) && pattern.test(plain(cell).replace(/\s+/g, ''));
const isSum = (cell: string) => says(TOTAL, cell);

/** Whether a cell is the word of a total. */
export function isTotal(cell: string): boolean {
  return isSum(cell) || says(WEAK_TOTAL, cell);
}

/** What a row is called by. */
function nameIn(cells: readonly string[], { fields }: Columns): string {
  for (const field of ['name', 'facilityName', 'workName'] as const) {
    const cell = cells[fields.get(field) ?? -1] ?? '';
    if (plain(cell) !== '') return cell;
  }
  return '';
}

/** How most files write a coordinate: known at a glance, half a million times. */
const BARE_DEGREES = /^[1-9]\d{0,2}\.\d+$/;

/** Whether a row has a position: then it is a place, unless it is called a total. */
function isPlaced(cells: readonly string[], { fields }: Columns): boolean {
  const [lon, lat] = [cells[fields.get('lon') ?? -1] ?? '', cells[fields.get('lat') ?? -1] ?? ''];
  if (BARE_DEGREES.test(lon) && BARE_DEGREES.test(lat)) return true;
  if (lon === '' || lat === '') return false;
  const [x, y] = [readDegrees(lon), readDegrees(lat)];
  // A total of coordinates is 0, 0 at best.
  return !Number.isNaN(x) && !Number.isNaN(y) && !(x === 0 && y === 0);
}

const textOf = (cells: readonly string[], width: number) =>
  cells
    .slice(0, width)
    .map((cell) => cell.trim())
    .join('\n')
    .trimEnd();

/** Tells rows that are no data from those that are, by the headings and by what stands above them (which a printout repeats on each page). */
export function makeSetAside(columns: Columns, above: readonly TextRecord[]): (cells: readonly string[]) => RowReason | null {
  const width = columns.headings.length;
  const repeatable = new Set(above.map(({ cells }) => textOf(cells, width)).filter(Boolean));
  const beginnings = new Set(above.flatMap(({ cells }) => cells.map((cell) => cell.trim()).filter(Boolean)[0] ?? []));
  return (cells) => {
    // Most rows are data: they are known by their first cells.
    const begins = cells.findIndex((cell) => plain(cell) !== '');
    if (begins < 0) return 'blank-row';
    const name = nameIn(cells, columns);
    // The position of a total is the mean of others, whatever a spreadsheet made of it; no place is called so.
    if (isTotal(name)) return 'total-row';
    const saysTotal = () => isTotal(cells[begins] ?? '') || firstFilled(cells, begins, 3).some(isSum);
    if (isPlaced(cells, columns)) return name === '' && saysTotal() ? 'total-row' : null;
    if (beginnings.has(cells[begins]?.trim() ?? '') && repeatable.has(textOf(cells, width))) return 'title-row';
    const first = plain(cells[begins] ?? '');
    if (saysTotal()) return 'total-row';
    if (wordBeforePerson(first) !== null) return 'footer-row';
    if (!FOOTER.test(first)) return null;
    return firstFilled(cells, begins, cells.length).length <= Math.max(3, cells.length / 2) ? 'footer-row' : null;
  };
}

/** The first so many cells with something in them. */
function firstFilled(cells: readonly string[], from: number, most: number): readonly string[] {
  const filled: string[] = [];
  for (let at = from; at < cells.length && filled.length < most; at++) if (plain(cells[at] ?? '') !== '') filled.push(cells[at] ?? '');
  return filled;
}

/** The report's line on a row that is no data. */
export function setAside(line: number, reason: RowReason, cells: readonly string[]): RowIssue {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  return { outcome: 'set-aside', line, column: '', value: shown(reason, filled), reason };
}

/** What a report shows of a row that is no data. A footer names people, and so may what stands beside a total: only the first word is shown. */
function shown(reason: RowReason, filled: readonly string[]): string {
  if (reason === 'total-row') return filled.find(isTotal)?.replace(/^(\s*其\s*中).*$/s, '$1') ?? '';
  if (reason !== 'footer-row') return withoutPersons(filled.slice(0, 3).join(' '));
  const first = plain(filled[0] ?? '');
  return wordBeforePerson(first) ?? (FOOTER.exec(first)?.[0] ?? '').replace(/[:：\s]+$/, '');
}
