import { ColumnRecords, columnObservations, textsOf } from '../../domain/column-records.ts';
import type { Dataset, SourceFile } from '../../domain/dataset.ts';
import { type Month, yearEnd } from '../../domain/period.ts';
import type { District, Facility } from '../../domain/place.ts';
import { ColumnRoads } from '../../domain/road-columns.ts';
import { wgs84 } from '../../domain/units.ts';
import { FACILITY_KINDS } from '../../layers/index.ts';
import { type Country, YEARS } from './country.ts';

const TITLE = { zh: '演示：合成的全国', en: 'Demonstration: a made-up country' } as const;

/** A country that is made up as a data set: the sample's, read-only, every record of it simulated. Its villages, reports and roads stay columns. */
export function syntheticDataset(country: Country): Dataset {
  const { villages, townships, countyNames, reports, roads } = country;
  const register = { ...villages, counties: countyNames, townships: townships.names, simulated: true };
  const records = new ColumnRecords(register);
  return {
    origin: 'sample',
    title: TITLE,
    villages: records,
    facilities: facilitiesOf(country),
    counties: countiesOf(country),
    townships: townshipsOf(country),
    roads: roads ? new ColumnRoads(roads) : [],
    works: [],
    targets: [],
    codes: [],
    matrix: null,
    terrain: null,
    observations: columnObservations(records, reports),
    files: filesOf(country),
    years: YEARS,
  };
}

/** What a kind is called in a name: the shortest word for it (卫生院). */
function wordFor(kind: string): string {
  const words = FACILITY_KINDS.find(({ id }) => id === kind)?.synonyms ?? [];
  return [...words].sort((a, b) => a.length - b.length)[0] ?? kind;
}

/** Facilities as records, in the order of their ids. */
function facilitiesOf({ facilities, townships, countyNames }: Country): Facility[] {
  const { position, kind, kinds, township, ordinal, opened, closed } = facilities;
  const words = kinds.map(wordFor);
  const [homes, counties] = [textsOf(townships.names), textsOf(countyNames)];
  const month = (column: Float64Array, index: number) => (Number.isNaN(column[index]!) ? null : (column[index] as Month));
  return Array.from({ length: facilities.count }, (_, index): Facility => {
    const place = township[index]!;
    const home = homes[place]!;
    return {
      id: `H-${townships.codes[place]}-${ordinal[index]! + 1}`,
      name: `${home}${ordinal[index] === 0 ? '' : `第${ordinal[index]! + 1}`}${words[kind[index]!]}`,
      kind: kinds[kind[index]!]!,
      county: counties[townships.county[place]!]!,
      township: home,
      position: { at: wgs84(position.lon[index]!, position.lat[index]!), quality: 'modelled' },
      opened: month(opened, index),
      closed: month(closed, index),
      simulated: true,
      origin: { file: 1, line: index + 2 },
    };
  });
}

/** Counties as polygons; neighbours share the points between them, which are made once. */
function countiesOf({ counties, countyNames }: Country): District[] {
  const { lon, lat, ring, starts } = counties;
  const names = textsOf(countyNames);
  const points = Array.from(lon, (x, point): readonly [number, number] => [x, lat[point]!]);
  return Array.from({ length: counties.count }, (_, index): District => {
    const outline = Array.from(ring.subarray(starts[index], starts[index + 1]), (point) => points[point]!);
    const name = names[index]!;
    return {
      code: String(counties.codes[index]),
      name,
      level: 'county',
      county: name,
      schematic: true,
      polygons: [[[...outline, outline[0]!]]],
    };
  });
}

/** Townships by name and code. They have no border: which one a village lies in is written beside it. */
function townshipsOf({ townships, countyNames }: Country): District[] {
  const [names, counties] = [textsOf(townships.names), textsOf(countyNames)];
  return Array.from(
    { length: townships.count },
    (_, index): District => ({
      code: String(townships.codes[index]),
      name: names[index]!,
      level: 'township',
      county: counties[townships.county[index]!]!,
      schematic: true,
      polygons: [],
    }),
  );
}

/** What a receipt calls the files there would be. */
const FILE_NAMES = {
  villages: '编造的村表',
  facilities: '编造的机构表',
  status: '编造的上报表',
  districts: '编造的县界',
  roads: '编造的道路',
} as const satisfies Partial<Record<SourceFile['role'], string>>;

function filesOf({ villages, facilities, counties, reports, roads }: Country): SourceFile[] {
  const asOf = yearEnd(YEARS.at(-1)!);
  const file = (role: keyof typeof FILE_NAMES, rows: number): SourceFile => ({
    name: FILE_NAMES[role],
    role,
    rows,
    asOf: role === 'status' ? asOf : null,
    crs: role === 'status' ? null : 'wgs84',
  });
  const reported = Object.values(reports).reduce((sum, columns) => sum + columns.length, 0);
  return [
    file('villages', villages.columns.count),
    file('facilities', facilities.count),
    file('status', reported * villages.columns.count),
    file('districts', counties.count),
    ...(roads ? [file('roads', roads.class.length)] : []),
  ];
}
