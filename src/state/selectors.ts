import { answer } from '../analysis/answer.ts';
import type { Assessment, Evidence } from '../analysis/assess.ts';
import { rateClass } from '../analysis/classes.ts';
import { columnsOf } from '../analysis/columns.ts';
import { facilitiesThatCount } from '../analysis/nearest.ts';
import { type Level, placesOf } from '../analysis/places.ts';
import { defaultQuestion, isAsked, mainIndicator, openAt } from '../analysis/question.ts';
import { type Receipt, type ReceiptHead, receipt, receiptHead } from '../analysis/receipt.ts';
import { members, type RollUpRow, rate, rollUp, type Tally, tally } from '../analysis/tally.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Indicator, Layer } from '../domain/indicator.ts';
import type { Extent, Question } from '../domain/parameters.ts';
import { yearEnd } from '../domain/period.ts';
import type { District, Place } from '../domain/place.ts';
import { findIndicator, LAYERS } from '../layers/index.ts';
import { latest, latestPer } from './latest.ts';
import { modeInForce } from './measures.ts';
import type { ReceiptRequest, View } from './view.ts';

/** The extent whose villages are counted. */
const extentOf = latest(
  (
    county: string | null,
    township: string | null,
    communities: boolean,
    relocated: boolean,
    poorOnly: boolean,
    deepPovertyOnly: boolean,
  ): Extent => ({
    county,
    township,
    communities,
    relocated,
    poorOnly,
    deepPovertyOnly,
  }),
);

export function extent(view: View): Extent {
  return extentOf(view.county, view.township, view.communities, view.relocated, view.poorOnly, view.deepPovertyOnly);
}

/** The question an indicator is asked in this view, at the end of a year. */
export function questionOf(dataset: Dataset, view: View, indicator: Indicator, year: number = view.year): Question {
  const month = yearEnd(year);
  const plain = defaultQuestion(indicator, month, openAt(dataset, month));
  const { rule } = indicator;
  if (rule.kind !== 'near') return plain;
  const mode = modeInForce(dataset, view, indicator);
  return {
    ...plain,
    radius: view.radii[indicator.id] ?? plain.radius,
    mode,
    traveller: view.traveller,
    // What a village reports is how far its own township is, whoever is nearer.
    scope: rule.ownTownship && mode !== 'reported' ? view.scope : plain.scope,
    kinds: view.centreOnly ? rule.narrower : null,
    neighbours: view.neighbours && rule.neighbour !== null,
    waive: rule.optional && view.waive,
  };
}

/** The indicator in view, with its layer. Throws RangeError when the view names none. */
export function indicatorInView(view: View): { readonly layer: Layer; readonly indicator: Indicator } {
  const found = findIndicator(view.indicator);
  if (!found) throw new RangeError(`unknown indicator ${view.indicator}`);
  return found;
}

/** The assessment in view. The same object as long as nothing it depends on changes. */
export function assessmentInView(dataset: Dataset, view: View, indicator: Indicator = indicatorInView(view).indicator): Assessment {
  return answer(dataset, questionOf(dataset, view, indicator));
}

/** The county or township in view; null for the whole district. */
export function placeInView(dataset: Dataset, view: View): Place | null {
  const code = view.township ?? view.county;
  return placesOf(dataset)[view.township === null ? 'county' : 'township'].list.find((place) => place.code === code) ?? null;
}

const countedIn = latest((dataset: Dataset, counted: Extent) => members(dataset, counted));

/** Indices of the villages counted in this view, ascending. The same array as long as neither data nor extent changes. */
export function counted(dataset: Dataset, view: View): Uint32Array {
  return countedIn(dataset, extent(view));
}

/** How many places and villages a data set has, whatever is in view; places that nobody named are none. */
export const howMany = latest((dataset: Dataset) => {
  const { county, township } = placesOf(dataset);
  const [counties, townships] = [county, township].map(({ list }) => list.filter(({ code }) => code !== '' && code !== '/').length);
  const communities = columnsOf(dataset).community.reduce((sum, isOne) => sum + isOne, 0);
  return { counties: counties ?? 0, townships: townships ?? 0, villages: dataset.villages.length - communities, communities };
});

/** Counted once for an assessment: of six layers, a moved radius changes one. */
const tallied = latestPer((assessment: Assessment, indices: Uint32Array, weight: View['weight']) => tally(assessment, indices, weight));

/** The villages in view by state, for the question in view or another indicator's. */
export function countsInView(dataset: Dataset, view: View, indicator?: Indicator, weight: View['weight'] = view.weight): Tally {
  return tallied(assessmentInView(dataset, view, indicator), counted(dataset, view), weight);
}

export interface LayerSummary {
  readonly layer: Layer;
  readonly indicator: Indicator;
  readonly counts: Tally;
  readonly rate: number | null;
  /** False: neither a column nor a distance speaks of it; every village is unknown. */
  readonly asked: boolean;
}

/** Every layer by its main indicator (the layer in view by the indicator in view), counted over the same villages. */
export function layerSummaries(dataset: Dataset, view: View): readonly LayerSummary[] {
  const inView = indicatorInView(view);
  return LAYERS.map((layer) => {
    const indicator = layer.id === inView.layer.id ? inView.indicator : mainIndicator(dataset, layer);
    const counts = countsInView(dataset, view, indicator);
    return { layer, indicator, counts, rate: rate(counts), asked: isAsked(dataset, indicator) };
  });
}

/** Counties, or the townships of the county in view, by gaps. */
export function ranking(dataset: Dataset, view: View): readonly RollUpRow[] {
  return rankingOf(assessmentInView(dataset, view), counted(dataset, view), view.county === null ? 'county' : 'township', view.weight);
}

/** Villages by place, counted once for headline, ranking and map: the same rows for the same question. */
export const rolledUp = latest(
  (assessment: Assessment, indices: Uint32Array, level: 'county' | 'township', weight: View['weight']): readonly RollUpRow[] =>
    rollUp(assessment, indices, level, weight),
);

const rankingOf = latest((assessment: Assessment, indices: Uint32Array, level: 'county' | 'township', weight: View['weight']) =>
  rolledUp(assessment, indices, level, weight).toSorted(byGaps),
);

/** The ranking's order; equals by code. */
export function byGaps(a: RollUpRow, b: RollUpRow): number {
  return compareGaps(a, b) || (a.code < b.code ? -1 : 1);
}

/** More gaps first; of as many, the lower rate. Zero: neither place is ahead of the other. */
function compareGaps({ counts: a }: RollUpRow, { counts: b }: RollUpRow): number {
  return b.gap - a.gap || b.unweighed.gap - a.unweighed.gap || (rate(a) ?? 2) - (rate(b) ?? 2);
}

/** Where a receipt's place stands in the ranking in view, equals sharing a rank; null where it is none of its places. */
export function rankOf(dataset: Dataset, view: View, request: ReceiptRequest): { readonly rank: number; readonly of: number } | null {
  if (request.indicator !== view.indicator) return null;
  const rows = ranking(dataset, view);
  const own = rows.find((row) => row.code === request.place);
  return own ? { rank: 1 + rows.filter((row) => compareGaps(row, own) < 0).length, of: rows.length } : null;
}

/** Where the number in view comes from, in short. */
export function receiptHeadInView(dataset: Dataset, view: View): ReceiptHead {
  return receiptHead(assessmentInView(dataset, view), counted(dataset, view), view.weight);
}

/** The receipt a request opens, over the same villages the number was counted on. */
export function receiptFor(dataset: Dataset, view: View, request: ReceiptRequest): Receipt {
  const found = findIndicator(request.indicator);
  if (!found) throw new RangeError(`unknown indicator ${request.indicator}`);
  return madeReceipt(answer(dataset, questionOf(dataset, view, found.indicator)), villagesOfReceipt(dataset, view, request), view.weight);
}

const madeReceipt = latest(receipt);

/** Villages in view that pass in a straight line and fail by road; null where the road is not asked. */
export function airOnlyInView(dataset: Dataset, view: View): readonly number[] | null {
  const assessment = assessmentInView(dataset, view);
  return assessment.evidence.question.mode === 'road' ? madeReceipt(assessment, counted(dataset, view), view.weight).airOnly : null;
}

/** The villages a receipt was counted over. The same array as long as they are the same. */
export function villagesOfReceipt(dataset: Dataset, view: View, { place }: ReceiptRequest): Uint32Array {
  const all = counted(dataset, view);
  return place === null ? all : countedWithin(dataset, all, place);
}

const countedWithin = latest((dataset: Dataset, all: Uint32Array, place: string): Uint32Array => {
  const { county, township } = placesOf(dataset);
  const [inCounty, inTownship] = [county, township].map(({ list }) => list.findIndex(({ code }) => code === place));
  return all.filter((index) => county.of[index] === inCounty || township.of[index] === inTownship);
});

/** Below this zoom the symbols of a prefecture's villages cover each other: rates by county say more. */
const VILLAGES_FROM = 6.2;

/**
 * Whether villages are drawn whatever drawing was chosen: in a township or beside an open card one flat area would show nothing, and a project
 * without villages has no rates.
 */
export function holdsVillages(dataset: Dataset, view: View): boolean {
  return view.township !== null || view.selected !== null || dataset.villages.length === 0;
}

/** Whether the areas of a level have borders to be drawn within. */
export function hasBorders({ counties, townships }: Dataset, level: Level): boolean {
  return (level === 'county' ? counties : townships).some(({ polygons }) => polygons.length > 0);
}

/**
 * What the map draws: villages, or rates by county or township where those have borders; by itself, counties far out and villages from a zoom on,
 * and those that search and filters leave, of which an area's rate says nothing.
 */
export function drawing(dataset: Dataset, view: View, zoom: number): 'villages' | Level {
  const isFar = zoom > 0 && zoom < VILLAGES_FROM && !isNarrowed(view);
  const wanted = view.drawing === 'auto' ? (isFar ? 'county' : 'villages') : view.drawing;
  return wanted === 'villages' || holdsVillages(dataset, view) || !hasBorders(dataset, wanted) ? 'villages' : wanted;
}

/** Per village its state for the map, `hidden` where it is not listed. */
export const mapStates = latest((assessment: Assessment, indices: Uint32Array, hidden: number): Uint8Array => {
  const states = new Uint8Array(assessment.states.length).fill(hidden);
  for (const index of indices) states[index] = assessment.states[index] ?? hidden;
  return states;
});

/** Per area its rate, its class and its counts, over the villages in view. */
export const areaRates = latest(
  (assessment: Assessment, indices: Uint32Array, level: 'county' | 'township', weight: View['weight'], districts: readonly District[]) => {
    const rows = new Map(rolledUp(assessment, indices, level, weight).map((row) => [row.code, row]));
    // An area without a village in view is out of scope: it has no rate to be unknown.
    return districts.flatMap(({ code, name }) => {
      const row = rows.get(code);
      if (!row) return [];
      const value = rate(row.counts);
      return [{ code, name, counts: row.counts, rate: value, shade: rateClass(value) }];
    });
  },
);

/** Whether search or the list's filters narrow what is shown. */
export function isNarrowed(view: View): boolean {
  return view.search.trim() !== '' || view.states.length > 0 || view.fieldCheckOnly;
}

/** The villages whose hospitals the picture is about; null = all. */
export function villagesInFocus(dataset: Dataset, view: View): Uint32Array | null {
  if (isNarrowed(view)) return NO_VILLAGES;
  return view.county === null ? null : counted(dataset, view);
}

const NO_VILLAGES = new Uint32Array(0);

/** Per facility 1 where it counts for the question in view and is open, `quiet` where it is in force for none of the villages in focus. */
export const drawnFacilities = latest((evidence: Evidence, focus: Uint32Array | null, selected: number, quiet: number): Uint8Array => {
  const { dataset, indicator, question, proximity } = evidence;
  const drawn = new Uint8Array(dataset.facilities.length);
  if (indicator.rule.kind !== 'near') return drawn;
  const inForce = new Uint8Array(drawn.length);
  const serve = (village: number) => {
    const facility = proximity?.facility[village] ?? -1;
    if (facility >= 0) inForce[facility] = 1;
  };
  for (const village of focus ?? NO_VILLAGES) serve(village);
  serve(selected);
  for (const index of facilitiesThatCount(dataset, question.kinds ?? indicator.rule.facilities, question.openAt))
    drawn[index] = focus === null || inForce[index] === 1 ? 1 : quiet;
  return drawn;
});
