import type { Dataset } from '../domain/dataset.ts';
import { type Box, boxOf, pointsOf } from './geometry.ts';
import type { Camera, RadiusRing } from './picture.ts';

export type Target = { readonly kind: 'box'; readonly box: Box } | { readonly kind: 'point'; readonly at: readonly [number, number] };

function villageBox(dataset: Dataset, wanted: (county: string, township: string) => boolean): Box | null {
  return boxOf(
    dataset.villages.flatMap(({ position, county, township }) =>
      position.at && wanted(county, township) ? [[position.at.lon, position.at.lat] as const] : [],
    ),
  );
}

/** The counties that have villages, or all. Without polygons the villages say where everything is; without those, the middle of China. */
export function wholeBox(dataset: Dataset): Box {
  const named = new Set(dataset.villages.map(({ county }) => county));
  const inhabited = dataset.counties.filter(({ name }) => named.has(name));
  return (
    boxOf(pointsOf(inhabited.length > 0 ? inhabited : dataset.counties)) ??
    boxOf(pointsOf(dataset.townships)) ??
    villageBox(dataset, () => true) ?? [73, 18, 135, 54]
  );
}

/** What a camera means for this data set. A village with a ring is shown with the whole ring. Null: it has no place. */
export function aim(dataset: Dataset, camera: Camera, rings: readonly RadiusRing[]): Target | null {
  if (camera.kind === 'all') return { kind: 'box', box: wholeBox(dataset) };
  if (camera.kind === 'area') {
    const district = [...dataset.counties, ...dataset.townships].find(({ code }) => code === camera.code);
    const drawn = district && boxOf(pointsOf([district]));
    const box =
      drawn ??
      villageBox(
        dataset,
        (county, township) => county === camera.code || `${county}/${township}` === camera.code || township === camera.code,
      );
    return box ? { kind: 'box', box } : null;
  }
  const at = dataset.villages.find(({ id }) => id === camera.code)?.position.at;
  if (!at) return null;
  const around = rings.length <= 3 ? boxOf([...rings.flatMap(({ outer }) => outer), [at.lon, at.lat]]) : null;
  return rings.length > 0 && around ? { kind: 'box', box: around } : { kind: 'point', at: [at.lon, at.lat] };
}
