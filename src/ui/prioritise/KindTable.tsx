import { findRemedy } from '../../analysis/works/closed-by.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { unitCostInView } from '../../state/unit-costs.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { explainedWords } from '../text/explained.ts';
import { count } from '../text/format.ts';
import { inWan } from '../text/money.ts';
import { useSay, useWords } from '../text/words.ts';
import type { Shown } from './shown.ts';
import tables from './tables.module.css';

/** Works by kind: how many, what they cost, how many of unknown cost, and the unit cost with its year. */
export function KindTable({ view, works }: Pick<Shown, 'view'> & { readonly works: readonly ProposedWork[] }) {
  const words = useWords(explainedWords);
  const say = useSay();
  const { kindColumns: columns } = words;
  const kinds = [...new Set(works.map(({ remedy }) => remedy))];
  return (
    <div className={tables.block}>
      <table>
        <ColumnHeads columns={[columns.kind, columns.works, columns.wan, columns.unknown]} />
        <tbody>
          {kinds.map((id) => {
            const own = works.filter(({ remedy }) => remedy === id);
            const remedy = findRemedy(id);
            const unitCost = remedy && unitCostInView(view, remedy);
            return (
              <tr key={id}>
                <th scope="row">
                  {remedy ? say(remedy.name) : id}
                  {remedy && unitCost && (
                    <small>{words.unitCost(count(unitCost.cny), say(remedy.unit), unitCost.year, Math.round(unitCost.spread * 100))}</small>
                  )}
                </th>
                <td>{count(own.length)}</td>
                <td>{inWan(own.reduce((so, { cost }) => so + (cost?.cny ?? 0), 0))}</td>
                <td>{count(own.filter(({ cost }) => cost === null).length)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
