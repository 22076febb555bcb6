import { writeFileSync } from 'node:fs';
import path from 'node:path';

const OUT = path.resolve(import.meta.dirname, '..');

/** Writes a table as CSV: UTF-8 without BOM, LF. No cell of the sample needs quoting; one that would is an error here. */
export function writeTable(name, columns, rows) {
  const lines = rows.map((row) =>
    columns
      .map((column) => {
        const cell = String(row[column] ?? '');
        if (/[",\r\n]/.test(cell)) throw new Error(`${name}: ${column} "${cell}" would need quoting`);
        return cell;
      })
      .join(','),
  );
  writeFileSync(path.join(OUT, name), `${[columns.join(','), ...lines].join('\n')}\n`);
  return rows.length;
}

export function writeJson(name, value) {
  writeFileSync(path.join(OUT, name), `${JSON.stringify(value)}\n`);
}

/** GeoJSON with a feature a line, so that a difference can be read. */
export function writeFeatures(name, { features }) {
  writeFileSync(path.join(OUT, name), `{"type":"FeatureCollection","features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`);
}
