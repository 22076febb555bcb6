import readExcelFile from 'read-excel-file/node';
import { openFile } from '../../src/io/open-file.ts';
import { workbook } from '../io/formats/workbook.ts';
import { agree, type Measured, median } from './measure.ts';

const ROWS = 100_000;
const RUNS = 3;
const COUNTIES = ['汉台区', '南郑区', '城固县', '洋县', '西乡县', '勉县', '宁强县', '略阳县', '镇巴县', '留坝县', '佛坪县'];
const ANSWERS = ['是', '否', '不具备条件'];
/** Shared texts as Excel writes them: the headings, the words that repeat, then a name a row. */
const HEADINGS = Array.from({ length: 20 }, (_, column) => `第${column + 1}列`);
const NAMES_FROM = HEADINGS.length + COUNTIES.length + ANSWERS.length;

/** 20 columns as Excel stores them: codes, degrees and counts as numbers, names and answers as shared texts, some cells left out. */
function makeWorkbook(): Uint8Array {
  const shared = [...HEADINGS, ...COUNTIES, ...ANSWERS, ...Array.from({ length: ROWS }, (_, row) => `村${row}号`)];
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const text = (reference: string, index: number) => `<c r="${reference}" t="s"><v>${index}</v></c>`;
  const rows = [`<row r="1">${HEADINGS.map((_, column) => text(`${String.fromCharCode(65 + column)}1`, column)).join('')}</row>`];
  for (let row = 0; row < ROWS; row++) {
    const line = row + 2;
    const cells = HEADINGS.map((_, column) => {
      const reference = `${String.fromCharCode(65 + column)}${line}`;
      if (column === 0) return `<c r="${reference}"><v>${610_700_000_000 + row}</v></c>`;
      if (column === 1) return text(reference, NAMES_FROM + row);
      if (column === 2) return text(reference, HEADINGS.length + (row % COUNTIES.length));
      if (column < 8)
        return random() < 0.05 ? '' : text(reference, HEADINGS.length + COUNTIES.length + Math.floor(random() * ANSWERS.length));
      return `<c r="${reference}"><v>${column < 10 ? (30 + random() * 80).toFixed(6) : Math.floor(random() * 3000)}</v></c>`;
    });
    rows.push(`<row r="${line}" spans="1:20">${cells.join('')}</row>`);
  }
  return workbook({ sheets: { 村: rows.join('') }, shared: shared.map((word) => `<si><t>${word}</t></si>`).join('') });
}

async function ours(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const { content } = await openFile({ name: '村.xlsx', bytes });
  return content.kind === 'table' ? (content.sheets[0]?.records.map(({ cells }) => cells) ?? []) : [];
}

async function theirs(bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> {
  const [sheet] = await readExcelFile(Buffer.from(bytes), { trim: false });
  return sheet?.data ?? [];
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [milliseconds: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

/** A spreadsheet of 100,000 rows × 20 columns to cells, side by side in turn. Safety is the contract of our reader, speed a wish. */
export async function xlsxRead(): Promise<Measured> {
  const bytes = makeWorkbook();
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let turn = 0; turn < RUNS; turn++) {
    const [mine, cells] = await timed(() => ours(bytes));
    const [other, data] = await timed(() => theirs(bytes));
    times.ours.push(mine);
    times.theirs.push(other);
    agree(
      cells.length === data.length && cells.every((row, line) => row.every((cell, column) => cell === String(data[line]?.[column] ?? ''))),
      'every cell as text',
    );
  }
  const [mine, other] = [median(times.ours), median(times.theirs)];
  return {
    id: 'xlsx/read-excel-file',
    work: `a sheet of ${ROWS} rows × 20 columns, ${Math.round(bytes.length / 1e6)} MB, to cells`,
    ours: mine,
    peer: 'read-excel-file',
    theirs: other,
    ratio: other / mine,
    note: `every cell equal as text; medians of ${RUNS} in turn`,
  };
}
