import { positionsOf } from '../analysis/nearest.ts';
import { type Connectivity, connectivity, type OffRoad, type RoadSpot } from '../analysis/road/connectivity.ts';
import type { FileDataset } from '../domain/dataset.ts';
import { shownName } from '../domain/place.ts';
import type { Road } from '../domain/road.ts';
import { PROFILES, TRAVELLERS } from '../domain/travel.ts';
import { CRS, type Crs, type Wgs84 } from '../domain/units.ts';
import type { InputFile } from '../io/input-file.ts';
import { openFile } from '../io/open-file.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { remarkOnDirections, remarkOnUnknown, requireLines } from './distance-mode.ts';
import { readBytes, refuseOverwrite, remark, writeWhole } from './files.ts';
import { readOwn } from './read-own.ts';
import { UNDATED } from './year.ts';

const USAGE = `gapmap roads --roads R.geojson [--villages V.csv] [--facilities F.csv] [--traveller ${TRAVELLERS.join('|')}] [--crs SYSTEM] [--roads-crs SYSTEM] --json OUT.json [--geojson SPOTS.geojson]
  Says how a file of road lines (GeoJSON, shapefile in a zip, KML) hangs together before anything is measured along it.
  networks     roads that hang together, the longest first: that is the main one, the others are islands; with the villages and facilities on each
               (who comes on to several within 1 km is on the longest of them)
  near_misses  ends of roads that come within 50 m of another road (or of their own) and are 500 m or more from it by road, or have no way there:
               most likely they should meet. "parts": the two hang together nowhere else. Other ends are dead_ends, no fault
  joined_ends  ends within "tolerance_m" of another road: they are taken to meet it
  class_unknown, surface_unknown: roads in use whose class or surface is not said in words that are known: slower than they may be
  crossings    roads that cross without a common vertex: bridges and tunnels, or crossings that were not drawn; they are not joined
  off_road     villages and facilities farther than 1 km from every road: nothing is measured along the road for them
  --traveller  whose roads (default car): roads it does not use, and roads not built yet, are left out ("not_used")
  --crs        of the positions of villages and facilities (default: what the file itself says, else wgs84): ${CRS.join(', ')}
  --roads-crs  of the roads (default: what their file says, else --crs); it goes before what the file says
  --geojson    the same spots as points for another map, with "spot": island, near-miss, crossing, village, facility
  Spots are named by their road (its name or class) and the nearest village. Lengths and distances are geodesic.
  Answer: {"roads","not_used","km","networks","main_km","near_misses","parting","joined_ends","dead_ends","crossings","villages_off_road",
  "facilities_off_road"}; near_misses that part two networks are "parting".
`;

const metres = (mm: number) => (Number.isNaN(mm) ? null : Math.round(mm) / 1000);
const kilometres = (mm: number) => Math.round(mm / 1000) / 1000;

/** What a spot is called by: its road and the village that is nearest. */
function describer({ roads, villages }: FileDataset) {
  const road = (index: number) => roads[index]?.name || (roads[index]?.class ?? null);
  const spot = ({ at, road: of, village: near, villageOff }: RoadSpot) => ({
    lon: at.lon,
    lat: at.lat,
    road: road(of),
    village: villages[near] ? shownName(villages[near]) : null,
    village_id: villages[near]?.id ?? null,
    village_m: metres(villageOff),
  });
  return { road, spot };
}

/** The report as it is written for others. */
function reportOf(dataset: FileDataset, found: Connectivity) {
  const { road, spot } = describer(dataset);
  const offRoad = (places: readonly OffRoad[], of: readonly FileDataset['villages' | 'facilities'][number][]) =>
    places.flatMap(({ place, off, road: nearest }) => {
      const it = of[place];
      const at = it?.position.at;
      return it && at
        ? [{ id: it.id, name: it.name, county: it.county, township: it.township, ...lonLat(at), off_m: metres(off), road: road(nearest) }]
        : [];
    });
  return {
    roads: found.roads,
    not_used: found.unused,
    class_unknown: found.ofUnknown.class,
    surface_unknown: found.ofUnknown.surface,
    tolerance_m: found.tolerance,
    joined_ends: found.joined,
    dead_ends: found.deadEnds,
    networks: found.islands.map((island) => ({
      km: kilometres(island.length),
      roads: island.roads,
      villages: island.villages.length,
      facilities: island.facilities.length,
      ...spot(island.spot),
    })),
    near_misses: found.gaps.map((gap) => ({
      gap_m: metres(gap.gap),
      parts: gap.island !== gap.otherIsland,
      ...spot(gap.spot),
      to_lon: gap.to.lon,
      to_lat: gap.to.lat,
      to_road: road(gap.other),
    })),
    crossings: found.crossings.map(spot),
    off_road: { villages: offRoad(found.villages, dataset.villages), facilities: offRoad(found.facilities, dataset.facilities) },
    without_position: { villages: found.unplacedVillages, facilities: found.unplacedFacilities },
  };
}
type Report = ReturnType<typeof reportOf>;

const lonLat = ({ lon, lat }: Wgs84) => ({ lon, lat });

/** The spots of a report as points. */
function spotsOf({ networks, near_misses, crossings, off_road }: Report): string {
  const points = (spot: string, places: readonly { readonly lon: number; readonly lat: number }[]) =>
    places.map(({ lon, lat, ...about }) => ({
      type: 'Feature',
      properties: { spot, ...about },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    }));
  const features = [
    ...points('island', networks.slice(1)),
    ...points('near-miss', near_misses),
    ...points('crossing', crossings),
    ...points('village', off_road.villages),
    ...points('facility', off_road.facilities),
  ];
  return `{"type":"FeatureCollection","features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`;
}

async function readFiles(files: readonly InputFile[]): Promise<FileDataset> {
  const name = files[0]?.name ?? '';
  const { dataset, reports } = readOwn(await Promise.all(files.map((file) => openFile(file))), name);
  for (const report of reports) {
    const { file, counts, issues } = report;
    const first = issues.find(({ outcome }) => outcome === 'rejected');
    if (first) remark(`gapmap: ${file}: ${counts.rejected} rejected, the first in line ${first.line}: ${first.reason}`);
    remarkOnDirections(report);
    if (report.role === 'roads') requireLines(report, dataset.roads);
  }
  return dataset;
}

/** Says in words what there is to look at, for the person at the screen. */
function remarkOn({ networks, near_misses, off_road, crossings }: Report, of: readonly Road[]): void {
  const [main, ...islands] = networks;
  if (!main) throw new CliError(`none of the ${of.length} roads is one that this traveller uses`);
  remark(
    `gapmap: 1 main network of ${main.km} km + ${islands.length} islands; ${near_misses.length} ends stop short of another road, ${crossings.length} crossings are not joined; ${off_road.villages.length} villages and ${off_road.facilities.length} facilities are more than 1 km from any road`,
  );
}

export const roads: Command = {
  name: 'roads',
  usage: USAGE,
  async run(given) {
    const options = readOptions(given, {
      roads: { type: 'string' },
      villages: { type: 'string' },
      facilities: { type: 'string' },
      traveller: { type: 'string' },
      crs: { type: 'string' },
      'roads-crs': { type: 'string' },
      json: { type: 'string' },
      geojson: { type: 'string' },
    });
    const roadFile = required(options.roads, 'roads');
    const json = required(options.json, 'json');
    const traveller = oneOf(options.traveller ?? 'car', 'traveller', TRAVELLERS);
    const crs: Crs | null = options.crs === undefined ? null : oneOf(options.crs, 'crs', CRS);
    const roadsCrs = options['roads-crs'] === undefined ? crs : oneOf(options['roads-crs'], 'roads-crs', CRS);
    const { villages, facilities, geojson } = options;
    const inputs = [roadFile, villages, facilities].filter((file) => file !== undefined);
    for (const out of [json, geojson]) if (out !== undefined) refuseOverwrite(out, inputs);
    if (geojson === json) throw new CliError('--json and --geojson name the same file');

    const input = (name: string, role: InputFile['role'] & string, system = crs): InputFile => ({
      name,
      role,
      bytes: readBytes(name),
      asOf: UNDATED,
      ...(system && { crs: system }),
    });
    const dataset = await readFiles([
      input(roadFile, 'roads', roadsCrs),
      ...(villages === undefined ? [] : [input(villages, 'villages')]),
      ...(facilities === undefined ? [] : [input(facilities, 'facilities')]),
    ]);
    const placesOf = (places: readonly FileDataset['villages' | 'facilities'][number][]) =>
      positionsOf(places.map(({ position }) => position));
    const report = reportOf(
      dataset,
      connectivity(dataset.roads, placesOf(dataset.villages), placesOf(dataset.facilities), PROFILES[traveller]),
    );
    remarkOn(report, dataset.roads);
    remarkOnUnknown(roadFile, dataset.roads);
    writeWhole(json, `${JSON.stringify(report, null, 1)}\n`);
    if (geojson !== undefined) writeWhole(geojson, spotsOf(report));
    const { networks, near_misses, off_road, crossings } = report;
    return {
      roads: report.roads,
      not_used: report.not_used,
      km: Math.round(networks.reduce((sum, { km }) => sum + km, 0) * 1000) / 1000,
      networks: networks.length,
      main_km: networks[0]?.km ?? 0,
      near_misses: near_misses.length,
      parting: near_misses.filter(({ parts }) => parts).length,
      joined_ends: report.joined_ends,
      dead_ends: report.dead_ends,
      crossings: crossings.length,
      villages_off_road: off_road.villages.length,
      facilities_off_road: off_road.facilities.length,
    };
  },
};
