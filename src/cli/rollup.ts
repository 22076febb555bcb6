import { type Assessment, assess, gather } from '../analysis/assess.ts';
import { type DistrictRow, groupByDistrict, rollUpByDistrict } from '../analysis/by-district.ts';
import { modeFor } from '../analysis/modes.ts';
import { bringOtherDistances } from '../analysis/other-distances.ts';
import { LEVELS, type Level } from '../analysis/places.ts';
import { defaultQuestion, isAsked } from '../analysis/question.ts';
import { members, rate, rollUp } from '../analysis/tally.ts';
import { type Dataset, isDated } from '../domain/dataset.ts';
import type { Indicator, Layer } from '../domain/indicator.ts';
import type { DistanceMode, Question } from '../domain/parameters.ts';
import { DEFAULT_EXTENT } from '../domain/parameters.ts';
import { type Month, yearEnd } from '../domain/period.ts';
import type { District } from '../domain/place.ts';
import { DEFAULT_TRAVELLER } from '../domain/travel.ts';
import { openFile } from '../io/open-file.ts';
import { LAYERS } from '../layers/index.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { filesIn, readFolder, remarkOn } from './data-folder.ts';
import { demoOf } from './demo.ts';
import { MODE_OPTIONS, MODE_USAGE, readMadeUpMode, readMode } from './distance-mode.ts';
import { readBytes, refuseOverwrite, writeJsonList } from './files.ts';
import { readOwn } from './read-own.ts';
import { remarkOnVillages } from './remark-on-villages.ts';
import { openIn, readYear } from './year.ts';

const USAGE = `gapmap rollup --data DIR (--by county|township | --districts D.geojson) [--layer L] [--year Y]
              [--mode straight|road|reported|matrix] [--roads R.geojson [--roads-crs SYSTEM] [--traveller car|bus|walking]] [--matrix OD.csv] --json OUT.json
gapmap rollup --demo country [--villages N] (--by … | --districts …) … (the synthetic country of ?demo=country, to compare with the screen; N 690000;
              --mode road goes along roads of its own)
  Writes the screen's numbers: [{"code","name","layer","indicator","year","met","gap","exempt","unknown","rate"}], every village
  indicator that the data speaks of, at each year's end, by the plan's reading of each rule, over 行政村; codes in order.
  DIR holds villages.csv, and where there are any facilities.csv, status.csv, districts.topojson, township-cells.topojson.
  rate is met / (met + gap), null where that is nothing. Layers: ${LAYERS.map((layer) => layer.id).join(', ')}.
  Answer: {"rows","out"}, in other modes than straight {"mode","rows","out"}
${MODE_USAGE}                  Without them DIR's roads.geojson and matrix.csv are read. A mode changes indicators that distance decides, no others.
                  What villages report is the way to their own township: a rule of any facility is measured straight all the same, and its lines
                  say so ("mode":"straight")
  --districts counts by the polygons of a file (GeoJSON, shapefile, KML; code and name are properties of theirs), whatever county a row
  names. A village on a border is counted once, with the smaller code; so is one where polygons overlap. What is in no polygon has lines of
  its own with "code":null,"name":null and "apart":"outside", or "apart":"no-position" without a usable position.
  Answer: {"rows","out","villages","outside","no_position","overlapping"}; outside and no_position are among villages, overlapping among those in polygons
`;

/** One line of the answer: a place, an indicator and a year. */
export interface RollUpLine {
  /** Null where the villages lie in no polygon, or nobody knows where: then `apart` says which. */
  readonly code: string | null;
  readonly name: string | null;
  readonly apart?: 'outside' | 'no-position';
  readonly layer: string;
  readonly indicator: string;
  readonly year: number;
  /** Only where it is not the one asked for: the rule does not allow that. */
  readonly mode?: DistanceMode;
  readonly met: number;
  readonly gap: number;
  readonly exempt: number;
  readonly unknown: number;
  readonly rate: number | null;
}

/** What is counted together: a place, or what lies in none. */
type Counted = Pick<DistrictRow, 'code' | 'name' | 'counts'> & Partial<Pick<DistrictRow, 'apart'>>;

/** How a call has its numbers counted, besides the plan's reading. */
interface How extends Pick<Question, 'mode' | 'traveller'> {
  readonly openIn: (dataset: Dataset, month: Month) => Month | null;
}

const PLAIN: How = { mode: 'straight', traveller: DEFAULT_TRAVELLER, openIn: openIn(null) };

/** The plan's reading of an indicator at a year's end, measured as asked where its rule allows that. */
function assessIn(dataset: Dataset, indicator: Indicator, year: number, how: How): Assessment {
  const month = yearEnd(year);
  const { radius, ...question } = defaultQuestion(indicator, month, how.openIn(dataset, month));
  const { traveller } = how;
  return assess(gather(dataset, indicator, { ...question, mode: modeFor(indicator.rule, how.mode), traveller }), radius);
}

/** What a line says where distance decides and is not measured as asked. */
function otherMode({ rule }: Indicator, asked: DistanceMode): Pick<RollUpLine, 'mode'> {
  const mode = modeFor(rule, asked);
  return rule.kind === 'near' && !rule.optional && mode !== asked ? { mode } : {};
}

function linesBy(
  dataset: Dataset,
  layers: readonly Layer[],
  years: readonly number[],
  how: How,
  count: (assessment: Assessment) => readonly Counted[],
): RollUpLine[] {
  return layers.flatMap((layer) =>
    layer.indicators
      .filter((indicator) => isAsked(dataset, indicator))
      .flatMap((indicator) =>
        years.flatMap((year) =>
          count(assessIn(dataset, indicator, year, how)).map(({ code, name, apart, counts }): RollUpLine => {
            const { met, gap, exempt, unknown } = counts;
            const place = { code, name, ...(apart && { apart }) };
            const of = { layer: layer.id, indicator: indicator.id, year, ...otherMode(indicator, how.mode) };
            return { ...place, ...of, met, gap, exempt, unknown, rate: rate(counts) };
          }),
        ),
      ),
  );
}

/** The answer of the command by county or township, before it is written. */
export function linesOf(
  dataset: Dataset,
  layers: readonly Layer[],
  years: readonly number[],
  level: Level,
  how: Partial<How> = {},
): RollUpLine[] {
  const counted = members(dataset, DEFAULT_EXTENT);
  return linesBy(dataset, layers, years, { ...PLAIN, ...how }, (assessment) => rollUp(assessment, counted, level));
}

/** Reads the polygons of a file of any format that has some. Rejects with FileError where it has none. */
async function readPolygons(file: string): Promise<readonly District[]> {
  const opened = await openFile({ name: file, bytes: readBytes(file), role: 'districts' });
  const { dataset, reports } = readOwn([opened], file);
  remarkOn(reports);
  return [...dataset.counties, ...dataset.townships];
}

export const rollup: Command = {
  name: 'rollup',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      data: { type: 'string' },
      demo: { type: 'string' },
      villages: { type: 'string' },
      by: { type: 'string' },
      districts: { type: 'string' },
      layer: { type: 'string' },
      year: { type: 'string' },
      ...MODE_OPTIONS,
      json: { type: 'string' },
    });
    const by = readBy(options);
    const out = required(options.json, 'json');
    const layerIds = LAYERS.map((layer) => layer.id);
    const wanted = options.layer === undefined ? layerIds : [oneOf(options.layer, 'layer', layerIds)];
    const year = readYear(options.year);

    if (options.demo === undefined && options.villages !== undefined)
      throw new CliError('--villages is how many the made-up country has: it needs --demo country');
    const folder = options.demo === undefined ? required(options.data, 'data') : null;
    const asked = folder === null ? readMadeUpMode(options) : readMode(options, folder);
    refuseOverwrite(out, [
      ...(folder === null ? [] : filesIn(folder)),
      ...('file' in by ? [by.file] : []),
      ...(asked.file ? [asked.file.name] : []),
    ]);
    bringOtherDistances();
    const dataset =
      folder === null ? demoOf(options, asked) : readFolder(folder, year, asked, asked.file ? [await openFile(asked.file)] : []);
    const years = yearsOf(dataset, year);
    if (years.length === 0) throw new CliError(`--year ${options.year}: the data reports only ${dataset.years.join(', ')}`);
    const layers = LAYERS.filter((layer) => wanted.includes(layer.id));
    const write = (lines: readonly RollUpLine[]) => {
      writeJsonList(out, lines);
      return {
        ...(asked.mode !== 'straight' && { mode: asked.mode }),
        ...(asked.traveller !== DEFAULT_TRAVELLER && { traveller: asked.traveller }),
        rows: lines.length,
        out,
      };
    };
    const how: How = { ...asked, openIn: openIn(year) };
    if ('level' in by) return write(linesOf(dataset, layers, years, by.level, how));

    const groups = groupByDistrict(dataset, members(dataset, DEFAULT_EXTENT), await readPolygons(by.file));
    const { districts, outside, unplaced, overlapping } = groups;
    remarkOnVillages(dataset, `villages lie in no polygon of ${by.file}`, outside);
    remarkOnVillages(dataset, 'villages have no usable position and are in no polygon', unplaced);
    remarkOnVillages(dataset, 'villages lie where polygons overlap, counted with the smaller code', overlapping);
    return {
      ...write(linesBy(dataset, layers, years, how, (assessment) => rollUpByDistrict(assessment, groups))),
      villages: districts.reduce((sum, { members: there }) => sum + there.length, outside.length + unplaced.length),
      outside: outside.length,
      no_position: unplaced.length,
      overlapping: overlapping.length,
    };
  },
};

/** The years that are answered for: where no file says of when, the one asked for. */
function yearsOf(dataset: Dataset, asked: number | null): readonly number[] {
  if (asked === null) return dataset.years;
  return isDated(dataset) ? dataset.years.filter((one) => one === asked) : [asked];
}

/** What the villages are counted by: one of the two options, and only one. */
function readBy({ by, districts }: { by?: string | undefined; districts?: string | undefined }): { level: Level } | { file: string } {
  if (by !== undefined && districts !== undefined) throw new CliError('--by and --districts exclude each other');
  return districts === undefined ? { level: oneOf(required(by, 'by'), 'by', LEVELS) } : { file: required(districts, 'districts') };
}
