import { type Contrast, distancesToHospital, equityBeforeAndAfter, type GapRate, gapShare } from '../../analysis/equity.ts';
import { mainAsked } from '../../state/effect.ts';
import { askedInView, chosenInView, villagesInView } from '../../state/prioritise.ts';
import { counted } from '../../state/selectors.ts';
import { ColumnHeads } from '../parts/ColumnHeads.tsx';
import { acceptanceWords } from '../text/acceptance.ts';
import { percent } from '../text/format.ts';
import { useSay, useWords } from '../text/words.ts';
import type { Shown } from './shown.ts';
import styles from './tables.module.css';

/** How the gaps of an indicator lie before the programme and after, among the villages in view. */
export function equityInView({ dataset, view }: Shown, assessment: Parameters<typeof equityBeforeAndAfter>[0]) {
  const distances = distancesToHospital(dataset, askedInView(dataset, view));
  return equityBeforeAndAfter(assessment, counted(dataset, view), distances, chosenInView(dataset, view));
}

/** Gap rates of poor villages beside the others, layer by layer, before the programme and after. */
export function EquityTable({ dataset, view }: Shown) {
  const words = useWords(acceptanceWords);
  const say = useSay();
  const { equityColumns, groups } = words;
  return (
    <section className={styles.block}>
      <h3>{words.equity}</h3>
      <table>
        <ColumnHeads columns={[equityColumns.group, equityColumns.before, equityColumns.after]} />
        {mainAsked(villagesInView(dataset, view).asked).map(({ layer, assessment }) => {
          const { before, after } = equityInView({ dataset, view }, assessment);
          return (
            <tbody key={layer.id}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {say(layer.name)}
                </th>
              </tr>
              <ContrastRows names={[groups.poor, groups.others]} before={before.poor} after={after.poor} />
            </tbody>
          );
        })}
      </table>
    </section>
  );
}

/** Two groups, a row each. */
export function ContrastRows({
  names: [worse, others],
  before,
  after,
}: {
  readonly names: readonly [string, string];
  readonly before: Contrast;
  readonly after: Contrast | null;
}) {
  return (
    <>
      <RateRow name={worse} before={before.worse} after={after?.worse ?? null} />
      <RateRow name={others} before={before.others} after={after?.others ?? null} />
    </>
  );
}

function RateRow({ name, before, after }: { readonly name: string; readonly before: GapRate; readonly after: GapRate | null }) {
  const words = useWords(acceptanceWords);
  const print = (rate: GapRate) => words.rate(percent(gapShare(rate)), rate.gap, rate.of);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{print(before)}</td>
      <td>{after && print(after)}</td>
    </tr>
  );
}
