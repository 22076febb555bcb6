import type { Role } from '../domain/dataset.ts';
import { drawnIn } from './features.ts';
import { guessRole } from './headings.ts';
import type { OpenedFile } from './input-file.ts';
import { readTable } from './read-table.ts';

const ROLE_OF_SHAPE = { areas: 'districts', lines: 'roads', points: 'villages' } as const satisfies Record<string, Role>;

/** What a file holds: as a person said, else by its shapes or headings. */
export function roleOf(file: OpenedFile): Role {
  if (file.role) return file.role;
  const { kind } = file.content;
  if (kind === 'matrix' || kind === 'terrain') return kind;
  return file.content.kind === 'shapes' ? ROLE_OF_SHAPE[drawnIn(file.content.features)] : guessRole(readTable(file).columns, file.name);
}
