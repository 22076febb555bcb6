import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Endings a program may go without when it is called: on Windows `chrome` is chrome.exe. */
function endings(environment: NodeJS.ProcessEnv): readonly string[] {
  return process.platform === 'win32' ? ['', ...(environment['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';')] : [''];
}

function starts(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The whole path of a program as a shell finds it: named with a folder, or on the path; null where there is none. */
export function onPath(program: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  const hasFolder = path.basename(program) !== program;
  const folders = hasFolder ? [''] : (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => endings(environment).map((ending) => path.resolve(folder, `${program}${ending}`)));
  return candidates.find(starts) ?? null;
}
