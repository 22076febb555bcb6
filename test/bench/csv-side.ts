import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { readColumns } from '../../src/io/columns.ts';

/** One side of the CSV bench in a process of its own: `tsx csv-side.ts ours|papaparse FILE`; prints what it took and what it read. */
export interface Side {
  readonly ms: number;
  /** Most memory the process had at any time up to the end of the reading, in MB. */
  readonly peakMb: number;
  readonly rows: number;
  /** By column; equal where both sides read the same. */
  readonly sums: readonly number[];
}

const NUMBERS = /^(code|lon|lat|households|registered|resident|water|toilet|year|km)$/;

/** Order of rows counts, blank is counted apart from 0. */
const ofNumber = (value: number, row: number) => (Number.isNaN(value) ? 0.5 : value) * ((row % 97) + 1);
const ofText = (text: string, row: number) => (text.length * 65_536 + (text.charCodeAt(text.length - 1) || 7)) * ((row % 89) + 1);

const [side = '', file = ''] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(file));
// Both sides have run before they are timed, as in the other benches: on the first three megabytes.
const start = bytes.subarray(0, bytes.lastIndexOf(0x0a, 3_000_000));
if (side === 'ours') readColumns(start, ',');
else Papa.parse(new TextDecoder().decode(start), { header: true });
const started = performance.now();
const done = (rows: number): Omit<Side, 'sums'> => ({
  ms: performance.now() - started,
  peakMb: process.resourceUsage().maxRSS / 1024,
  rows,
});

/** Both sides refuse broken bytes, as the app does. */
function ours(): Side {
  const { rows, columns } = readColumns(bytes, ',');
  const took = done(rows);
  const sums = columns.map((column) => {
    let sum = 0;
    if (NUMBERS.test(column.heading) !== (column.kind === 'number')) throw new TypeError(`${column.heading} was read as ${column.kind}`);
    for (let row = 0; row < rows; row++)
      sum += column.kind === 'number' ? ofNumber(column.values[row]!, row) : ofText(column.texts.at(column.codes[row]!), row);
    return sum;
  });
  return { ...took, sums };
}

function papaparse(): Side {
  const { data, meta } = Papa.parse<Record<string, string>>(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { header: true });
  const took = done(data.length);
  const sums = (meta.fields ?? []).map((field) => {
    const isNumber = NUMBERS.test(field);
    let sum = 0;
    data.forEach((record, row) => {
      const cell = record[field] ?? '';
      sum += isNumber ? ofNumber(cell === '' ? Number.NaN : Number(cell), row) : ofText(cell, row);
    });
    return sum;
  });
  return { ...took, sums };
}

process.stdout.write(JSON.stringify(side === 'ours' ? ours() : papaparse()));
