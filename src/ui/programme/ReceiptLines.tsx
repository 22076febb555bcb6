import type { ProgrammeReceipt } from '../../domain/programme.ts';
import { programmeWords } from '../text/programme.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './programme.module.css';
import { receiptLines } from './receipt-lines.ts';

/** What a programme was worked out from. */
export function ReceiptLines({ receipt }: { readonly receipt: ProgrammeReceipt }) {
  const words = useWords(programmeWords);
  const say = useSay();
  return (
    <details className={styles.about} open>
      <summary>{words.receipt}</summary>
      <dl className={styles.lines}>
        {receiptLines(receipt).map(({ what, value }) => (
          <div key={what.zh}>
            <dt>{say(what)}</dt>
            <dd>{say(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
