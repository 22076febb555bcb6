import type { Dataset } from '../../src/domain/dataset.ts';
import type { District, Facility, Village } from '../../src/domain/place.ts';
import { wgs84 } from '../../src/domain/units.ts';

const origin = { file: 0, line: 2 } as const;

/** A square of `size` degrees with its lower left corner at [lon, lat]. */
export function square(code: string, lon: number, lat: number, size: number, level: District['level'] = 'county'): District {
  const ring = [
    [lon, lat],
    [lon + size, lat],
    [lon + size, lat + size],
    [lon, lat + size],
    [lon, lat],
  ] as const;
  return { code, name: `甲${code}县`, level, county: `甲${code}县`, schematic: level === 'township', polygons: [[ring]] };
}

function village(id: string, lon: number | null, lat = 33): Village {
  return {
    id,
    code: id,
    name: `${id}村`,
    kind: 'village',
    county: '甲1县',
    township: '乙镇',
    position: lon === null ? { at: null, problem: 'position-missing' } : { at: wgs84(lon, lat), quality: 'modelled' },
    households: null,
    registered: null,
    resident: null,
    hamlets: null,
    hamlets30: null,
    groups: null,
    poor: null,
    deepPoverty: null,
    exitYear: null,
    relocated: null,
    reportedKm: null,
    simulated: true,
    origin,
  };
}

function facility(id: string, lon: number): Facility {
  return {
    id,
    name: `${id}卫生院`,
    kind: 'township-hospital',
    county: '甲1县',
    township: '乙镇',
    position: { at: wgs84(lon, 33), quality: 'surveyed' },
    opened: null,
    closed: null,
    simulated: true,
    origin,
  };
}

export const DATASET: Dataset = {
  origin: 'sample',
  title: { zh: '试', en: 'Test' },
  villages: [village('a', 107.1), village('b', null), village('c', 107.2), village('d', 107.2001)],
  facilities: [facility('h', 107.15)],
  counties: [square('1', 107, 32.5, 1), square('2', 108, 32.5, 1)],
  townships: [square('11', 107, 32.5, 0.5, 'township')],
  roads: [
    {
      class: 'county',
      surface: 'asphalt',
      widthM: 7,
      name: '',
      direction: 'both',
      simulated: true,
      line: [
        [107.1, 33],
        [107.2, 33],
      ],
    },
  ],
  works: [],
  targets: [],
  matrix: null,
  terrain: null,
  codes: [],
  observations: new Map(),
  files: [],
  years: [2019],
};
