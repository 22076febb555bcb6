import { figuresAfter, overBudget, type ProgrammeChange, type YearTotal, yearTotals } from '../../analysis/works/programme-diff.ts';
import { acceptedIn } from '../../state/accepted.ts';
import { acceptedRows } from '../../state/accepted-rows.ts';
import type { Project } from '../../state/store.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { programmeWords } from '../text/programme.ts';
import { useWords } from '../text/words.ts';
import styles from './programme.module.css';

/** What the works cost by year, before and once the changes are taken, and where that is more than there is. */
export function YearTotals({ project, taken }: { readonly project: Project; readonly taken: readonly ProgrammeChange[] }) {
  const words = useWords(programmeWords);
  const rows = acceptedRows(project);
  const receipt = acceptedIn(project)?.programme.receipt ?? { budget: [], carriesOver: false };
  const before = new Map(yearTotals(figuresAfter(rows, []), receipt.budget).map((total) => [total.year, total]));
  const after = yearTotals(figuresAfter(rows, taken), receipt.budget);
  const now = new Map(after.map((total) => [total.year, total]));
  const budget = new Map(receipt.budget.map(({ year, cny }) => [year, cny]));
  const years = [...new Set([...before.keys(), ...now.keys()])].sort((one, other) => one - other);
  const over = overBudget(after, receipt);
  const inWords = (total: YearTotal | undefined) =>
    total
      ? [words.money(total.cny), words.works(total.works), ...(total.unknownCost > 0 ? [words.unknownCost(total.unknownCost)] : [])].join(
          ' · ',
        )
      : '—';
  const [year, given, then, afterwards] = words.totalColumns;
  return (
    <section className={styles.totals} aria-label={words.totals}>
      <h3>{words.totals}</h3>
      <table className={styles.table}>
        <ColumnHeads columns={words.totalColumns} />
        <tbody>
          {years.map((of) => (
            <tr key={of}>
              <td data-label={year}>{words.year(of)}</td>
              <td data-label={given}>{budget.has(of) ? words.money(budget.get(of) ?? 0) : words.noBudget}</td>
              <td data-label={then}>{inWords(before.get(of))}</td>
              <td data-label={afterwards}>
                <b>{inWords(now.get(of))}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {over.map((one) => (
        <p key={one.year} className={styles.warning} role="status">
          {words.over(one.year, one.cny - one.given)}
        </p>
      ))}
    </section>
  );
}
