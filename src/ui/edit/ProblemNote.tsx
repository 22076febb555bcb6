import type { CorrectionProblem } from '../../io/read-correction.ts';
import { editWords } from '../text/edit.ts';
import { importReasons } from '../text/import-reasons.ts';
import { useWords } from '../text/words.ts';
import styles from './form.module.css';

/** Why a cell of the form cannot be taken, in the words of the import; nothing where it can. */
export function ProblemNote({ reason }: { readonly reason: CorrectionProblem['reason'] | null }) {
  const words = useWords(editWords);
  const { issues } = useWords(importReasons);
  if (reason === null) return null;
  const special = words.problemOf[reason];
  return <em className={styles.problem}>{special ?? `${issues[reason].why}: ${issues[reason].todo}`}</em>;
}
