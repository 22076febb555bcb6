import type { Dataset } from '../domain/dataset.ts';
import type { District } from '../domain/place.ts';
import type { Assessment } from './assess.ts';
import { columnsOf } from './columns.ts';
import { gridOf } from './spatial/district-grid.ts';
import { locate } from './spatial/point-in-district.ts';
import { type Tally, tally } from './tally.ts';

/** Villages by the polygons they lie in: each in one group, the groups together all of them. */
export interface ByDistrict {
  /** In the order of codes, those with a village in them; features of the same code, county and name are one district. */
  readonly districts: readonly { readonly code: string; readonly name: string; readonly members: readonly number[] }[];
  /** Villages with a position in none of the polygons. */
  readonly outside: readonly number[];
  /** Villages without a usable position: nobody knows where they lie. */
  readonly unplaced: readonly number[];
  /** Villages in several polygons at once; each is counted with the smallest code. */
  readonly overlapping: readonly number[];
}

/** Groups villages by the district their position lies in, whatever county or township their file names. */
export function groupByDistrict(dataset: Dataset, indices: Uint32Array, districts: readonly District[]): ByDistrict {
  const { position } = columnsOf(dataset);
  const lon = Float64Array.from(indices, (index) => position.lon[index]!);
  const lat = Float64Array.from(indices, (index) => position.lat[index]!);
  const located = locate(gridOf(districts), { lon, lat });
  const groups = new Map<string, { code: string; name: string; members: number[] }>();
  const outside: number[] = [];
  const unplaced: number[] = [];
  indices.forEach((index, at) => {
    const district = districts[located.district[at]!];
    if (!district) {
      (Number.isNaN(lon[at]) ? unplaced : outside).push(index);
      return;
    }
    const { code, county, name } = district;
    const key = [code, county, name].join('\n');
    const group = groups.get(key);
    if (group) group.members.push(index);
    else groups.set(key, { code, name, members: [index] });
  });
  return {
    districts: [...groups.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
    outside,
    unplaced,
    overlapping: Array.from(located.overlapping, (at) => indices[at]!),
  };
}

/** A line of a roll-up by polygons; without a code: what lies in none of them, or nobody knows where. */
export interface DistrictRow {
  readonly code: string | null;
  readonly name: string | null;
  readonly apart: 'outside' | 'no-position' | null;
  readonly counts: Tally;
}

/** Counts states by polygon; what is in none has lines of its own at the end, so the lines sum to the whole. */
export function rollUpByDistrict(assessment: Assessment, { districts, outside, unplaced }: ByDistrict): DistrictRow[] {
  const apart = [
    ['outside', outside],
    ['no-position', unplaced],
  ] as const;
  return [
    ...districts.map(({ code, name, members }) => ({ code, name, apart: null, counts: tally(assessment, members) })),
    ...apart.flatMap(([why, members]) =>
      members.length === 0 ? [] : [{ code: null, name: null, apart: why, counts: tally(assessment, members) }],
    ),
  ];
}
