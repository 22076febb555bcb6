import type { Dataset } from '../../domain/dataset.ts';
import { WEIGHTS, type Weight } from '../../domain/parameters.ts';
import type { Month } from '../../domain/period.ts';
import type { District, Place } from '../../domain/place.ts';
import { DEFAULT_TRAVELLER } from '../../domain/travel.ts';
import type { Millimetres, Wgs84 } from '../../domain/units.ts';
import { columnsOf } from '../columns.ts';
import { facilitiesThatCount } from '../nearest.ts';
import { placeOf, placesOf } from '../places.ts';
import { proximityOf } from '../proximity.ts';
import { type CentreIndex, centresNear, indexCentres } from './centres.ts';
import { coverGround, type Ground, groundOf } from './ground.ts';
import { polygonsOf } from './polygons.ts';

/** Which facilities serve, and how far: the radius inclusive, straight over the ellipsoid, to the nearest of any township. */
export interface Serving {
  readonly kinds: readonly string[];
  /** Null: whatever their dates. */
  readonly month: Month | null;
  readonly radius: Millimetres;
}

/** The facilities that serve: where they stand, and how many of them nobody knows where. */
export interface Served {
  readonly at: readonly Wgs84[];
  /** They count, and have no position: what they cover is in no number. */
  readonly unplaced: number;
}

/** Villages, households or people within the radius, of those it is known of. */
export interface Share {
  readonly within: number;
  readonly of: number;
  /** Villages with no distance: no position, or no facility to measure to. In neither number. */
  readonly unmeasured: number;
  /** Villages with a distance that do not report the figure. In neither number. */
  readonly unreported: number;
}

/** Covered ground of one or several districts, square metres. */
export interface CoveredGround {
  readonly covered: number;
  readonly of: number;
}

/** The ground of a place: its own district, or for the whole every county with a village in it. */
export interface Grounds {
  readonly districts: readonly District[];
  /** Places whose polygon no file has: with one of them there is no share of area. */
  readonly lacking: readonly Place[];
}

/** Finds the facilities that serve. */
export function servedBy(dataset: Dataset, { kinds, month }: Pick<Serving, 'kinds' | 'month'>): Served {
  const counting = facilitiesThatCount(dataset, kinds, month);
  const at = counting.flatMap((index) => dataset.facilities[index]?.position.at ?? []);
  return { at, unplaced: counting.length - at.length };
}

/** The ground of a county or township by its code; null for the whole. A county without a village is none of it: nobody said who serves it. */
export function groundsOf(dataset: Dataset, code: string | null): Grounds {
  const places = placesOf(dataset);
  const place = placeOf(places, code);
  const wanted = code === null ? places.county.list : place === null ? [] : [place];
  const byCode = new Map([...dataset.townships, ...dataset.counties].map((district) => [district.code, district]));
  const found = wanted.map((one) => ({ place: one, district: byCode.get(one.code) }));
  return {
    districts: found.flatMap(({ district }) => (district && district.polygons.length > 0 ? [district] : [])),
    lacking: found.flatMap(({ place, district }) => (district && district.polygons.length > 0 ? [] : [place])),
  };
}

const laidOut = new WeakMap<District, Ground>();

/** A district on its plane, laid out once: only the radius moves. */
function groundOnce(district: District): Ground {
  const found = laidOut.get(district) ?? groundOf([district]);
  laidOut.set(district, found);
  return found;
}

const filed = new WeakMap<readonly Wgs84[], CentreIndex>();

/** Where those that serve stand, filed once: every district asks for its own. */
function indexOnce(at: readonly Wgs84[]): CentreIndex {
  const found = filed.get(at) ?? indexCentres(at);
  filed.set(at, found);
  return found;
}

/** What of a district is covered, and the same as polygons for the picture. Milliseconds for a county. */
export interface CoveredDistrict extends CoveredGround {
  polygons(): District['polygons'];
}

/** Covers one district, on a plane of its own: parts sum to the whole within a millionth (tested). */
export function coverDistrict(district: District, { at }: Served, radius: Millimetres): CoveredDistrict {
  const ground = groundOnce(district);
  const { area, pieces } = coverGround(ground, centresNear(indexOnce(at), ground.box, radius), radius);
  return { covered: area, of: ground.area, polygons: () => polygonsOf(pieces, ground.plane) };
}

/** Covered ground of districts together; null where there is none, or no facility to cover it is known. */
export function sumOf(parts: readonly CoveredGround[], { districts, lacking }: Grounds, { at }: Served): CoveredGround | null {
  if (lacking.length > 0 || districts.length === 0 || at.length === 0) return null;
  return parts.reduce((sum, part) => ({ covered: sum.covered + part.covered, of: sum.of + part.of }), { covered: 0, of: 0 });
}

/** Villages, households and people within the radius, by the same geodesic distances that decide the states of the nearest facility. */
export function sharesWithin(
  dataset: Dataset,
  { kinds, month, radius }: Serving,
  members: ArrayLike<number>,
): Readonly<Record<Weight, Share>> {
  const reach = { kinds, scope: 'nearest', month, mode: 'straight', traveller: DEFAULT_TRAVELLER } as const;
  const { distance } = proximityOf(dataset, reach);
  const { figures } = columnsOf(dataset);
  const shareOf = (weight: Weight): Share => {
    let [within, of, unmeasured, unreported] = [0, 0, 0, 0];
    for (let at = 0; at < members.length; at++) {
      const village = members[at]!;
      const amount = weight === 'villages' ? 1 : figures[weight][village]!;
      const away = distance[village]!;
      if (Number.isNaN(away)) unmeasured += 1;
      else if (Number.isNaN(amount)) unreported += 1;
      else {
        of += amount;
        if (away <= radius) within += amount;
      }
    }
    return { within, of, unmeasured, unreported };
  };
  return Object.fromEntries(WEIGHTS.map((weight) => [weight, shareOf(weight)])) as Record<Weight, Share>;
}

/** A share as a number from 0 to 1; null where nothing is known to have a share of. */
export function partOf(within: number, of: number): number | null {
  return of > 0 ? within / of : null;
}
