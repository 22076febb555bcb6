import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOf } from '../../../src/analysis/road/path-of.ts';
import { roadProximity } from '../../../src/analysis/road/road-proximity.ts';
import type { Direction, Road } from '../../../src/domain/road.ts';
import { PROFILES } from '../../../src/domain/travel.ts';
import { metres, nearestOn, type Place } from '../../oracle/road-ways.ts';
import { at, dataset, facility, roadAlong, SEED, village } from '../build.ts';
import { readSample } from './sample.ts';

const { car } = PROFILES;
const KINDS = ['township-hospital', 'centre-hospital'];
const NEAREST = { kinds: KINDS, scope: 'nearest', month: null } as const;

const lengthOf = (path: readonly Place[]) => path.slice(1).reduce((sum, place, index) => sum + metres(path[index]!, place), 0);

/** Whether one may go from a place to another along one of the roads, straight. */
function mayGo(roads: readonly Road[], from: Place, to: Place): boolean {
  const share = (place: Place, [a, b]: readonly [Place, Place]) => metres(a, place) - metres(b, place);
  return roads.some(({ line, direction }) =>
    line.slice(1).some((end, index) => {
      const segment = [line[index]!, end] as const;
      if ([from, to].some((place) => nearestOn(place, ...segment).metres > 0.01)) return false;
      const gone = share(to, segment) - share(from, segment);
      return Math.abs(gone) < 0.01 || (gone > 0 ? direction !== 'backward' : direction !== 'forward');
    }),
  );
}

describe('the way along the road', () => {
  it('is as long as the distance that decides, in the sample, from the village to its hospital', async () => {
    const data = await readSample();
    for (const scope of ['nearest', 'own-township'] as const) {
      const along = roadProximity(data, { kinds: KINDS, scope, month: null }, car);
      for (let index = 0; index < data.villages.length; index += 61) {
        const [from, hospital] = [data.villages[index]!, along.facility[index]!];
        const path = pathOf(data, car, index, hospital)!;
        expect(Math.abs(lengthOf(path) * 1000 - along.distance[index]!), from.name).toBeLessThanOrEqual(1);
        expect([path[0], path.at(-1)]).toEqual([from, data.facilities[hospital]!].map(({ position }) => Object.values(position.at!)));
      }
    }
  });

  it('keeps to the roads and to their direction, whatever they are like', () => {
    const cross = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    const place = ([x, y]: readonly [number, number]): Place => [107 + x / 100, 33 + y / 100];
    const lines = fc.array(fc.tuple(cross, cross, fc.constantFrom<Direction>('both', 'both', 'forward', 'backward')), {
      minLength: 6,
      maxLength: 14,
    });
    const spot = fc.tuple(fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }));
    let found = 0;
    fc.assert(
      fc.property(
        lines,
        fc.array(spot, { minLength: 1, maxLength: 4 }),
        fc.array(cross, { minLength: 1, maxLength: 2 }),
        (given, spots, ends) => {
          const roads = given
            .filter(([a, b]) => a.join() !== b.join())
            .map(([a, b, way]) => roadAlong([place(a), place(b)], { direction: way }));
          const data = dataset({
            roads,
            villages: spots.map((where, index) => village({ id: `V${index}`, position: at(...place(where)) })),
            facilities: ends.map((where, index) => facility({ id: `F${index}`, position: at(...place(where)) })),
          });
          const along = roadProximity(data, NEAREST, car);
          data.villages.forEach((_, index) => {
            const hospital = along.facility[index]!;
            const path = pathOf(data, car, index, hospital);
            if (hospital < 0) {
              expect(pathOf(data, car, index, 0)).toBeNull();
              return;
            }
            found += 1;
            expect(Math.abs(lengthOf(path!) * 1000 - along.distance[index]!)).toBeLessThanOrEqual(1);
            const onRoad = path!.slice(1, -1);
            for (const [step, to] of onRoad.slice(1).entries()) expect(mayGo(roads, onRoad[step]!, to), `to ${to}`).toBe(true);
          });
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
    expect(found).toBeGreaterThan(60);
  });

  it('goes round where the short way is one-way against it, and is none where the village is far from every road', () => {
    const square: Place[] = [
      [107, 33],
      [107.02, 33],
      [107.02, 33.02],
      [107, 33.02],
    ];
    const roads = [square, [square[3]!, square[0]!]].map((line) => roadAlong(line, { direction: 'forward' }));
    const villages = [village({ id: 'V', position: at(...square[1]!) }), village({ id: 'far', position: at(107.05, 33.05) })];
    const data = dataset({ roads, villages, facilities: [facility({ id: 'F', position: at(...square[0]!) })] });
    expect(pathOf(data, car, 0, 0)).toEqual([square[1], square[2], square[3], square[0]]);
    expect(pathOf(data, car, 1, 0)).toBeNull();
  });
});
