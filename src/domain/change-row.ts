import type { Change, Edit, Subject, UnappliedWhy, WorkSubject } from './edit.ts';
import type { Text } from './text.ts';

/** Null where an edit simply holds; `carried`: it holds, on what is called otherwise than when it was made. */
export type Standing = UnappliedWhy | 'carried' | null;

/** One line of the list of changes: one edit, with whom it is about by name. */
export interface ChangeRow {
  readonly change: Change;
  readonly edit: Edit;
  /** By the id it has now. */
  readonly subject: Pick<Subject | WorkSubject, 'kind' | 'id'>;
  /** As the data set calls it now; where it is gone, as it was called when it was edited, else its id. */
  readonly name: string;
  readonly county: string;
  readonly township: string;
  /** The indicator a report is of; null for other edits, or where no layer declares it any more. */
  readonly indicator: Text | null;
  readonly standing: Standing;
}
