import { describe, expect, it } from 'vitest';
import { findPaving } from '../../../src/analysis/works/paving.ts';
import { type RoadStretch, roadStretches } from '../../../src/analysis/works/road-stretches.ts';
import type { Road } from '../../../src/domain/road.ts';
import { key, reached, Unpaved } from '../../oracle/least-paving.ts';
import { metres, type Place } from '../../oracle/road-ways.ts';
import { seeded } from '../../support/seeded.ts';
import { road, shuffled } from '../road/lattice.ts';

const positions = (places: readonly Place[]) => ({
  lon: Float64Array.from(places, ([lon]) => lon),
  lat: Float64Array.from(places, ([, lat]) => lat),
});
const pavingOf = (roads: readonly Road[], villages: readonly Place[]) => findPaving(roads, positions(villages));
const everyone = (villages: readonly Place[]) => Array.from(villages.keys());
const stretchesOf = (roads: readonly Road[], villages: readonly Place[]) => roadStretches(pavingOf(roads, villages), everyone(villages));

/** Places about a hundred metres apart, x to the east and y to the north. */
const spot = (x: number, y: number): Place => [107 + x * 0.001, 33 + y * 0.001];
const earth = (...line: Place[]) => road(line, { class: 'village', surface: 'earth' });
const trunk = road([spot(-5, 0), spot(0, 0), spot(5, 0)]);
const metresOf = (...line: readonly Place[]) => line.slice(1).reduce((sum, to, at) => sum + metres(line[at]!, to), 0);
const inMetres = ({ length }: Pick<RoadStretch, 'length'>) => length / 1000;

describe('stretches of road', () => {
  it('are one where two villages need the same road, up to the fork', () => {
    const [fork, left, right] = [spot(0, 10), spot(-5, 15), spot(5, 20)];
    const { stretches, of } = stretchesOf([trunk, earth(spot(0, 0), fork), earth(fork, left), earth(fork, right)], [left, right]);
    expect(stretches.map(({ villages, onward, from }) => ({ villages, onward, from }))).toEqual([
      { villages: [], onward: [1, 0], from: -1 },
      { villages: [0], onward: [], from: 0 },
      { villages: [1], onward: [], from: 0 },
    ]);
    expect(of).toEqual(
      new Map([
        [0, 1],
        [1, 2],
      ]),
    );
    const lengths = [metresOf(spot(0, 0), fork), metresOf(fork, left), metresOf(fork, right)];
    stretches.forEach((stretch, at) => {
      expect(inMetres(stretch)).toBeCloseTo(lengths[at]!, 5);
    });
    expect(stretches[2]?.path).toEqual([[fork, right].map(([lon, lat]) => ({ lon, lat }))]);
  });

  it('end at each village on the way, half way along a road too', () => {
    const [near, far] = [spot(0, 4), spot(0, 10)];
    const { stretches } = stretchesOf([trunk, earth(spot(0, 0), far)], [far, near]);
    expect(stretches.map(({ villages, onward, from }) => ({ villages, onward, from }))).toEqual([
      { villages: [1], onward: [0], from: -1 },
      { villages: [0], onward: [], from: 0 },
    ]);
    expect(inMetres(stretches[0]!) + inMetres(stretches[1]!)).toBeCloseTo(metresOf(spot(0, 0), far), 5);
  });

  it('go the way on which least is to be paved, however long it is', () => {
    const village = spot(0, 20);
    const paved = road([spot(5, 0), spot(15, 10), spot(4, 20)], { class: 'village' });
    const { stretches } = stretchesOf([trunk, paved, earth(spot(0, 0), village), earth(spot(4, 20), village)], [village]);
    expect(stretches).toHaveLength(1);
    expect(inMetres(stretches[0]!)).toBeCloseTo(metresOf(spot(4, 20), village), 5);
  });

  it('take what is paved on the way as it is: two pieces, of which neither is paid twice', () => {
    const village = spot(0, 20);
    const roads = [
      trunk,
      earth(spot(0, 0), spot(0, 5)),
      road([spot(0, 5), spot(0, 12)], { class: 'village' }),
      earth(spot(0, 12), village),
    ];
    const { stretches } = stretchesOf(roads, [village, spot(0, 12)]);
    expect(stretches.map(({ villages, path }) => ({ villages, pieces: path.length }))).toEqual([
      { villages: [1], pieces: 1 },
      { villages: [0], pieces: 1 },
    ]);
    const alone = stretchesOf(roads, [village]).stretches;
    expect(alone.map(({ path }) => path.length)).toEqual([2]);
    expect(inMetres(alone[0]!)).toBeCloseTo(metresOf(spot(0, 0), spot(0, 5)) + metresOf(spot(0, 12), village), 5);
  });

  it('never take a surface that is not told for a paved one: how much of it there is stands beside', () => {
    const village = spot(0, 20);
    const told = earth(spot(0, 0), spot(0, 5));
    const { stretches } = stretchesOf([trunk, told, road([spot(0, 5), village], { class: 'county', surface: 'unknown' })], [village]);
    expect(stretches).toHaveLength(1);
    expect(inMetres(stretches[0]!)).toBeCloseTo(metresOf(spot(0, 0), village), 5);
    expect(stretches[0]!.unknown / 1000).toBeCloseTo(metresOf(spot(0, 5), village), 5);
  });

  it('say why there is none: paved by the file, far from every road, no road to a paved one, no position', () => {
    const villages: Place[] = [spot(2, 0), spot(0, 90), spot(100, 100), [Number.NaN, Number.NaN]];
    const { stretches, of } = stretchesOf([trunk, earth(spot(100, 95), spot(100, 105))], villages);
    expect(stretches).toEqual([]);
    expect([...of.values()]).toEqual(['paved', 'off-road', 'no-way', 'off-road']);
  });

  it('begin on the longest paved road of an island without a road of a county’s class, and only there', () => {
    const village = spot(0, 10);
    const [long, short] = [road([spot(0, 0), spot(9, 0)], { class: 'village' }), road([spot(0, 12), spot(3, 12)], { class: 'village' })];
    const { stretches } = stretchesOf([long, short, earth(spot(0, 0), village), earth(village, spot(0, 12))], [village]);
    expect(stretches).toHaveLength(1);
    expect(inMetres(stretches[0]!)).toBeCloseTo(metresOf(spot(0, 0), village), 5);
  });

  it('leave alone what nobody drives on', () => {
    const village = spot(0, 10);
    const path = road([spot(0, 0), village], { class: 'path', surface: 'earth' });
    expect(stretchesOf([trunk, path], [village]).of.get(0)).toBe('off-road');
    expect(stretchesOf([trunk, path, earth(village, spot(0, 14))], [village]).of.get(0)).toBe('no-way');
  });

  it('begin at the road from which the village has the least to go, where roads beside it do not meet', () => {
    const village = spot(0, 14);
    const leadsNowhere = earth(village, spot(0, 20));
    const beside = (x: number) => earth(spot(x, 0), spot(x, 14));
    const roundabout = earth(spot(-3, 0), spot(-20, 8), spot(-2, 14));
    const other = road([spot(-9, 0), spot(-3, 0)]);
    expect(inMetres(stretchesOf([trunk, leadsNowhere, beside(4)], [village]).stretches[0]!)).toBeCloseTo(
      metresOf(spot(4, 0), spot(4, 14)),
      5,
    );
    // Nearer to the village, and much farther from the network.
    for (const roads of [
      [other, roundabout, road([spot(1, 0), spot(5, 0)]), beside(4)],
      [road([spot(1, 0), spot(5, 0)]), beside(4), other, roundabout],
    ])
      expect(inMetres(stretchesOf(roads, [village]).stretches[0]!)).toBeCloseTo(metresOf(spot(4, 0), spot(4, 14)), 5);
  });

  it('go the western one of two ways that are alike, in whatever order the roads come', () => {
    const village = spot(0, 10);
    const [west, east] = [earth(spot(-3, 0), village), earth(spot(3, 0), village)];
    for (const roads of [
      [trunk, west, east],
      [trunk, east, west],
    ])
      expect(stretchesOf(roads, [village]).stretches.map(({ path }) => path[0]?.[0]?.lon)).toEqual([spot(-3, 0)[0]]);
  });
});

/** A net of nine places, nearly every piece a road of its own, unpaved more often than not, and villages at some of them. */
function smallNet(seed: number) {
  const { uniform } = seeded(seed);
  const places = Array.from({ length: 9 }, (_, at): Place => spot((at % 3) * 20 + uniform() * 9, Math.floor(at / 3) * 20 + uniform() * 9));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(uniform() * list.length)]!;
  const pieces = places.flatMap((place, at) => [
    ...(at % 3 < 2 ? [[place, places[at + 1]!]] : []),
    ...(at < 6 ? [[place, places[at + 3]!]] : []),
  ]);
  const roads = pieces.flatMap((line) =>
    uniform() < 0.15
      ? []
      : [road(line, { class: pick(['county', 'village', 'village']), surface: pick(['earth', 'gravel', 'earth', 'unknown', 'concrete']) })],
  );
  const used = places.filter((place) => roads.some(({ line }) => line.some((vertex) => key(vertex) === key(place))));
  const villages = used.filter(() => uniform() < 0.6);
  return { roads, villages };
}

const SEEDS = Array.from({ length: 150 }, (_, seed) => seed + 1);
const wayOf = (stretches: readonly RoadStretch[], at: number): RoadStretch[] =>
  at < 0 ? [] : [...wayOf(stretches, stretches[at]!.from), stretches[at]!];

describe('stretches of small nets, against enumeration', () => {
  it('come to the least there is to pave for each village, and to each segment once for all of them', () => {
    let seen = 0;
    for (const seed of SEEDS) {
      const { roads, villages } = smallNet(seed);
      const oracle = new Unpaved(roads);
      const left = oracle.left();
      const { stretches, of } = stretchesOf(roads, villages);
      villages.forEach((place, village) => {
        const expected = left.get(key(place));
        const at = of.get(village);
        if (expected === undefined) expect(at, `seed ${seed}`).toBe('no-way');
        else if (expected === 0) expect(at, `seed ${seed}`).toBe('paved');
        else {
          const way = wayOf(stretches, at as number);
          expect(way.reduce((sum, stretch) => sum + inMetres(stretch), 0)).toBeCloseTo(expected, 5);
          expect(way.at(-1)?.villages).toContain(village);
          seen++;
        }
      });
      const union = new Set(villages.flatMap((place) => (left.has(key(place)) ? oracle.shortest(key(place)) : [])));
      const total = [...union].reduce((sum, segment) => sum + oracle.segments[segment]!.metres, 0);
      expect(stretches.reduce((sum, stretch) => sum + inMetres(stretch), 0)).toBeCloseTo(total, 5);
    }
    expect(seen).toBeGreaterThan(200);
  });

  it('connect exactly the villages they say, whichever of them are paved', () => {
    let subsets = 0;
    for (const seed of SEEDS) {
      const { roads, villages } = smallNet(seed);
      const oracle = new Unpaved(roads);
      const { stretches, of } = stretchesOf(roads, villages);
      const paved = oracle.segments.filter(({ isPaved }) => isPaved);
      for (let chosen = 0; chosen < 2 ** stretches.length; chosen++) {
        const isChosen = (at: number): boolean => at < 0 || ((chosen & (1 << at)) !== 0 && isChosen(stretches[at]!.from));
        const done = stretches.filter((_, at) => isChosen(at));
        // Only whole ways count: a stretch without the one it leads on from connects nobody.
        if (done.length !== [...stretches.keys()].filter((at) => chosen & (1 << at)).length) continue;
        const added = done.flatMap(({ path }) =>
          path.flatMap((line) =>
            line.slice(1).map((to, at) => ({ ends: [key([line[at]!.lon, line[at]!.lat]), key([to.lon, to.lat])] as const })),
          ),
        );
        const connected = new Set([...oracle.network].flatMap((vertex) => [...reached([...paved, ...added], vertex)]));
        const expected = villages.map((place) => connected.has(key(place)));
        const said = villages.map((_, village) => {
          const at = of.get(village)!;
          return at === 'paved' || (typeof at === 'number' && isChosen(at));
        });
        expect(said, `seed ${seed}, ${chosen}`).toEqual(expected);
        subsets++;
      }
    }
    expect(subsets).toBeGreaterThan(1000);
  });

  it('are the same in whatever order the roads come', () => {
    const plain = ({ stretches }: ReturnType<typeof stretchesOf>) =>
      stretches
        .map(({ villages, onward, length, unknown }) => JSON.stringify([[...villages].sort(), [...onward].sort(), length, unknown]))
        .sort();
    for (const seed of SEEDS) {
      const { roads, villages } = smallNet(seed);
      expect(plain(stretchesOf(shuffled(roads, seed), villages))).toEqual(plain(stretchesOf(roads, villages)));
    }
  });
});
