import { type Figures, overBudget, type YearTotal, yearTotals } from '../../analysis/works/programme-diff.ts';
import type { ProgrammeReceipt } from '../../domain/programme.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { programmeWords } from '../text/programme.ts';
import { useWords } from '../text/words.ts';
import styles from './programme.module.css';

interface YearTotalsProps {
  readonly receipt: Pick<ProgrammeReceipt, 'budget' | 'carriesOver'>;
  /** The works as they stand; null where only what they come to is shown. */
  readonly before: readonly Figures[] | null;
  readonly after: readonly Figures[];
}

/** What works cost by year, before and after, and where that is more than there is. */
export function YearTotals({ receipt, before, after }: YearTotalsProps) {
  const words = useWords(programmeWords);
  const totals = yearTotals(after, receipt.budget);
  const [then, now] = [before ? yearTotals(before, receipt.budget) : [], totals].map(
    (list) => new Map(list.map((total) => [total.year, total])),
  );
  const budget = new Map(receipt.budget.map(({ year, cny }) => [year, cny]));
  const years = [...new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])].sort((one, other) => one - other);
  const inWords = (total: YearTotal | undefined) =>
    total
      ? [words.money(total.cny), words.works(total.works), ...(total.unknownCost > 0 ? [words.unknownCost(total.unknownCost)] : [])].join(
          ' · ',
        )
      : '—';
  const [year, given, was, comes] = words.totalColumns;
  const columns = before ? words.totalColumns : [year, given, words.totalsAlone];
  return (
    <section className={styles.totals} aria-label={words.totals}>
      <h3>{words.totals}</h3>
      <table className={styles.table}>
        <ColumnHeads columns={columns} />
        <tbody>
          {years.map((of) => (
            <tr key={of}>
              <td data-label={year}>{words.year(of)}</td>
              <td data-label={given}>{budget.has(of) ? words.money(budget.get(of) ?? 0) : words.noBudget}</td>
              {before && <td data-label={was}>{inWords(then?.get(of))}</td>}
              <td data-label={before ? comes : words.totalsAlone}>
                <b>{inWords(now?.get(of))}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {overBudget(totals, receipt).map((one) => (
        <p key={one.year} className={styles.warning} role="status">
          {words.over(one.year, one.cny - one.given)}
        </p>
      ))}
    </section>
  );
}
