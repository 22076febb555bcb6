import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RollUpLine } from '../../src/cli/rollup.ts';
import { LAYERS } from '../../src/layers/index.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What the command line says of a country by county, at a year's end: `npm run gapmap -- rollup --demo country …`. */
export async function rollupOf(villages: number, year: number, out: string): Promise<readonly RollUpLine[]> {
  const asked = ['rollup', '--demo', 'country', '--villages', String(villages), '--by', 'county', '--year', String(year), '--json', out];
  await promisify(execFile)(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/cli.ts', ...asked], { cwd: ROOT });
  return JSON.parse(await readFile(out, 'utf8')) as readonly RollUpLine[];
}

/** The country's figures of each layer's first indicator, and the layer's name. */
export function byLayer(lines: readonly RollUpLine[]) {
  return LAYERS.map((layer) => {
    const own = lines.filter(({ indicator }) => indicator === layer.indicators[0].id);
    const sum = (state: 'met' | 'gap' | 'exempt' | 'unknown') => own.reduce((total, line) => total + line[state], 0);
    return { name: layer.name.zh, counties: own, met: sum('met'), gap: sum('gap'), exempt: sum('exempt'), unknown: sum('unknown') };
  });
}

/** A number as the screen prints it. */
export const printed = (value: number): string => value.toLocaleString('en-US');
