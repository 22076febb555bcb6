import type { ReactNode } from 'react';
import { effectInView, isWithinReach, moneyInView, programmeInView, villagesInView, worksInView } from '../../state/prioritise.ts';
import { placeInView } from '../../state/selectors.ts';
import { count } from '../text/format.ts';
import { sum } from '../text/money.ts';
import { budgetWords } from '../text/prioritise-budget.ts';
import { useLanguage, useWords } from '../text/words.ts';
import { FigureButton } from './FigureButton.tsx';
import type { Figure } from './figures.ts';
import type { Shown } from './shown.ts';

/** The answer: how much money closes the gaps of how many villages, and by what; or why there is none. */
export function WorksAnswer({ dataset, view }: Shown) {
  const words = useWords(budgetWords);
  const language = useLanguage();
  const place = placeInView(dataset, view)?.name ?? '';
  if (!isWithinReach(dataset, view)) return <h1>{words.chooseCounty}</h1>;
  const works = worksInView(dataset, view);
  const candidates = villagesInView(dataset, view);
  if (candidates.items.length === 0) return <h1>{words.noGap(place, candidates.unknown.length)}</h1>;
  if (works.length === 0) return <h1>{words.noWorks(place)}</h1>;
  if (works.every(({ cost }) => cost === null))
    return (
      <>
        <h1>{words.noCost(place, works.length)}</h1>
        <p>{words.noCostHint}</p>
      </>
    );
  const answer = programmeInView(dataset, view);
  if (!answer) return <h1>{words.must}</h1>;
  const money = moneyInView(dataset, view).filter(({ cny }) => cny > 0);
  const [first] = money;
  if (!first) return <h1>{words.noMoney}</h1>;
  const years = words.years(first.year, money.at(-1)?.year ?? first.year);
  const all = sum(
    money.reduce((so, { cny }) => so + cny, 0),
    language,
  );
  if (answer.chosen.length === 0) return <h1>{words.nothing(place, years, all)}</h1>;
  const effect = effectInView(dataset, view);
  const { people, poorPeople, exits } = effect;
  const parts: ReactNode[] = [
    <Told key="works" around={view.choosing === 'best' ? words.best : words.byRank} figure="works" number={count(answer.chosen.length)} />,
    <Told
      key="people"
      around={words.served}
      figure="people"
      number={count(people.sum)}
      note={people.unknown > 0 ? words.notKnown(people.unknown) : ''}
    />,
    <Told key="poor" around={words.ofPoor} figure="poor" number={count(poorPeople.sum)} />,
    ...(exits.all > 0
      ? [<Told key="exit" around={words.exits} figure="exit" number={`${count(exits.freed.length)}/${count(exits.all)}`} />]
      : []),
  ];
  return (
    <>
      <h1>
        <Told around={words.answer(place, years, all)} figure="closed" number={count(effect.closed.length)} />
      </h1>
      <p>{parts.flatMap((part, at) => (at === 0 ? [part] : [' · ', part]))}</p>
    </>
  );
}

/** A number between its words, that opens its receipt. */
function Told({
  around: [before, after],
  figure,
  number,
  note = '',
}: {
  readonly around: readonly [string, string];
  readonly figure: Figure;
  readonly number: string;
  readonly note?: string;
}) {
  return (
    <>
      {before}
      <FigureButton figure={figure} label={`${before}${number}${after}`}>
        {number}
      </FigureButton>
      {after}
      {note}
    </>
  );
}
