import {
  type CoveredDistrict,
  coverDistrict,
  groundsOf,
  partOf,
  type Served,
  type Serving,
  type Share,
  servedBy,
  sharesWithin,
  sumOf,
} from '../analysis/coverage-area/coverage.ts';
import { LEVELS, type Level, placesOf } from '../analysis/places.ts';
import { members } from '../analysis/tally.ts';
import type { Dataset } from '../domain/dataset.ts';
import { DEFAULT_EXTENT, WEIGHTS, type Weight } from '../domain/parameters.ts';
import type { Place } from '../domain/place.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { filesIn, readFolder } from './data-folder.ts';
import { refuseOverwrite, remark, writeJsonList, writeWhole } from './files.ts';
import { COUNTED_OPTIONS, COUNTED_USAGE, readCounted } from './nearness.ts';
import { readRadius } from './radius.ts';
import { monthAsked, readYear } from './year.ts';

const USAGE = `gapmap coverage --data DIR [--indicator ID | --kinds KIND,…] [--radius-km 5] [--by county|township] [--year Y] --json OUT.json
                [--polygons OUT.geojson]
  Writes what lies within the radius (inclusive, straight over the WGS 84 ellipsoid) of any facility that counts, whichever township it is of:
  [{"code","name","area_km2","covered_km2","area_share","lacking"?,"schematic"?,"villages","households","registered","resident"}],
  the whole first ("code":null), then each place of --by in code order; over 行政村. DIR as for rollup; the ground is that of districts.topojson.
  area_share  the exact union of circles cut with the district: arcs, not corners; right to 0.001 %. Null where a place has no polygon ("lacking" names
              it) or no facility has a position. The counties' parts sum to the whole. "schematic": the ground's border is made up (示意)
  villages …  {"within","of","share","unmeasured","unreported"}: of is what is known; villages without a distance (unmeasured) or without the figure
              (unreported) are in neither number, never zero. Facilities beyond the data's border are not known
${COUNTED_USAGE}  --radius-km inclusive, in whole millimetres (default the rule's: 5 for the clinic's; with --kinds that of the first rule)
  --year      facilities open at its end count (default: the latest reported; where no file says of when, dates are ignored)
  --polygons  writes the covered ground for a picture, WGS 84, one feature a place: circles as chords, up to 2 m inside. Never measure on it
  Answer: {"rows","radius_m","facilities","unplaced","out"}; unplaced: facilities that count and have no position, in no number
`;

/** A share as it is written. */
const written = (share: Share) => ({
  within: share.within,
  of: share.of,
  share: partOf(share.within, share.of),
  unmeasured: share.unmeasured,
  unreported: share.unreported,
});

const squareKilometres = (squareMetres: number | undefined) => (squareMetres === undefined ? null : squareMetres / 1e6);

/** One line of the answer, and its polygons for a picture. */
function lineOf(dataset: Dataset, serving: Serving, served: Served, level: Level, place: Place | null) {
  const grounds = groundsOf(dataset, place?.code ?? null);
  const parts: readonly CoveredDistrict[] = grounds.districts.map((district) => coverDistrict(district, served, serving.radius));
  const sum = sumOf(parts, grounds, served);
  const shares = sharesWithin(dataset, serving, members(dataset, { ...DEFAULT_EXTENT, [level]: place?.code ?? null }));
  const line = {
    code: place?.code ?? null,
    name: place?.name ?? null,
    area_km2: squareKilometres(sum?.of),
    covered_km2: squareKilometres(sum?.covered),
    area_share: sum && partOf(sum.covered, sum.of),
    ...(grounds.lacking.length > 0 && { lacking: grounds.lacking.map(({ name }) => name) }),
    ...(grounds.districts.some(({ schematic }) => schematic) && { schematic: true }),
    ...(Object.fromEntries(WEIGHTS.map((weight) => [weight, written(shares[weight])])) as Record<Weight, ReturnType<typeof written>>),
  };
  return { line, polygons: () => parts.flatMap((part) => part.polygons()) };
}

export const coverage: Command = {
  name: 'coverage',
  usage: USAGE,
  run(given) {
    const options = readOptions(given, {
      data: { type: 'string' },
      'radius-km': { type: 'string' },
      by: { type: 'string' },
      ...COUNTED_OPTIONS,
      year: { type: 'string' },
      json: { type: 'string' },
      polygons: { type: 'string' },
    });
    const folder = required(options.data, 'data');
    const out = required(options.json, 'json');
    const { facilities: kinds, radiusKm } = readCounted(options);
    const radius = readRadius(options['radius-km'] ?? String(radiusKm));
    const level = options.by === undefined ? null : oneOf(options.by, 'by', LEVELS);
    const year = readYear(options.year);
    if (out === options.polygons) throw new CliError('--json and --polygons name the same file');
    for (const file of [out, options.polygons ?? out]) refuseOverwrite(file, filesIn(folder));

    const dataset = readFolder(folder, year);
    const serving: Serving = { kinds, month: monthAsked(year, dataset), radius };
    const served = servedBy(dataset, serving);
    if (served.unplaced > 0) remark(`gapmap: ${served.unplaced} facilities count and have no usable position: what they cover is left out`);
    const places = level === null ? [] : [...placesOf(dataset)[level].list].sort((a, b) => (a.code < b.code ? -1 : 1));
    const found = [null, ...places].map((place) => lineOf(dataset, serving, served, level ?? 'county', place));
    const lines = found.map(({ line }) => line);
    writeJsonList(out, lines);
    if (options.polygons !== undefined) writeWhole(options.polygons, featuresOf(found));
    return { rows: lines.length, radius_m: radius / 1000, facilities: served.at.length + served.unplaced, unplaced: served.unplaced, out };
  },
};

/** A tenth of a metre: more digits would only fill the file. */
const inShort = (degrees: number) => Number(degrees.toFixed(6));

function featuresOf(found: readonly ReturnType<typeof lineOf>[]): string {
  const features = found.map(({ line: { code, name, area_share }, polygons }) => ({
    type: 'Feature',
    properties: { code, name, area_share },
    geometry:
      area_share === null
        ? null
        : { type: 'MultiPolygon', coordinates: polygons().map((rings) => rings.map((ring) => ring.map((corner) => corner.map(inShort)))) },
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}
