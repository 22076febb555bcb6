import type { Millimetres } from '../domain/units.ts';
import { CliError } from './command.ts';

/** Kilometres as text to whole millimetres, exactly: `"5.04"` → 5,040,000. */
export function readRadius(text: string): Millimetres {
  const match = /^(\d{1,5})(?:\.(\d+))?$/.exec(text);
  const decimals = match?.[2]?.replace(/0+$/, '') ?? '';
  const mm = match && decimals.length <= 6 ? Number(match[1]) * 1_000_000 + Number(decimals.padEnd(6, '0')) : 0;
  if (mm <= 0) throw new CliError(`--radius-km "${text}" is not a positive number of kilometres with at most 6 decimals`);
  return mm as Millimetres;
}
