import { writeFileSync } from 'node:fs';
import path from 'node:path';

const OUT = path.resolve(import.meta.dirname, '..');

const write = (name, text) => writeFileSync(path.join(OUT, name), `${text}\n`);

/**
 * Writes a table as CSV: UTF-8 without BOM, LF. No cell of the sample needs quoting; one that would is an error here.
 * @param {string} header the columns, as the file's first line prints them
 */
export function writeTable(name, header, rows) {
  const columns = header.split(',');
  const print = (row, column) => {
    const cell = String(row[column] ?? '');
    if (/[",\r\n]/.test(cell)) throw new Error(`${name}: ${column} "${cell}" would need quoting`);
    return cell;
  };
  write(name, [header, ...rows.map((row) => columns.map((column) => print(row, column)).join(','))].join('\n'));
}

export function writeJson(name, value) {
  write(name, JSON.stringify(value));
}

/** JSON for people: indented. */
export function writeManifest(name, value) {
  write(name, JSON.stringify(value, null, 2));
}

/** GeoJSON with a feature a line, so that a difference can be read. */
export function writeFeatures(name, features) {
  write(name, `{"type":"FeatureCollection","features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}`);
}
