import { useState } from 'react';
import type { ColumnMatch, RowIssue } from '../../domain/report.ts';
import { type Correction, typed } from '../../state/corrections.ts';
import { checkWords } from '../text/import-check.ts';
import { useWords } from '../text/words.ts';
import styles from './issue-table.module.css';

interface IssueValueProps {
  readonly issue: RowIssue;
  readonly columns: readonly ColumnMatch[];
  readonly onCorrect: (correction: Correction) => void;
}

/** What stands in the file; a click makes it a field, Enter keeps what was typed. */
export function IssueValue({ issue, columns, onCorrect }: IssueValueProps) {
  const words = useWords(checkWords);
  const [isOpen, setOpen] = useState(false);
  const isFree = typed(issue, '', columns) !== null && issue.outcome !== 'set-aside' && !issue.candidates;
  if (!isFree) return issue.value || '—';
  const label = words.edit(issue.line, issue.column);
  if (!isOpen) {
    return (
      <button
        type="button"
        className={styles.edit}
        title={issue.value}
        aria-label={`${issue.value || words.blank}：${label}`}
        onClick={() => setOpen(true)}
      >
        {issue.value || '—'}
      </button>
    );
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it stands where the button was that was pressed.
      autoFocus
      type="text"
      aria-label={label}
      title={words.editHint}
      defaultValue={issue.value}
      onFocus={(event) => event.target.select()}
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          // Taken: the dialog does not close with it.
          event.preventDefault();
          event.stopPropagation();
          setOpen(false);
        }
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        const correction = typed(issue, event.currentTarget.value, columns);
        if (correction && event.currentTarget.value.trim() !== issue.value) onCorrect(correction);
        setOpen(false);
      }}
    />
  );
}
