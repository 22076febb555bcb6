import { readFileSync } from 'node:fs';
import path from 'node:path';
import geodesic from 'geographiclib-geodesic';

/*
 * An oracle for the sample district: it reads data/ by itself, imports nothing from src, and counts states from the rules of
 * the domain document, the long way round. What the command line and the screen show must be equal to it.
 */

export type State = 'met' | 'gap' | 'exempt' | 'unknown';

/** One place, indicator and year. */
export interface Counted {
  readonly code: string;
  readonly layer: string;
  readonly indicator: string;
  readonly year: number;
  readonly met: number;
  readonly gap: number;
  readonly exempt: number;
  readonly unknown: number;
  readonly rate: number | null;
}

type Record_ = Readonly<Record<string, string>>;
type Decide = (reported: string, village: Record_, month: string, hospitals: readonly Record_[]) => State;

/** Cells of a line: bare, or in quotes with quotes doubled. No cell of the sample spans lines. */
function split(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((found) =>
    found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'),
  );
}

function table(file: string): Record_[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/);
  const columns = split(header);
  return lines.map((line) => {
    const cells = split(line);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

const yesNo: Decide = (reported) => (({ yes: 'met', no: 'gap', exempt: 'exempt' }) as const)[reported] ?? 'unknown';

/** Counts and percentages: not eligible is exempt, a blank is unknown, else the number decides. */
function numeric(decide: (value: number, village: Record_) => State): Decide {
  return (reported, village) => {
    if (reported === 'exempt') return 'exempt';
    return reported === '' ? 'unknown' : decide(Number(reported), village);
  };
}

const noneLeft = numeric((left) => (left === 0 ? 'met' : 'gap'));
const atLeast = (least: number) => numeric((value) => (value >= least ? 'met' : 'gap'));

/** A share of what the village has: none there = none to serve, whatever is reported. */
function share(percent: number, ...columns: readonly string[]): Decide {
  return (reported, village, ...rest) => {
    const cells = columns.map((column) => village[column] ?? '');
    const known = cells.every((cell) => cell !== '');
    const all = cells.reduce((sum, cell) => sum + Number(cell), 0);
    if (reported !== 'exempt' && known && all === 0) return 'exempt';
    return numeric((served) => (known ? (served * 100 >= percent * all ? 'met' : 'gap') : 'unknown'))(reported, village, ...rest);
  };
}

/** Whole millimetres to the nearest hospital of the village's own township that is open in the month; null where there is none. */
function nearest(village: Record_, month: string, hospitals: readonly Record_[]): number | null {
  if (village['lon'] === '' || village['lat'] === '') return null;
  const distances = hospitals
    .filter((one) => one['kind'] === 'township-hospital' || one['kind'] === 'centre-hospital')
    .filter((one) => one['county'] === village['county'] && one['township'] === village['township'])
    .filter((one) => (one['opened'] || '0000-00').slice(0, 7) <= month && (one['closed'] || '9999-99').slice(0, 7) > month)
    .map((one) => {
      const { s12 = Number.NaN } = geodesic.Geodesic.WGS84.Inverse(
        Number(village['lat']),
        Number(village['lon']),
        Number(one['lat']),
        Number(one['lon']),
      );
      return Math.round(s12 * 1000);
    });
  return distances.length === 0 ? null : Math.min(...distances);
}

/** 每个行政村有1所标准化卫生室(距镇办中心卫生院5公里范围内的村除外): the truth table, row by row. */
const standardClinic: Decide = (reported, village, month, hospitals) => {
  const distance = nearest(village, month, hospitals);
  const within = distance !== null && distance <= 5_000_000;
  if (reported === 'exempt' || within) return 'exempt';
  if (reported === 'yes') return 'met';
  return reported === 'no' && distance !== null ? 'gap' : 'unknown';
};

/** Village indicators by layer, with the plan's or the standard's number (domain document §1 and §3). */
const RULES: readonly (readonly [layer: string, indicator: string, decide: Decide])[] = [
  ['clinic', 'clinic-standard', standardClinic],
  ['clinic', 'clinic-doctor', yesNo],
  ['road', 'road-paved', yesNo],
  ['road', 'road-unobstructed', yesNo],
  ['road', 'road-hamlets30-paved', share(100, 'hamlets_30plus')],
  ['road', 'road-groups-paved', share(70, 'groups', 'hamlets')],
  ['road', 'road-bus', yesNo],
  ['road', 'road-post', yesNo],
  ['water', 'water-unsafe-households', noneLeft],
  ['water', 'water-safe', yesNo],
  ['water', 'water-tap-households', share(90, 'households')],
  ['water', 'water-unsafe-poor-people', noneLeft],
  ['power', 'power-three-phase', yesNo],
  ['power', 'power-unserved-households', noneLeft],
  ['broadband', 'broadband-access', yesNo],
  ['broadband', 'broadband-fibre', yesNo],
  ['sanitation', 'sanitation-toilet-households', share(85, 'households')],
  ['sanitation', 'sanitation-toilet-percent', atLeast(85)],
  ['sanitation', 'sanitation-waste-facility', yesNo],
  ['sanitation', 'sanitation-waste-harmless-percent', atLeast(90)],
  ['sanitation', 'sanitation-sewage-percent', atLeast(60)],
];

/** What the oracle can count; whatever layer is added later is beyond it. */
export const COVERED: ReadonlySet<string> = new Set(RULES.map(([, indicator]) => indicator));

export const YEARS = [2017, 2018, 2019, 2020] as const;

/** Digits of a village's code that name its county or township (GB/T 2260 and its continuation). */
const DIGITS = { county: 6, township: 9 } as const;

/** The indicators some village of the sample reports, by the 12 digits of a village's code. */
export function reportedByVillages(folder: string): string[] {
  const reports = table(path.join(folder, 'status.csv')).filter((report) => /^\d{12}$/.test(report['subject'] ?? ''));
  return [...new Set(reports.map((report) => report['indicator'] ?? ''))];
}

/** One village's state, and what it reports, blank where it reports nothing. */
export interface Decided {
  readonly layer: string;
  readonly indicator: string;
  readonly year: number;
  readonly village: Record_;
  readonly reported: string;
  readonly state: State;
}

/** Decides every indicator the sample reports, at each year's end, for every 行政村. */
export function* decideAll(folder: string): Generator<Decided> {
  const villages = table(path.join(folder, 'villages.csv')).filter((village) => /[23]\d\d$/.test(village['code'] ?? ''));
  const hospitals = table(path.join(folder, 'facilities.csv'));
  const reports = new Map<string, Record_[]>();
  for (const report of table(path.join(folder, 'status.csv'))) {
    const key = `${report['indicator']} ${report['subject']}`;
    reports.set(key, [...(reports.get(key) ?? []), report]);
  }
  const indicators = new Set([...reports.keys()].map((key) => key.split(' ')[0]));
  for (const [layer, indicator, decide] of RULES) {
    if (!indicators.has(indicator)) continue;
    for (const year of YEARS) {
      const month = `${year}-12`;
      for (const village of villages) {
        const code = village['code'] ?? '';
        const covering = (reports.get(`${indicator} ${code}`) ?? []).filter(
          (report) => (report['from'] ?? '') <= month && month <= (report['to'] || (report['from'] ?? '')),
        );
        if (covering.length > 1) throw new RangeError(`${code} reports ${indicator} twice for ${month}`);
        const reported = covering[0]?.['value'] ?? '';
        yield { layer, indicator, year, village, reported, state: decide(reported, village, month, hospitals) };
      }
    }
  }
}

/** Counts every indicator the sample reports, at each year's end, over 行政村, by county or township; in code order within each. */
export function bruteForce(folder: string, by: keyof typeof DIGITS): Counted[] {
  const all = new Map<string, { readonly of: Decided; readonly places: Map<string, Record<State, number>> }>();
  for (const of of decideAll(folder)) {
    const key = `${of.indicator} ${of.year}`;
    const { places } = all.get(key) ?? { places: new Map<string, Record<State, number>>() };
    all.set(key, { of, places });
    const place = (of.village['code'] ?? '').slice(0, DIGITS[by]);
    const counts = places.get(place) ?? { met: 0, gap: 0, exempt: 0, unknown: 0 };
    counts[of.state] += 1;
    places.set(place, counts);
  }
  return [...all.values()].flatMap(({ of: { layer, indicator, year }, places }) =>
    [...places.keys()].sort().map((code) => {
      const counts = places.get(code) ?? { met: 0, gap: 0, exempt: 0, unknown: 0 };
      const decided = counts.met + counts.gap;
      return { code, layer, indicator, year, ...counts, rate: decided === 0 ? null : counts.met / decided };
    }),
  );
}

/** What closes a gap at a year's end: by the tables alone, of roads what the list says of them. */
export interface Closed {
  readonly year: number;
  readonly indicator: string;
  readonly village: string;
  /** Ids of the listed works, or the kind of work and how much of it: blank where that is not known. */
  readonly by: string;
  /** Whole yuan; null where that is not known. */
  readonly cny: number | null;
  readonly people: number | null;
}

/** By unit costs of the domain document §5, and what a village lacks. What closes one reading of broadband closes the other. */
export function closedBy(folder: string, decided: readonly Decided[]): Closed[] {
  const works = new Map<string, Record_[]>();
  for (const work of table(path.join(folder, 'works.csv'))) {
    const key = `${work['village_code']} ${work['indicator']}`;
    works.set(key, [...(works.get(key) ?? []), work]);
  }
  const gaps = decided.filter(({ state }) => state === 'gap');
  const keyOf = (indicator: string, year: number, code: string | undefined) => `${indicator} ${year} ${code}`;
  const isGap = new Set(gaps.map(({ indicator, year, village }) => keyOf(indicator, year, village['code'])));
  return gaps.flatMap(({ indicator, year, village, reported }): Closed[] => {
    const number = (column: string) => (village[column] === '' ? null : Number(village[column]));
    const [people, households] = [number('population'), number('households')];
    const code = village['code'] ?? '';
    const has = (other: string) => isGap.has(keyOf(other, year, code));
    const closed = (by: string, cny: number | null): Closed[] => [{ year, indicator, village: code, by, cny, people }];
    const listed = (works.get(`${code} ${indicator}`) ?? []).filter((work) => (work['completed'] || '9999-99').slice(0, 7) > `${year}-12`);
    if (listed.length > 0)
      return closed(
        listed
          .map((work) => work['id'])
          .sort()
          .join('+'),
        listed.reduce((sum, work) => sum + Number(work['cost_cny']), 0),
      );
    if (indicator === 'clinic-standard') return closed('clinic-new 1', 150_000);
    if (indicator === 'power-three-phase') return closed('transformer 1', 70_000);
    if (indicator === 'broadband-access' || (indicator === 'broadband-fibre' && !has('broadband-access'))) return closed('fibre 1', 80_000);
    if (indicator === 'road-unobstructed' && !has('road-paved')) return closed('road-repair', null);
    if (indicator === 'sanitation-toilet-households') {
      const short = Math.ceil((85 * (households ?? 0)) / 100) - Number(reported);
      return closed(`toilet ${short}`, short * 2000);
    }
    if (indicator !== 'water-unsafe-households') return [];
    if (people === null || households === null) return closed('water-scheme', null);
    const lacking = Math.ceil((people * Number(reported)) / households);
    const isBeyondHalf = Number(reported) > households / 2;
    return isBeyondHalf ? closed(`water-scheme ${lacking}`, lacking * 4000) : closed(`water-consolidation ${lacking}`, lacking * 690);
  });
}
