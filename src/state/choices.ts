import type { InputFile } from '../io/input-file.ts';

/** Which file a person believes where files differ: the conflict's key → the file's name. */
export type Choices = Readonly<Record<string, string>>;

/** Files with those answers: an earlier answer to the same conflict is taken back. */
export function withChoices(files: readonly InputFile[], choices: Choices): readonly InputFile[] {
  const chosen = Object.entries(choices);
  if (chosen.length === 0) return files;
  return files.map((file) => {
    const kept = Array.isArray(file.prefer) ? file.prefer.filter((key) => !(key in choices)) : [];
    const mine = chosen.flatMap(([key, name]) => (name === file.name ? [key] : []));
    const { prefer, ...rest } = file;
    if (prefer === true) return file;
    return kept.length + mine.length > 0 ? { ...rest, prefer: [...kept, ...mine] } : rest;
  });
}
