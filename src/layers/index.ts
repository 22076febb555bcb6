import type { FacilityKind, Indicator, Layer } from '../domain/indicator.ts';
import type { Bureau } from '../domain/remedy.ts';
import { broadband } from './broadband.ts';
import { clinic } from './clinic.ts';
import { power } from './power.ts';
import { road } from './road.ts';
import { sanitation } from './sanitation.ts';
import { water } from './water.ts';

/** Every layer, in the order of the panel. A seventh is one file beside these and one line here. */
export const LAYERS: readonly Layer[] = [
  clinic,
  road,
  water,
  power,
  broadband,
  sanitation,
];

/** Every indicator with the layer it belongs to. */
export const INDICATORS: readonly { readonly layer: Layer; readonly indicator: Indicator }[] = LAYERS.flatMap((layer) =>
  layer.indicators.map((indicator) => ({ layer, indicator })),
);

/** Looks an indicator up by id; undefined for an unknown id. */
export function findIndicator(id: string): { readonly layer: Layer; readonly indicator: Indicator } | undefined {
  return INDICATORS.find((entry) => entry.indicator.id === id);
}

/** Facility kinds of all layers, in their order. */
export const FACILITY_KINDS: readonly FacilityKind[] = LAYERS.flatMap((layer) => layer.facilityKinds);

/** Every bureau once, in the order of its first layer. */
export const BUREAUS: readonly Bureau[] = [
  ...new Map(LAYERS.flatMap(({ bureau }) => (bureau ? [[bureau.id, bureau] as const] : []))).values(),
];

/** Ids of the village indicators of a bureau's layers; none of one that no layer names. */
export function indicatorsOfBureau(id: string): readonly string[] {
  return INDICATORS.flatMap(({ layer, indicator }) => (layer.bureau?.id === id && indicator.subject === 'village' ? [indicator.id] : []));
}
