import { useMemo } from 'react';
import { columnsOf } from '../../analysis/columns.ts';
import { CRITERIA } from '../../analysis/rank/criteria.ts';
import { smallestTurn } from '../../analysis/rank/weight-change.ts';
import { hasSample } from '../../domain/dataset.ts';
import { change } from '../../state/actions.ts';
import { useBest } from '../../state/best.ts';
import { mainAsked } from '../../state/effect.ts';
import {
  chosenInView,
  effectInView,
  moneyInView,
  nestedInView,
  partsOf100,
  peopleOf,
  problemInView,
  programmeInView,
  rangeInView,
  rankingInView,
  villagesInView,
  weightsOf,
  worksInView,
} from '../../state/prioritise.ts';
import { placeInView } from '../../state/selectors.ts';
import { useFirmnessOf } from '../../state/stability.ts';
import { Simulated } from '../parts/Simulated.tsx';
import { explainedWords } from '../text/explained.ts';
import { count, percent } from '../text/format.ts';
import { sum } from '../text/money.ts';
import { budgetWords } from '../text/prioritise-budget.ts';
import { listWords } from '../text/prioritise-list.ts';
import { useLanguage, useSay, useWords } from '../text/words.ts';
import styles from './explained.module.css';
import type { Figure } from './figures.ts';
import { KindTable } from './KindTable.tsx';
import { Names } from './Names.tsx';
import type { Shown } from './shown.ts';
import { useTurnWords } from './Turn.tsx';

/** Where a number of the programme comes from: its rule, what it was counted by, what was counted, what is not known, the files. */
export function Explained({ dataset, view, figure }: Shown & { readonly figure: Figure }) {
  const words = useWords(explainedWords);
  return (
    <section className={styles.explained} tabIndex={0} aria-label={words.titles[figure]}>
      <button type="button" className={styles.back} onClick={() => change({ explained: null })}>
        ‹ {words.back}
      </button>
      <h2>{words.titles[figure]}</h2>
      <h3>{words.how}</h3>
      <p>{words.rules[figure]}</p>
      <Counted dataset={dataset} view={view} figure={figure} />
      <Parameters dataset={dataset} view={view} />
    </section>
  );
}

function Counted({ dataset, view, figure }: Shown & { readonly figure: Figure }) {
  if (figure === 'works' || figure === 'spent' || figure === 'waiting') return <Works dataset={dataset} view={view} figure={figure} />;
  if (figure === 'stability') return <Firm dataset={dataset} view={view} />;
  if (figure === 'lost') return <Lost dataset={dataset} view={view} />;
  return <Villages dataset={dataset} view={view} figure={figure} />;
}

function Villages({ dataset, view, figure }: Shown & { readonly figure: Figure }) {
  const words = useWords(explainedWords);
  const candidates = villagesInView(dataset, view);
  const effect = effectInView(dataset, view);
  if (figure === 'unreported')
    return <Listed dataset={dataset} title={words.counted(candidates.unknown.length)} villages={candidates.unknown} />;
  if (figure === 'exit') {
    const { veto } = candidates.values;
    const freed = new Set(effect.exits.freed);
    return (
      <>
        <Listed dataset={dataset} title={words.counted(freed.size)} villages={effect.exits.freed} />
        <Listed
          dataset={dataset}
          title={words.rest(effect.exits.all - freed.size)}
          villages={candidates.items.filter((village, position) => veto[position] === 1 && !freed.has(village))}
        />
        <Listed
          dataset={dataset}
          title={words.unknown(effect.exits.unknown)}
          villages={candidates.items.filter((_, position) => Number.isNaN(veto[position]))}
        />
      </>
    );
  }
  const { figures, marks } = columnsOf(dataset);
  const people = figures[peopleOf(view)];
  const isUnknown = (village: number) => Number.isNaN(people[village]);
  const { closed } = effect;
  if (figure === 'closed')
    return (
      <>
        <p>{words.before(effect.before)}</p>
        <p>{words.cleared(effect.cleared, effect.gaps)}</p>
        <Listed dataset={dataset} title={words.counted(closed.length)} villages={closed} />
        <Listed dataset={dataset} title={words.unknown(candidates.unknown.length)} villages={candidates.unknown} />
      </>
    );
  const ofWhom = figure === 'poor' ? closed.filter((village) => marks.poor[village] === 1) : closed;
  const known = ofWhom.filter((village) => !isUnknown(village));
  return (
    <>
      <Listed dataset={dataset} title={words.counted(known.length)} villages={known} />
      <Listed dataset={dataset} title={words.unknown(ofWhom.length - known.length)} villages={ofWhom.filter(isUnknown)} />
    </>
  );
}

function Listed({ dataset, title, villages }: Pick<Shown, 'dataset'> & { readonly title: string; readonly villages: ArrayLike<number> }) {
  if (villages.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <Names dataset={dataset} villages={villages} />
    </>
  );
}

function Works({ dataset, view, figure }: Shown & { readonly figure: Figure }) {
  const words = useWords(explainedWords);
  const language = useLanguage();
  const works = figure === 'waiting' ? worksInView(dataset, view) : chosenInView(dataset, view);
  const answer = programmeInView(dataset, view);
  const range = rangeInView(dataset, view);
  return (
    <>
      {figure === 'spent' &&
        moneyInView(dataset, view).map(({ year, cny }, at) => (
          <p key={year}>{words.yearSpent(year, sum(answer?.spentByYear[at] ?? 0, language), sum(cny, language))}</p>
        ))}
      {figure === 'spent' && view.choosing === 'nested' && range && (
        <p>{words.range(sum(range.cost.low, language), sum(range.cost.high, language))}</p>
      )}
      <h3>{words.works(works.length)}</h3>
      <KindTable view={view} works={works} />
      <p>{words.estimate}</p>
    </>
  );
}

function Firm({ dataset, view }: Shown) {
  const words = useWords(explainedWords);
  const ranking = rankingInView(dataset, view);
  const found = useFirmnessOf(ranking, view.span);
  const turnWords = useTurnWords();
  const first = Math.min(50, ranking.order.length);
  const turn = useMemo(() => smallestTurn(ranking, first), [ranking, first]);
  if (!found) return null;
  const { rules, kept } = found.stability;
  return (
    <>
      <p>{words.draws(rules.draws, Math.round(rules.span * 100), rules.seed)}</p>
      <p>{words.kept(percent(kept))}</p>
      {turn && <p>{turnWords(turn.change, true)}</p>}
    </>
  );
}

function Lost({ dataset, view }: Shown) {
  const words = useWords(explainedWords);
  const { aimUnit } = useWords(budgetWords);
  const nested = nestedInView(dataset, view);
  const best = useBest();
  if (!nested) return null;
  const unit = aimUnit[view.aim];
  const isKnown = best.problem === problemInView(dataset, view) && best.answer?.proof === 'optimal';
  return (
    <>
      <p>{words.value(`${count(nested.value)} ${unit}`, `${count(nested.bound)} ${unit}`)}</p>
      {isKnown && <p>{words.proven(`${count(best.answer?.value ?? 0)} ${unit}`)}</p>}
    </>
  );
}

/** By what all of the programme's numbers are counted. */
function Parameters({ dataset, view }: Shown) {
  const words = useWords(explainedWords);
  const { and, year: yearWord } = useWords(listWords);
  const say = useSay();
  const language = useLanguage();
  const weights = partsOf100(weightsOf(view));
  const place = placeInView(dataset, view)?.name ?? say(dataset.title);
  const asked = mainAsked(villagesInView(dataset, view).asked).map(({ layer }) => say(layer.name));
  const money = moneyInView(dataset, view).filter(({ cny }) => cny > 0);
  return (
    <>
      <h3>{words.parameters}</h3>
      <ul>
        <li>{words.year(view.year)}</li>
        <li>{words.scope(place)}</li>
        <li>{words.indicators(asked.join(and))}</li>
        <li>{words.people(peopleOf(view))}</li>
        <li>{words.weights(CRITERIA.flatMap(({ id, name }) => (weights[id] > 0 ? [`${say(name)} ${weights[id]}`] : [])).join(and))}</li>
        {money.length > 0 && <li>{words.budget(money.map(({ year, cny }) => `${yearWord(year)} ${sum(cny, language)}`).join(and))}</li>}
        <li>
          {words.source} {dataset.files.map(({ name }) => name).join(and)}
        </li>
      </ul>
      {hasSample(dataset) && (
        <p>
          <Simulated /> {words.simulated}
        </p>
      )}
    </>
  );
}
