import { isVillageCode, withPresentCounty } from '../domain/codes.ts';
import { type Code, readCode } from './cells.ts';
import { countyKey } from './place-key.ts';
import { eachRow, nameOf, type Row, type Table } from './read-table.ts';

/** A row's code; `unusual` where it cannot be the village's: of another shape than its table's codes, or of another county than the row's. */
export type VillageCode = Code | { readonly kind: 'unusual'; readonly code: string };

/** The county a code is of, as its first six digits are today; null of a code that is no Chinese village's. */
const countyOf = (code: string): string | null => (isVillageCode(code) ? withPresentCounty(code).slice(0, 6) : null);

/** The counties drawn, by the six digits of their codes: names as compared. */
export type CountyCodes = ReadonlyMap<string, string>;

/** Of each county's code the name that most of a table's rows write beside it; none where two are written as often. */
function countiesWritten(rows: readonly { readonly code: string; readonly county: string }[]): CountyCodes {
  const counts = new Map<string, Map<string, number>>();
  for (const { code, county } of rows) {
    const prefix = countyOf(code);
    if (prefix === null || county === '') continue;
    const names = counts.get(prefix) ?? new Map<string, number>();
    counts.set(prefix, names.set(county, (names.get(county) ?? 0) + 1));
  }
  return new Map(
    [...counts].flatMap(([prefix, names]): [string, string][] => {
      const [first, second] = [...names].sort(([, a], [, b]) => b - a);
      return first && first[1] > Math.max(1, second?.[1] ?? 0) ? [[prefix, first[0]]] : [];
    }),
  );
}

/**
 * Reads the codes of a table of villages. Where most are Chinese village codes, a code of another shape is unusual, and so is one whose
 * county is known, by the counties drawn or by most rows, and is another known one than the row's. In other tables every code is as usual.
 */
export function villageCodes(table: Table, drawn: CountyCodes): (row: Row) => VillageCode {
  const keys = new Map<string, string>();
  const keyOf = (county: string) => {
    const key = keys.get(county) ?? countyKey(county);
    keys.set(county, key);
    return key;
  };
  const written: { readonly code: string; readonly county: string }[] = [];
  for (const row of eachRow(table)) {
    const read = readCode(row.cell('code'));
    if (read.kind === 'code') written.push({ code: read.code, county: keyOf(nameOf(row, 'county')) });
  }
  const isChinese = written.filter(({ code }) => isVillageCode(code)).length * 2 > written.length;
  if (!isChinese) return (row) => readCode(row.cell('code'));
  const counties = new Map([...countiesWritten(written), ...drawn]);
  const known = new Set(counties.values());
  return (row) => {
    const read = readCode(row.cell('code'));
    if (read.kind !== 'code') return read;
    const prefix = countyOf(read.code);
    if (prefix === null) return { kind: 'unusual', code: read.code };
    const [said, own] = [keyOf(nameOf(row, 'county')), counties.get(prefix)];
    const contradicts = own !== undefined && said !== '' && said !== own && known.has(said);
    return contradicts ? { kind: 'unusual', code: read.code } : read;
  };
}
