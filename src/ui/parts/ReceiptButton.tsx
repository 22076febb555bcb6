import type { ReactNode } from 'react';
import { explore } from '../text/explore.ts';
import { useWords } from '../text/words.ts';
import styles from './number-button.module.css';

/** A number that opens where it comes from; what lies around it does not hear of the click. */
export function ReceiptButton({
  label,
  onOpen,
  children,
}: {
  readonly label: string;
  readonly onOpen: () => void;
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
        onOpen();
      }}
    >
      {children}
    </button>
  );
}
