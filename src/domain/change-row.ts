import type { Change, Edit, Subject, Unapplied } from './edit.ts';
import type { Text } from './text.ts';

/** One line of the list of changes: one edit, with whom it is about by name. */
export interface ChangeRow {
  readonly change: Change;
  readonly edit: Edit;
  readonly subject: Subject;
  /** As the data set calls it now; its id where it is gone. */
  readonly name: string;
  readonly county: string;
  readonly township: string;
  /** The indicator a report is of; null for other edits, or where no layer declares it any more. */
  readonly indicator: Text | null;
  /** Null where the edit holds. */
  readonly unapplied: Unapplied['why'] | null;
}
