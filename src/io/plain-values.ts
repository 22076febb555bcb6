import * as v from 'valibot';
import { type Month, parseMonth } from '../domain/period.ts';
import type { Wgs84 } from '../domain/units.ts';

/** Values of our own files as plain JSON writes them, checked as they are read. */

/** `2019-12`. */
export const month = v.pipe(
  v.string(),
  v.transform(parseMonth),
  v.custom<Month>((found) => found !== null, 'no month'),
);

export const finite = v.pipe(v.number(), v.finite());

export const spot = v.pipe(
  v.object({
    lon: v.pipe(finite, v.minValue(-180), v.maxValue(180)),
    lat: v.pipe(finite, v.minValue(-90), v.maxValue(90)),
  }),
  v.transform((at) => at as Wgs84),
);
