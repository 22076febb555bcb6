import type { SitingAnswer as Answer } from '../../analysis/site/problem.ts';
import type { SitingRefusal } from '../../analysis/site/site.ts';
import type { Gap } from '../../analysis/solver/solve.ts';
import { shownName } from '../../domain/place.ts';
import { placeInView } from '../../state/selectors.ts';
import type { Sited } from '../../state/sited.ts';
import { type Known, searchAgain, stopSearch, useSearch } from '../../state/siting-search.ts';
import type { Shown } from '../prioritise/shown.ts';
import { count, radiusKm } from '../text/format.ts';
import { sitingWords } from '../text/siting.ts';
import { useWords } from '../text/words.ts';
import { closedWords, shareOf, shareWords } from './said.ts';
import styles from './siting-answer.module.css';
import { peopleOf, useBuilt, useSiting } from './use-sited.ts';

/** The headline over the map: what the new sites reach. */
export function SitingAnswer({ dataset, view }: Shown) {
  const words = useWords(sitingWords);
  const known = useSiting(dataset, view);
  if (!known) return <h1>{words.nothingSited}</h1>;
  const { sited, refusal } = known;
  if (refusal) return <Refused known={known} refusal={refusal} />;
  if (known.asked.size === 'too-large') return <h1>{words.tooLarge}</h1>;
  if (!sited) return <Away known={known} />;
  return <Said sited={sited} place={placeInView(dataset, view)?.name ?? ''} />;
}

/** What takes longer than a hand waits is known once the solver has it. */
function Away({ known: { asked } }: { readonly known: Known }) {
  const words = useWords(sitingWords);
  const { problem, state } = useSearch();
  const isStill = problem === asked.problem && (state === 'stopped' || state === 'failed');
  return (
    <>
      <h1>{isStill ? words.notSearched : words.working}</h1>
      <p role="status" className={styles.proof}>
        {isStill ? (
          <button type="button" onClick={() => void searchAgain(asked)}>
            {words.again}
          </button>
        ) : (
          <button type="button" onClick={stopSearch}>
            {words.cancel}
          </button>
        )}
      </p>
    </>
  );
}

/** Why nothing can be sited so, whom it is about, and what to change. */
function Refused({ known: { asked }, refusal }: { readonly known: Known; readonly refusal: SitingRefusal }) {
  const words = useWords(sitingWords);
  const { problem, state } = useSearch();
  const { villages } = asked.ground.dataset;
  const names = [...refusal.points].slice(0, NAMED).flatMap((point) => {
    const village = villages.at(asked.ground.demand[point] ?? -1);
    return village ? [shownName(village)] : [];
  });
  const isWorking = problem === asked.problem && state === 'working' && refusal.refused === 'too-few';
  return (
    <>
      <h1>{isWorking ? words.working : words.refused[refusal.refused]}</h1>
      <p>
        {names.length > 0 && words.refusedOf(names, refusal.points.length)}
        {refusal.least !== null && words.least(refusal.least)}
      </p>
    </>
  );
}

/** Villages of a refusal that are named; of more their number. */
const NAMED = 3;

function Said({ sited, place }: { readonly sited: Sited; readonly place: string }) {
  const words = useWords(sitingWords);
  const what = useBuilt(sited.asked);
  const { asked, evaluation, reached, rows, closed } = sited;
  const { problem, ground, locked } = asked;
  if (ground.demand.length === 0) return <h1>{words.headlineNobody(place, what)}</h1>;
  const km = radiusKm(problem.radius);
  const told = { sites: rows.length - locked.length, what, villages: reached.points, people: reached.people, km };
  const answers = {
    cover: () => words.headline(told),
    all: () => words.headlineAll(told),
    mean: () => words.headlineMean(told, kmOf(evaluation.mean)),
    worst: () => words.headlineWorst(told, kmOf(evaluation.worst)),
  };
  const { covered } = evaluation;
  const all = peopleOf(ground.people);
  const out = ground.demand.length - covered.points;
  const parts = [
    place,
    locked.length > 0
      ? words.withKept(locked.length, covered.points, ground.demand.length)
      : words.reached(covered.points, ground.demand.length),
    closedWords(words, asked, closed),
    out > 0 ? words.stillOut(out, count(all.known - covered.people)) : words.noneOut,
  ];
  return (
    <>
      <h1>{answers[problem.objective]()}</h1>
      <p>
        {parts.filter((part) => part !== '').join(' · ')} · <Proof sited={sited} />
      </p>
    </>
  );
}

const kmOf = (millimetres: number) => (Number.isNaN(millimetres) ? '—' : (millimetres / 1e6).toFixed(1));

/** The narrower of two gaps: what was chosen one by one, and what the search has come to. */
function nearest(answer: Answer, gap: Gap | null): Pick<Answer, 'value' | 'bound'> {
  if (gap?.value == null || gap.bound == null) return answer;
  const found = { value: gap.value, bound: gap.bound };
  return (shareOf(found) ?? 1) < (shareOf(answer) ?? 1) ? found : answer;
}

/** How good the choice is known to be: proven, so far from the best at most, or still being searched. */
function Proof({ sited: { asked, answer } }: { readonly sited: Sited }) {
  const words = useWords(sitingWords);
  const { problem, state, gap, moved } = useSearch();
  if (moved) return <span>{words.underHand}</span>;
  if (problem !== asked.problem || state === 'none') return <span>{words.greedy}</span>;
  if (state === 'working')
    return (
      <span role="status" className={styles.proof}>
        {words.working} {shareWords(words, nearest(answer, gap))}{' '}
        <button type="button" onClick={stopSearch}>
          {words.cancel}
        </button>
      </span>
    );
  const again = (
    <button type="button" onClick={() => void searchAgain(asked)}>
      {words.again}
    </button>
  );
  if (state === 'failed')
    return (
      <span role="alert" className={styles.proof}>
        {words.failed} {again}
      </span>
    );
  if (state === 'stopped')
    return (
      <span role="status" className={styles.proof}>
        {words.stopped} {shareWords(words, answer)} {again}
      </span>
    );
  return answer.proof === 'optimal' ? (
    <strong role="status" className={styles.proven}>
      {words.optimal}
    </strong>
  ) : (
    <span role="status">{shareWords(words, answer)}</span>
  );
}
