import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Dataset } from '../domain/dataset.ts';
import type { Camera } from '../state/store.ts';
import { tellAreas } from './areas.ts';
import { addBaseMap, removeBaseMap, watchBaseMap } from './base-map.ts';
import { wholeBox } from './camera.ts';
import { moveMark, tellFeatures } from './features.ts';
import { Framing } from './framing.ts';
import { type Ground, prepare } from './ground.ts';
import { FAINT_FAR_OUT } from './ground-layers.ts';
import { HoverLabel } from './hover-label.ts';
import { drawIcons } from './icons.ts';
import type { Hosts, Listeners } from './listeners.ts';
import { MeasureLabels } from './measure-labels.ts';
import { MeasureLayer } from './measure-layer.ts';
import { isCrowded, isManyAreas, type MapPicture, type Padding, VILLAGE_MARKS } from './picture.ts';
import { Pin } from './pin.ts';
import { Pointing } from './pointing.ts';
import { CrowdSync } from './points/crowd-sync.ts';
import { POINTS } from './points/points-layer.ts';
import { resizes } from './resizes.ts';
import { SiteLabels } from './site-labels.ts';
import { SitePins } from './site-pins.ts';
import { DATA_SOURCES, EMPTY, selectionPoints, toSources } from './sources.ts';
import { measure } from './strips.ts';
import {
  COUNTY_NAMES_UNTIL,
  FACILITIES_FROM,
  FACILITY_NAMES,
  FEATURE_SYMBOLS,
  FIRST_NAME_LAYER,
  FIRST_SYMBOL_LAYER,
  makeStyle,
  ofKinds,
  ROOM_FOR_COUNTIES,
} from './style.ts';
import { NEAR } from './symbol-sizes.ts';
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
  private readonly siteLabels: SiteLabels;
  private readonly sitePins: SitePins;
  private readonly hoverLabel: HoverLabel;
  private readonly pointing: Pointing;
  private readonly pin: Pin;
  private readonly spot: Pin;
  private readonly measureLayer = new MeasureLayer(null, false);
  private ground: Ground;
  private crowd: CrowdSync | null = null;
  private told = nothing();
  private isReady = false;
  private measured: Pick<MapPicture, 'rings' | 'line' | 'plan' | 'large'> | null = null;

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
    this.siteLabels = new SiteLabels(this.map, hosts.sites, hosts.labelClasses, () => this.framing.covered);
    this.sitePins = new SitePins(this.map, hosts.pinClass, listeners, () => WORDS[this.picture.language]);
    this.hoverLabel = new HoverLabel(this.map, hosts.hover, hosts.labelClasses.hover, () => this.framing.covered);
    this.map.on('style.load', this.startStyle);
    this.map.on('webglcontextlost', () => {
      this.isReady = false;
    });
    this.map.on('move', this.follow);
    this.map.on('idle', () => this.labels.settle());
    this.map.on('moveend', () => this.crowd?.settle());
    this.map.on('zoomend', () => this.listeners.onZoom(this.map.getZoom()));
    this.pointing = new Pointing(
      this.map,
      () => this.picture,
      () => this.ground,
      () => this.crowd?.crowd ?? null,
      listeners,
      () => this.hoverLabel.follow(),
      (at, steps) => this.framing.nearer(at, steps),
    );
    this.pin = new Pin(this.map, (lon, lat) => this.listeners.onPlace(lon, lat));
    this.spot = new Pin(this.map, null);
    this.framing = new Framing(this.map, () => this.picture, camera, padding);
    this.map.on('moveend', () => this.siteLabels.settle());
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
    this.spot.show(picture.spot);
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
    this.siteLabels.follow();
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
    const { map, told, picture, ground, pixelRatio } = this;
    if (this.crowd) this.crowd.show();
    else tellFeatures({ map, told, picture });
    this.applyKinds();
    tellAreas({ map, told, picture, ground, pixelRatio });
    this.applySelection();
    this.showWords();
    this.applyMeasure();
    this.applySizes();
    this.applyBaseMap();
  }

  private fill(source: string, data: Parameters<GeoJSONSource['setData']>[0]): void {
    this.map.getSource<GeoJSONSource>(source)?.setData(data);
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
    // Of a country's thousands of counties far out, any names there is room for would hide the picture and help nobody.
    this.map.setLayerZoomRange('county-name', isManyAreas(dataset.counties) ? ROOM_FOR_COUNTIES : 0, COUNTY_NAMES_UNTIL);
    // Their borders neither: a net of them would be darker than what they hold.
    this.map.setPaintProperty('county-line', 'line-opacity', isManyAreas(dataset.counties) ? FAINT_FAR_OUT : 1);
    this.told = this.afresh(dataset);
    this.gather();
  }

  /** Too many villages for a source are a layer of their own; the layers of the source's symbols have nothing to draw then. */
  private gather(): void {
    const { map, ground } = this;
    const isCrowd = isCrowded(ground.dataset);
    if (this.crowd?.ground !== ground) {
      if (map.getLayer(POINTS)) map.removeLayer(POINTS);
      this.crowd = isCrowd ? new CrowdSync(map, ground, () => this.picture, this.pixelRatio) : null;
    }
    if (this.crowd && !map.getLayer(POINTS)) map.addLayer(this.crowd.layer, FIRST_NAME_LAYER);
    this.crowd?.restart();
    for (const layer of FEATURE_SYMBOLS) map.setLayoutProperty(layer, 'visibility', isCrowd ? 'none' : 'visible');
  }

  /** Feature state is to be told again; images, layout and base map survive, in a lost context too. */
  private afresh(dataset: Dataset | null): Told {
    const { kinds, rates, rateLevel, coverage, large, narrowed, baseMap } = this.told;
    return { ...nothing(), kinds, rates, rateLevel, coverage, large, narrowed, baseMap, dataset };
  }

  private applyKinds(): void {
    const { dataset, drawing, facilities } = this.picture;
    if (this.told.kindsOf?.facilities === facilities && this.told.kindsOf.drawing === drawing) return;
    this.told.kindsOf = { facilities, drawing };
    const drawn = drawing === 'villages' ? dataset.facilities.filter((_, index) => facilities[index]) : [];
    const kinds = [...new Set(drawn.map(({ kind }) => kind))].sort();
    if (kinds.join() === this.told.kinds) return;
    for (const layer of FACILITY_NAMES) this.map.setFilter(layer, ofKinds(kinds));
    this.told.kinds = kinds.join();
  }

  private applySelection(): void {
    const { dataset, selected, states, line } = this.picture;
    const measured = line?.facility ?? null;
    if (selected !== this.told.selected || measured !== this.told.measured) {
      moveMark(this.map, 'villages', 'selected', this.told.selected, selected);
      moveMark(this.map, 'facilities', 'measured', this.told.measured, measured);
      this.fill('selection', selectionPoints(dataset, selected, VILLAGE_MARKS, line));
      this.told.selected = selected;
      this.told.measured = measured;
    }
    if (selected === null) return;
    VILLAGE_MARKS.forEach((_, id) => {
      const shown = states[selected] === id;
      if (this.map.getFeatureState({ source: 'selection', id }).shown !== shown)
        this.map.setFeatureState({ source: 'selection', id }, { shown });
    });
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
    const { rings, line, plan, large } = this.picture;
    const last = this.measured;
    if (last && last.rings === rings && last.line === line && last.plan === plan && last.large === large) return;
    this.measured = { rings, line, plan, large };
    this.measureLayer.show(measure(rings, line, plan), large);
    if (last?.rings !== rings || last.line !== line) this.labels.show(rings, line);
    if (last?.plan === plan) return;
    this.sitePins.show(plan?.sites ?? []);
    this.siteLabels.show(plan?.sites ?? []);
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
