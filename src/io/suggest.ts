import type { Suggestion } from '../domain/report.ts';
import type { PositionProblem } from '../domain/state.ts';
import { plain } from './cells.ts';
import { readDegrees } from './degrees.ts';
import { columnOf, type Row, type Table } from './read-table.ts';

/** The cell as not reported. */
export function leaveBlank(line: number, column: number): Suggestion {
  return { kind: 'leave-blank', cells: [{ line, column, value: '' }] };
}

/** Another text for a cell. */
export function replaceBy(line: number, column: number, value: string): Suggestion {
  return { kind: 'replace', cells: [{ line, column, value }] };
}

/** Full stops and commas typed for the point of a decimal, letters typed for noughts and ones. */
function retyped(cell: string): string {
  return plain(cell)
    .replace(/\s+/g, '')
    .replace(/(?<=\d)[。,，·]+(?=\d)/g, '.')
    .replace(/[oO](?=[\d.]*\d)|(?<=\d)[oO](?=\d|$)/g, '0')
    .replace(/(?<=\d)[lI](?=\d|\.|$)/g, '1');
}

/** A coordinate that was mistyped and reads as one of China when retyped; null where it needs none or cannot be told. */
function retypeDegrees(line: number, column: number, cell: string, [least, most]: readonly [number, number]): Suggestion | null {
  const value = retyped(cell);
  const degrees = readDegrees(value);
  return Number.isNaN(readDegrees(cell)) && degrees >= least && degrees <= most ? replaceBy(line, column, value) : null;
}

/** Longitude and latitude the other way round, in two cells or in one. */
function swapPosition(row: Row, lon: number, lat: number): Suggestion | null {
  const { line } = row;
  if (lon !== lat) {
    return {
      kind: 'swap',
      cells: [
        { line, column: lon, value: row.cell('lat').trim() },
        { line, column: lat, value: row.cell('lon').trim() },
      ],
    };
  }
  const [first, second, ...more] = plain(row.cell('lon')).split(/\s*[,;、]\s*|\s+/);
  return first && second && more.length === 0 ? { kind: 'swap', cells: [{ line, column: lon, value: `${second},${first}` }] } : null;
}

const CHINA = { lon: [73, 136], lat: [3, 54] } as const;

/** What the file itself tells of an unusable position: which way round it was meant, or how it was mistyped. Null where it does not. */
export function repairPosition(table: Table, row: Row, problem: PositionProblem): Suggestion | null {
  const [lon, lat] = [columnOf(table, 'lon'), columnOf(table, 'lat')];
  if (problem === 'position-swapped') return swapPosition(row, lon, lat);
  if (problem !== 'position-unreadable' || lon === lat) return null;
  const cells = [
    retypeDegrees(row.line, lon, row.cell('lon'), CHINA.lon),
    retypeDegrees(row.line, lat, row.cell('lat'), CHINA.lat),
  ].flatMap((suggestion) => suggestion?.cells ?? []);
  const isWhole = (['lon', 'lat'] as const).every((field) => {
    const [least, most] = CHINA[field];
    const degrees = readDegrees(row.cell(field));
    return (degrees >= least && degrees <= most) || cells.some(({ column }) => column === columnOf(table, field));
  });
  return isWhole && cells.length > 0 ? { kind: 'replace', cells } : null;
}

/** A percentage of three digits that lost its point: 985% → 98.5%; null where it may be anything (130 %, 1000 %). */
export function pointLost(line: number, column: number, cell: string): Suggestion | null {
  const found = /^([1-9]\d)([1-9])(%?)$/.exec(plain(cell));
  return found ? replaceBy(line, column, `${found[1]}.${found[2]}${found[3]}`) : null;
}
