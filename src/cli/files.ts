import { closeSync, existsSync, openSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CliError } from './command.ts';

/** Paths are relative to the caller's folder; npm runs us in the package's and tells the caller's. */
function resolve(given: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no such file or folder',
    EISDIR: 'is a folder, not a file',
    ENOTDIR: 'a part of the path is not a folder',
    EACCES: 'no permission',
    EPERM: 'no permission',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}

/** Reads a file's bytes; null where it does not exist and `optional` says that is fine. */
export function readBytes(given: string): Uint8Array;
export function readBytes(given: string, optional: 'optional'): Uint8Array | null;
export function readBytes(given: string, optional?: 'optional'): Uint8Array | null {
  const file = resolve(given);
  if (optional && !existsSync(file)) return null;
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new CliError(`${given}: cannot be read: ${explain(error)}`);
  }
}

/** Throws CliError where the output would replace one of the inputs. */
export function refuseOverwrite(output: string, inputs: readonly string[]): void {
  const same = inputs.find(
    (input) => existsSync(resolve(output)) && existsSync(resolve(input)) && realpathSync(resolve(output)) === realpathSync(resolve(input)),
  );
  if (same !== undefined) throw new CliError(`${output}: would replace the input ${same}; choose another output`);
}

/** Writes a file whole or not at all: beside its place first, then renamed into it. Pieces are written as they are made: a country's list is never all there. */
export function writeWhole(given: string, text: string | Iterable<string>): void {
  const file = resolve(given);
  const partial = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.partial`);
  try {
    const written = openSync(partial, 'wx');
    try {
      for (const piece of typeof text === 'string' ? [text] : text) writeFileSync(written, piece);
    } finally {
      closeSync(written);
    }
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new CliError(`${given}: cannot be written: ${explain(error)}`);
  }
}

/** Writes a list as JSON, an element a line: for a program and for a person's comparing of two. */
export function writeJsonList(given: string, list: readonly unknown[]): void {
  writeWhole(given, `[\n${list.map((element) => JSON.stringify(element)).join(',\n')}\n]\n`);
}

/** A remark for the person at the screen; stdout is the answer's. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
