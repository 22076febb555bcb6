import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FileError } from '../../../src/domain/report.ts';
import { openFile } from '../../../src/io/open-file.ts';

/** Reads one file as the program does, in a process of its own, and tells on stdout what it came to and what it took. */
async function outcomeOf(bytes: Uint8Array): Promise<string | number> {
  try {
    const { content } = await openFile({ name: '表.xlsx', bytes });
    if (content.kind === 'table') return content.sheets.reduce((sum, { records }) => sum + records.length, 0);
    return content.kind === 'shapes' ? content.features.length : content.kind;
  } catch (error) {
    if (error instanceof FileError) return error.problem;
    throw error;
  }
}

async function main(): Promise<void> {
  const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
  // A small file first: what the program itself takes is not the file's doing.
  await outcomeOf(new TextEncoder().encode('村名,户数\n甲村,3\n'));
  createHash('sha256').update(bytes).digest();
  const before = process.resourceUsage().maxRSS;
  const start = process.cpuUsage();
  const outcome = await outcomeOf(bytes);
  const { user, system } = process.cpuUsage(start);
  process.stdout.write(
    JSON.stringify({ outcome, tookMs: (user + system) / 1000, extraMB: (process.resourceUsage().maxRSS - before) / 1024 }),
  );
}

void main();
