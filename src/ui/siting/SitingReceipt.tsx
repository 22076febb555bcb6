import { provenanceOf } from '../../analysis/columns.ts';
import { printMonth } from '../../domain/period.ts';
import { assessmentInView, placeInView } from '../../state/selectors.ts';
import type { Sited } from '../../state/sited.ts';
import type { View } from '../../state/view.ts';

import { saveList } from '../export/save-list.ts';
import { count, radiusKm } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { sitingWords } from '../text/siting.ts';
import { useLanguage, useWords } from '../text/words.ts';
import styles from './siting-receipt.module.css';
import { signOf } from './use-sited.ts';

/** What a village doctor serves [S: 村卫生室管理办法 2014]. */
export const A_DOCTORS = 1000;

/** Where the headline's number comes from: rule, radius, candidates, people, and what the solver said. */
export function SitingReceipt({ sited, view }: { readonly sited: Sited; readonly view: View }) {
  const words = useWords(sitingWords);
  const modes = useWords(modeWords);
  const language = useLanguage();
  const { asked, answer, reached, newly, rows } = sited;
  const { ground, problem, question, indicator } = asked;
  const { dataset } = ground;
  const file = dataset.files.find(({ role }) => role === 'villages');
  const isMade = provenanceOf(dataset).simulated.some((one) => one === 1);
  const doctors = rows.flatMap((row, index) => {
    const needed = Math.ceil(row.account.covered.people / A_DOCTORS);
    return needed > 1 ? [words.receiptDoctors(signOf(sited, index, language), needed)] : [];
  });
  const save = () => {
    const place = placeInView(dataset, view)?.name ?? '';
    void saveList(
      assessmentInView(dataset, view, indicator),
      newly,
      { dataset, indicator, year: view.year, language, place, question, part: 'sited' },
      'csv',
    );
  };
  const sentences = [
    words.receiptReach(newly.length, radiusKm(problem.radius), modes.names.straight, ground.isOfGaps, asked.locked.length),
    words.receiptPeople(ground.counting, file?.name ?? '', file?.asOf == null ? '' : printMonth(file.asOf)),
    ...(reached.unknown > 0 ? [words.receiptUnknown(reached.unknown)] : []),
    words.receiptCandidates(ground.candidates.length),
    answer.proof === 'optimal' ? words.receiptEqual : words.receiptBound(printed(sited, answer.value), printed(sited, answer.bound)),
    answer.certificate ? words.receiptSolver(answer.certificate.presolve === 'on') : words.receiptGreedy,
    ...(isMade ? [words.simulated] : []),
  ];
  return (
    <section className={styles.receipt}>
      <h2>{words.receipt(words.people(count(reached.people)))}</h2>
      <p>{words.sentences([...sentences, ...(doctors.length > 0 ? [words.list(doctors)] : [])])}</p>
      <button type="button" onClick={save}>
        {words.export(newly.length)}
      </button>
    </section>
  );
}

/** A value in the objective's unit: persons and sites whole, distances in kilometres. */
function printed({ asked }: Sited, value: number): string {
  const { objective } = asked.problem;
  if (!Number.isFinite(value)) return '—';
  return objective === 'cover' || objective === 'all' ? count(value) : (value / 1e6).toFixed(3);
}
