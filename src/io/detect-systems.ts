import { codeBook } from '../domain/codes.ts';
import type { KnownPlace, KnownPlaces } from '../domain/known-place.ts';
import type { District } from '../domain/place.ts';
import type { Wgs84 } from '../domain/units.ts';
import { readCode } from './cells.ts';
import { type Judgement, judge, placeBy, type Reading, type Sighting } from './detective.ts';
import type { OpenedFile } from './input-file.ts';
import { liesIn } from './inside.ts';
import { PlaceIndex } from './place-key.ts';
import type { Cells } from './positions.ts';
import { nameField, nameOf, type Row, readTable, type Table } from './read-table.ts';
import { roleOf } from './role-of.ts';
import { countyWritten } from './table-positions.ts';

/** One township drawn: where places are known to be, and where the file's numbers put them, as they are and by each reading tried. */
export interface Window {
  readonly township: string;
  readonly known: readonly Wgs84[];
  /** The numbers as if they were WGS 84; null of metres. */
  readonly raw: readonly (Wgs84 | null)[];
  /** By `trials` of the same finding, then by place. */
  readonly placed: readonly (readonly (Wgs84 | null)[])[];
}

/** What comes of one county of a file. */
export interface CountyFinding extends Judgement {
  /** As the file writes it: the key of `Answers.crsOf`. */
  readonly county: string;
  readonly rows: number;
  /** Rows that lie in the county's border by each reading of `trials`; null without its border. It decides nothing. */
  readonly inside: readonly number[] | null;
  readonly window: Window | null;
}

const WINDOW_PLACES = 8;
/** What lies further from the middle, in degrees, is drawn only to make three: shifts of 0.4 km must be seen. */
const WINDOW_REACH = 0.02;
const AS_WRITTEN: Reading = { crs: 'wgs84', swapped: false };

interface Seen extends Sighting {
  readonly township: string;
}

function grouped<Of>(list: readonly Of[], by: (one: Of) => string): ReadonlyMap<string, readonly Of[]> {
  const groups = new Map<string, Of[]>();
  for (const one of list) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

const cellsOf = (row: Row): Cells => [row.cell('lon'), row.cell('lat')];

/**
 * Tries every system on a table of villages or facilities, county by county, against places that are known. Rows find their place by
 * code, else by county, township and name; a tie finds none. A point that several places share is a stand-in and no evidence, and a
 * place counts once, however many years the table has. Throws FileError where the table cannot be read.
 */
export function detectSystems(file: OpenedFile, known: KnownPlaces, counties: readonly District[]): readonly CountyFinding[] {
  const table = readTable(file);
  const seen = sightings(table, roleOf(file) === 'facilities' ? known.facilities : known.villages);
  const rows = grouped(table.rows, countyWritten);
  return [...rows].map(([county, ofCounty]) => {
    const mine = ofCounty.flatMap((row) => seen.get(row) ?? []);
    const judgement = judge(mine);
    const border = counties.find(({ name, code }) => county !== '' && (name === county || code === county));
    return {
      ...judgement,
      county,
      rows: ofCounty.length,
      inside: border ? judgement.trials.map((reading) => countInside(border, ofCounty, reading)) : null,
      window: windowOf(mine, judgement),
    };
  });
}

function sightings(table: Table, known: readonly KnownPlace[]): ReadonlyMap<Row, Seen> {
  const index = new PlaceIndex<KnownPlace>(codeBook([]));
  for (const place of known) index.add({ ...place, kind: null }, place);
  const byPlace = new Map<KnownPlace, Row>();
  for (const row of table.rows) {
    const written = readCode(row.cell('code') || row.cell('id'));
    const found = index.find({
      code: written.kind === 'code' ? written.code : null,
      county: nameOf(row, 'county'),
      township: nameOf(row, 'township'),
      name: nameOf(row, nameField(table, 'name')),
      kind: null,
    });
    if (found.kind === 'found' && !byPlace.has(found.of)) byPlace.set(found.of, row);
  }
  const shared = new Map<string, number>();
  for (const row of byPlace.values()) shared.set(cellsOf(row).join(' '), (shared.get(cellsOf(row).join(' ')) ?? 0) + 1);
  return new Map(
    [...byPlace].flatMap(([place, row]): [Row, Seen][] =>
      shared.get(cellsOf(row).join(' ')) === 1 ? [[row, { cells: cellsOf(row), known: place.at, township: nameOf(row, 'township') }]] : [],
    ),
  );
}

function countInside(border: District, rows: readonly Row[], reading: Reading): number {
  return rows.filter((row) => {
    const at = placeBy(reading, cellsOf(row));
    return at !== null && liesIn(border, at);
  }).length;
}

const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The township with the most sightings, those around its middle: near each other, so that what a reading moves can be seen. Null without any. */
function windowOf(seen: readonly Seen[], { trials }: Judgement): Window | null {
  const [most] = [...grouped(seen, ({ township }) => township)].sort(([, a], [, b]) => b.length - a.length);
  if (!most) return null;
  const [township, here] = most;
  const [lon, lat] = [middle(here.map(({ known }) => known.lon)), middle(here.map(({ known }) => known.lat))];
  const off = ({ known }: Seen) => Math.hypot(known.lon - lon, known.lat - lat);
  const nearest = [...here].sort((a, b) => off(a) - off(b)).slice(0, WINDOW_PLACES);
  const drawn = nearest.filter((one, at) => at < 3 || off(one) <= WINDOW_REACH);
  const by = (reading: Reading) => drawn.map(({ cells }) => placeBy(reading, cells));
  return { township, known: drawn.map(({ known }) => known), raw: by(AS_WRITTEN), placed: trials.map(by) };
}
