import { ColumnRecords } from './column-records.ts';
import type { Dataset } from './dataset.ts';
import type { Facility, Village } from './place.ts';
import type { Wgs84 } from './units.ts';

/** A place whose position was surveyed, or set by a person. */
export interface KnownPlace {
  /** A village's code or a facility's id; null without one. */
  readonly code: string | null;
  readonly county: string;
  readonly township: string;
  readonly name: string;
  readonly at: Wgs84;
}

/** What is known of positions, by what it is known of: a hospital is no evidence for a village. */
export interface KnownPlaces {
  readonly villages: readonly KnownPlace[];
  readonly facilities: readonly KnownPlace[];
}

function known(place: Village | Facility, code: string | null): readonly KnownPlace[] {
  const { position, county, township, name } = place;
  // A modelled position was worked out, not found: agreeing with it proves nothing.
  return position.at !== null && position.quality === 'surveyed' ? [{ code, county, township, name, at: position.at }] : [];
}

/** The places of a data set that others can be checked against. */
export function knownPlaces({ villages, facilities }: Pick<Dataset, 'villages' | 'facilities'>): KnownPlaces {
  return {
    // A register's positions are all worked out.
    villages: villages instanceof ColumnRecords ? [] : Array.from(villages, (village) => known(village, village.code)).flat(),
    facilities: facilities.flatMap((facility) => known(facility, facility.id)),
  };
}
