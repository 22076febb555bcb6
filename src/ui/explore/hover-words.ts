import { useMemo } from 'react';
import { type Assessment, reasonOf, stateOf } from '../../analysis/assess.ts';
import { rate, type Tally } from '../../analysis/tally.ts';
import type { Weight } from '../../domain/parameters.ts';
import { shownName } from '../../domain/place.ts';
import { STATES } from '../../domain/state.ts';
import type { Language } from '../../domain/text.ts';
import type { Millimetres } from '../../domain/units.ts';
import type { CircleCounts, HoverWords } from '../../map/picture.ts';
import { facilityWord } from '../text/facility.ts';
import { count, kilometres, percent, radiusKm } from '../text/format.ts';
import { mapWords } from '../text/map.ts';
import { modeWords } from '../text/modes.ts';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import { useLanguage } from '../text/words.ts';

/** An area as it is drawn: its counts are what its rate is made of. */
interface Area {
  readonly name: string;
  readonly counts: Tally;
}

/** What the map says beside a hovered village, or beside the area or the circle of many villages under the pointer. */
export function useHoverWords(
  assessment: Assessment,
  hovered: number | null,
  area: Area | CircleCounts | null,
  weight: Weight,
): HoverWords | null {
  const language = useLanguage();
  return useMemo(() => {
    if (hovered !== null) return ofVillage(assessment, hovered, language);
    if (area === null) return null;
    return 'counts' in area ? ofArea(area, weight, language) : ofCircle(area, language);
  }, [assessment, hovered, area, weight, language]);
}

function ofVillage(assessment: Assessment, index: number, language: Language): HoverWords | null {
  const { dataset, indicator, proximity } = assessment.evidence;
  const village = dataset.villages.at(index);
  if (!village) return null;
  const state = stateOf(assessment, index);
  const within = reasonOf(assessment, index) === 'within-radius' ? radiusKm(assessment.radius) : null;
  const distance = proximity?.distance[index];
  const what = facilityWord(indicator, language);
  const away =
    proximity && distance !== undefined && !Number.isNaN(distance)
      ? mapWords[language].away(
          what,
          kilometres(distance as Millimetres, assessment.radius),
          modeWords[language].by[assessment.evidence.question.mode],
        )
      : null;
  const place = [village.county, village.township].filter(Boolean).join(' · ');
  return {
    title: shownName(village),
    lines: [
      { text: villageWords[language].verdict(state, indicator.name[language], indicator.lacking[language], within), state },
      ...[away, place].flatMap((text) => (text ? [{ text, state: null }] : [])),
    ],
  };
}

/** A circle counts villages, whatever the panel counts: its size is how many they are. */
function ofCircle(counts: CircleCounts, language: Language): HoverWords {
  const villages = STATES.reduce((sum, state) => sum + counts[state], 0);
  const none = { met: 0, gap: 0, exempt: 0, unknown: 0 };
  return ofArea(
    { name: mapWords[language].circle(count(villages), villages), counts: { ...counts, unweighed: none, decidable: true } },
    'villages',
    language,
  );
}

function ofArea({ name, counts }: Area, weight: Weight, language: Language): HoverWords {
  const words = mapWords[language];
  const { unitOf } = shared[language];
  const due = counts.met + counts.gap;
  const value = rate(counts);
  return {
    title: name,
    lines: [
      { text: value === null ? words.noRate : words.rate(percent(value), count(counts.met), count(due), unitOf(weight, due)), state: null },
      ...(counts.unknown > 0
        ? [{ text: words.unknown(count(counts.unknown), unitOf(weight, counts.unknown), counts.unknown), state: null }]
        : []),
    ],
  };
}
