import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { compareIds, facilitiesThatCount, nearestFacilities, problemAt } from '../../src/analysis/nearest.ts';
import { placeAt, placeKey, placesOf } from '../../src/analysis/places.ts';
import type { FacilityScope } from '../../src/domain/parameters.ts';
import { type Month, monthsLater } from '../../src/domain/period.ts';
import { type Facility, type Position, UNSPECIFIED_KIND, type Village } from '../../src/domain/place.ts';
import { arbitraryFacilities, arbitraryVillages, at, DECEMBER_2019, dataset, facility, SEED, village } from './build.ts';

const KINDS = ['township-hospital', 'centre-hospital'];

interface Found {
  readonly id: string | null;
  readonly distance: number;
  readonly problem: string | null;
}

/** Every village against every facility, without any shortcut. */
function bruteForce(villages: readonly Village[], facilities: readonly Facility[], scope: FacilityScope, month: Month | null): Found[] {
  const counting = facilities.filter(
    (one) =>
      KINDS.includes(one.kind) &&
      one.position.at !== null &&
      (month === null || ((one.opened === null || one.opened <= month) && (one.closed === null || one.closed > month))),
  );
  return villages.map((one) => {
    const none = (problem: string): Found => ({ id: null, distance: Number.NaN, problem });
    if (one.position.at === null) return none(one.position.problem);
    if (counting.length === 0) return none('no-facility');
    if (scope === 'own-township' && one.township === '') return none('no-township');
    const own = scope === 'nearest' ? counting : counting.filter((other) => other.county === one.county && other.township === one.township);
    let best: Found = none('no-facility-in-township');
    for (const other of own) {
      if (!other.position.at) continue;
      const { s12 = Number.NaN } = geodesic.Geodesic.WGS84.Inverse(
        one.position.at.lat,
        one.position.at.lon,
        other.position.at.lat,
        other.position.at.lon,
      );
      const mm = Math.round(s12 * 1000);
      if (best.id === null || mm < best.distance || (mm === best.distance && other.id < best.id))
        best = { id: other.id, distance: mm, problem: null };
    }
    return best;
  });
}

function ours(villages: readonly Village[], facilities: readonly Facility[], scope: FacilityScope, month: Month | null): Found[] {
  const found = nearestFacilities(dataset({ villages, facilities }), { kinds: KINDS, scope, month });
  return villages.map((_, index) => ({
    id: facilities[found.facility[index] ?? -1]?.id ?? null,
    distance: found.distance[index] ?? 0,
    problem: problemAt(found, index),
  }));
}

describe('nearestFacilities equals a brute-force search', () => {
  it.each(['nearest', 'own-township'] as const)('%s, on random sets with ties, poles and the antimeridian', (scope) => {
    fc.assert(
      fc.property(arbitraryVillages(), arbitraryFacilities(), fc.constantFrom(null, DECEMBER_2019), (villages, facilities, month) => {
        expect(ours(villages, facilities, scope, month)).toEqual(bruteForce(villages, facilities, scope, month));
      }),
      { seed: SEED, numRuns: 600 },
    );
  });

  it('does not depend on the order of either file', () => {
    fc.assert(
      fc.property(arbitraryVillages(), arbitraryFacilities(), (villages, facilities) => {
        const before = ours(villages, facilities, 'nearest', null);
        expect(ours([...villages].reverse(), [...facilities].reverse(), 'nearest', null)).toEqual(before.reverse());
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('own township, by names as people write them', () => {
  /** Every way a name is written in these cases, with the place it means; '' means none. */
  const COUNTIES: Readonly<Record<string, string>> = { 略阳县: '略阳', ' 略 阳县': '略阳', 镇巴县: '镇巴', '': '' };
  const TOWNSHIPS: Readonly<Record<string, string>> = {
    城关镇: '城关',
    城关镇人民政府: '城关',
    泾洋街道: '泾洋',
    泾洋街道办事处: '泾洋',
    泾洋办事处: '泾洋',
    略阳县: 'a county’s name',
    '': '',
  };
  const written = {
    county: fc.constantFrom(...Object.keys(COUNTIES)),
    township: fc.constantFrom(...Object.keys(TOWNSHIPS)),
  };
  const somewhere = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).map(([x, y]) => at(107 + x / 50, 33 + y / 50));
  const nowhere = fc.constantFrom<Position>({ at: null, problem: 'position-swapped' }, { at: null, problem: 'position-missing' });
  const places = <Made>(most: number, make: (index: number, part: { county: string; township: string; position: Position }) => Made) =>
    fc
      .array(fc.record({ ...written, position: fc.oneof({ weight: 5, arbitrary: somewhere }, nowhere) }), { maxLength: most })
      .map((parts) => parts.map((part, index) => make(index, part)));
  /** Counties missing from all of one file now and then, and ids that some villages share: nothing here goes by them. */
  const villagesOf = places(10, (index, part) => village({ id: `V${index % 4}`, ...part }));
  const facilitiesOf = places(8, (index, part) => facility({ id: `F${7 - index}`, ...part }));
  const withoutCounty = <One extends { readonly county: string }>(list: readonly One[]) => list.map((one) => ({ ...one, county: '' }));

  it('equals a search that goes from village to village and looks each name up', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(villagesOf, facilitiesOf, fc.constantFrom('both', 'both', 'villages', 'facilities'), (all, hospitals, named) => {
        const villages = named === 'facilities' ? withoutCounty(all) : all;
        const facilities = named === 'villages' ? withoutCounty(hospitals) : hospitals;
        const usable = facilities.filter(({ position }) => position.at !== null);
        const byCounty = villages.some(({ county }) => county !== '') && usable.some(({ county }) => county !== '');
        // The brute force compares names as they are: each is given that of the place it means.
        const meant = <One extends { readonly county: string; readonly township: string }>(list: readonly One[]) =>
          list.map((one) => ({ ...one, county: byCounty ? COUNTIES[one.county]! : '', township: TOWNSHIPS[one.township]! }));
        const found = ours(villages, facilities, 'own-township', null);
        expect(found).toEqual(bruteForce(meant(villages), meant(facilities), 'own-township', null));
        for (const { problem } of found) seen.add(problem ?? 'found');
      }),
      { seed: SEED, numRuns: 3000 },
    );
    expect([...seen].sort()).toEqual([
      'found',
      'no-facility',
      'no-facility-in-township',
      'no-township',
      'position-missing',
      'position-swapped',
    ]);
  });
});

describe('nearestFacilities', () => {
  const V = village({ id: 'V', position: at(107, 33) });

  it('gives a tie to the smaller id in UTF-16 order, whatever the order of the file', () => {
    const spot = at(107.01, 33);
    const tied = ['b', 'a', 'B', '10', '9'].map((id) => facility({ id, position: spot }));
    expect(ours([V], tied, 'nearest', null)[0]?.id).toBe('10');
    expect(ours([V], tied.slice(0, 3), 'nearest', null)[0]?.id).toBe('B');
    expect(['b', '10', 'B', '9', 'a'].sort(compareIds)).toEqual(['10', '9', 'B', 'a', 'b']);
  });

  it('ties on the printed millimetre, not on the float behind it', () => {
    // 0.1 mm further east: the same millimetre, so the smaller id wins although it is the further one.
    const facilities = [facility({ id: 'B', position: at(107.01, 33) }), facility({ id: 'A', position: at(107.010000001, 33) })];
    const [found] = ours([V], facilities, 'nearest', null);
    expect(found).toEqual(bruteForce([V], facilities, 'nearest', null)[0]);
    expect(found?.id).toBe('A');
  });

  it('decides far out on the geodesic, where the straight chord through the earth orders two hospitals the other way', () => {
    // At 333 km, along the meridian and along the parallel, chords and geodesics differ by 0.34 m between the two.
    const north = facility({ id: 'north', position: at(107, 36) });
    const east = facility({ id: 'east', position: at(110.561251, 33) });
    expect(ours([V], [north, east], 'nearest', null)[0]?.id).toBe('east');
    expect(ours([V], [north, east], 'nearest', null)).toEqual(bruteForce([V], [north, east], 'nearest', null));
  });

  it('finds across the antimeridian and over the pole', () => {
    const east = village({ id: 'E', position: at(179.99, 0) });
    const far = facility({ id: 'far', position: at(178, 0) });
    expect(ours([east], [far, facility({ id: 'near', position: at(-179.99, 0) })], 'nearest', null)[0]?.id).toBe('near');
    const arctic = village({ id: 'N', position: at(0, 89.9) });
    expect(
      ours([arctic], [facility({ id: 'far', position: at(0, 89) }), facility({ id: 'over', position: at(180, 89.9) })], 'nearest', null)[0]
        ?.id,
    ).toBe('over');
  });

  it('own township joins on county and township: a namesake in another county is another township', () => {
    const facilities = [
      facility({ id: 'here', position: at(107.2, 33) }),
      facility({ id: 'namesake', county: '镇巴县', position: at(107.001, 33) }),
    ];
    expect(ours([V], facilities, 'own-township', null)[0]?.id).toBe('here');
    expect(ours([V], facilities, 'nearest', null)[0]?.id).toBe('namesake');
    expect(ours([V], facilities.slice(1), 'own-township', null)[0]).toEqual({
      id: null,
      distance: Number.NaN,
      problem: 'no-facility-in-township',
    });
    expect(ours([{ ...V, township: '' }], facilities, 'own-township', null)[0]?.problem).toBe('no-township');
  });

  it('joins on the township alone where one file has no county column', () => {
    const facilities = [
      facility({ id: 'here', county: '' }),
      facility({ id: 'other', county: '', township: '别镇', position: at(107, 33) }),
    ];
    expect(ours([V], facilities, 'own-township', null)[0]?.id).toBe('here');
  });

  it('takes the nearest of several in a township', () => {
    const facilities = [facility({ id: 'a', position: at(107.2, 33) }), facility({ id: 'b', position: at(107.1, 33) })];
    expect(ours([V], facilities, 'own-township', null)[0]?.id).toBe('b');
  });

  it('says no-facility where none counts, before asking for a township', () => {
    expect(ours([{ ...V, township: '' }], [facility({ id: 'x', kind: 'clinic' })], 'own-township', null)[0]?.problem).toBe('no-facility');
    expect(ours([{ ...V, position: { at: null, problem: 'position-zero' } }], [], 'nearest', null)[0]?.problem).toBe('position-zero');
  });

  it('reads names as people write them: spaces, full width and office suffixes fold, kinds do not', () => {
    expect(placeKey(' 兴州街道办事处 ')).toBe('兴州街道');
    expect(placeKey('兴州办事处')).toBe('兴州街道');
    expect(placeKey('城关镇人民政府')).toBe('城关镇');
    expect(placeKey('Ｘ镇')).toBe('X镇');
    expect(placeKey('城关镇')).not.toBe(placeKey('城关乡'));
  });
});

describe('facilitiesThatCount', () => {
  const count = (facilities: Facility[], month: Month | null) =>
    facilitiesThatCount(dataset({ facilities }), KINDS, month).map((index) => facilities[index]?.id);

  it('never counts county hospitals or village clinics, and counts every facility of a file without kinds', () => {
    const kinds = ['township-hospital', 'centre-hospital', 'county-hospital', 'clinic', UNSPECIFIED_KIND].map((kind) =>
      facility({ id: kind, kind }),
    );
    expect(count(kinds, null)).toEqual(['township-hospital', 'centre-hospital', UNSPECIFIED_KIND]);
  });

  it('counts by dates: from the month it opens, no longer in the month it closes', () => {
    const dated = [
      facility({ id: 'opens now', opened: DECEMBER_2019 }),
      facility({ id: 'opens later', opened: monthsLater(DECEMBER_2019, 1) }),
      facility({ id: 'closes now', closed: DECEMBER_2019 }),
      facility({ id: 'closes later', closed: monthsLater(DECEMBER_2019, 1) }),
      facility({ id: 'no dates' }),
    ];
    expect(count(dated, DECEMBER_2019)).toEqual(['opens now', 'closes later', 'no dates']);
    expect(count(dated, null)).toHaveLength(5);
  });
});

describe('placesOf', () => {
  it('takes the district’s code by name, else the prefix of the village code, else the name', () => {
    const villages = [
      village({ id: '610727100201', code: '610727100201', county: '略阳县', township: '兴州街道办事处' }),
      village({ id: 'x', code: null, county: '镇巴县', township: '泾洋街道' }),
      village({ id: '610727101202', code: '610727101202', county: '略阳县', township: '接官亭镇' }),
    ];
    const district = (code: string, name: string, level: 'county' | 'township') => ({
      code,
      name,
      level,
      county: '略阳县',
      schematic: false,
      polygons: [],
    });
    const data = dataset({
      villages,
      counties: [district('610727', '略阳县', 'county')],
      townships: [district('610727001', '兴州街道', 'township')],
    });
    const places = placesOf(data);
    expect([0, 1, 2].map((village) => placeAt(places.county, village).code)).toEqual(['610727', '镇巴县', '610727']);
    expect([0, 1, 2].map((village) => placeAt(places.township, village).code)).toEqual(['610727001', '镇巴县/泾洋街道', '610727101']);
    expect(placesOf(data)).toBe(places);
  });
});
