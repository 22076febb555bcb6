import { memo } from 'react';
import { placesOf } from '../../analysis/places.ts';
import type { Dataset } from '../../domain/dataset.ts';

/** Counties to choose from, by code. A country's are thousands: they are not gone through at every step of a slider. */
export const CountyOptions = memo(({ dataset }: { readonly dataset: Dataset }) =>
  [...placesOf(dataset).county.list]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    )),
);
