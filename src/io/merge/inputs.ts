import type { InputFile } from '../input-file.ts';

/** Whether two files hold the same bytes. */
export const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** `村表.csv` → `村表 (2).csv`, the first number that is free. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, ending = ''] = /^(.+?)((?:\.\w+)?)$/s.exec(name) ?? [];
  let number = 2;
  while (taken.has(`${stem} (${number})${ending}`)) number++;
  return `${stem} (${number})${ending}`;
}

/**
 * The files of two parts of a project as one list: nothing of either is lost. The same file in both is one, the answers of the first
 * going before those of the second; two files of one name that differ are two, the second under a name of its own, so that what they say
 * differently is told as a conflict and not lost by replacing.
 */
export function mergeInputs(one: readonly InputFile[], other: readonly InputFile[]): readonly InputFile[] {
  const merged = [...one];
  for (const file of other) {
    const at = merged.findIndex((known) => sameBytes(known.bytes, file.bytes) && sameStem(known.name, file.name));
    const known = merged[at];
    if (known) {
      merged[at] = { ...file, ...known };
      continue;
    }
    const taken = new Set(merged.map(({ name }) => name));
    merged.push(taken.has(file.name) ? { ...file, name: freeName(file.name, taken) } : file);
  }
  return merged;
}

/** The same name, or one that `freeName` made of it. */
function sameStem(a: string, b: string): boolean {
  const bare = (name: string) => name.replace(/ \(\d+\)(?=(\.\w+)?$)/, '');
  return bare(a) === bare(b);
}
