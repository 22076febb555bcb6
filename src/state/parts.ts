import type { Change } from '../domain/edit.ts';
import type { InputFile } from '../io/input-file.ts';
import { mergeInputs } from '../io/merge/inputs.ts';

/** What a part of a project brings: its files with their answers, and the changes made on top of them. */
export interface Part {
  readonly inputs: readonly InputFile[];
  readonly changes: readonly Change[];
}

/** Parts of several counties as one: no file is lost, and each change is made once, in the order they were made in. */
export function joinParts(parts: readonly Part[]): Part {
  const changes = new Map(parts.flatMap((part) => part.changes.map((change): [string, Change] => [change.id, change])));
  return {
    inputs: parts.reduce<readonly InputFile[]>((joined, { inputs }) => mergeInputs(joined, inputs), []),
    changes: [...changes.values()].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))),
  };
}
