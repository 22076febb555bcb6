import type { ExpressionSpecification } from 'maplibre-gl';

/** Opaque where a condition holds. */
export function shown(condition: ExpressionSpecification): ExpressionSpecification {
  return ['case', condition, 1, 0];
}

/** A number that grows from zoom to zoom. */
export function zooms(...stops: readonly (readonly [zoom: number, value: number])[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}
