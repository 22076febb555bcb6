import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { LEVELS } from '../analysis/places.ts';
import type { Dataset } from '../domain/dataset.ts';
import { STATES } from '../domain/state.ts';
import type { Camera } from '../state/store.ts';
import { addBaseMap, removeBaseMap, watchBaseMap } from './base-map.ts';
import { wholeBox } from './camera.ts';
import { changed, shadesOf, visibleFacilities, visibleStates } from './difference.ts';
import { Framing } from './framing.ts';
import { type Ground, prepare } from './ground.ts';
import { NO_SHADE } from './ground-layers.ts';
import { HoverLabel } from './hover-label.ts';
import { drawIcons, drawRate, rateId } from './icons.ts';
import type { Hosts, Listeners } from './listeners.ts';
import { MeasureLabels } from './measure-labels.ts';
import { MeasureLayer } from './measure-layer.ts';
import type { MapPicture, Padding } from './picture.ts';
import { Pin } from './pin.ts';
import { standings } from './place.ts';
import { Pointing } from './pointing.ts';
import { resizes } from './resizes.ts';
import { DATA_SOURCES, EMPTY, selectionPoints, toSources } from './sources.ts';
import { type Measurement, measure } from './strips.ts';
import {
  FACILITIES_FROM,
  FACILITY_NAMES,
  FIRST_SYMBOL_LAYER,
  makeStyle,
  NEAR,
  ofKinds,
  RATE_LAYERS,
  ROOMS,
  VILLAGE_LABELS,
} from './style.ts';
import { REGULAR } from './tokens.ts';
import { nothing, type Told } from './told.ts';
import { WORDS } from './words.ts';

setWorkerUrl(workerUrl);

/** The only code that touches the map: keeps it equal to the latest picture by applying the difference. */
export class MapSync {
  readonly map: MapLibre;
  readonly framing: Framing;
  private readonly pixelRatio = Math.max(2, Math.ceil(window.devicePixelRatio));
  private readonly labels: MeasureLabels;
  private readonly hoverLabel: HoverLabel;
  private readonly pointing: Pointing;
  private readonly pin: Pin;
  private readonly measureLayer = new MeasureLayer(null, false);
  private ground: Ground;
  private told = nothing();
  private isReady = false;
  private measured: Pick<MapPicture, 'rings' | 'line' | 'large'> | null = null;

  constructor(
    hosts: Hosts,
    private picture: MapPicture,
    camera: Camera,
    padding: Padding,
    private readonly listeners: Listeners,
  ) {
    this.ground = prepare(picture.dataset);
    this.map = new MapLibre({
      container: hosts.map,
      style: makeStyle(),
      bounds: [...wholeBox(picture.dataset)],
      fitBoundsOptions: { padding: { ...padding } },
      attributionControl: false,
      localIdeographFontFamily: REGULAR.join(', '),
      locale: { 'Map.Title': WORDS[picture.language].map },
      fadeDuration: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      minZoom: 3,
      maxZoom: 17,
      renderWorldCopies: false,
      validateStyle: false,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    watchBaseMap(this.map, (isShown) => this.listeners.onBaseMap(this.told.baseMap ?? '', isShown));
    this.labels = new MeasureLabels(this.map, hosts.labels, hosts.labelClasses, () => this.framing.covered);
    this.hoverLabel = new HoverLabel(this.map, hosts.hover, hosts.labelClasses.hover, () => this.framing.covered);
    this.map.on('style.load', this.startStyle);
    this.map.on('webglcontextlost', () => {
      this.isReady = false;
    });
    this.map.on('move', this.follow);
    this.map.on('idle', () => this.labels.settle());
    this.map.on('zoomend', () => this.listeners.onZoom(this.map.getZoom()));
    this.pointing = new Pointing(
      this.map,
      () => this.picture,
      () => this.ground,
      listeners,
      () => this.hoverLabel.follow(),
    );
    this.pin = new Pin(this.map, (lon, lat) => this.listeners.onPlace(lon, lat));
    this.framing = new Framing(this.map, () => this.picture, camera, padding);
    this.follow();
  }

  show(picture: MapPicture): void {
    const isTranslated = picture.language !== this.picture.language;
    if (picture.dataset !== this.ground.dataset) this.ground = prepare(picture.dataset);
    this.picture = picture;
    if (isTranslated) {
      this.map.getCanvas().setAttribute('aria-label', WORDS[picture.language].map);
      this.follow();
    }
    this.pin.show(picture.placing?.at ?? null);
    if (!this.isReady) return;
    this.apply();
    this.followPress();
  }

  /** A village pressed on the map is selected where it stands, unless its line would hide under its symbol. */
  private followPress(): void {
    const { dataset, selected, line } = this.picture;
    if (this.pointing.pressed === null || this.pointing.pressed !== selected) return;
    this.pointing.pressed = null;
    const village = dataset.villages.at(selected);
    if (village && line) this.framing.approach(village.id, line);
  }

  /** Settles when everything told is drawn; two frames first, for what the page has not told yet. */
  async idle(): Promise<void> {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    await new Promise<void>((resolve) => {
      this.map.once('idle', () => resolve());
      this.map.triggerRepaint();
    });
  }

  destroy(): void {
    this.map.remove();
  }

  private readonly follow = (): void => {
    this.labels.follow();
    this.hoverLabel.follow();
    this.listeners.onMove(this.map.getCenter().lat, this.map.getZoom());
  };

  /** A style starts empty: at first, and again after a lost context, when feature state and custom layers are gone. */
  private readonly startStyle = (): void => {
    for (const { id, image, pixelRatio } of drawIcons(this.pixelRatio))
      if (!this.map.hasImage(id)) this.map.addImage(id, image, { pixelRatio });
    if (!this.map.getLayer(this.measureLayer.id)) this.map.addLayer(this.measureLayer, FIRST_SYMBOL_LAYER);
    this.told = this.afresh(null);
    this.measured = null;
    this.isReady = true;
    this.apply();
    this.listeners.onZoom(this.map.getZoom());
  };

  private apply(): void {
    this.applyDataset();
    this.applyStates();
    this.applyShades();
    this.applyPlace();
    this.applyRates();
    this.applySelection();
    this.applyHover();
    this.showWords();
    this.applyMeasure();
    this.applySizes();
    this.applyBaseMap();
  }

  private fill(source: string, data: Parameters<GeoJSONSource['setData']>[0]): void {
    this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }

  /** Moves a mark from one feature to another. */
  private tell(source: string, mark: string, last: number | null, next: number | null): void {
    if (last !== null) this.map.setFeatureState({ source, id: last }, { [mark]: false });
    if (next !== null) this.map.setFeatureState({ source, id: next }, { [mark]: true });
  }

  private applyDataset(): void {
    const { dataset } = this.picture;
    if (this.told.dataset === dataset) return;
    const sources = toSources(dataset);
    for (const name of DATA_SOURCES) {
      this.map.removeFeatureState({ source: name });
      this.fill(name, sources[name]);
    }
    this.fill('selection', EMPTY);
    // Where there are only facilities they are what is shown, however far out.
    this.map.setLayerZoomRange('facility-far', dataset.villages.length === 0 ? 0 : FACILITIES_FROM, NEAR);
    this.told = this.afresh(dataset);
  }

  /** Feature state is to be told again; images, layout and base map survive, in a lost context too. */
  private afresh(dataset: Dataset | null): Told {
    const { kinds, rates, rateLevel, large, narrowed, baseMap } = this.told;
    return { ...nothing(), kinds, rates, rateLevel, large, narrowed, baseMap, dataset };
  }

  private applyStates(): void {
    const { drawing } = this.picture;
    const states = visibleStates(drawing, this.picture.states);
    const facilities = visibleFacilities(drawing, this.picture.facilities);
    for (const index of changed(this.told.states, states))
      this.map.setFeatureState({ source: 'villages', id: index }, { state: states[index] });
    for (const index of changed(this.told.facilities, facilities))
      this.map.setFeatureState({ source: 'facilities', id: index }, { drawn: facilities[index] });
    this.told.states = states.slice();
    this.told.facilities = facilities.slice();
    this.applyKinds(facilities);
  }

  private applyKinds(facilities: Uint8Array): void {
    const drawn = this.picture.dataset.facilities.filter((_, index) => facilities[index]);
    const kinds = [...new Set(drawn.map(({ kind }) => kind))].sort();
    if (kinds.join() === this.told.kinds) return;
    for (const layer of FACILITY_NAMES) this.map.setFilter(layer, ofKinds(kinds));
    this.told.kinds = kinds.join();
  }

  private applyShades(): void {
    const { drawing, shades } = this.picture;
    for (const level of LEVELS) {
      const next = shadesOf(this.ground.codes[level], shades, drawing === level);
      const last = this.told.shades[level];
      next.forEach((shade, id) => {
        if (shade !== (last?.[id] ?? NO_SHADE))
          this.map.setFeatureState({ source: level === 'county' ? 'counties' : 'townships', id }, { shade });
      });
      this.told.shades[level] = next;
    }
  }

  private applyPlace(): void {
    const { dataset, county, township } = this.picture;
    const next = standings(dataset, { county, township });
    for (const level of LEVELS) {
      const last = this.told.standings[level];
      next[level].forEach((standing, id) => {
        if (standing !== (last?.[id] ?? 'plain'))
          this.map.setFeatureState({ source: level === 'county' ? 'counties' : 'townships', id }, { standing });
      });
      this.told.standings[level] = next[level];
    }
  }

  /** Rates are images: a new number repaints one, it lays nothing out. */
  private applyRates(): void {
    const { drawing, shades, large } = this.picture;
    const level = drawing === 'villages' ? null : drawing;
    if (level) {
      const labels = new Map(shades.map(({ code, label }) => [code, label]));
      for (const code of this.ground.codes[level]) {
        const id = rateId(level, code);
        const label = labels.get(code) ?? '';
        const text = `${label}${large ? '*' : ''}`;
        if (this.told.rates.get(id) === text) continue;
        const { image, pixelRatio } = drawRate(id, label, large, this.pixelRatio);
        if (this.map.hasImage(id)) this.map.updateImage(id, image);
        else this.map.addImage(id, image, { pixelRatio });
        this.told.rates.set(id, text);
      }
    }
    if (level === this.told.rateLevel) return;
    const setVisible = (layers: readonly string[], isVisible: boolean) => {
      for (const layer of layers) this.map.setLayoutProperty(layer, 'visibility', isVisible ? 'visible' : 'none');
    };
    for (const each of LEVELS) setVisible(RATE_LAYERS[each], each === level);
    setVisible(VILLAGE_LABELS, level !== 'township');
    setVisible(ROOMS, level === null);
    this.told.rateLevel = level;
  }

  private applySelection(): void {
    const { dataset, selected, states, line } = this.picture;
    const measured = line?.facility ?? null;
    if (selected !== this.told.selected || measured !== this.told.measured) {
      this.tell('villages', 'selected', this.told.selected, selected);
      this.tell('facilities', 'measured', this.told.measured, measured);
      this.fill('selection', selectionPoints(dataset, selected, STATES, line));
      this.told.selected = selected;
      this.told.measured = measured;
    }
    if (selected === null) return;
    STATES.forEach((_, id) => {
      const shown = states[selected] === id;
      if (this.map.getFeatureState({ source: 'selection', id }).shown !== shown)
        this.map.setFeatureState({ source: 'selection', id }, { shown });
    });
  }

  private applyHover(): void {
    const { hovered } = this.picture;
    if (hovered === this.told.hovered) return;
    this.tell('villages', 'hovered', this.told.hovered, hovered);
    this.told.hovered = hovered;
  }

  private showWords(): void {
    const { dataset, hovered, hoverWords } = this.picture;
    const at = hovered === null ? null : dataset.villages.at(hovered)?.position.at;
    this.hoverLabel.show(hoverWords, () => {
      if (hovered === null) return this.pointing.at;
      if (!at) return null;
      const { x, y } = this.map.project(at);
      return [x, y];
    });
  }

  private applyMeasure(): void {
    const { rings, line, large } = this.picture;
    if (this.measured && this.measured.rings === rings && this.measured.line === line && this.measured.large === large) return;
    this.measured = { rings, line, large };
    const drawn: Measurement | null = measure(rings, line);
    this.measureLayer.show(drawn, large);
    this.labels.show(rings, line);
  }

  private applySizes(): void {
    const { large, narrowed } = this.picture;
    if (large === this.told.large && narrowed === this.told.narrowed) return;
    for (const size of resizes(large, narrowed)) {
      if (size.where === 'layout') this.map.setLayoutProperty(size.layer, size.property, size.value);
      else this.map.setPaintProperty(size.layer, size.property, size.value);
    }
    this.told.large = large;
    this.told.narrowed = narrowed;
  }

  private applyBaseMap(): void {
    const { baseMap } = this.picture;
    const url = baseMap?.url ?? null;
    if (url === this.told.baseMap) return;
    if (this.told.baseMap !== null) removeBaseMap(this.map);
    this.told.baseMap = url;
    const isWanted = () => this.isReady && this.told.baseMap === url;
    if (baseMap) void addBaseMap(this.map, baseMap, isWanted, () => this.listeners.onBaseMap(baseMap.url, false));
  }
}
