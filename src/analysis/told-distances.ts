import { ColumnRecords } from '../domain/column-records.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { IdColumn } from '../domain/matrix.ts';
import { REASONS, type Reason } from '../domain/state.ts';
import { millimetres } from '../domain/units.ts';
import { columnsOf } from './columns.ts';
import { writtenPlacesOf } from './names.ts';
import { byId, facilitiesThatCount, type Proximity, type Reach, townshipsOf } from './nearest.ts';

/**
 * Distances nobody measures here: they are told, by the village itself or by a table of ways. No position takes part in them, so a village
 * without one has its distance all the same.
 */

const codeOf = (reason: Reason): number => REASONS.indexOf(reason);

/**
 * The distance each village reports to its township (到乡镇距离), whole millimetres. It is the one to the township's own hospital, which the form
 * does not name: there is no facility (−1), and which of them count makes no difference. Blank is `distance-unreported`.
 */
export function reportedDistances(dataset: Dataset): Proximity {
  const { count, figures } = columnsOf(dataset);
  const distance = new Float64Array(count);
  let told = 0;
  for (let village = 0; village < count; village++) {
    distance[village] = millimetres(figures.reportedKm[village]! * 1000);
    if (!Number.isNaN(distance[village]!)) told++;
  }
  const problem = new Uint8Array(count).fill(codeOf('distance-unreported'));
  return { facility: new Int32Array(count).fill(-1), distance, problem, usable: told };
}

/**
 * The shortest way a table tells from each village to a facility that counts, in whole millimetres; of equal ones to the smaller id, as with the
 * straight line. A village without such a row, or with none but blank ones, is `no-way-told`: so is every village where the table tells
 * minutes only, for a time says nothing of a radius. One pass over the rows.
 */
export function matrixDistances(dataset: Dataset, reach: Reach): Proximity {
  const usable = byId(dataset, facilitiesThatCount(dataset, reach.kinds, reach.month));
  const count = dataset.villages.length;
  const townships = reach.scope === 'own-township' ? townshipsOf(dataset, usable) : null;
  const facility = new Int32Array(count).fill(-1);
  const distance = new Float64Array(count).fill(Number.NaN);
  if (dataset.matrix?.metres) {
    const { origin, destination, metres, rows } = dataset.matrix;
    const villageOf = villagesOf(dataset, origin);
    const rankOf = ranksOf(dataset, usable, destination);
    for (let row = 0; row < rows; row++) {
      const village = villageOf[origin.codes[row]!]!;
      const rank = rankOf[destination.codes[row]!]!;
      const way = millimetres(metres[row]!);
      if (village < 0 || rank < 0 || Number.isNaN(way)) continue;
      if (townships && townships.ofFacility[rank] !== townships.ofVillage[village]) continue;
      // Ranks stand for facilities until all rows are read.
      if (way > distance[village]! || (way === distance[village] && rank >= facility[village]!)) continue;
      distance[village] = way;
      facility[village] = rank;
    }
  }
  const problem = new Uint8Array(count);
  const whyNotTold = reasonsOfNotTold(dataset, usable.length, townships?.ofVillage ?? null);
  for (let village = 0; village < count; village++) {
    if (facility[village]! >= 0) facility[village] = usable[facility[village]!]!;
    else problem[village] = codeOf(whyNotTold(village));
  }
  return { facility, distance, problem, usable: usable.length };
}

/** Says why no way is told from a village, where a table is asked: the position takes no part in it. */
function reasonsOfNotTold(dataset: Dataset, usable: number, townshipOf: Int32Array | null): (village: number) => Reason {
  if (usable === 0) return () => 'no-facility';
  if (townshipOf === null) return () => 'no-way-told';
  const { list, of } = writtenPlacesOf(dataset).township;
  return (village) => {
    if (townshipOf[village]! >= 0) return 'no-way-told';
    return list[of[village]!] === '' ? 'no-township' : 'no-facility-in-township';
  };
}

/** The village each origin means, by its id, else by its code; −1 where it means none. */
function villagesOf({ villages }: Dataset, { ids }: IdColumn): Int32Array {
  if (villages instanceof ColumnRecords) return Int32Array.from(ids, (id) => villages.indexOf(id));
  const wanted = new Map(ids.map((id, origin) => [id, origin]));
  const byId = new Int32Array(ids.length).fill(-1);
  const byCode = new Int32Array(ids.length).fill(-1);
  let index = 0;
  for (const { id, code } of villages) {
    const [named, coded] = [wanted.get(id), wanted.get(code ?? '')];
    if (named !== undefined) byId[named] = index;
    if (coded !== undefined && byCode[coded] === -1) byCode[coded] = index;
    index++;
  }
  return byId.map((village, origin) => (village >= 0 ? village : byCode[origin]!));
}

/** The place of each destination among the facilities given; −1 where it is none of them. */
function ranksOf({ facilities }: Dataset, usable: readonly number[], { ids }: IdColumn): Int32Array {
  const ranks = new Map(usable.map((index, rank) => [facilities[index]!.id, rank]));
  return Int32Array.from(ids, (id) => ranks.get(id) ?? -1);
}
