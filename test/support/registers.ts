import { ColumnRecords, columnObservations, type VillageRegister } from '../../src/domain/column-records.ts';
import { codeOfValue, FIGURES, MARKS, NOT_REPORTED, type ReportColumn, type TextColumn } from '../../src/domain/columns.ts';
import type { Dataset, FileDataset } from '../../src/domain/dataset.ts';
import type { Village } from '../../src/domain/place.ts';
import { POSITION_PROBLEMS } from '../../src/domain/state.ts';

/** Texts as a column holds them. */
export function texts(all: readonly string[]): TextColumn {
  const encoded = all.map((text) => new TextEncoder().encode(text));
  const starts = new Uint32Array(all.length + 1);
  encoded.forEach((bytes, index) => {
    starts[index + 1] = starts[index]! + bytes.length;
  });
  return { bytes: Uint8Array.from(encoded.flatMap((bytes) => [...bytes])), starts };
}

/** Places in the order in which villages name them, and which each village names. */
function placesOf(villages: readonly Village[], keyOf: (village: Village) => string, nameOf: (village: Village) => string) {
  const keys = [...new Set(villages.map(keyOf))];
  const names = keys.map((key) => nameOf(villages.find((village) => keyOf(village) === key)!));
  return { names: texts(names), of: Uint32Array.from(villages, (village) => keys.indexOf(keyOf(village))) };
}

/**
 * The villages of a file as a register has them: all must have a code of twelve digits, ascending, places that go with it, a modelled position and
 * one answer to whether they are simulated.
 */
function registerOf(villages: readonly Village[]): VillageRegister {
  const county = placesOf(
    villages,
    ({ id }) => id.slice(0, 6),
    (village) => village.county,
  );
  const township = placesOf(
    villages,
    ({ id }) => id.slice(0, 9),
    (village) => village.township,
  );
  const column = (numberOf: (village: Village) => number) => Float64Array.from(villages, numberOf);
  const bytes = (numberOf: (village: Village) => number) => Uint8Array.from(villages, numberOf);
  return {
    columns: {
      count: villages.length,
      position: {
        lon: column(({ position }) => position.at?.lon ?? Number.NaN),
        lat: column(({ position }) => position.at?.lat ?? Number.NaN),
      },
      problem: bytes(({ position }) => (position.at ? 0 : POSITION_PROBLEMS.indexOf(position.problem))),
      community: bytes(({ kind }) => (kind === 'community' ? 1 : 0)),
      figures: Object.fromEntries(
        FIGURES.map((figure) => [figure, column((village) => village[figure] ?? Number.NaN)]),
      ) as VillageRegister['columns']['figures'],
      marks: Object.fromEntries(
        MARKS.map((mark) => [mark, bytes((village) => (village[mark] === null ? NOT_REPORTED : Number(village[mark])))]),
      ) as VillageRegister['columns']['marks'],
      county: county.of,
      township: township.of,
    },
    codes: column(({ id }) => Number(id)),
    names: texts(villages.map(({ name }) => name)),
    counties: county.names,
    townships: township.names,
    simulated: villages[0]?.simulated ?? false,
  };
}

/** The same data set with its villages and reports as columns. Every indicator is reported for the same periods by whoever reports it. */
export function inColumns(data: FileDataset): Dataset {
  const villages = new ColumnRecords(registerOf(data.villages));
  const reports = [...data.observations].map(([indicator, ofVillages]) => {
    const runs = [...ofVillages.values()].flat();
    const periods = [...new Map(runs.map(({ from, to, simulated }) => [from, { from, to, simulated }])).values()];
    const columns = periods
      .sort((a, b) => a.from - b.from)
      .map(
        ({ from, to, simulated }): ReportColumn => ({
          from,
          to,
          simulated,
          values: Float64Array.from(data.villages, ({ id }) =>
            codeOfValue(ofVillages.get(id)?.find((run) => run.from === from)?.value ?? null),
          ),
        }),
      );
    return [indicator, columns] as const;
  });
  return { ...data, villages, observations: columnObservations(villages, Object.fromEntries(reports)) };
}
