import type { Map as MapLibre } from 'maplibre-gl';
import { changed, visibleFacilities, visibleStates } from './difference.ts';
import type { MapPicture } from './picture.ts';
import type { Told } from './told.ts';

interface Telling {
  readonly map: MapLibre;
  readonly told: Told;
  readonly picture: MapPicture;
}

/** Tells the map of villages and facilities that are features of a source: a number each, for those that did change. */
export function tellFeatures({ map, told, picture }: Telling): void {
  const { drawing, hovered } = picture;
  const states = visibleStates(drawing, picture.states);
  const facilities = visibleFacilities(drawing, picture.facilities);
  for (const index of changed(told.states, states)) map.setFeatureState({ source: 'villages', id: index }, { state: states[index] });
  for (const index of changed(told.facilities, facilities))
    map.setFeatureState({ source: 'facilities', id: index }, { drawn: facilities[index] });
  told.states = states.slice();
  told.facilities = facilities.slice();
  if (hovered === told.hovered) return;
  moveMark(map, 'villages', 'hovered', told.hovered, hovered);
  told.hovered = hovered;
}

/** Moves a mark from one feature to another. */
export function moveMark(map: MapLibre, source: string, mark: string, last: number | null, next: number | null): void {
  if (last !== null) map.setFeatureState({ source, id: last }, { [mark]: false });
  if (next !== null) map.setFeatureState({ source, id: next }, { [mark]: true });
}
