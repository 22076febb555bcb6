import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RollUpLine } from '../../src/cli/rollup.ts';
import { LAYERS } from '../../src/layers/index.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Asks the command line of a country that is made up: `npm run gapmap -- COMMAND --demo country …`. */
export async function askDemo(command: 'rollup' | 'gaps', villages: number, ...asked: readonly string[]): Promise<void> {
  const given = [command, '--demo', 'country', '--villages', String(villages), ...asked];
  await promisify(execFile)(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/cli.ts', ...given], { cwd: ROOT });
}

/** What it says of the country by county, at a year's end. */
export async function rollupOf(villages: number, year: number, out: string, mode = 'straight'): Promise<readonly RollUpLine[]> {
  await askDemo('rollup', villages, '--by', 'county', '--year', String(year), '--mode', mode, '--json', out);
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
