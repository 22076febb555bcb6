import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/cli/rollup.ts';
import type { FileDataset } from '../../src/domain/dataset.ts';
import { LAYERS } from '../../src/layers/index.ts';
import { assessmentInView, drawnFacilities, layerSummaries, ranking } from '../../src/state/selectors.ts';
import { openingView } from '../../src/state/store.ts';
import { arbitraryFacilities, arbitraryVillages, DATED_FILE, DECEMBER_2019, dataset, facility, SEED, village } from '../analysis/build.ts';

/** The screen's counts by county of a layer's main indicator, as the command line writes its lines. */
function onScreen(data: FileDataset) {
  const view = openingView(data, {});
  return layerSummaries(data, view).flatMap(({ layer, indicator, asked }) =>
    asked
      ? ranking(data, { ...view, indicator: indicator.id }).map(({ code, counts: { met, gap, exempt, unknown } }) => ({
          place: `${layer.id} ${indicator.id} ${code}`,
          counts: [met, gap, exempt, unknown],
        }))
      : [],
  );
}

function byCommand(data: FileDataset) {
  const main = new Map(layerSummaries(data, openingView(data, {})).map(({ layer, indicator }) => [layer.id, indicator.id]));
  const lines = linesOf(data, LAYERS, data.years.slice(-1), 'county').filter(({ layer, indicator }) => main.get(layer) === indicator);
  return lines.map(({ layer, indicator, code, met, gap, exempt, unknown }) => ({
    place: `${layer} ${indicator} ${code}`,
    counts: [met, gap, exempt, unknown],
  }));
}

const sorted = <T extends { readonly place: string }>(rows: readonly T[]) => [...rows].sort((a, b) => (a.place < b.place ? -1 : 1));

describe('data that does not say of when it is', () => {
  const villages = [village({ id: 'V' })];
  const closed = facility({ id: 'H', closed: DECEMBER_2019 });
  const undated = dataset({ villages, facilities: [closed], years: [2020] });

  it('has every facility count on the screen, whenever it opened or closed; with a date only those that are open', () => {
    const drawn = (data: FileDataset) => {
      const { evidence, states } = assessmentInView(data, openingView(data, {}));
      return [states[0], ...drawnFacilities(evidence, null, -1, 0)];
    };
    expect(drawn(undated), 'met, and on the map').toEqual([0, 1]);
    expect(drawn({ ...undated, files: [DATED_FILE] }), 'unknown, and not').toEqual([3, 0]);
  });

  it('is counted on the screen as on the command line, dated or not (seeded)', () => {
    fc.assert(
      fc.property(arbitraryVillages(), arbitraryFacilities(), fc.boolean(), (some, facilities, isDated) => {
        const data = dataset({ villages: some, facilities, files: isDated ? [DATED_FILE] : [] });
        expect(sorted(onScreen(data))).toEqual(sorted(byCommand(data)));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
