import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { isArchive, layerNames, tileTemplates } from '../../src/map/base-layers.ts';
import { aim, wholeBox } from '../../src/map/camera.ts';
import { boxOf, isInside, labelPoint, mercator, type Point } from '../../src/map/geometry.ts';
import { CLOSED, HIDDEN, type MapPlan, type RadiusRing, VILLAGE_MARKS, withClosed } from '../../src/map/picture.ts';
import { scaleBar } from '../../src/map/scale.ts';
import { measure } from '../../src/map/strips.ts';
import type { Camera } from '../../src/state/store.ts';
import { DATASET, square } from './fixture.ts';

describe('geometry', () => {
  it('projects to the unit square', () => {
    expect(mercator(0, 0)).toEqual([0.5, 0.5]);
    expect(mercator(180, 85.0511287798066)[1]).toBeCloseTo(0, 9);
  });

  it('puts a label inside its area, near the middle of a square', () => {
    const [lon, lat] = labelPoint(square('1', 107, 33, 1)) ?? [0, 0];
    expect(lon).toBeCloseTo(107.5, 1);
    expect(lat).toBeCloseTo(33.5, 1);
  });

  it('puts a label into the thick part of an L', () => {
    const ring: Point[] = [
      [0, 0],
      [10, 0],
      [10, 1],
      [4, 1],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    const area = { ...square('1', 0, 0, 1), polygons: [[ring]] };
    const at = labelPoint(area) ?? [0, 0];
    expect(isInside([ring], at)).toBe(true);
    expect(at[0]).toBeLessThan(4);
  });

  it('has no box of nothing', () => {
    expect(boxOf([])).toBeNull();
    expect(labelPoint({ ...square('1', 0, 0, 1), polygons: [] })).toBeNull();
  });
});

describe('the camera', () => {
  const states = Uint8Array.of(0, HIDDEN, HIDDEN, 1);
  const bare = { ...DATASET, counties: [], townships: [] };
  const sight = (dataset: Dataset, rings: readonly RadiusRing[] = []) => ({
    dataset,
    states,
    facilities: Uint8Array.of(1),
    rings,
    line: null,
  });
  const look = (kind: Camera['kind'], code = '') => ({ kind, code, request: 1 });

  it('frames all, an area, a village', () => {
    expect(wholeBox(DATASET), 'the county that has villages').toEqual([107, 32.5, 108, 33.5]);
    expect(wholeBox({ ...DATASET, villages: [] }), 'all where none has').toEqual([107, 32.5, 109, 33.5]);
    expect(aim(sight(DATASET), look('area', '11'))).toEqual({ kind: 'box', box: [107, 32.5, 107.5, 33] });
    expect(aim(sight(DATASET), look('village', 'a'))).toEqual({ kind: 'point', at: [107.1, 33] });
    expect(aim(sight(DATASET), { ...look('spot'), at: wgs84(107.3, 33.4) })).toEqual({ kind: 'point', at: [107.3, 33.4] });
  });

  it('frames a village with its ring and its nearest facility', () => {
    const corner: [number, number][] = [
      [107.3, 33],
      [107.4, 33.1],
    ];
    const ring = { centre: wgs84(107.35, 33.05), polygon: corner, inner: corner, outer: corner, label: '' };
    expect(aim(sight(DATASET, [ring]), look('village', 'c'))).toEqual({ kind: 'box', box: [107.15, 33, 107.4, 33.1] });
  });

  it('frames a village with the way that is drawn from it, where no ring is', () => {
    const path: [number, number][] = [
      [107.2, 33],
      [107.3, 33.2],
      [107.15, 33],
    ];
    const line = { from: wgs84(107.2, 33), to: wgs84(107.15, 33), path, facility: 0, label: '' };
    expect(aim({ ...sight(DATASET), line }, look('village', 'c'))).toEqual({ kind: 'box', box: [107.15, 33, 107.3, 33.2] });
    expect(aim({ ...sight(DATASET), line: { ...line, path: null } }, look('village', 'c'))).toEqual({
      kind: 'box',
      box: [107.15, 33, 107.2, 33],
    });
  });

  it('frames the hits, and nothing where there is none', () => {
    expect(aim(sight(DATASET), look('hits'))).toEqual({ kind: 'box', box: [107.1, 33, 107.2001, 33] });
    expect(aim({ ...sight(DATASET), states: states.map(() => HIDDEN) }, look('lost-hits'))).toBeNull();
  });

  it('does without polygons, and stays where a thing has no place', () => {
    expect(wholeBox(bare)).toEqual([107.1, 33, 107.2001, 33]);
    expect(wholeBox({ ...bare, villages: [] }), 'facilities alone').toEqual([107.15, 33, 107.15, 33]);
    expect(wholeBox({ ...bare, villages: [], facilities: [] })).toEqual([73, 18, 135, 54]);
    expect(aim(sight(bare), look('area', '甲1县'))).toMatchObject({ kind: 'box' });
    expect(aim(sight(DATASET), look('village', 'b'))).toBeNull();
    expect(aim(sight(DATASET), look('area', 'nowhere'))).toBeNull();
  });
});

describe('rings and line', () => {
  const ring = (half: number): [number, number][] => [
    [107 - half, 33],
    [107, 33 + half],
    [107 + half, 33],
    [107, 33 - half],
    [107 - half, 33],
  ];
  const centre = wgs84(107, 33);

  it('are one strip a band, a ring and a line', () => {
    const made = measure([{ centre, polygon: ring(0.05), inner: ring(0.045), outer: ring(0.055), label: '5 公里' }], {
      from: wgs84(107.1, 33),
      to: centre,
      path: null,
      facility: 0,
      label: '',
    });
    expect(made?.strips.map(({ kind, first, count }) => [kind, first, count])).toEqual([
      ['band', 0, 10],
      ['ring', 10, 10],
      ['line', 20, 4],
    ]);
    expect(made?.vertices).toHaveLength(24 * 6);
    expect(measure([], null)).toBeNull();
    const path: [number, number][] = [
      [107.1, 33],
      [107.1, 33.1],
      [107, 33],
    ];
    const along = measure([], { from: wgs84(107.1, 33), to: centre, path, facility: 0, label: '' });
    expect(along?.strips, 'the way along the road in place of the line').toEqual([{ kind: 'path', first: 0, count: 8 }]);
    const { vertices } = along!;
    const vertex = (index: number) => Array.from(vertices.subarray(index * 6, index * 6 + 6));
    for (let index = 0; index < 8; index++) {
      const [, , x, y] = vertex(index);
      const [from, to] = index < 4 ? [vertex(0), vertex(2)] : [vertex(4), vertex(6)];
      expect(Math.hypot(x!, y!), 'as wide at a turn as anywhere').toBeCloseTo(1, 5);
      expect((to[0]! - from[0]!) * x! + (to[1]! - from[1]!) * y!, 'across its own piece').toBeCloseTo(0, 6);
    }
    expect([vertex(3)[5], vertex(7)[5]! > vertex(3)[5]!]).toEqual([vertex(4)[5], true]);
  });
});

describe('a plan', () => {
  const site = { key: '1', at: wgs84(107, 33), sign: '1', kept: false, label: ['甲村', '9 人'], spokes: [] } as const;
  const ring = [
    [106.9, 33],
    [107, 33.1],
    [107.1, 33],
    [107, 32.9],
    [106.9, 33],
  ] as const;
  const nothing = { stretches: [], spots: [], reaches: [], sites: [] } as const;
  const kinds = (plan: MapPlan) => measure([], null, plan)?.strips.map(({ kind }) => kind);

  it('has chosen roads over the others, what is reached filled, who is reached on top, spots as rings', () => {
    const path = [
      [107, 33],
      [107.1, 33],
    ] as const;
    const plan: MapPlan = {
      stretches: [
        { path, chosen: true },
        { path, chosen: false },
      ],
      spots: [wgs84(107.2, 33)],
      reaches: [ring],
      sites: [
        { ...site, ring, spokes: [{ to: wgs84(107.05, 33), label: '4.7' }] },
        { ...site, key: '甲', kept: true, ring, spokes: [{ to: wgs84(107.05, 33), label: '' }] },
        { ...site, key: '2', ring: null },
      ],
    };
    expect(kinds(plan)).toEqual([
      ...['left-out', 'chosen', 'reach', 'reach-edge', 'reach', 'reach-edge', 'kept-edge'],
      ...['spoke', 'kept-spoke', 'spot', 'spot-inside'],
    ]);
    expect(kinds(nothing)).toBeUndefined();
  });

  it('fills a ring corner by corner, none twice', () => {
    const made = measure([], null, { ...nothing, reaches: [ring] });
    const fill = made?.strips[0];
    const corners = Array.from({ length: fill?.count ?? 0 }, (_, at) => made!.vertices.subarray(at * 6, at * 6 + 2).join());
    expect(new Set(corners).size).toBe(4);
    expect(fill?.count).toBe(4);
  });

  it('marks the gaps it closes, and nothing else', () => {
    const states = Uint8Array.of(0, 1, 2, 3, HIDDEN, 1);
    expect([...withClosed(states, [0, 1, 2, 3, 4])]).toEqual([0, CLOSED, 2, 3, HIDDEN, 1]);
    expect(VILLAGE_MARKS[CLOSED]).toBe('closed');
    expect(withClosed(states, null), 'the same where there is no plan: nothing is told anew').toBe(states);
  });
});

describe('the scale bar', () => {
  it('is a round distance that fits', () => {
    for (const zoom of [4, 7.4, 9.1, 12, 16.7]) {
      const { pixels, text } = scaleBar(33, zoom, 90, 'zh');
      expect(pixels).toBeLessThanOrEqual(90);
      expect(pixels).toBeGreaterThan(35);
      expect(text).toMatch(/^[125]0* (?:公里|米)$/);
    }
    expect(scaleBar(33, 7.36, 90, 'en').text).toBe('20 km');
  });
});

describe('a base map’s address', () => {
  it('may be XYZ, TMS or WMTS', () => {
    expect(tileTemplates('https://a.example/{z}/{x}/{-y}.png')).toEqual({ tiles: ['https://a.example/{z}/{x}/{y}.png'], scheme: 'tms' });
    expect(
      tileTemplates('https://t{s}.tianditu.gov.cn/vec_w/wmts?TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}&tk=k').tiles,
    ).toHaveLength(8);
    expect(tileTemplates('https://t{s}.tianditu.gov.cn/w?TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}').tiles[0]).toBe(
      'https://t0.tianditu.gov.cn/w?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
    );
  });

  it('or an archive', () => {
    expect(['/a.pmtiles', '/a.pmtiles?v=1', '/a.pmtiles.png'].map(isArchive)).toEqual([true, true, false]);
    expect(layerNames({ vector_layers: [{ id: 'water' }, { id: 7 }, null] })).toEqual(['water']);
    expect(layerNames(null)).toEqual([]);
  });
});
