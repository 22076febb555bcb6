import type { Indicator } from '../../domain/indicator.ts';
import type { Value } from '../../domain/observation.ts';
import { monthsLater, printMonth, yearOf } from '../../domain/period.ts';
import { denominatorOf } from '../../domain/place.ts';
import type { Language } from '../../domain/text.ts';
import { FACILITY_KINDS } from '../../layers/index.ts';
import { facilityWord } from '../text/facility.ts';
import { amount, kilometres } from '../text/format.ts';
import { modeWords } from '../text/modes.ts';
import { shared } from '../text/shared.ts';
import { villageWords } from '../text/village.ts';
import type { Known } from './layer-rows.ts';

/** What a row says was reported; `small` is the fraction behind a rate. */
export interface Said {
  readonly text: string;
  readonly small: string;
}

/** How files put a yes-no question, by the headings they use: 通… is reached or not, 有无… is there or not. */
function askedAs(indicator: Indicator): 'reach' | 'have' | 'is' {
  const starts = (word: string) => indicator.headings.names.some((name) => name.startsWith(word));
  return starts('有无') ? 'have' : starts('通') ? 'reach' : 'is';
}

/** The unit of the figures an indicator is reported in, as it stands after `n` of them. */
export function unitOf({ rule, headings }: Indicator, n: number, language: Language): string {
  const { unitOf } = villageWords[language];
  if (rule.kind === 'share') return unitOf(rule.of, n);
  if (headings.reads === 'count') return unitOf(headings.counts ?? 'none', n);
  return unitOf(headings.reads === 'yes-no' ? 'none' : headings.reads, n);
}

/** A number an indicator speaks of, reported or asked for, with its unit: `85%`, `3.5 米`. */
export function amountInWords(indicator: Indicator, value: number, language: Language): string {
  const unit = unitOf(indicator, value, language);
  return indicator.headings.reads === 'percent' ? `${amount(value)}${unit}` : `${amount(value)} ${unit}`.trim();
}

/** One reported value in words, as it would stand in a table. */
export function valueInWords(indicator: Indicator, value: Value, language: Language): string {
  const words = villageWords[language];
  if (value === 'exempt') return words.ineligible;
  if (typeof value === 'string') return words.asked[askedAs(indicator)][value];
  return amountInWords(indicator, value, language);
}

/** The kind of facility a distance leads to, as its layer names it. */
export function facilityNoun(known: Pick<Known, 'indicator' | 'facility'>, language: Language): string {
  const { rule } = known.indicator;
  const kinds = rule.kind === 'near' ? rule.facilities : [];
  const kind = FACILITY_KINDS.find(({ id }) => id === known.facility?.kind) ?? FACILITY_KINDS.find(({ id }) => kinds.includes(id));
  return kind?.name[language] ?? '';
}

/** A share with one decimal, cut and never rounded up: what is short of its target must not print as the target. */
function cutPercent(value: number, total: number): string {
  return `${Math.floor((value * 1000) / total) / 10}%`;
}

/** What was reported for the period, beside the target; for an unreported period the last known value. */
export function saidOf(known: Known, language: Language): Said {
  const words = villageWords[language];
  const { indicator, value, reason, village, distance } = known;
  const reasons = shared[language].reasons(facilityWord(indicator, language));
  const { rule } = indicator;
  const only = (text: string): Said => ({ text, small: '' });
  if (known.state === 'unknown' && value === null) {
    return only(
      known.last
        ? words.last(printMonth(known.last.to), valueInWords(indicator, known.last.value, language))
        : known.asked
          ? words.never
          : words.noColumn,
    );
  }
  const km = distance === null ? '' : kilometres(distance, known.radius);
  const by = modeWords[language].by[known.mode];
  // Beyond the radius and nothing reported: nobody asked whether it has its own.
  if (reason === 'within-radius' || (reason === 'beyond-radius' && value === null))
    return only(
      [words.away(facilityNoun(known, language), km, by), value === 'yes' ? words.ownOne : null].filter(Boolean).join(words.comma),
    );
  if (reason === 'beyond-radius') return only(words.noneAway(km, by));
  if (reason === 'own-clinic') return only(words.ownOne);
  if (value === null || value === 'exempt') return only(reasons[reason]);
  if (rule.kind === 'share' && typeof value === 'number') {
    const total = denominatorOf(village, rule.of);
    if (total === null || total === 0) return only(words.ofUnknown(value, unitOf(indicator, value, language)));
    return {
      text: words.share(cutPercent(value, total), `${rule.atLeastPercent}%`),
      small: words.of(value, total, unitOf(indicator, total, language)),
    };
  }
  if (rule.kind === 'none-left' && typeof value === 'number') return only(words.left(amountInWords(indicator, value, language)));
  const said = valueInWords(indicator, value, language);
  if (known.state === 'unknown') return only(`${said} · ${reasons[reason]}`);
  return only(rule.kind === 'at-least' ? words.target(said, amountInWords(indicator, rule.atLeast, language)) : said);
}

/** Since when the reports say so, or from when they are missing. */
export function sinceText(known: Known, language: Language): string {
  const month = known.since ?? (known.value === null && known.last ? monthsLater(known.last.to, 1) : null);
  return month === null ? '' : villageWords[language].since(yearOf(month), (month % 12) + 1);
}
