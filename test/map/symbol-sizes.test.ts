import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { expect, it } from 'vitest';
import { STATES } from '../../src/domain/state.ts';
import { zooms } from '../../src/map/expressions.ts';
import { NEAR, sizeAt, sizesOf } from '../../src/map/symbol-sizes.ts';

it('gives a size at every zoom that the style’s own expression gives', () => {
  for (const mark of [...STATES, 'facility'] as const) {
    for (const scale of ['far', 'near'] as const) {
      const stops = sizesOf(mark, scale);
      const parsed = createExpression(zooms(...stops), 'icon-size');
      if (parsed.result !== 'success') throw new Error('no expression');
      for (let zoom = 3; zoom <= 18; zoom += 0.25)
        expect(sizeAt(stops, zoom), `${mark} ${scale} ${zoom}`).toBeCloseTo(parsed.value.evaluate({ zoom }), 9);
    }
  }
  expect(NEAR).toBe(Math.round(NEAR));
});
