import { CliError } from './command.ts';

/** A whole number of an option, within bounds, both included. Throws CliError. */
export function readWhole(text: string, option: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new CliError(`--${option} "${text}" is not a whole number from ${least} to ${most}`);
  return value;
}

/** A decimal number of an option, above 0 and up to a bound. Throws CliError. */
export function readPositive(text: string, option: string, most: number): number {
  const value = /^\d{0,9}(\.\d{1,9})?$/.test(text) && text !== '' ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= most)) throw new CliError(`--${option} "${text}" is not a number above 0 and up to ${most}`);
  return value;
}
