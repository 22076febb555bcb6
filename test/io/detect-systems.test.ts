import { readFileSync } from 'node:fs';
import path from 'node:path';
import gcoord from 'gcoord';
import geodesic from 'geographiclib-geodesic';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { knownPlaces } from '../../src/domain/known-place.ts';
import { type Crs, wgs84 } from '../../src/domain/units.ts';
import { type CountyFinding, detectSystems } from '../../src/io/detect-systems.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import { seeded } from '../support/seeded.ts';

const DATA = path.resolve(import.meta.dirname, '../../data');
const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(DATA, name)));
const utf8 = (text: string) => new TextEncoder().encode(text);
const TITLE = { zh: '', en: '' };

/** The sample's villages; every position of it is modelled, until a test says that one was surveyed. */
const [HEADINGS = '', ...LINES] = readFileSync(path.join(DATA, 'villages.csv'), 'utf8').trimEnd().split('\n');
const COLUMNS = HEADINGS.split(',');
const VILLAGES = LINES.map((line) => line.split(','));
const cellOf = (row: readonly string[], column: string) => row[COLUMNS.indexOf(column)] ?? '';
const COUNTIES = [...new Set(VILLAGES.map((row) => cellOf(row, 'county')))];
const BORDERS = { name: 'districts.topojson', role: 'districts', crs: 'wgs84', bytes: bytesOf('districts.topojson') } as const;

type Write = (lon: number, lat: number) => readonly (string | number)[];
const zone108 = proj4('+proj=longlat +ellps=GRS80', '+proj=tmerc +lon_0=108 +x_0=500000 +ellps=GRS80 +units=m');
/** What offices write, by libraries straight: degrees, and a zone's northing under X as surveyors do. */
const WRITE = {
  wgs84: (lon, lat) => [lon.toFixed(6), lat.toFixed(6)],
  gcj02: (lon, lat) => gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02).map((degrees) => degrees.toFixed(6)),
  bd09: (lon, lat) => gcoord.transform([lon, lat], gcoord.WGS84, gcoord.BD09).map((degrees) => degrees.toFixed(6)),
  epsg4545: (lon, lat) => [...zone108.forward([lon, lat])].reverse().map((metres) => metres.toFixed(2)),
} as const satisfies Partial<Record<Crs, Write>>;
type Written = keyof typeof WRITE;

interface Delivery {
  /** The system of each county. */
  readonly truth: ReadonlyMap<string, Written>;
  readonly csv: string;
}

/** Every village of the prefecture again, each county in a system of its own, off by so many metres each way. */
function deliver(seed: number, metres: number, pick: (county: number) => Written): Delivery {
  const { gaussian } = seeded(seed);
  const truth = new Map(COUNTIES.map((county, at) => [county, pick(at)]));
  const rows = VILLAGES.map((row) => {
    const [lon, lat] = [Number(cellOf(row, 'lon')), Number(cellOf(row, 'lat'))];
    const write = WRITE[truth.get(cellOf(row, 'county')) ?? 'wgs84'];
    const [x, y] = write(lon + (gaussian() * metres) / 93_000, lat + (gaussian() * metres) / 111_000);
    return [cellOf(row, 'code'), cellOf(row, 'name'), cellOf(row, 'county'), cellOf(row, 'township'), x, y].join();
  });
  return { truth, csv: `code,name,county,township,X,Y\n${rows.join('\n')}\n` };
}

/** The open project: the sample, the positions of some villages marked as surveyed. */
function project(isSurveyed: (row: readonly string[], index: number) => boolean): Dataset {
  const lines = VILLAGES.map((row, index) =>
    row.map((cell, at) => (COLUMNS[at] === 'position' ? (isSurveyed(row, index) ? 'surveyed' : 'modelled') : cell)).join(),
  );
  const villages = openText({ name: 'villages.csv', role: 'villages', crs: 'wgs84', bytes: utf8([HEADINGS, ...lines].join('\n')) });
  return readDataset([villages, openText(BORDERS)], { origin: 'own', title: TITLE }).dataset;
}

/** So many villages of each county, drawn by a seed. */
function drawn(seed: number, ofCounty: (county: number) => number): ReadonlySet<string> {
  const { uniform } = seeded(seed);
  return new Set(
    COUNTIES.flatMap((county, at) =>
      VILLAGES.filter((row) => cellOf(row, 'county') === county)
        .map((row) => ({ code: cellOf(row, 'code'), by: uniform() }))
        .sort((a, b) => a.by - b.by)
        .slice(0, ofCounty(at))
        .map(({ code }) => code),
    ),
  );
}

const opened = ({ csv }: Delivery) => openText({ name: 'delivery.csv', role: 'villages', bytes: utf8(csv) });
const detect = (delivery: Delivery, { villages, facilities, counties }: Dataset): readonly CountyFinding[] =>
  detectSystems(opened(delivery), knownPlaces({ villages, facilities }), counties);
const answerOf = ({ verdict }: CountyFinding) => (verdict.kind === 'proposed' ? verdict.reading.crs : verdict.why);

const MIXED = (at: number): Written => (at === 0 ? 'bd09' : at === 1 ? 'epsg4545' : at % 2 === 0 ? 'gcj02' : 'wgs84');

describe('the systems of a delivery by county', () => {
  it.each([1, 2, 3])('are recognised 11 of 11 with 30 m of noise, and put the held-out villages where they are (seed %i)', (seed) => {
    const delivery = deliver(seed, 30, (at) => MIXED((at + seed) % 11));
    const surveyed = drawn(seed, () => 12);
    const base = project((row) => surveyed.has(cellOf(row, 'code')));
    const findings = detect(delivery, base);
    expect(Object.fromEntries(findings.map((one) => [one.county, answerOf(one)]))).toEqual(Object.fromEntries(delivery.truth));
    expect(new Set(delivery.truth.values()).size, 'all four systems').toBe(4);

    // What is proposed is answered; the villages nobody surveyed come out within the noise: 30 m each way is 128 m at most one time in 9,000.
    const crsOf = Object.fromEntries(findings.map((one) => [one.county, answerOf(one) as Crs]));
    const file = openText({ name: 'delivery.csv', role: 'villages', crs: 'wgs84', crsOf, bytes: utf8(delivery.csv) });
    const { dataset } = readDataset([file], { origin: 'own', title: TITLE });
    const placed = new Map(dataset.villages.map(({ id, position }) => [id, position.at]));
    const heldOut = VILLAGES.filter((row) => !surveyed.has(cellOf(row, 'code')));
    const off = heldOut.map((row) => {
      const at = placed.get(cellOf(row, 'code'));
      return at ? geodesic.Geodesic.WGS84.Inverse(Number(cellOf(row, 'lat')), Number(cellOf(row, 'lon')), at.lat, at.lon).s12 : undefined;
    });
    expect(off).toHaveLength(2187 - 11 * 12);
    expect(Math.max(...off.map((metres) => metres ?? Number.POSITIVE_INFINITY))).toBeLessThan(160);
  });

  it('cannot be told where every known position is modelled, nor where none is known in a county', () => {
    const delivery = deliver(4, 30, MIXED);
    expect(
      detect(
        delivery,
        project(() => false),
      ).map(answerOf),
    ).toEqual(COUNTIES.map(() => 'no-known'));
    const surveyed = drawn(4, (at) => (at < 3 ? 0 : 12));
    const answers = detect(
      delivery,
      project((row) => surveyed.has(cellOf(row, 'code'))),
    ).map(answerOf);
    expect(answers.slice(0, 3)).toEqual(['no-known', 'no-known', 'no-known']);
    expect(answers.slice(3)).toEqual([...delivery.truth.values()].slice(3));
  });

  it('are never decided on fewer than five points', () => {
    const delivery = deliver(5, 0, MIXED);
    const surveyed = drawn(5, (at) => at % 6);
    const answers = detect(
      delivery,
      project((row) => surveyed.has(cellOf(row, 'code'))),
    ).map(answerOf);
    expect(answers).toEqual(
      COUNTIES.map((county, at) => (at % 6 === 5 ? delivery.truth.get(county) : at % 6 === 0 ? 'no-known' : 'too-few')),
    );
  });

  it('are never proposed wrong over 200 deliveries with 0 to 30 m of noise, and with 400 m not at all', () => {
    const all = project(() => true);
    const known = knownPlaces(all).villages;
    const { uniform } = seeded(6);
    let proposed = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const isWild = seed % 10 === 0;
      const systems = Object.keys(WRITE) as Written[];
      const delivery = deliver(seed, isWild ? 400 : 30 * uniform(), () => systems[Math.floor(uniform() * systems.length)] ?? 'wgs84');
      const surveyed = drawn(seed, () => Math.floor(uniform() * 25));
      const findings = detectSystems(
        opened(delivery),
        { villages: known.filter(({ code }) => surveyed.has(code ?? '')), facilities: [] },
        [],
      );
      expect(findings).toHaveLength(11);
      for (const finding of findings) {
        const answer = answerOf(finding);
        if (finding.verdict.kind === 'proposed') {
          proposed++;
          expect(isWild, `seed ${seed}: ${finding.county} with 400 m`).toBe(false);
          expect(answer, `seed ${seed}: ${finding.county}`).toBe(delivery.truth.get(finding.county));
        } else expect(['no-known', 'too-few', ...(isWild ? ['too-close', 'nothing-fits'] : [])]).toContain(answer);
      }
    }
    expect(proposed).toBeGreaterThan(1400);
  }, 120_000);

  it('show their evidence: counts, medians, the border as a hint, a township drawn', () => {
    const delivery = deliver(7, 30, () => 'gcj02');
    const surveyed = drawn(7, () => 20);
    const [finding] = detect(
      delivery,
      project((row) => surveyed.has(cellOf(row, 'code'))),
    );
    expect(finding).toMatchObject({ county: COUNTIES[0], sightings: 20 });
    expect(finding?.rows).toBe(VILLAGES.filter((row) => cellOf(row, 'county') === COUNTIES[0]).length);
    expect(finding?.trials.map(({ crs }) => crs)).toEqual(['gcj02', 'wgs84', 'bd09']);
    const [gcj = 0, wgs = 0] = finding?.inside ?? [];
    expect(gcj).toBeGreaterThan(0.97 * (finding?.rows ?? 0));
    expect(Math.abs(gcj - wgs), 'the border cannot tell the two apart').toBeLessThan(0.05 * gcj);
    const window = finding?.window;
    expect(window?.placed).toHaveLength(3);
    expect(window?.raw[0]).toEqual(window?.placed[1]?.[0]);
    expect(window?.known).toHaveLength(window?.raw.length ?? 0);
  });

  it('go by county, township and name where there is no code, and leave out what several places share', () => {
    const { gaussian } = seeded(8);
    const rows = VILLAGES.filter((row) => cellOf(row, 'county') === '略阳县').slice(0, 30);
    const lines = rows.map((row, at) => {
      const [x, y] = WRITE.gcj02(Number(cellOf(row, 'lon')) + gaussian() / 9300, Number(cellOf(row, 'lat')) + gaussian() / 11_100);
      // The last twenty stand at one point, as an office fills a column it knows nothing of.
      return ['略阳县', cellOf(row, 'township'), cellOf(row, 'name'), ...(at < 10 ? [x, y] : ['106.15', '33.33'])].join();
    });
    const csv = `县区,镇办,行政村,经度,纬度\n${lines.join('\n')}\n`;
    const names = new Set(rows.map((row) => cellOf(row, 'code')));
    const base = project((row) => names.has(cellOf(row, 'code')));
    const [finding] = detect({ truth: new Map(), csv }, base);
    expect(finding).toMatchObject({ rows: 30, sightings: 10, verdict: { kind: 'proposed', reading: { crs: 'gcj02', swapped: false } } });
  });

  it('of facilities go by facilities alone, by their id', () => {
    const places = Array.from({ length: 8 }, (_, at) => ({ id: `H${at}`, lon: 106.2 + at / 50, lat: 33.3 - at / 70 }));
    const rows = places.map(({ id, lon, lat }) => [id, `医院${id}`, '乡镇卫生院', ...WRITE.bd09(lon, lat)].join());
    const csv = `机构编码,机构名称,类别,经度,纬度\n${rows.join('\n')}\n`;
    const file = openText({ name: '卫生院.csv', role: 'facilities', bytes: utf8(csv) });
    const known = places.map(({ id, lon, lat }) => ({ code: id, county: '', township: '', name: '', at: wgs84(lon, lat) }));
    expect(detectSystems(file, { villages: [], facilities: known }, []).map(answerOf)).toEqual(['bd09']);
    expect(detectSystems(file, { villages: known, facilities: [] }, []).map(answerOf)).toEqual(['no-known']);
  });

  it('are told of a county that writes latitude first, and of no other', () => {
    const delivery = deliver(9, 30, () => 'gcj02');
    const [headings = '', ...rows] = delivery.csv.trimEnd().split('\n');
    const turned = rows.map((row) => {
      const cells = row.split(',');
      return (cells[2] === COUNTIES[0] ? [...cells.slice(0, 4), cells[5], cells[4]] : cells).join();
    });
    const surveyed = drawn(9, () => 10);
    const findings = detect(
      { ...delivery, csv: [headings, ...turned].join('\n') },
      project((row) => surveyed.has(cellOf(row, 'code'))),
    );
    expect(findings.map(({ verdict }) => verdict)).toEqual(
      COUNTIES.map((_, at) => ({ kind: 'proposed', reading: { crs: 'gcj02', swapped: at === 0 } })),
    );
  });
});

describe('known places', () => {
  it('are those surveyed or set by a person, of villages and of facilities, never the modelled', () => {
    const base = project((_, index) => index < 3);
    expect(knownPlaces(base).villages.map(({ code }) => code)).toEqual(VILLAGES.slice(0, 3).map((row) => cellOf(row, 'code')));
    expect(knownPlaces(base).facilities).toEqual([]);
  });
});
