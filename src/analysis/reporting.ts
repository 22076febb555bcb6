import type { Dataset } from '../domain/dataset.ts';
import type { Month } from '../domain/period.ts';
import type { Place } from '../domain/place.ts';
import { itemAt } from '../domain/records.ts';
import { INDICATORS, LAYERS } from '../layers/index.ts';
import { type Level, placeAt, placeKey, placesOf } from './places.ts';

/** `none`: no village of the place reported anything for the month; `complete`: each of them something. */
export const REPORTING = ['none', 'partial', 'complete'] as const;
export type ReportingStatus = (typeof REPORTING)[number];

/** How far a county or township has reported for a month. Nothing reported is unknown, never zero. */
export interface PlaceReporting {
  readonly place: Place;
  /** Villages the project knows there. None: no village table has come from it at all. */
  readonly expected: number;
  /** Villages with at least one report that holds for the month. */
  readonly reported: number;
  /** By layer, villages with a report of one of its indicators. */
  readonly byLayer: ReadonlyMap<string, number>;
  readonly status: ReportingStatus;
  /** The last month any of its villages reports; null: none ever did. */
  readonly last: Month | null;
  /** Names of the files its villages' reports came in. */
  readonly files: readonly string[];
}

/**
 * Who has reported for a month: every county (or township) that villages lie in or whose border is drawn, those that have not reported first.
 * @param indices the villages that are expected to report.
 */
export function reporting(dataset: Dataset, indices: ArrayLike<number>, month: Month, level: Level): readonly PlaceReporting[] {
  const places = placesOf(dataset)[level];
  const groups = new Map<string, { readonly place: Place; readonly ids: string[] }>();
  // A county that is drawn and has no village sent nothing: it is what the board is for.
  for (const { code, name, county } of level === 'county' ? dataset.counties : dataset.townships)
    groups.set(code, { place: { code, name, county }, ids: [] });
  for (let at = 0; at < indices.length; at++) {
    const index = indices[at]!;
    const place = placeAt(places, index);
    const village = itemAt(dataset.villages, index);
    if (!village) throw new RangeError(`no village ${index}`);
    const group = groups.get(place.code);
    if (group) group.ids.push(village.id);
    else groups.set(place.code, { place, ids: [village.id] });
  }
  const reported = new Map(LAYERS.map((layer) => [layer.id, new Set<string>()]));
  const any = new Set<string>();
  const last = new Map<string, Month>();
  for (const { layer, indicator } of INDICATORS) {
    if (indicator.subject !== 'village') continue;
    for (const [id, runs] of dataset.observations.get(indicator.id) ?? []) {
      for (const { from, to } of runs) {
        if (to > (last.get(id) ?? -1)) last.set(id, to);
        if (from > month || to < month) continue;
        any.add(id);
        reported.get(layer.id)?.add(id);
      }
    }
  }
  const rows = [...groups.values()].map(({ place, ids }): PlaceReporting => {
    const count = (those: ReadonlySet<string>) => ids.filter((id) => those.has(id)).length;
    const heard = count(any);
    const months = ids.flatMap((id) => last.get(id) ?? []).sort((a, b) => b - a);
    return {
      place,
      expected: ids.length,
      reported: heard,
      byLayer: new Map([...reported].map(([layer, those]) => [layer, count(those)])),
      status: heard === 0 ? 'none' : heard < ids.length ? 'partial' : 'complete',
      last: months[0] ?? null,
      files: filesOf(dataset, place.county),
    };
  });
  return rows.sort(
    (a, b) =>
      REPORTING.indexOf(a.status) - REPORTING.indexOf(b.status) ||
      b.expected - b.reported - (a.expected - a.reported) ||
      (a.place.code < b.place.code ? -1 : 1),
  );
}

function filesOf({ files }: Dataset, county: string): readonly string[] {
  const key = placeKey(county);
  return files.filter((file) => file.reportsOf?.some((name) => placeKey(name) === key)).map((file) => file.name);
}
