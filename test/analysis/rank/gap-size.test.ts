import { describe, expect, it } from 'vitest';
import { shareLacking } from '../../../src/analysis/rank/gap-size.ts';
import { codeOfValue, NO } from '../../../src/domain/columns.ts';
import { indicator } from '../build.ts';

const VILLAGE = { households: 200, people: 800, hamlets: 4, hamlets30: 5, groups: 6 };
const SILENT = { households: null, people: null, hamlets: null, hamlets30: null, groups: null };

describe('what share of a village a gap leaves without', () => {
  it.each([
    ['a village that says no lacks it whole', 'road-paved', NO, 1],
    ['one that is too far, with nothing reported', 'clinic-standard', Number.NaN, 1],
    ['a count of none', 'clinic-standard', 0, 1],
    ['hamlets of 30 households', 'road-hamlets30-paved', 2, 3 / 5],
    ['groups and hamlets', 'road-groups-paved', 3, 7 / 10],
    ['households still lacking', 'water-unsafe-households', 50, 1 / 4],
    ['people still lacking', 'water-unsafe-poor-people', 200, 1 / 4],
    ['more lacking than there are', 'water-unsafe-households', 900, 1],
    ['a percentage, of all', 'water-tap-percent', 45, 0.55],
    ['a measure, of what is asked for', 'clinic-area-m2', 45, 0.25],
    ['kilometres left of nobody knows how many', 'road-unpaved-km', 3, 1],
  ] as const)('%s', (_, id, value, share) => {
    expect(shareLacking(indicator(id), value < 0 ? value : codeOfValue(Number.isNaN(value) ? null : value), VILLAGE)).toBeCloseTo(
      share,
      12,
    );
  });

  it('is not known where nobody knows of how many', () => {
    for (const id of ['road-hamlets30-paved', 'road-groups-paved', 'water-unsafe-households', 'water-unsafe-poor-people'])
      expect(shareLacking(indicator(id), 2, SILENT)).toBeNaN();
    expect(shareLacking(indicator('water-unsafe-households'), 2, { ...VILLAGE, households: 0 })).toBeNaN();
    expect(shareLacking(indicator('road-paved'), NO, SILENT)).toBe(1);
  });
});
