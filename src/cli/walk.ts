import { HEADINGS, WALK_PROBLEMS } from '../analysis/terrain/walking-time.ts';
import { offTerrain, type WalkEnds, type WalkedBoth, walkBoth, walkEndsOf, walkOf } from '../analysis/terrain/walks.ts';
import type { Dataset } from '../domain/dataset.ts';
import { readTerrain } from '../io/formats/geotiff.ts';
import { VILLAGE_COLUMNS, villageCells } from '../io/village-cells.ts';
import { type Cell, writeCsv } from '../io/write-csv.ts';
import { type Command, readOptions, required } from './command.ts';
import { filesIn, readFolder } from './data-folder.ts';
import { readBytes, refuseOverwrite, remark, writeWhole } from './files.ts';
import { COUNTED_OPTIONS, COUNTED_USAGE, readCounted } from './nearness.ts';
import { monthAsked, readYear } from './year.ts';

const USAGE = `gapmap walk --data DIR --dem DEM.tif [--indicator ID | --kinds KIND,…] [--year Y] --out OUT.csv
  Writes each village's walking time over a terrain, in the order of villages.csv:
  code,name,county,township,lon,lat,to_facility_id,to_facility_name,to_minutes,from_facility_id,from_facility_name,from_minutes,problem
  to_…        one way from the village to the facility reached first, whichever township it is of
  from_…      one way from a facility to the village, from the one that is there first (it need not be the same): uphill is slower than down
  Modelled: Tobler's speed by the slope of each step (5 km/h on the flat), cell by cell, no rivers, paths or forest. DIR and --year as for coverage.
              Ways of few cells come out too long: up to 4 % and two diagonals of a cell more than straight (of ten cells a quarter). Small cells help
  --dem       heights in metres, a GeoTIFF in degrees of WGS 84 or CGCS2000 (gdalwarp -t_srs EPSG:4326); without compression or with DEFLATE
${COUNTED_USAGE}  problem, and no minutes: ${WALK_PROBLEMS.join(', ')}
  Answer: {"rows","walked","facilities","off_terrain","unplaced",${WALK_PROBLEMS.map((problem) => `"${problem.replaceAll('-', '_')}"`).join(',')},"out"};
    off_terrain: facilities outside the terrain or where it knows no height; walked + the problems = rows
`;

const COLUMNS = [
  ...VILLAGE_COLUMNS,
  ...['to', 'from'].flatMap((way) => [`${way}_facility_id`, `${way}_facility_name`, `${way}_minutes`]),
  'problem',
];

/** Each way the facility and the minutes, to a tenth: no terrain knows more. Then why there are none. */
function walkCells(dataset: Dataset, ends: WalkEnds, walked: WalkedBoth, village: number): readonly Cell[] {
  const walks = HEADINGS.map((heading) => walkOf(dataset, ends, walked, heading, village));
  const cells = walks.map((one): readonly Cell[] =>
    one.facility ? [one.facility.id, one.facility.name, { digits: one.minutes.toFixed(1) }] : [null, null, null],
  );
  return [...cells.flat(), walks[0]?.problem ?? null];
}

function tableOf(dataset: Dataset, ends: WalkEnds, walked: WalkedBoth): string {
  const rows = Array.from(dataset.villages, (village, index) => [...villageCells(village), ...walkCells(dataset, ends, walked, index)]);
  return writeCsv(COLUMNS, rows, { bom: false });
}

export const walk: Command = {
  name: 'walk',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      data: { type: 'string' },
      dem: { type: 'string' },
      ...COUNTED_OPTIONS,
      year: { type: 'string' },
      out: { type: 'string' },
    });
    const folder = required(options.data, 'data');
    const dem = required(options.dem, 'dem');
    const out = required(options.out, 'out');
    const { facilities: kinds } = readCounted(options);
    const year = readYear(options.year);
    refuseOverwrite(out, [dem, ...filesIn(folder)]);

    const terrain = await readTerrain(dem, readBytes(dem));
    const dataset = readFolder(folder, year);
    const month = monthAsked(year, dataset);
    const ends = walkEndsOf(dataset, { kinds, month });
    const off = offTerrain(terrain, ends).length;
    const { usable, unplaced } = ends;
    if (unplaced > 0) remark(`gapmap: ${unplaced} facilities count and have no usable position: nobody is found to walk there`);
    if (off > 0) remark(`gapmap: ${off} facilities lie outside ${dem} or where it knows no height: nobody is found to walk there`);
    const walked = walkBoth(terrain, ends);
    writeWhole(out, tableOf(dataset, ends, walked));
    const { problems } = walked['to-facility'];
    const failed = WALK_PROBLEMS.map(
      (problem) => [problem.replaceAll('-', '_'), problems.filter((one) => one === problem).length] as const,
    );
    return {
      rows: problems.length,
      walked: problems.filter((problem) => problem === null).length,
      facilities: usable.length + unplaced,
      off_terrain: off,
      unplaced,
      ...Object.fromEntries(failed),
      out,
    };
  },
};
