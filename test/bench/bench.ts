import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { distance, featureCollection, nearestPoint, point } from '@turf/turf';
import Papa from 'papaparse';
import { assess, gather } from '../../src/analysis/assess.ts';
import { facilitiesThatCount, nearestFacilities } from '../../src/analysis/nearest.ts';
import { defaultQuestion } from '../../src/analysis/question.ts';
import { linesOf, readFolder } from '../../src/cli/rollup.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { millimetres } from '../../src/domain/units.ts';
import { openText } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { bruteForce } from '../oracle/brute-force.ts';
import { csvColumns } from './csv-columns.ts';
import { districtCountry } from './districts.ts';
import { agree, type Measured, measure } from './measure.ts';
import { xlsxRead } from './xlsx.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    country: { type: 'boolean', default: false },
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
          if (assessment.reasons[index] === 'within-radius') agree(within === true, `village ${index} at ${RADII_KM[step]} km`);
          if (within === theirs[step]![index]) return;
          agree(Math.abs(mm - radius) <= radius * SPHERE, `village ${index} at ${RADII_KM[step]} km: ${mm} mm`);
          apart += 1;
        });
      });
      return `${dataset.villages.length} villages a step, 40 steps 0.5–20 km; answers equal but ${apart} of ${dataset.villages.length * RADII_KM.length} that turf's sphere puts on the other side`;
    },
  });
}

function nearestPrefecture(): Measured {
  const counting = facilitiesThatCount(dataset, kinds, month).filter((index) => dataset.facilities[index]!.position.at);
  const points = featureCollection(
    counting.map((index) => point([dataset.facilities[index]!.position.at!.lon, dataset.facilities[index]!.position.at!.lat], { index })),
  );
  return measure({
    id: 'nearest-prefecture/turf',
    peer: 'turf nearestPoint',
    pieces: 1,
    ours: () => nearestFacilities(dataset, { kinds, scope: 'nearest', month }),
    theirs: () => dataset.villages.map(({ position: { at } }) => (at ? nearestPoint([at.lon, at.lat], points).properties : null)),
    check: (ours, theirs) => {
      let apart = 0;
      dataset.villages.forEach(({ position: { at } }, index) => {
        const found = theirs[index];
        if (!at || !found || found['index'] === ours.facility[index]) return;
        agree(Math.abs(found.distanceToPoint * 1e6 - ours.distance[index]!) <= ours.distance[index]! * SPHERE, `village ${index}`);
        apart += 1;
      });
      return `${dataset.villages.length} villages × ${counting.length} hospitals; ${apart} hospitals differ, all within 0.5 % of distance`;
    },
  });
}

function csvRead(): Measured {
  const bytes = new Uint8Array(readFileSync(path.join(folder, 'villages.csv')));
  return measure({
    id: 'csv-read/papaparse',
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
      return `${rows.length} villages, ${Math.round(bytes.length / 1024)} kB`;
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
    peer: 'test/oracle: no reader, no checks, no index',
    pieces: 1,
    ours: () => {
      const read = readFolder(folder);
      return linesOf(read, LAYERS, read.years, 'county');
    },
    theirs: () => bruteForce(folder, 'county'),
    check: (ours, theirs) => {
      agree(written(ours) === written(theirs), 'counts by county');
      return `from files to ${ours.length} rates: all layers, years and counties`;
    },
  });
}

const started = loadavg();
const table = [radiusSweep(), nearestPrefecture(), csvRead(), rollUpAll(), csvColumns(), await xlsxRead()];
if (options.country) table.push(...districtCountry());
console.table(
  table.map(({ work, ours, peer, ratio, note }) => ({
    work,
    'ours, ms': Number(ours.toFixed(3)),
    'peer, ms': Number(peer.toFixed(3)),
    'peer/ours': Number(ratio.toFixed(2)),
    note,
  })),
);
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length, load: { before: started, after: loadavg() } };
console.log(
  `node ${machine.node}, ${machine.cores} × ${machine.cpu}, load ${started.map((one) => one.toFixed(2)).join(' ')} before, ${machine.load.after.map((one) => one.toFixed(2)).join(' ')} after; medians of 9 runs after 3, side by side in turn, where a row says nothing else`,
);
if (options.json)
  writeFileSync(path.resolve(process.env['INIT_CWD'] ?? process.cwd(), options.json), `${JSON.stringify({ machine, table }, null, 1)}\n`);
