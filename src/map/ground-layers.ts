import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Level } from '../analysis/places.ts';
import { shown, zooms } from './expressions.ts';
import { SHADES } from './picture.ts';
import { COLOURS } from './tokens.ts';

/** In an area's feature state: no rate asked / rate unknown. */
export const NO_SHADE = -1;
export const UNKNOWN_SHADE = SHADES.length;

/** How firm the borders of very many counties are: firm where each is large enough to be looked at by itself. */
export const FAINT_FAR_OUT = zooms([4, 0.12], [5.5, 0.3], [7, 1]);

/** A base map is put under this one. */
export const FIRST_DATA_LAYER = 'county-fill';

const shade: ExpressionSpecification = ['coalesce', ['feature-state', 'shade'], NO_SHADE];

const sourceOf = (level: Level) => (level === 'county' ? 'counties' : 'townships');

function areaLayers(level: Level): LayerSpecification[] {
  const source = sourceOf(level);
  const colours = SHADES.flatMap((colour, index) => [index, colour]);
  return [
    {
      id: `${level}-shade`,
      type: 'fill',
      source,
      paint: {
        'fill-color': ['match', shade, ...colours, COLOURS.paper] as unknown as ExpressionSpecification,
        'fill-opacity': shown(['all', ['>', shade, NO_SHADE], ['<', shade, UNKNOWN_SHADE]]),
      },
    },
    { id: `${level}-hatch`, type: 'fill', source, paint: { 'fill-pattern': 'hatch', 'fill-opacity': shown(['==', shade, UNKNOWN_SHADE]) } },
  ];
}

/** Outside the place in view: drained of its colour. */
function veil(level: Level): LayerSpecification {
  return {
    id: `${level}-veil`,
    type: 'fill',
    source: sourceOf(level),
    paint: { 'fill-color': COLOURS.ground, 'fill-opacity': ['case', ['==', ['feature-state', 'standing'], 'outside'], 0.85, 0] },
  };
}

/** The place in view has a firm border; a township's is schematic and stays dashed. */
function border(level: Level): LayerSpecification {
  return {
    id: `${level}-border`,
    type: 'line',
    source: sourceOf(level),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': COLOURS.border,
      'line-width': 1.8,
      'line-opacity': shown(['==', ['feature-state', 'standing'], 'within']),
      ...(level === 'township' ? { 'line-dasharray': [4, 2] } : {}),
    },
  };
}

/** What lies under the symbols: counties, roads, covered ground, the shades of areas, borders. */
export function groundLayers(): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': COLOURS.ground } },
    { id: FIRST_DATA_LAYER, type: 'fill', source: 'counties', paint: { 'fill-color': COLOURS.paper } },
    {
      id: 'roads-line',
      type: 'line',
      source: 'roads',
      minzoom: 9,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': COLOURS.roads,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          ['match', ['get', 'rank'], 0, 1.4, 1, 1, 0.5],
          13,
          ['match', ['get', 'rank'], 0, 4.5, 1, 3, 2, 2, 1.4],
        ],
      },
    },
    // Under the shades of areas: where a rate is drawn, one colour says one thing.
    {
      id: 'coverage',
      type: 'fill',
      source: 'coverage',
      paint: { 'fill-color': COLOURS.radius, 'fill-opacity': 0.16, 'fill-antialias': false },
    },
    ...areaLayers('county'),
    ...areaLayers('township'),
    veil('county'),
    veil('township'),
    {
      id: 'township-line',
      type: 'line',
      source: 'townships',
      minzoom: 8.5,
      paint: { 'line-color': COLOURS.township, 'line-width': 1, 'line-dasharray': [3, 3] },
    },
    {
      id: 'county-line',
      type: 'line',
      source: 'counties',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOURS.county, 'line-width': zooms([7, 0.8], [11, 1.6]) },
    },
    border('township'),
    border('county'),
  ];
}
