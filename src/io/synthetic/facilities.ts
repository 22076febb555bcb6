import type { PositionColumns } from '../../domain/columns.ts';
import type { Layer } from '../../domain/indicator.ts';
import { monthOf } from '../../domain/period.ts';
import { stream } from '../../domain/random.ts';
import { deal, normal, sixDecimals } from './random.ts';
import type { TownshipColumns } from './villages.ts';

/** Facilities as a struct of arrays, in the order of their townships. */
export interface FacilityColumns {
  readonly count: number;
  readonly position: PositionColumns;
  /** Index into `kinds`. */
  readonly kind: Uint8Array;
  readonly kinds: readonly string[];
  readonly township: Uint32Array;
  /** Which of its township's it is, from 0. */
  readonly ordinal: Uint8Array;
  /** The month it opened and the month it closed; NaN: no limit. */
  readonly opened: Float64Array;
  readonly closed: Float64Array;
}

/** Share that counts in a rule's narrower reading too (中心卫生院). */
const NARROWER = 0.18;
/** Share of townships without any; others have two. */
const WITHOUT = 0.03;

/** What each rule of nearness looks for: kinds of its wider reading only, and those of its narrower one. */
function wanted(layers: readonly Layer[]): readonly { readonly wide: readonly string[]; readonly narrow: readonly string[] }[] {
  const rules = layers.flatMap(({ indicators }) =>
    indicators.flatMap(({ rule }) => (rule.kind === 'near' && !rule.optional ? [rule] : [])),
  );
  return rules.map(({ facilities, narrower }) => {
    const wide = facilities.filter((kind) => !narrower?.includes(kind));
    return { wide: wide.length > 0 ? wide : facilities, narrow: narrower ?? facilities };
  });
}

/** Builds facilities of the kinds the layers' rules look for, most of them by their township's seat. */
export function makeFacilities(count: number, townships: TownshipColumns, layers: readonly Layer[], seed: number): FacilityColumns {
  const groups = wanted(layers);
  const kinds = [...new Set(groups.flatMap(({ wide, narrow }) => [...wide, ...narrow]))];
  const next = stream(seed, 'facilities');
  const starts = deal(
    groups.length === 0 ? 0 : count,
    Float64Array.from({ length: townships.count }, () => (next() < WITHOUT ? 0 : 1)),
  );
  const built = starts[townships.count]!;
  const position = { lon: new Float64Array(built), lat: new Float64Array(built) };
  const kind = new Uint8Array(built);
  const township = new Uint32Array(built);
  const ordinal = new Uint8Array(built);
  const opened = new Float64Array(built).fill(Number.NaN);
  const closed = new Float64Array(built).fill(Number.NaN);
  for (let place = 0; place < townships.count; place++)
    for (let facility = starts[place]!; facility < starts[place + 1]!; facility++) {
      const { wide, narrow } = groups[facility % groups.length]!;
      const among = next() < NARROWER ? narrow : wide;
      kind[facility] = kinds.indexOf(among[Math.floor(next() * among.length)]!);
      township[facility] = place;
      ordinal[facility] = facility - starts[place]!;
      const reach = townships.spread[place]! * (ordinal[facility] === 0 ? 0.08 : 0.8);
      position.lon[facility] = sixDecimals(townships.lon[place]! + normal(next) * reach);
      position.lat[facility] = sixDecimals(townships.lat[place]! + normal(next) * reach);
      if (next() < 0.02) opened[facility] = monthOf(2018, 1 + Math.floor(next() * 12));
      else if (next() < 0.01) closed[facility] = monthOf(2019, 1 + Math.floor(next() * 12));
    }
  return { count: built, position, kind, kinds, township, ordinal, opened, closed };
}
