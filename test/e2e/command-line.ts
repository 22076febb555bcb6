import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { parseCsv } from '../../src/io/csv.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const Lines = v.array(v.object({ name: v.string(), indicator: v.string(), year: v.number(), gap: v.number() }));

/** Runs the command line beside the sample; gives what it says. */
function gapmap(...given: readonly string[]): string {
  return execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/cli.ts', ...given], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function inFolder<T>(act: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'gapmap-modes-'));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Gaps of each county of the sample at the end of 2019, in a mode, as `npm run gapmap -- rollup` counts them. */
export function gapsBy(mode: string, ...more: readonly string[]): ReadonlyMap<string, number> {
  const lines = inFolder((folder) => {
    const out = path.join(folder, 'out.json');
    gapmap('rollup', '--data', 'data', '--by', 'county', '--mode', mode, ...more, '--json', out);
    return v.parse(Lines, JSON.parse(readFileSync(out, 'utf8')));
  });
  const wanted = lines.filter(({ indicator, year }) => indicator === 'clinic-standard' && year === 2019);
  return new Map(wanted.map(({ name, gap }) => [name, gap]));
}

/** What `npm run gapmap -- gaps` says of the sample by road, and the rows it writes, by their headings. */
export function listByRoad(...more: readonly string[]): {
  readonly answer: unknown;
  readonly rows: readonly Readonly<Record<string, string>>[];
} {
  return inFolder((folder) => {
    // Without dates in its tables that command counts every facility: it is given those that were open at the end of 2019.
    const [header = '', ...rows] = readFileSync(path.join(ROOT, 'data/facilities.csv'), 'utf8').trimEnd().split('\n');
    const [opened, closed] = ['opened', 'closed'].map((name) => header.split(',').indexOf(name));
    const isOpen = (cells: readonly string[]) => (cells[opened ?? -1] || '2019') < '2020' && (cells[closed ?? -1] || '2020') > '2019-12-31';
    const [open, out] = ['open.csv', 'out.csv'].map((name) => path.join(folder, name)) as [string, string];
    writeFileSync(open, [header, ...rows.filter((row) => isOpen(row.split(',')))].join('\n'));
    const files = ['--villages', 'data/villages.csv', '--facilities', open, '--roads', 'data/roads.geojson'];
    const answer: unknown = JSON.parse(gapmap('gaps', ...files, '--mode', 'road', ...more, '--out', out));
    return { answer, rows: rowsOf(readFileSync(out, 'utf8')) };
  });
}

/** The rows of a table, by its headings. */
export function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...rows] = parseCsv('', text.replace(/^\ufeff/, '')).records.map(({ cells }) => cells);
  return rows.map((cells) => Object.fromEntries((header ?? []).map((name, at) => [name, cells[at] ?? ''])));
}
