import { guard } from './guard.ts';

/** A number whose digits are given, such as metres with three decimals: written as it is, never as text. */
export interface Decimal {
  readonly digits: string;
}

export type Cell = string | number | Decimal | null;

function quoted(text: string): string {
  return /[",;|\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table as CSV (RFC 4180). With a byte order mark and CRLF for Excel, or bare with LF. Numbers stay numbers; text is never a formula. Without a header: further
 * rows of a table that was begun.
 */
export function writeCsv(header: readonly string[] | null, rows: readonly (readonly Cell[])[], { bom }: { readonly bom: boolean }): string {
  const end = bom ? '\r\n' : '\n';
  const write = (cell: Cell) => {
    if (cell === null) return '';
    if (typeof cell === 'string') return quoted(guard(cell));
    return typeof cell === 'number' ? String(cell) : cell.digits;
  };
  const lines = [...(header ? [header] : []), ...rows].map((row) => row.map(write).join(','));
  return `${bom && header ? '\ufeff' : ''}${lines.join(end)}${end}`;
}
