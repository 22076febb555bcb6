import { decode } from '../io/decode.ts';
import { CliError } from './command.ts';
import { readBytes } from './files.ts';

/** A file's JSON object by key. Throws CliError, with what such a file looks like. */
export function readJsonObject(file: string, what: string, example: string): ReadonlyMap<string, unknown> {
  const { text } = decode(file, readBytes(file));
  const said = parse(file, text, example);
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    throw new CliError(`${file}: it is no object of ${what}; ${example}`);
  const twice = keySaidTwice(text);
  if (twice !== undefined) throw new CliError(`${file}: "${twice}" stands in it twice; leave one out`);
  return new Map<string, unknown>(Object.entries(said));
}

function parse(file: string, text: string, example: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(`${file}: it is not JSON; ${example}`);
  }
}

/** The first key that an object of a JSON text has twice: `JSON.parse` keeps the last, and says nothing. */
function keySaidTwice(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [mark, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (mark === '{') open.push(new Set());
    else if (mark === '}') open.pop();
    else if (key !== undefined) {
      const name: string = JSON.parse(key);
      if (open.at(-1)?.has(name)) return name;
      open.at(-1)?.add(name);
    }
  }
  return undefined;
}
