import path from 'node:path';
import { WALK_PROBLEMS, type WalkingTimes } from '../analysis/terrain/walking-time.ts';
import { type Walks, walksOf } from '../analysis/terrain/walks.ts';
import type { Dataset } from '../domain/dataset.ts';
import { yearEnd } from '../domain/period.ts';
import { readTerrain } from '../io/formats/geotiff.ts';
import { type Cell, writeCsv } from '../io/write-csv.ts';
import { CliError, type Command, readOptions, required } from './command.ts';
import { readKinds } from './coverage.ts';
import { readBytes, refuseOverwrite, remark, writeWhole } from './files.ts';
import { FILES, readFolder } from './rollup.ts';

const USAGE = `gapmap walk --data DIR --dem DEM.tif [--kinds KIND,…] [--year Y] --out OUT.csv
  Writes each village's walking time over a terrain, in the order of villages.csv:
  code,name,county,township,lon,lat,to_facility_id,to_facility_name,to_minutes,from_facility_id,from_facility_name,from_minutes,problem
  to_…        one way from the village to the facility reached first, whichever township it is of
  from_…      one way from a facility to the village, from the one that is there first (it need not be the same): uphill is slower than down
  Modelled: Tobler's speed by the slope of each step (5 km/h on the flat), cell by cell, no rivers, paths or forest. DIR, --kinds and --year as for coverage.
  --dem       heights in metres, a GeoTIFF in degrees of WGS 84 or CGCS2000 (gdalwarp -t_srs EPSG:4326); without compression or with DEFLATE
  problem, and no minutes: ${WALK_PROBLEMS.join(', ')}
  Answer: {"rows","walked","facilities","off_terrain","unplaced",${WALK_PROBLEMS.map((problem) => `"${problem.replaceAll('-', '_')}"`).join(',')},"out"};
    off_terrain: facilities outside the terrain or where it knows no height; walked + the problems = rows
`;

const COLUMNS = [
  'code',
  'name',
  'county',
  'township',
  'lon',
  'lat',
  ...['to', 'from'].flatMap((way) => [`${way}_facility_id`, `${way}_facility_name`, `${way}_minutes`]),
  'problem',
];

/** Facility and minutes, to a tenth: no terrain knows more. */
function walkCells(dataset: Dataset, { facility, minutes }: WalkingTimes, village: number): readonly Cell[] {
  const found = dataset.facilities[facility[village] ?? -1];
  return found ? [found.id, found.name, { digits: (minutes[village] ?? Number.NaN).toFixed(1) }] : [null, null, null];
}

function tableOf(dataset: Dataset, walks: Walks): string {
  const rows = Array.from(dataset.villages, ({ code, name, county, township, position }, index): readonly Cell[] => [
    code,
    name,
    county,
    township,
    position.at?.lon ?? null,
    position.at?.lat ?? null,
    ...walkCells(dataset, walks['to-facility'], index),
    ...walkCells(dataset, walks['from-facility'], index),
    walks['to-facility'].problems[index] ?? null,
  ]);
  return writeCsv(COLUMNS, rows, { bom: false });
}

export const walk: Command = {
  name: 'walk',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      data: { type: 'string' },
      dem: { type: 'string' },
      kinds: { type: 'string' },
      year: { type: 'string' },
      out: { type: 'string' },
    });
    const folder = required(options.data, 'data');
    const dem = required(options.dem, 'dem');
    const out = required(options.out, 'out');
    const kinds = readKinds(options.kinds);
    if (options.year !== undefined && !/^\d{4}$/.test(options.year))
      throw new CliError(`--year "${options.year}" is not a year of four digits`);
    refuseOverwrite(out, [dem, ...FILES.map(([name]) => path.join(folder, name))]);

    const terrain = await readTerrain(dem, readBytes(dem));
    const year = options.year === undefined ? null : Number(options.year);
    const dataset = readFolder(folder, year);
    const month = yearEnd(year ?? dataset.years.at(-1) ?? 0);
    const walks = walksOf(dataset, terrain, { kinds, month });
    const { usable, unplaced, offTerrain } = walks;
    if (unplaced > 0) remark(`gapmap: ${unplaced} facilities count and have no usable position: nobody is found to walk there`);
    if (offTerrain.length > 0)
      remark(`gapmap: ${offTerrain.length} facilities lie outside ${dem} or where it knows no height: nobody is found to walk there`);
    writeWhole(out, tableOf(dataset, walks));
    const { problems } = walks['to-facility'];
    const failed = WALK_PROBLEMS.map(
      (problem) => [problem.replaceAll('-', '_'), problems.filter((one) => one === problem).length] as const,
    );
    return {
      rows: problems.length,
      walked: problems.filter((problem) => problem === null).length,
      facilities: usable + unplaced,
      off_terrain: offTerrain.length,
      unplaced,
      ...Object.fromEntries(failed),
      out,
    };
  },
};
