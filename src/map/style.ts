import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { shown, zooms } from './expressions.ts';
import { groundLayers } from './ground-layers.ts';
import { HOVER, iconId, type Mark, type Scale } from './icons.ts';
import { anchorsBySide } from './name-sides.ts';
import { HIDDEN, QUIET, VILLAGE_MARKS } from './picture.ts';
import { DATA_SOURCES, EMPTY } from './sources.ts';
import { NEAR, sizesOf } from './symbol-sizes.ts';
import { BOLD, COLOURS, REGULAR } from './tokens.ts';

/** Farther out hospitals would hide the villages around them. */
export const FACILITIES_FROM = 7;
/** Farther out a prefecture's counties are smaller than their names. */
export const ROOM_FOR_COUNTIES = 6.3;
/** Nearer than this a county is larger than the screen. */
export const COUNTY_NAMES_UNTIL = 10.5;
const ROOM_FOR_RATES = 6.5;
type VillageMark = (typeof VILLAGE_MARKS)[number];
/** Drawn in this order: gaps are the figure. */
const STATE_ORDER: readonly VillageMark[] = ['unknown', 'exempt', 'met', 'closed', 'gap'];
/** The custom layer with radius rings and the straight line is put under this one. */
export const FIRST_SYMBOL_LAYER = `village-${STATE_ORDER[0]}-far`;
/** The symbols of villages and facilities that are features of a source, and the ring around one. */
export const FEATURE_SYMBOLS: readonly string[] = [
  ...[...VILLAGE_MARKS.map((mark) => `village-${mark}`), 'facility'].flatMap((mark) => [`${mark}-far`, `${mark}-near`]),
  'hovered',
];
/** Villages that are no features are drawn under this one. */
export const FIRST_NAME_LAYER = 'village-name';
export const RATE_LAYERS = { county: ['county-rate'], township: ['township-rate'] } as const;
export const VILLAGE_LABELS = ['township-name'] as const;
/** What the labels of rings and line keep off. */
export const SYMBOLS_AND_NAMES: readonly string[] = [
  'village-gap-far',
  'village-gap-near',
  'village-closed-far',
  'village-closed-near',
  'village-name',
  'facility-far',
  'facility-near',
  'facility-name',
  'township-name',
  'county-name',
  'selected-name',
  'measured-name',
];
/** Names and their room are laid out for the kinds of facility that are drawn only: an unseen name would keep seen ones away. */
export const FACILITY_NAMES = ['facility-name', 'facility-room'] as const;
export const ofKinds = (kinds: readonly string[]): FilterSpecification => ['in', ['get', 'kind'], ['literal', [...kinds]]];
/** What keeps names off the symbols; without symbols there is nothing to keep off. */
export const ROOMS = ['village-room', 'facility-room'] as const;

const stateOfVillage: ExpressionSpecification = ['coalesce', ['feature-state', 'state'], HIDDEN];
const drawnFacility: ExpressionSpecification = ['coalesce', ['feature-state', 'drawn'], 0];

function icon(mark: Mark, scale: Scale): ExpressionSpecification {
  return ['case', ['==', ['get', 'modelled'], true], iconId(mark, scale, true), iconId(mark, scale, false)];
}

/** Symbols never yield to one another: a village that is counted is a village that is seen. */
const ALWAYS = { 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-padding': 0 } as const;

function villageLayers(state: VillageMark): LayerSpecification[] {
  const paint = { 'icon-opacity': shown(['==', stateOfVillage, VILLAGE_MARKS.indexOf(state)]) };
  return [
    {
      id: `village-${state}-far`,
      type: 'symbol',
      source: 'villages',
      maxzoom: NEAR,
      layout: { ...ALWAYS, 'icon-image': icon(state, 'far'), 'icon-size': zooms(...sizesOf(state, 'far')) },
      paint,
    },
    {
      id: `village-${state}-near`,
      type: 'symbol',
      source: 'villages',
      minzoom: NEAR,
      layout: { ...ALWAYS, 'icon-image': icon(state, 'near'), 'icon-size': zooms(...sizesOf(state, 'near')) },
      paint,
    },
  ];
}

function facilityLayers(): LayerSpecification[] {
  const paint = { 'icon-opacity': ['match', drawnFacility, 1, 1, QUIET, 0.35, 0] as ExpressionSpecification };
  return [
    {
      id: 'facility-far',
      type: 'symbol',
      source: 'facilities',
      minzoom: FACILITIES_FROM,
      maxzoom: NEAR,
      layout: { ...ALWAYS, 'icon-image': icon('facility', 'far'), 'icon-size': zooms(...sizesOf('facility', 'far')) },
      paint,
    },
    {
      id: 'facility-near',
      type: 'symbol',
      source: 'facilities',
      minzoom: NEAR,
      layout: { ...ALWAYS, 'icon-image': icon('facility', 'near'), 'icon-size': zooms(...sizesOf('facility', 'near')) },
      paint,
    },
  ];
}

const halo = { 'text-color': COLOURS.ink, 'text-halo-color': COLOURS.paper, 'text-halo-width': 1.6 } as const;
const byRole = (role: string): FilterSpecification => ['==', ['get', 'role'], role];

/** Where a name may stand beside its symbol: a crowd leaves a corner where it leaves no side. */
const NEARBY = ['left', 'right', 'top', 'bottom', 'top-left', 'bottom-left', 'top-right', 'bottom-right'] as const;

function labelLayers(): LayerSpecification[] {
  const nearby = {
    'text-variable-anchor': [...NEARBY],
    'text-justify': 'auto' as const,
  };
  return [
    {
      id: 'village-name',
      type: 'symbol',
      source: 'villages',
      minzoom: NEAR,
      layout: {
        ...nearby,
        'text-field': ['get', 'name'],
        'text-font': REGULAR,
        'text-size': 12,
        'text-radial-offset': 0.95,
        'symbol-sort-key': ['case', ['==', ['get', 'kind'], 'village'], 0, 1],
      },
      paint: {
        ...halo,
        'text-color': COLOURS.secondary,
        'text-opacity': shown(['all', ['<', stateOfVillage, HIDDEN], ['!=', ['feature-state', 'selected'], true]]),
      },
    },
    {
      id: 'facility-name',
      type: 'symbol',
      source: 'facilities',
      filter: ofKinds([]),
      minzoom: 10.5,
      layout: {
        ...nearby,
        'text-field': ['get', 'name'],
        'text-font': BOLD,
        'text-size': 12,
        'text-radial-offset': 1.05,
        'text-max-width': 20,
        'text-padding': 0,
      },
      paint: {
        ...halo,
        'text-opacity': ['case', ['==', ['feature-state', 'measured'], true], 0, ['match', drawnFacility, 1, 1, QUIET, 0.45, 0]],
      },
    },
    {
      id: 'township-name',
      type: 'symbol',
      source: 'township-points',
      minzoom: 9,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': REGULAR,
        'text-size': 12,
        'text-letter-spacing': 0.08,
        'text-padding': 6,
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.9,
        'text-justify': 'auto',
      },
      paint: { ...halo, 'text-color': '#6B675F' },
    },
    // MapLibre places what is drawn last first: these, drawn as nothing, keep the names above them in this list off the symbols.
    {
      id: 'village-room',
      type: 'symbol',
      source: 'villages',
      minzoom: 9,
      layout: { 'icon-image': 'blank', 'icon-allow-overlap': true, 'icon-ignore-placement': false, 'icon-padding': 0 },
    },
    {
      id: 'facility-room',
      type: 'symbol',
      source: 'facilities',
      filter: ofKinds([]),
      minzoom: 9,
      layout: { 'icon-image': 'blank', 'icon-allow-overlap': true, 'icon-ignore-placement': false, 'icon-padding': 0 },
    },
    {
      id: 'township-rate',
      type: 'symbol',
      source: 'township-points',
      minzoom: 8.5,
      layout: {
        visibility: 'none',
        'text-field': ['get', 'name'],
        'text-font': REGULAR,
        'text-size': 12,
        'text-anchor': 'bottom',
        'icon-image': ['concat', 'rate-township-', ['get', 'code']],
        'icon-anchor': 'top',
        'icon-offset': [0, -9],
        // The image has room for the largest type; what must not collide is the name, with the rate below it.
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-padding': 9,
      },
      paint: halo,
    },
    {
      id: 'county-name',
      type: 'symbol',
      source: 'county-points',
      maxzoom: COUNTY_NAMES_UNTIL,
      layout: {
        'text-field': ['step', ['zoom'], ['get', 'short'], 7, ['get', 'name']],
        'text-font': BOLD,
        'text-size': zooms([6, 12], [7.4, 13], [10, 17]),
        'text-letter-spacing': 0.04,
        'text-allow-overlap': ['step', ['zoom'], false, ROOM_FOR_COUNTIES, true],
      },
      paint: { ...halo, 'text-halo-width': 1.8 },
    },
    {
      id: 'county-rate',
      type: 'symbol',
      source: 'county-points',
      minzoom: ROOM_FOR_RATES,
      maxzoom: 10.5,
      layout: { ...ALWAYS, visibility: 'none', 'icon-image': ['concat', 'rate-county-', ['get', 'code']], 'icon-offset': [0, 17] },
    },
  ];
}

/** Names at the two ends of the line stand on the sides it leaves free. */
const keptOff = (off: number) =>
  ({ 'text-variable-anchor-offset': anchorsBySide(off), 'text-justify': 'auto', 'text-allow-overlap': true }) as const;

function selectionLayers(): LayerSpecification[] {
  const icons = VILLAGE_MARKS.flatMap((state) => [state, icon(state, 'chosen')]);
  return [
    {
      id: 'hovered',
      type: 'circle',
      source: 'villages',
      paint: {
        'circle-color': COLOURS.paper,
        'circle-opacity': 0,
        'circle-radius': ['case', ['==', ['feature-state', 'hovered'], true], HOVER.radius, 0],
        'circle-stroke-color': COLOURS.ink,
        'circle-stroke-width': ['case', ['==', ['feature-state', 'hovered'], true], HOVER.stroke, 0],
      },
    },
    {
      id: 'selected-disc',
      type: 'circle',
      source: 'selection',
      filter: byRole('name'),
      paint: { 'circle-radius': 16, 'circle-color': COLOURS.paper, 'circle-stroke-color': COLOURS.ink, 'circle-stroke-width': 2 },
    },
    {
      id: 'selected-symbol',
      type: 'symbol',
      source: 'selection',
      filter: byRole('symbol'),
      layout: { ...ALWAYS, 'icon-image': ['match', ['get', 'state'], ...icons, 'blank'] as unknown as ExpressionSpecification },
      paint: { 'icon-opacity': shown(['==', ['feature-state', 'shown'], true]) },
    },
    {
      id: 'selected-name',
      type: 'symbol',
      source: 'selection',
      filter: byRole('name'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': BOLD,
        'text-size': 17,
        ...keptOff(1.5),
      },
      paint: { ...halo, 'text-halo-width': 2.4 },
    },
    {
      id: 'measured-name',
      type: 'symbol',
      source: 'selection',
      filter: byRole('hospital'),
      minzoom: 9,
      layout: { 'text-field': ['get', 'name'], 'text-font': BOLD, 'text-size': 12, 'text-max-width': 20, ...keptOff(1.05) },
      paint: halo,
    },
  ];
}

/** Every layer of the style from the ground up, gaps above the other states. */
export function layers(): LayerSpecification[] {
  return [
    ...groundLayers(),
    ...STATE_ORDER.flatMap((state) => (state === 'gap' ? [...facilityLayers(), ...villageLayers(state)] : villageLayers(state))),
    ...labelLayers(),
    ...selectionLayers(),
  ];
}

/** The whole style, its sources still empty: `map/sync` fills them. No `glyphs`, no `sprite`: it names no address at all. */
export function makeStyle(): StyleSpecification {
  const points: Partial<SourceSpecification> = { maxzoom: 12, buffer: 64, tolerance: 0 };
  const shapes: Partial<SourceSpecification> = { maxzoom: 12, buffer: 32, tolerance: 0.2 };
  const options = (name: string): Partial<SourceSpecification> =>
    ['counties', 'townships', 'roads', 'coverage'].includes(name) ? shapes : points;
  const sources = [...DATA_SOURCES, 'coverage', 'selection'].map(
    (name) => [name, { type: 'geojson', data: EMPTY, ...options(name) } as SourceSpecification] as const,
  );
  return { version: 8, name: 'gapmap', transition: { duration: 0, delay: 0 }, sources: Object.fromEntries(sources), layers: layers() };
}
