import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { LEVELS } from '../analysis/places.ts';
import { shadesOf } from './difference.ts';
import type { Ground } from './ground.ts';
import { NO_SHADE } from './ground-layers.ts';
import { drawRate, rateId } from './icons.ts';
import { isManyAreas, type MapPicture } from './picture.ts';
import { standings } from './place.ts';
import { EMPTY, shapeOf } from './sources.ts';
import { RATE_LAYERS, ROOMS, VILLAGE_LABELS } from './style.ts';
import type { Told } from './told.ts';

interface Telling {
  readonly map: MapLibre;
  readonly told: Told;
  readonly picture: MapPicture;
  readonly ground: Ground;
  readonly pixelRatio: number;
}

/** Tells the map of its areas: their shades, which of them is in view, their rates, and the ground that is covered. */
export function tellAreas(telling: Telling): void {
  tellShades(telling);
  tellPlace(telling);
  tellRates(telling);
  tellCoverage(telling);
}

function tellShades({ map, told, picture, ground }: Telling): void {
  const { drawing, shades } = picture;
  // A country has tens of thousands of areas: nothing of them is looked at while the pointer moves.
  if (told.shaded?.shades === shades && told.shaded.drawing === drawing) return;
  told.shaded = { shades, drawing };
  for (const level of LEVELS) {
    const next = shadesOf(ground.codes[level], shades, drawing === level);
    const last = told.shades[level];
    next.forEach((shade, id) => {
      if (shade !== (last?.[id] ?? NO_SHADE)) map.setFeatureState({ source: level === 'county' ? 'counties' : 'townships', id }, { shade });
    });
    told.shades[level] = next;
  }
}

function tellPlace({ map, told, picture }: Telling): void {
  const { dataset, county, township } = picture;
  if (told.place?.county === county && told.place.township === township) return;
  told.place = { county, township };
  const next = standings(dataset, { county, township });
  for (const level of LEVELS) {
    const last = told.standings[level];
    next[level].forEach((standing, id) => {
      if (standing !== (last?.[id] ?? 'plain'))
        map.setFeatureState({ source: level === 'county' ? 'counties' : 'townships', id }, { standing });
    });
    told.standings[level] = next[level];
  }
}

/** Rates are images: a new number repaints one, it lays nothing out. Of very many areas none are drawn: colours say it, and the pointer. */
function tellRates({ map, told, picture, ground, pixelRatio }: Telling): void {
  const { drawing, shades, large } = picture;
  const level = drawing === 'villages' || isManyAreas(ground.codes[drawing]) ? null : drawing;
  if (level) {
    const labels = new Map(shades.map(({ code, label }) => [code, label]));
    for (const code of ground.codes[level]) {
      const id = rateId(level, code);
      const label = labels.get(code) ?? '';
      const text = `${label}${large ? '*' : ''}`;
      if (told.rates.get(id) === text) continue;
      const { image } = drawRate(id, label, large, pixelRatio);
      if (map.hasImage(id)) map.updateImage(id, image);
      else map.addImage(id, image, { pixelRatio });
      told.rates.set(id, text);
    }
  }
  if (level === told.rateLevel) return;
  const setVisible = (layers: readonly string[], isVisible: boolean) => {
    for (const layer of layers) map.setLayoutProperty(layer, 'visibility', isVisible ? 'visible' : 'none');
  };
  for (const each of LEVELS) setVisible(RATE_LAYERS[each], each === level);
  setVisible(VILLAGE_LABELS, level !== 'township');
  setVisible(ROOMS, level === null);
  told.rateLevel = level;
}

function tellCoverage({ map, told, picture: { coverage } }: Telling): void {
  if (coverage === told.coverage) return;
  const data = coverage ? shapeOf(coverage) : EMPTY;
  map.getSource<GeoJSONSource>('coverage')?.setData(data);
  told.coverage = coverage;
}
