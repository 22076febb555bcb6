import { decode } from '../io/decode.ts';
import { CliError } from './command.ts';
import { readBytes } from './files.ts';

/** A file's JSON object by key. Throws CliError, with what such a file looks like. */
export function readJsonObject(file: string, what: string, example: string): ReadonlyMap<string, unknown> {
  const said = parse(file, decode(file, readBytes(file)).text, example);
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    throw new CliError(`${file}: it is no object of ${what}; ${example}`);
  return new Map<string, unknown>(Object.entries(said));
}

function parse(file: string, text: string, example: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(`${file}: it is not JSON; ${example}`);
  }
}
