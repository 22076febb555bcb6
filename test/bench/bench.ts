import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { distance } from '@turf/turf';
import Papa from 'papaparse';
import { assess, gather, reasonOf } from '../../src/analysis/assess.ts';
import { facilitiesThatCount } from '../../src/analysis/nearest.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { readFolder } from '../../src/cli/data-folder.ts';
import { linesOf } from '../../src/cli/rollup.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { millimetres } from '../../src/domain/units.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { bruteForce } from '../oracle/brute-force.ts';
import { unionArea } from './areas.ts';
import { csvColumns } from './csv-columns.ts';
import { districtCountry } from './districts.ts';
import { handover } from './handover.ts';
import { agree, type Measured, measure } from './measure.ts';
import { nearestCountryGeokdbush, nearestCountryTurf, nearestGrowth, nearestPrefecture } from './nearest.ts';
import { rankCountry, rankSlider, rankStability } from './rank.ts';
import { roadNearest } from './road.ts';
import { siteCountry, siteExact, siteGreedy } from './site.ts';
import { xlsxRead } from './xlsx.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    country: { type: 'boolean', default: false },
    /** Rows whose id begins so, those of the country among them. */
    only: { type: 'string' },
    data: { type: 'string', default: path.resolve(import.meta.dirname, '../../data') },
  },
});
const folder = options.data;
const dataset = readFolder(folder);
const clinic = LAYERS.flatMap((layer) => layer.indicators).find((indicator) => indicator.rule.kind === 'near');
if (clinic?.rule.kind !== 'near') throw new RangeError('no rule of nearness');
const { facilities: kinds } = clinic.rule;
const month = yearEnd(dataset.years.at(-1) ?? 2020);

/** Turf's sphere and the geodesic differ by up to 0.5 % in China: nearer to each other than that, the two may decide differently. */
const SPHERE = 0.005;
const RADII_KM = Array.from({ length: 40 }, (_, step) => (step + 1) / 2);

function radiusSweep(): Measured {
  const evidence = gather(dataset, clinic!, { ...defaultQuestion(clinic!, month), scope: 'own-township' });
  const counting = facilitiesThatCount(dataset, kinds, month).map((index) => dataset.facilities[index]!);
  const own = dataset.villages.map((village) =>
    counting.filter((one) => one.county === village.county && one.township === village.township && one.position.at),
  );
  const turf = (radius: number) =>
    dataset.villages.map((village, index) => {
      const { at } = village.position;
      if (!at) return null;
      const kilometres = own[index]!.map(({ position }) => distance([at.lon, at.lat], [position.at!.lon, position.at!.lat]));
      return kilometres.length === 0 ? null : Math.min(...kilometres) <= radius;
    });
  return measure({
    id: 'radius-sweep/turf',
    work: `one step of the radius, ${dataset.villages.length} villages, 40 steps 0.5–20 km`,
    peer: 'turf distance again at each step, states not even decided',
    pieces: RADII_KM.length,
    ours: () => RADII_KM.map((km) => assess(evidence, millimetres(km * 1000))),
    theirs: () => RADII_KM.map(turf),
    check: (ours, theirs) => {
      let apart = 0;
      ours.forEach((assessment, step) => {
        const radius = RADII_KM[step]! * 1e6;
        dataset.villages.forEach((_, index) => {
          const mm = evidence.proximity!.distance[index]!;
          const within = Number.isNaN(mm) ? null : mm <= radius;
          if (reasonOf(assessment, index) === 'within-radius') agree(within === true, `village ${index} at ${RADII_KM[step]} km`);
          if (within === theirs[step]![index]) return;
          agree(Math.abs(mm - radius) <= radius * SPHERE, `village ${index} at ${RADII_KM[step]} km: ${mm} mm`);
          apart += 1;
        });
      });
      return `answers equal but ${apart} of ${dataset.villages.length * RADII_KM.length} that turf's sphere puts on the other side`;
    },
  });
}

function csvRead(): Measured {
  const bytes = new Uint8Array(readFileSync(path.join(folder, 'villages.csv')));
  return measure({
    id: 'csv-read/papaparse',
    work: `the villages' file of ${Math.round(bytes.length / 1024)} kB read and checked`,
    peer: 'PapaParse alone: arrays of text, nothing checked',
    pieces: 1,
    ours: () =>
      readDataset([openText({ name: 'villages.csv', role: 'villages', crs: 'wgs84', bytes })], {
        origin: 'own',
        title: { zh: '', en: '' },
      }),
    theirs: () => Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true }).data,
    check: (ours, [header = [], ...rows]) => {
      const column = header.indexOf('code');
      agree(
        column >= 0 && rows.map((row) => row[column]).join() === ours.dataset.villages.map((village) => village.code).join(),
        'codes in order',
      );
      return `codes of ${rows.length} villages in order`;
    },
  });
}

function rollUpAll(): Measured {
  const written = (
    lines: readonly {
      readonly code: string | null;
      readonly indicator: string;
      readonly year: number;
      readonly met: number;
      readonly gap: number;
      readonly exempt: number;
      readonly unknown: number;
    }[],
  ) =>
    lines
      .map(({ code, indicator, year, met, gap, exempt, unknown }) => [indicator, year, code, met, gap, exempt, unknown].join())
      .sort()
      .join('\n');
  return measure({
    id: 'rollup/brute-force',
    work: 'from files to the rates of all layers, years and counties',
    peer: 'test/oracle: no reader, no checks, no index',
    pieces: 1,
    ours: () => {
      const read = readFolder(folder);
      return linesOf(read, LAYERS, read.years, 'county');
    },
    theirs: () => bruteForce(folder, 'county'),
    check: (ours, theirs) => {
      agree(written(ours) === written(theirs), 'counts by county');
      return `${ours.length} rates equal`;
    },
  });
}

/** Where the hospitals stand that count. */
const hospitals = facilitiesThatCount(dataset, kinds, month).flatMap((index) => dataset.facilities[index]?.position.at ?? []);

type Rows = Measured | readonly Measured[];

/** All rows in the order of the table; those of the country take minutes and gigabytes. */
const ROWS: readonly { readonly id: string; readonly country?: true; readonly run: () => Rows | Promise<Rows> }[] = [
  { id: 'radius-sweep/turf', run: radiusSweep },
  { id: 'nearest-prefecture/turf', run: () => nearestPrefecture(dataset, { kinds, scope: 'nearest', month }) },
  { id: 'union-area/turf', run: () => unionArea(dataset, hospitals) },
  { id: 'csv-read/papaparse', run: csvRead },
  { id: 'rollup/brute-force', run: rollUpAll },
  { id: 'csv-columns/papaparse', run: csvColumns },
  { id: 'xlsx/read-excel-file', run: xlsxRead },
  { id: 'rank-slider/objects-sort', run: () => rankSlider(dataset) },
  { id: 'rank-stability/objects-sort', run: () => rankStability(dataset) },
  { id: 'site-greedy/eager', run: () => siteGreedy(dataset) },
  { id: 'site-exact/glpk', run: () => siteExact(dataset) },
  { id: 'district-country', country: true, run: districtCountry },
  { id: 'nearest-country/turf', country: true, run: nearestCountryTurf },
  { id: 'nearest-country/geokdbush', country: true, run: nearestCountryGeokdbush },
  { id: 'road-nearest/ngraph', country: true, run: roadNearest },
  { id: 'handover/structured-clone', country: true, run: handover },
  { id: 'rank-country/objects-sort', country: true, run: rankCountry },
  { id: 'site-country/eager', country: true, run: siteCountry },
  { id: 'nearest-growth/n-log-n', country: true, run: nearestGrowth },
];

const started = loadavg();
const table: Measured[] = [];
for (const { id, country, run } of ROWS)
  if (options.only ? id.startsWith(options.only) : options.country || !country) table.push(...[await run()].flat());

console.table(
  Object.fromEntries(
    table.map(({ id, ours, theirs, ratio, limit = '' }) => [
      id,
      { 'ours, ms': Number(ours.toFixed(3)), 'peer, ms': Number(theirs.toFixed(3)), 'peer/ours': Number(ratio.toFixed(2)), limit },
    ]),
  ),
);
for (const { id, work, peer, note } of table) console.log(`${id}: ${work}; peer: ${peer}; ${note}`);
const after = loadavg();
const [before, now] = [started, after].map((load) => load.map((one) => one.toFixed(2)).join(' '));
console.log(
  `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${before} before, ${now} after; medians of 9 runs after 3, side by side in turn, where a row says nothing else`,
);
if (options.json) {
  const rows = table.map(({ id, work, ours, peer, theirs, ratio, note }) => ({
    id,
    work,
    ours_ms: ours,
    peer,
    peer_ms: theirs,
    ratio,
    note,
  }));
  writeFileSync(path.resolve(process.env['INIT_CWD'] ?? process.cwd(), options.json), `${JSON.stringify(rows, null, 1)}\n`);
}
