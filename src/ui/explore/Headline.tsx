import { lazy } from 'react';
import type { Assessment } from '../../analysis/assess.ts';
import { columnsOf } from '../../analysis/columns.ts';
import { gapRow } from '../../analysis/gap-rows.ts';
import { hasFacility } from '../../analysis/nearest.ts';
import { defaultQuestion, isAsked } from '../../analysis/question.ts';
import { type RollUpRow, total } from '../../analysis/tally.ts';
import { NOT_REPORTED } from '../../domain/columns.ts';
import { type Dataset, isDated, villageIndex } from '../../domain/dataset.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { shownName } from '../../domain/place.ts';
import { isManyAreas } from '../../map/picture.ts';
import {
  assessmentInView,
  byGaps,
  counted,
  countsInView,
  indicatorInView,
  placeInView,
  questionOf,
  rolledUp,
} from '../../state/selectors.ts';
import { useStore } from '../../state/store.ts';
import type { ReceiptRequest, View } from '../../state/view.ts';
import { Later } from '../parts/Later.tsx';
import { NumberButton } from '../parts/NumberButton.tsx';
import { dateWords } from '../text/date.ts';
import { type Counted, explore } from '../text/explore.ts';
import { facilityWord, kindNames } from '../text/facility.ts';
import { count, kilometres, radiusKm } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { shared } from '../text/shared.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './headline.module.css';

const Measuring = lazy(async () => ({ default: (await import('../country/Measuring.tsx')).Measuring }));

/** The answer: one sentence with the number, made from the layer, the year and the place in view. */
export function Headline({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const { answer, detail } = useSentence(dataset, view);
  const isWaiting = useStore(({ waiting }) => waiting !== null);
  return (
    <div className={styles.headline} aria-busy={isWaiting}>
      <h1>
        <Sentence parts={answer} />
      </h1>
      {isWaiting ? (
        <Later>
          <Measuring />
        </Later>
      ) : (
        <p>
          <Sentence parts={detail} />
        </p>
      )}
    </div>
  );
}

/** A piece of a sentence: words, or a number that opens its receipt. */
type Part = string | { readonly number: string; readonly request: ReceiptRequest };

function Sentence({ parts }: { readonly parts: readonly Part[] }) {
  return parts.map((part) =>
    typeof part === 'string' ? (
      part
    ) : (
      <NumberButton key={`${part.request.place}-${part.number}`} request={part.request} label={part.number}>
        {part.number}
      </NumberButton>
    ),
  );
}

/** The sentence with its number as one that opens a receipt: the number stands in it once, as it is printed. */
function withNumber(sentence: string, value: number, request: ReceiptRequest): readonly Part[] {
  const number = count(value);
  const at = sentence.indexOf(number);
  return at < 0 ? [sentence] : [sentence.slice(0, at), { number, request }, sentence.slice(at + number.length)];
}

/** What is not asked as the rule has it: the answer is to this reading, and says so. */
function useReading(dataset: Dataset, view: View, indicator: Indicator): string | null {
  const words = useWords(explore);
  const modes = useWords(modeWords);
  const { rule } = indicator;
  const question = questionOf(dataset, view, indicator);
  const plain = defaultQuestion(indicator, question.month);
  if (rule.kind !== 'near' || (rule.optional && !question.waive)) return null;
  const names = (kinds: readonly string[]) => kindNames(kinds, view.language);
  return (
    [
      question.mode === plain.mode ? null : modes.reading(question),
      question.radius === plain.radius ? null : words.otherRadius(radiusKm(question.radius), radiusKm(plain.radius)),
      question.scope === plain.scope ? null : words.otherScope(facilityWord(indicator, view.language), question.scope),
      question.kinds ? words.narrower(names(question.kinds)) : null,
      question.neighbours && rule.neighbour ? words.neighbours(names([rule.neighbour])) : null,
    ]
      .filter((part) => part !== null)
      .join(words.and) || null
  );
}

/** Whose villages are counted in this view. */
export function whose({ poorOnly, deepPovertyOnly, communities }: View): Counted {
  if (deepPovertyOnly) return 'deep-poverty';
  if (poorOnly) return 'poor';
  return communities ? 'with-communities' : 'villages';
}

/** Whether a distance is asked, and the data holds not one facility, open or closed, that it could lead to. */
function lacksFacilities({ evidence: { dataset, indicator, proximity } }: Assessment): boolean {
  return proximity !== null && indicator.rule.kind === 'near' && !hasFacility(dataset, indicator.rule.facilities);
}

function useSentence(dataset: Dataset, view: View): { readonly answer: readonly Part[]; readonly detail: readonly Part[] } {
  const words = useWords(explore);
  const { states, ...common } = useWords(shared);
  const { undated } = useWords(dateWords);
  const { by } = useWords(modeWords);
  const say = useSay();
  const { indicator } = indicatorInView(view);
  const assessment = assessmentInView(dataset, view);
  const year = isDated(dataset) ? words.yearEnd(view.year) : undated;
  const facility = facilityWord(indicator, view.language);
  const noFacilities = lacksFacilities(assessment) ? words.nextFacilities(facility, radiusKm(assessment.radius)) : null;
  const reading = useReading(dataset, view, indicator);
  const dated = [year, reading].filter((part) => part !== null).join(' · ');
  const selected = villageIndex(dataset, view.selected);
  if (selected >= 0) {
    const row = gapRow(assessment, selected);
    const ofOne = indicator.rule.kind === 'near' ? indicator.rule.ofOne : undefined;
    const rest = row.reason === 'not-eligible' ? common.reasons(facility)[row.reason] : ofOne && say(ofOne[row.state]);
    const told =
      row.distance !== null && rest
        ? words.headlineVillageKm(
            shownName(row.village),
            facility,
            kilometres(row.distance, assessment.radius),
            by[assessment.evidence.question.mode],
            rest,
          )
        : words.headlineVillage(shownName(row.village), say(indicator.name), states[row.state]);
    return { answer: [told], detail: [[row.village.county, row.village.township, dated].filter(Boolean).join(' · ')] };
  }
  const place = placeInView(dataset, view)?.name ?? '';
  const indices = counted(dataset, view);
  const counts = countsInView(dataset, view, indicator, 'villages');
  const who = whose(view);
  const of = (part: ReceiptRequest['part'], code: string | null = null): ReceiptRequest => ({ indicator: indicator.id, place: code, part });
  if (dataset.villages.length === 0) return { answer: [words.headlineUnknown('', say(indicator.name))], detail: [words.nextVillages] };
  if (indices.length === 0) {
    const flag = view.deepPovertyOnly ? 'deepPoverty' : view.poorOnly ? 'poor' : null;
    const isSilent = flag !== null && columnsOf(dataset).marks[flag].every((mark) => mark === NOT_REPORTED);
    return {
      answer: [isSilent ? words.headlineNoFlag(who) : words.headlineEmpty(place, who)],
      detail: [isSilent ? words.nextFlag(who) : dated],
    };
  }
  if (counts.unknown === total(counts) && counts.unknown > 0) {
    const detail = noFacilities ?? (isAsked(dataset, indicator) ? dated : words.nextIndicator);
    return { answer: [words.headlineUnknown(place, say(indicator.name))], detail: [detail] };
  }
  if (counts.gap === 0) {
    const answer =
      counts.unknown > 0
        ? withNumber(words.headlineOpen(place, say(indicator.name), counts.unknown, who), counts.unknown, of('unknown'))
        : [words.headlineNone(place, who, say(indicator.name))];
    return { answer, detail: [[dated, noFacilities].filter(Boolean).join(' · ')] };
  }
  const rows = rolledUp(assessment, indices, view.county === null ? 'county' : 'township', 'villages');
  const gaps = rows.toSorted(byGaps).filter((row) => row.counts.gap > 0);
  const [first, second] = gaps;
  const number = (row: RollUpRow) => ({ number: count(row.counts.gap), request: of('gap', row.code) });
  const hasOthers = first && second && first.counts.gap + second.counts.gap < counts.gap;
  const most: readonly Part[] =
    view.township !== null || !hasOthers
      ? []
      : isManyAreas(rows)
        ? [' · ', ...interleave(words.mostOfMany(gaps.length, first.name), [number(first)])]
        : [' · ', ...interleave(words.most(first.name, second.name), [number(first), number(second)])];
  return {
    answer: withNumber(words.headlineGap(place, counts.gap, who, say(indicator.lacking)), counts.gap, of('gap')),
    detail: [dated, ...most],
  };
}

/** Words around numbers: one more of the words than of the numbers. */
function interleave(around: readonly string[], numbers: readonly Part[]): readonly Part[] {
  return around.flatMap((text, index) => [text, ...numbers.slice(index, index + 1)]);
}
