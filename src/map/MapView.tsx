import 'maplibre-gl/dist/maplibre-gl.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Camera } from '../state/store.ts';
import type { Listeners } from './listeners.ts';
import styles from './map-view.module.css';
import type { CircleCounts, MapPicture, Padding } from './picture.ts';
import { scaleBar } from './scale.ts';
import { MapSync } from './sync.ts';
import { WORDS } from './words.ts';

export interface MapViewProps {
  readonly picture: MapPicture;
  readonly camera: Camera;
  readonly padding: Padding;
  readonly onHover: (village: number | null) => void;
  readonly onHoverArea: (code: string | null) => void;
  readonly onHoverCircle: (counts: CircleCounts | null) => void;
  readonly onSelect: (village: number | null) => void;
  readonly onSelectArea: (code: string) => void;
  /** Told of a place, WGS 84 degrees, while the picture asks for one. */
  readonly onPlace: (lon: number, lat: number) => void;
  readonly onDragSite: Listeners['onDragSite'];
  readonly onStepSite: Listeners['onStepSite'];
  readonly onPressSite: Listeners['onPressSite'];
  /** Told at the start and after every change of zoom. */
  readonly onZoom: (zoom: number) => void;
  /** Told of the base map at an address that it cannot be had, or that it can after all. */
  readonly onBaseMap: (url: string, isShown: boolean) => void;
  /** The address of a base map that cannot be had. */
  readonly failedBaseMap: string | null;
  /** Shown in place of the map where the browser has no WebGL. */
  readonly fallback?: ReactNode;
}

const SCALE_WIDTH = 90;

/** The map as a component: a frame around `MapSync`, which does everything to the map itself. */
export function MapView(props: MapViewProps) {
  const { picture, camera, padding } = props;
  const frame = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const sites = useRef<HTMLDivElement>(null);
  const hover = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLSpanElement>(null);
  const distance = useRef<HTMLSpanElement>(null);
  const sync = useRef<MapSync | null>(null);
  const latest = useRef(props);
  const [isRefused, setRefused] = useState(false);
  latest.current = props;

  useEffect(() => {
    if (!frame.current || !labels.current || !sites.current || !hover.current) return;
    const listeners: Listeners = {
      onHover: (village) => latest.current.onHover(village),
      onHoverArea: (code) => latest.current.onHoverArea(code),
      onHoverCircle: (counts) => latest.current.onHoverCircle(counts),
      onSelect: (village) => latest.current.onSelect(village),
      onSelectArea: (code) => latest.current.onSelectArea(code),
      onPlace: (lon, lat) => latest.current.onPlace(lon, lat),
      onDragSite: (key, lon, lat, isDone) => latest.current.onDragSite(key, lon, lat, isDone),
      onStepSite: (key, east, north) => latest.current.onStepSite(key, east, north),
      onPressSite: (key) => latest.current.onPressSite(key),
      onZoom: (zoom) => latest.current.onZoom(zoom),
      onBaseMap: (url, isShown) => latest.current.onBaseMap(url, isShown),
      onMove: (lat, zoom) => {
        const { pixels, text } = scaleBar(lat, zoom, SCALE_WIDTH, latest.current.picture.language);
        if (bar.current) bar.current.style.width = `${pixels.toFixed(1)}px`;
        if (distance.current && distance.current.textContent !== text) distance.current.textContent = text;
      },
    };
    const hosts = {
      map: frame.current,
      labels: labels.current,
      sites: sites.current,
      hover: hover.current,
      labelClasses: {
        ring: styles.ringLabel ?? '',
        line: styles.lineLabel ?? '',
        hover: styles.hoverLabel ?? '',
        site: styles.siteLabel ?? '',
        spoke: styles.spokeLabel ?? '',
      },
      pinClass: styles.site ?? '',
    };
    try {
      const { picture, camera, padding } = latest.current;
      const made = new MapSync(hosts, picture, camera, padding, listeners);
      sync.current = made;
      window.gapmap = { map: made.map, idle: () => made.idle() };
    } catch (error) {
      console.warn('No map:', error);
      setRefused(true);
    }
    return () => {
      sync.current?.destroy();
      sync.current = null;
      delete window.gapmap;
    };
  }, []);

  useEffect(() => sync.current?.show(picture), [picture]);
  useEffect(() => sync.current?.framing.aim(camera, padding), [camera, padding]);

  if (isRefused) return <div className={styles.fallback}>{props.fallback}</div>;
  const words = WORDS[picture.language];
  return (
    <div className={styles.view}>
      <div className={styles.map} ref={frame} />
      <div className={styles.labels} ref={labels} aria-hidden="true" />
      <div className={styles.labels} ref={sites} aria-hidden="true" />
      <div className={styles.labels} ref={hover} aria-hidden="true" />
      <div className={styles.controls}>
        <button type="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => sync.current?.framing.zoomBy(1)}>
          +
        </button>
        <button type="button" aria-label={words.zoomOut} title={words.zoomOut} onClick={() => sync.current?.framing.zoomBy(-1)}>
          −
        </button>
        <button
          type="button"
          title={words.allHint}
          aria-label={words.allHint}
          className={styles.all}
          onClick={() => sync.current?.framing.lookAtAll()}
        >
          {words.all}
        </button>
      </div>
      <div className={styles.foot}>
        <span className={styles.scale}>
          <span ref={distance} />
          <span className={styles.bar} ref={bar} />
        </span>
        {picture.baseMap && <span>{props.failedBaseMap === picture.baseMap.url ? words.baseMapFailed : picture.baseMap.attribution}</span>}
      </div>
    </div>
  );
}
