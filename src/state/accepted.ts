import type { Programme } from '../domain/programme.ts';
import { latest } from './latest.ts';
import type { Project } from './store.ts';

/** The programme of a project, with the change that accepted it. */
export interface Accepted {
  /** The change's: it tells one programme from another. */
  readonly id: string;
  readonly programme: Programme;
}

/** The programme that was accepted last and not withdrawn; null: there is none. */
export const acceptedIn: (project: Project) => Accepted | null = latest(({ changes }: Project): Accepted | null => {
  const last = changes.findLast(({ programme }) => programme !== undefined);
  return last?.programme ? { id: last.id, programme: last.programme } : null;
});
