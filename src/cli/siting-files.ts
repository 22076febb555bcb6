import { compareIds } from '../analysis/nearest.ts';
import type { SitingPairs } from '../analysis/site/problem.ts';
import { roadWays } from '../analysis/site/road-ways.ts';
import { pairedWays, type SitingWays, straightWays, toldPairs } from '../analysis/site/ways.ts';
import type { PositionColumns } from '../domain/columns.ts';
import type { TravelMatrix } from '../domain/matrix.ts';
import { FileError } from '../domain/report.ts';
import { PROFILES, type Traveller } from '../domain/travel.ts';
import type { Crs } from '../domain/units.ts';
import { openFile } from '../io/open-file.ts';
import { readMatrix } from '../io/read-matrix.ts';
import { idAsTold, type PeopleAsked, readSitingPoints, type SitingPoints } from '../io/read-siting-points.ts';
import { CliError } from './command.ts';
import { remarkOnDirections, requireLines } from './distance-mode.ts';
import { readBytes, remark } from './files.ts';
import { readOwn } from './read-own.ts';

/** The files of a siting, by their options. */
export interface SitingFiles {
  readonly demand: string;
  readonly candidates: string | undefined;
  readonly distances: string | undefined;
  readonly roads: string | undefined;
  readonly traveller: Traveller;
  readonly crs: Crs | null;
  readonly people: PeopleAsked;
}

/** Demand points in the order of their file, candidates in the order of their ids: of sites that do the same, the smaller id is taken. */
export interface SitingGround {
  readonly demand: SitingPoints;
  readonly candidates: readonly string[];
  /** Persons by candidate; null where its file has no such column. A blank cell takes `capacityElse`. */
  readonly capacity: (capacityElse: number | null) => Float64Array | null;
  readonly ways: SitingWays;
}

/** Reads the files of a siting. Rejects with CliError or FileError. */
export async function readSitingFiles(files: SitingFiles): Promise<SitingGround> {
  const { demand: demandFile, candidates: candidateFile, distances, crs, people } = files;
  const read = async (name: string) =>
    readSitingPoints(await openFile({ name, bytes: readBytes(name), ...(crs && { crs }) }), { position: distances === undefined, people });
  const demand = await read(demandFile);
  const own = candidateFile === undefined ? demand : await read(candidateFile);
  const order = own.ids.map((_, at) => at).sort((a, b) => compareIds(own.ids[a] as string, own.ids[b] as string));
  const candidates = order.map((at) => own.ids[at] as string);
  const { lon, lat } = own.position;
  const position = {
    lon: Float64Array.from(order, (at) => lon[at] as number),
    lat: Float64Array.from(order, (at) => lat[at] as number),
  };
  const ways =
    distances === undefined
      ? await measuredWays(files, demand.position, position)
      : pairedWays(readPairs(distances, demand.ids, candidates, candidateFile === undefined), demand.ids.length);
  const capacity = (capacityElse: number | null) => {
    const told = own.capacity;
    if (told === null) return capacityElse === null ? null : new Float64Array(candidates.length).fill(capacityElse);
    return Float64Array.from(order, (at) => {
      const persons = told[at] as number;
      if (!Number.isNaN(persons)) return persons;
      if (capacityElse !== null) return capacityElse;
      const why = 'it does not say how many can be served: fill it in, or say with --capacity what holds where it is blank';
      throw new FileError('unreadable-cell', candidateFile ?? demandFile, own.lines[at] as number, 'capacity', why);
    });
  };
  return { demand, candidates, capacity, ways };
}

/** Straight, or along roads where a file of them is given. */
async function measuredWays({ roads, traveller }: SitingFiles, demand: PositionColumns, candidates: PositionColumns): Promise<SitingWays> {
  if (roads === undefined) return straightWays(demand, candidates);
  const { dataset, reports } = readOwn([await openFile({ name: roads, role: 'roads', bytes: readBytes(roads) })], roads);
  for (const report of reports) {
    remarkOnDirections(report);
    requireLines(report, dataset.roads);
  }
  return roadWays(dataset.roads, demand, candidates, PROFILES[traveller]);
}

/** The pairs of a table of ways, told from demand points to candidates; rows of others are left out, and remarked on. */
function readPairs(file: string, demand: readonly string[], candidates: readonly string[], isOwn: boolean): SitingPairs {
  const matrix: TravelMatrix = readMatrix(file, readBytes(file));
  if (matrix.metres === null) throw new CliError(`${file}: it tells minutes only, and a radius is in metres: add a column metres (or km)`);
  const placesOf = (ids: readonly string[]) => {
    const places = new Map(ids.map((id, at) => [id, at]));
    return (told: readonly string[]) => Int32Array.from(told, (id) => places.get(idAsTold(id)) ?? -1);
  };
  const [demandOf, candidateOf] = [placesOf(demand)(matrix.origin.ids), placesOf(candidates)(matrix.destination.ids)];
  const pairs = toldPairs(matrix, demandOf, candidateOf, candidates.length);
  const strangers = [...demandOf, ...candidateOf].filter((at) => at < 0).length;
  if (pairs.demand.length === 0)
    throw new CliError(
      `${file}: none of its rows leads from a demand point to a candidate; origins are ids of --demand, destinations ids of --candidates`,
    );
  if (strangers > 0) remark(`gapmap: ${file}: ${strangers} of its ids are no demand point or no candidate; their rows are left out`);
  if (isOwn) remarkOnHome(file, pairs, demand, candidates);
  return pairs;
}

/** Where the demand points are the candidates, a table without the way from a point to itself says that a site there does not serve it: seldom what is meant. */
function remarkOnHome(file: string, { starts, demand }: SitingPairs, ids: readonly string[], candidates: readonly string[]): void {
  const numbers = new Map(ids.map((id, at) => [id, at]));
  const homeless = candidates.filter((id, site) => !demand.subarray(starts[site], starts[site + 1]).includes(numbers.get(id) as number));
  const [first] = homeless;
  if (first !== undefined)
    remark(
      `gapmap: ${file}: it has no way from ${homeless.length} points to themselves (${first}, …), so a site there does not serve its own point; add rows such as ${first},${first},0 where it does`,
    );
}
