import type { Assessment } from '../../analysis/assess.ts';
import { gapRow } from '../../analysis/gap-rows.ts';
import { facilitiesThatCount } from '../../analysis/nearest.ts';
import { isAsked } from '../../analysis/question.ts';
import { rollUp, tally, total } from '../../analysis/tally.ts';
import { type Dataset, isDated } from '../../domain/dataset.ts';
import { assessmentInView, counted, indicatorInView, placeInView } from '../../state/selectors.ts';
import type { View } from '../../state/view.ts';
import { dateWords } from '../text/date.ts';
import { type Counted, explore } from '../text/explore.ts';
import { facilityWord } from '../text/facility.ts';
import { kilometres, radiusKm } from '../text/format.ts';
import { shared } from '../text/shared.ts';
import { useSay, useWords } from '../text/words.ts';
import styles from './headline.module.css';

/** The answer: one sentence with the number, made from the layer, the year and the place in view. */
export function Headline({ dataset, view }: { readonly dataset: Dataset; readonly view: View }) {
  const { answer, detail } = useSentence(dataset, view);
  return (
    <div className={styles.headline}>
      <h1>{answer}</h1>
      <p>{detail}</p>
    </div>
  );
}

function whose({ poorOnly, deepPovertyOnly, communities }: View): Counted {
  if (deepPovertyOnly) return 'deep-poverty';
  if (poorOnly) return 'poor';
  return communities ? 'with-communities' : 'villages';
}

/** Whether a distance is asked, and the data holds not one facility, open or closed, that it could lead to. */
function lacksFacilities({ evidence: { dataset, indicator, proximity } }: Assessment): boolean {
  return proximity !== null && indicator.rule.kind === 'near' && facilitiesThatCount(dataset, indicator.rule.facilities, null).length === 0;
}

function useSentence(dataset: Dataset, view: View): { readonly answer: string; readonly detail: string } {
  const words = useWords(explore);
  const states = useWords(shared).states;
  const { undated } = useWords(dateWords);
  const say = useSay();
  const { indicator } = indicatorInView(view);
  const assessment = assessmentInView(dataset, view);
  const year = isDated(dataset) ? words.yearEnd(view.year) : undated;
  const facility = facilityWord(indicator, view.language);
  const noFacilities = lacksFacilities(assessment) ? words.nextFacilities(facility, radiusKm(assessment.radius)) : null;
  const selected = dataset.villages.findIndex((village) => village.id === view.selected);
  if (selected >= 0) {
    const row = gapRow(assessment, selected);
    const ofOne = indicator.rule.kind === 'near' ? indicator.rule.ofOne : undefined;
    const told =
      row.nearest && ofOne
        ? words.headlineVillageKm(row.village.name, facility, kilometres(row.nearest.distance, assessment.radius), say(ofOne[row.state]))
        : words.headlineVillage(row.village.name, say(indicator.name), states[row.state]);
    return { answer: told, detail: [row.village.county, row.village.township, year].filter(Boolean).join(' · ') };
  }
  const place = placeInView(dataset, view)?.name ?? '';
  const indices = counted(dataset, view);
  const counts = tally(assessment, indices);
  const who = whose(view);
  if (dataset.villages.length === 0) return { answer: words.headlineUnknown('', say(indicator.name)), detail: words.nextVillages };
  if (indices.length === 0) return { answer: words.headlineEmpty(place, who), detail: year };
  if (counts.unknown === total(counts) && counts.unknown > 0) {
    const detail = noFacilities ?? (isAsked(dataset, indicator) ? year : words.nextIndicator);
    return { answer: words.headlineUnknown(place, say(indicator.name)), detail };
  }
  if (counts.gap === 0) {
    const answer =
      counts.unknown > 0
        ? words.headlineOpen(place, say(indicator.name), counts.unknown, who)
        : words.headlineNone(place, who, say(indicator.name));
    return { answer, detail: [year, noFacilities].filter(Boolean).join(' · ') };
  }
  const top = rollUp(assessment, indices, view.county === null ? 'county' : 'township')
    .sort((a, b) => b.counts.gap - a.counts.gap)
    .slice(0, 2)
    .filter((row) => row.counts.gap > 0);
  const inTop = top.reduce((sum, row) => sum + row.counts.gap, 0);
  const most =
    view.township === null && top.length === 2 && inTop < counts.gap
      ? words.most(
          top.map((row) => row.name),
          inTop,
        )
      : null;
  return { answer: words.headlineGap(place, counts.gap, who, say(indicator.lacking)), detail: [year, most].filter(Boolean).join(' · ') };
}
