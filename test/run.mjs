// Runs every check and closes with one line, `N passed, N failed`.
//   node test/run.mjs                     everything
//   node test/run.mjs --fast              types, lint, dead code, unit
//   node test/run.mjs --only build,browser
//   npm test -- clinic                    what is left over filters vitest's and playwright's files
import { readArguments } from './run/arguments.mjs';
import { sumUp } from './run/count.mjs';
import { STEPS } from './run/steps.mjs';

function readOrExplain() {
  try {
    return readArguments(process.argv.slice(2), STEPS);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

const asked = readOrExplain();
const counts = [];
for (const step of asked.steps) {
  const began = performance.now();
  const count = await step.run(asked.filters);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${count.failed > 0 ? '✗' : '✓'} ${step.name.padEnd(10)}${seconds.padStart(6)} s  ${count.note}`);
  for (const figure of count.figures) console.log(`    ${figure}`);
  if (count.failed > 0) console.log(`\n${count.output.trimEnd()}\n`);
  counts.push(count);
}
const { passed, failed, complaint } = sumUp(counts, asked.filters);
if (complaint) console.log(complaint);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
