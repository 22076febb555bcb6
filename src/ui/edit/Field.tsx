import { type ReactNode, useId } from 'react';
import type { CorrectionProblem } from '../../io/read-correction.ts';
import styles from './form.module.css';
import { ProblemNote } from './ProblemNote.tsx';

/** One line of a form: its label, its control, and why what stands in it cannot be taken. */
export function Field({
  label,
  reason = null,
  children,
}: {
  readonly label: string;
  readonly reason?: CorrectionProblem['reason'] | null;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      <ProblemNote reason={reason} />
    </div>
  );
}
