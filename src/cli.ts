import { budget } from './cli/budget.ts';
import { check } from './cli/check.ts';
import { CliError, type Command, NoAnswer, Refusals } from './cli/command.ts';
import { coverage } from './cli/coverage.ts';
import { gaps } from './cli/gaps.ts';
import { rank } from './cli/rank.ts';
import { roads } from './cli/roads.ts';
import { rollup } from './cli/rollup.ts';
import { site } from './cli/site.ts';
import { walk } from './cli/walk.ts';
import { refusalOf } from './cli/what-to-do.ts';
import { FileError } from './domain/report.ts';

/** The engine without a browser. A further command is one file in src/cli and one line here. */
const COMMANDS: readonly Command[] = [gaps, rollup, coverage, walk, roads, rank, site, budget, check];

const USAGE = `Gapmap 短板图, the command line: the same engine as the map.

${COMMANDS.map((command) => command.usage.trimEnd()).join('\n\n')}

Paths are relative to the folder you call from. The last line of stdout is the answer as JSON.
Exit code 0: done. 2: a wrong option or an unusable file; one message on stderr, nothing written (but check writes the refusal into its report).
3: site: somebody cannot be reached or served; budget: what is locked does not fit. Who or what, on stderr and as JSON on stdout, nothing written.
`;

/** Runs one call and gives its exit code. */
async function main(given: readonly string[]): Promise<number> {
  const [name = 'help', ...options] = given;
  try {
    if (['help', '--help', '-h'].includes(name)) {
      process.stdout.write(USAGE);
      return 0;
    }
    const command = COMMANDS.find((one) => one.name === name);
    if (!command) throw new CliError(`unknown command "${name}"; known: ${COMMANDS.map((one) => one.name).join(', ')}. See --help`);
    if (options.some((option) => option === '--help' || option === '-h')) {
      process.stdout.write(command.usage);
      return 0;
    }
    process.stdout.write(`${JSON.stringify(await command.run(options))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CliError || error instanceof FileError)) throw error;
    if (error instanceof Refusals || error instanceof NoAnswer) process.stdout.write(`${JSON.stringify(error.answer)}\n`);
    for (const message of error instanceof Refusals ? error.messages : [error instanceof FileError ? refusalOf(error) : error.message])
      process.stderr.write(`gapmap: ${message}\n`);
    return error instanceof NoAnswer ? 3 : 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
