import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** A mistake of the caller's or of a file: one clear message, exit code 2, nothing written. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Files that were refused, after the others were answered for: the answer is still printed, each message on its line, exit code 2. */
export class Refusals extends CliError {
  constructor(
    readonly answer: unknown,
    readonly messages: readonly string[],
  ) {
    super(messages.join('\n'));
  }
}

/** What was asked has no answer with these data: who stands in its way is printed, exit code 3, nothing written. */
export class NoAnswer extends CliError {
  constructor(
    readonly answer: unknown,
    message: string,
  ) {
    super(message);
  }
}

/** One command of the command line: a file beside this one, and a line in src/cli.ts. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  /** Runs it; the answer becomes the last line of stdout. Throws or rejects with CliError or FileError. */
  run(given: readonly string[]): unknown;
}

/** Parses a command's own options strictly: an unknown one, a missing value or a stray word is a CliError. */
export function readOptions<Options extends ParseArgsOptionsConfig>(given: readonly string[], options: Options) {
  return parse(given, options, false).values;
}

/** The same for a command that is given files by their bare names: at least one. */
export function readFilesAndOptions<Options extends ParseArgsOptionsConfig>(given: readonly string[], options: Options) {
  const { values, positionals } = parse(given, options, true);
  const files: readonly string[] = positionals;
  if (files.length === 0) throw new CliError('at least one FILE is needed');
  return { options: values, files };
}

function parse<Options extends ParseArgsOptionsConfig>(given: readonly string[], options: Options, allowPositionals: boolean) {
  try {
    return parseArgs({ args: [...given], options, strict: true, allowPositionals });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's first sentence says what is wrong; the rest is about positionals we do not take.
    throw new CliError(error.message.split('. ')[0] ?? error.message);
  }
}

/** The value of an option that must be given. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new CliError(`--${option} is needed`);
  return value;
}

/** The value of an option with a closed list of values. */
export function oneOf<Choice extends string>(value: string, option: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new CliError(`--${option} "${value}" is none of: ${choices.join(', ')}`);
  return found;
}
