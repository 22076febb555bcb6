import type { ReactNode } from 'react';
import { openReceipt } from '../../state/actions.ts';
import type { ReceiptRequest } from '../../state/view.ts';
import { explore } from '../text/explore.ts';
import { useWords } from '../text/words.ts';
import styles from './number-button.module.css';

/** A number that opens its receipt: the rule, the villages counted, the ones left out, the files. */
export function NumberButton({
  request,
  label,
  children,
}: {
  readonly request: ReceiptRequest;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const words = useWords(explore);
  return (
    <button
      type="button"
      className={styles.number}
      title={words.openReceipt}
      aria-label={words.numberLabel(label)}
      onClick={(event) => {
        event.stopPropagation();
        openReceipt(request);
      }}
    >
      {children}
    </button>
  );
}
