import { ColumnRecords } from '../../domain/column-records.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { ProposedWork } from '../../domain/proposed-work.ts';
import { itemAt } from '../../domain/records.ts';
import { columnsOf, provenanceOf } from '../columns.ts';
import { placeAt, placesOf } from '../places.ts';

/** Whose people are counted: 户籍 or 常住. */
export type People = 'registered' | 'resident';

/** The id of a village; a country's is read off its register. Throws RangeError for one that is not there. */
export function idOf({ villages }: Dataset, village: number): string {
  if (villages instanceof ColumnRecords) return villages.idAt(village);
  const found = itemAt(villages, village);
  if (!found) throw new RangeError(`no village ${village}`);
  return found.id;
}

/** What a work brings to the villages whose gap it closes; nothing to nobody, where it only leads on. */
export function servedBy(
  dataset: Dataset,
  villages: readonly number[],
  people: People,
): Pick<ProposedWork, 'people' | 'poorPeople' | 'hamlets'> {
  const { figures, marks } = columnsOf(dataset);
  const sum = (of: (village: number) => number | null) =>
    villages.reduce<number | null>((total, village) => {
      const more = of(village);
      return total === null || more === null ? null : total + more;
    }, 0);
  const known = (column: Float64Array) => (village: number) => (Number.isNaN(column[village]!) ? null : column[village]!);
  const all = known(figures[people]);
  const poor = (village: number) => {
    if (marks.poor[village] === 0) return 0;
    return marks.poor[village] === 1 ? all(village) : null;
  };
  return { people: sum(all), poorPeople: sum(poor), hamlets: sum(known(figures.hamlets)) };
}

/** Where a work is, by the village it is for. */
export function whereIs(dataset: Dataset, village: number): Pick<ProposedWork, 'county' | 'township'> {
  const { county, township } = placesOf(dataset);
  return { county: placeAt(county, village).name, township: placeAt(township, village).name };
}

/** Whether a village's own figures are simulated. */
export function isSimulated(dataset: Dataset, village: number): boolean {
  return provenanceOf(dataset).simulated[village] === 1;
}
