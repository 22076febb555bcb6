import type { Receipt } from '../../analysis/receipt.ts';
import { unweighedIn } from '../../analysis/tally.ts';
import { STATES, type State } from '../../domain/state.ts';
import { openReceipt } from '../../state/actions.ts';
import type { ReceiptRequest } from '../../state/view.ts';
import { StateBar } from '../parts/StateBar.tsx';
import { StateMark } from '../parts/StateMark.tsx';
import { count, countIn, percent } from '../text/format.ts';
import { receiptWords } from '../text/receipt.ts';
import { shared } from '../text/shared.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { whenState } from './receipt-rule.ts';
import styles from './receipt-states.module.css';

interface Props {
  readonly receipt: Receipt;
  readonly request: ReceiptRequest;
}

const ORDER: readonly State[] = ['gap', ...STATES.filter((state) => state !== 'gap')];

/** The rule as a table: each state, how many, and when a village is one. Choosing a state shows its list. */
export function ReceiptStates({ receipt, request }: Props) {
  const words = useWords(receiptWords);
  const common = useWords(shared);
  const language = useLanguage();
  const { counts, rate, fieldCheck, airOnly, byDistance } = receipt;
  const unweighed = unweighedIn(counts);
  return (
    <section className={styles.states}>
      <StateBar counts={counts} />
      <ul>
        {ORDER.map((state) => (
          <li key={state}>
            <button type="button" aria-pressed={request.part === state} onClick={() => openReceipt({ ...request, part: state })}>
              <StateMark state={state} />
              <span className={styles.state} data-state={state}>
                {common.states[state]}
              </span>
              <b>{countIn(counts, state)}</b>
              <span className={styles.when}>{whenState(receipt, state, language)}</span>
            </button>
          </li>
        ))}
        {byDistance && (
          <li>
            <button
              type="button"
              aria-pressed={request.part === 'field-check'}
              onClick={() => openReceipt({ ...request, part: 'field-check' })}
            >
              <span className={styles.band} aria-hidden="true" />
              <span className={styles.state}>{words.check}</span>
              <b>{count(fieldCheck.length)}</b>
              <span className={styles.when}>{words.fieldCheck}</span>
            </button>
          </li>
        )}
        {airOnly && (
          <li>
            <button type="button" aria-pressed={request.part === 'air-only'} onClick={() => openReceipt({ ...request, part: 'air-only' })}>
              <span aria-hidden="true" />
              <span className={styles.state}>{words.road}</span>
              <b>{count(airOnly.length)}</b>
              <span className={styles.when}>{words.airOnly}</span>
            </button>
          </li>
        )}
      </ul>
      <p>
        {rate === null ? (
          words.noRate
        ) : (
          <>
            <b>{words.rate(percent(rate))}</b> {words.rateSum(countIn(counts, 'met'), countIn(counts, 'gap'))}
            <br />
            {words.leftOut(countIn(counts, 'exempt'), countIn(counts, 'unknown'))}
          </>
        )}
        {unweighed > 0 && (
          <>
            <br />
            {words.unweighed(unweighed)}
          </>
        )}
      </p>
    </section>
  );
}
