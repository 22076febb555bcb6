import { EXEMPT, NO, type ReportColumn, type VillageColumns, YES } from '../../domain/columns.ts';
import type { Denominator, Indicator } from '../../domain/indicator.ts';
import { yearEnd } from '../../domain/period.ts';
import { stream, type Uniform } from '../../domain/random.ts';

const UNREPORTED = 0.03;
const EXEMPTED = 0.01;
/** Share that meets the rule at the end of 2017, and how much more does each year. */
const AT_FIRST = 0.62;
const A_YEAR = 0.1;
/** How much more or less at most: by how crowded a county is, and in each county by itself. */
const BY_CROWD = 0.15;
const BY_ITSELF = 0.06;

/** What each village is counted against; NaN where it does not report it. */
function denominatorIn({ figures }: VillageColumns, of: Denominator): (village: number) => number {
  const { households, hamlets30, groups, hamlets } = figures;
  if (of === 'groups-and-hamlets') return (village) => groups[village]! + hamlets[village]!;
  const column = of === 'households' ? households : hamlets30;
  return (village) => column[village]!;
}

/** What a village that has come so far (0 nothing, from 1 on the rule is met) reports; how well it does beyond is drawn. */
function reporter({ rule, headings }: Indicator, columns: VillageColumns): (village: number, reached: number, next: Uniform) => number {
  if (rule.kind === 'none-left') return (_, reached, next) => (reached >= 1 ? 0 : 1 + Math.floor((1 - reached) * 40 * next()));
  if (rule.kind === 'share') {
    const counted = denominatorIn(columns, rule.of);
    const enough = rule.atLeastPercent / 100;
    return (village, reached, next) => {
      const of = counted(village);
      if (Number.isNaN(of)) return Math.floor(reached * 200);
      return reached >= 1 ? Math.ceil(of * (enough + (1 - enough) * next())) : Math.floor(of * enough * reached);
    };
  }
  if (rule.kind === 'at-least') {
    const { atLeast } = rule;
    const beyond = headings.reads === 'percent' ? 100 - atLeast : atLeast;
    // Halves are written where the threshold itself is no whole number.
    const grain = Number.isInteger(atLeast) ? 1 : 2;
    return (_, reached, next) =>
      reached >= 1 ? Math.ceil((atLeast + beyond * next()) * grain) / grain : Math.floor(atLeast * reached * grain) / grain;
  }
  return (_, reached, next) => (next() < EXEMPTED ? EXEMPT : reached >= 1 ? YES : NO);
}

/** How far each county is ahead: the crowded plains are, the mountains lag behind, or a map of shares would be of one colour. */
function leadsOf({ count, county }: VillageColumns, next: Uniform): Float64Array {
  const villages = new Float64Array(county.reduce((last, place) => Math.max(last, place), 0) + 1);
  for (let village = 0; village < count; village++) villages[county[village]!]! += 1;
  const usual = count / villages.length;
  return villages.map((own) => (BY_CROWD * (own - usual)) / (own + usual) + BY_ITSELF * (2 * next() - 1));
}

/** One column a year of what every village reports of an indicator: more meet it from year to year, and some report nothing. */
export function makeReports(indicator: Indicator, columns: VillageColumns, years: readonly number[], seed: number): ReportColumn[] {
  const begin = stream(seed, indicator.id);
  // How far each is at first; every year adds the same, so that nobody falls back.
  const first = new Float32Array(columns.count);
  const leads = leadsOf(columns, stream(seed, indicator.id, 'counties'));
  for (let village = 0; village < columns.count; village++) first[village] = begin() + AT_FIRST + leads[columns.county[village]!]!;
  const report = reporter(indicator, columns);
  return years.map((year, passed) => {
    const next = stream(seed, indicator.id, year);
    const values = new Float64Array(columns.count);
    for (let village = 0; village < columns.count; village++)
      values[village] = next() < UNREPORTED ? Number.NaN : report(village, first[village]! + A_YEAR * passed, next);
    return { from: yearEnd(year), to: yearEnd(year), values, simulated: true };
  });
}
