import path from 'node:path';
import { answer } from '../analysis/answer.ts';
import { LEVELS, type Level } from '../analysis/places.ts';
import { defaultQuestion, isAsked } from '../analysis/question.ts';
import { members, rate, rollUp } from '../analysis/tally.ts';
import type { Dataset, FileDataset, Role } from '../domain/dataset.ts';
import type { Layer } from '../domain/indicator.ts';
import type { Extent } from '../domain/parameters.ts';
import { yearEnd } from '../domain/period.ts';
import type { InputFile } from '../io/input-file.ts';
import { inspectFile } from '../io/inspect-file.ts';
import { openText } from '../io/open-file.ts';
import { readDataset } from '../io/read-dataset.ts';
import { LAYERS } from '../layers/index.ts';
import { CliError, type Command, oneOf, readOptions, required } from './command.ts';
import { readBytes, refuseOverwrite, remark, writeWhole } from './files.ts';

const USAGE = `gapmap rollup --data DIR --by county|township [--layer L] [--year Y] --json OUT.json
  Writes the screen's numbers: [{"code","name","layer","indicator","year","met","gap","exempt","unknown","rate"}], every village
  indicator that the data speaks of, at each year's end, by the plan's reading of each rule, over 行政村; codes in order.
  DIR holds villages.csv, and where there are any facilities.csv, status.csv, districts.topojson, township-cells.topojson.
  rate is met / (met + gap), null where that is nothing. Layers: ${LAYERS.map((layer) => layer.id).join(', ')}.
  Answer: {"rows","out"}
`;

/** The files of a data folder by their fixed names; all but the villages may be missing. */
const FILES: readonly (readonly [name: string, role: Role])[] = [
  ['villages.csv', 'villages'],
  ['facilities.csv', 'facilities'],
  ['status.csv', 'status'],
  ['districts.topojson', 'districts'],
  ['township-cells.topojson', 'districts'],
];

/** 行政村 of the whole data set, emptied villages too: the screen's default. */
const DEFAULT_EXTENT: Extent = {
  county: null,
  township: null,
  communities: false,
  relocated: true,
  poorOnly: false,
  deepPovertyOnly: false,
};

/** One line of the answer: a place, an indicator and a year. */
export interface RollUpLine {
  readonly code: string;
  readonly name: string;
  readonly layer: string;
  readonly indicator: string;
  readonly year: number;
  readonly met: number;
  readonly gap: number;
  readonly exempt: number;
  readonly unknown: number;
  readonly rate: number | null;
}

/** Reads a data folder through the same reader as the app; rows that were not simply accepted are remarked on. `year`: of reports that name none. */
export function readFolder(folder: string, year: number | null = null): FileDataset {
  const inputs = FILES.flatMap(([name, role]): InputFile[] => {
    const file = path.join(folder, name);
    const bytes = role === 'villages' ? readBytes(file) : readBytes(file, 'optional');
    if (bytes) {
      return [{ name: file, role, crs: 'wgs84', bytes }];
    }
    remark(`gapmap: ${file}: not there, left out`);
    return [];
  });
  const files = inputs.map(openText).map((file) => {
    if (file.role !== 'villages' || !inspectFile(file).needsAsOf) return file;
    if (year === null) throw new CliError(`${file.name}: it reports indicators and names no year; say which with --year`);
    return { ...file, asOf: yearEnd(year) };
  });
  const { dataset, reports } = readDataset(files, { origin: 'own', title: { zh: folder, en: folder } });
  for (const report of reports) {
    for (const outcome of ['rejected', 'flagged'] as const) {
      const first = report.issues.find((issue) => issue.outcome === outcome);
      if (first)
        remark(
          `gapmap: ${report.file}: ${report.counts[outcome]} rows ${outcome}, the first in line ${first.line}, column ${first.column}: ${first.reason}`,
        );
    }
  }
  return dataset;
}

/** The answer of the command, before it is written. */
export function linesOf(dataset: Dataset, layers: readonly Layer[], years: readonly number[], level: Level): RollUpLine[] {
  const counted = members(dataset, DEFAULT_EXTENT);
  return layers.flatMap((layer) =>
    layer.indicators
      .filter((indicator) => isAsked(dataset, indicator))
      .flatMap((indicator) =>
        years.flatMap((year) =>
          rollUp(answer(dataset, defaultQuestion(indicator, yearEnd(year))), counted, level).map(({ code, name, counts }) => {
            const { met, gap, exempt, unknown } = counts;
            return { code, name, layer: layer.id, indicator: indicator.id, year, met, gap, exempt, unknown, rate: rate(counts) };
          }),
        ),
      ),
  );
}

export const rollup: Command = {
  name: 'rollup',
  usage: USAGE,
  run(given) {
    const options = readOptions(given, {
      data: { type: 'string' },
      by: { type: 'string' },
      layer: { type: 'string' },
      year: { type: 'string' },
      json: { type: 'string' },
    });
    const folder = required(options.data, 'data');
    const level = oneOf(required(options.by, 'by'), 'by', LEVELS);
    const out = required(options.json, 'json');
    const layerIds = LAYERS.map((layer) => layer.id);
    const asked = options.layer === undefined ? layerIds : [oneOf(options.layer, 'layer', layerIds)];
    if (options.year !== undefined && !/^\d{4}$/.test(options.year))
      throw new CliError(`--year "${options.year}" is not a year of four digits`);

    const year = options.year === undefined ? null : Number(options.year);
    refuseOverwrite(
      out,
      FILES.map(([name]) => path.join(folder, name)),
    );
    const dataset = readFolder(folder, year);
    const years = year === null ? dataset.years : dataset.years.filter((one) => one === year);
    if (years.length === 0) throw new CliError(`--year ${options.year}: the data reports only ${dataset.years.join(', ')}`);
    const lines = linesOf(
      dataset,
      LAYERS.filter((layer) => asked.includes(layer.id)),
      years,
      level,
    );
    writeWhole(out, `[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`);
    return { rows: lines.length, out };
  },
};
