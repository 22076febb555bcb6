import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { Browser, Page } from 'playwright/test';

const MAPLIBRE = path.resolve(import.meta.dirname, '../../node_modules/maplibre-gl/dist');

/** What a plain page draws: places in degrees, and each one's state at some radii. */
export interface PlainPoints {
  readonly places: readonly (readonly [lon: number, lat: number])[];
  readonly states: Readonly<Record<string, readonly number[]>>;
}

/** Where both maps look, and how large they are, CSS pixels. */
export interface Sight {
  readonly centre: readonly [number, number];
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** Milliseconds until an empty map is up, and from then, its data in memory, until all of it is drawn. */
export interface FirstPicture {
  readonly up: number;
  readonly shown: number;
}

/** Colours by state, as anyone would choose four. */
const COLOURS = ['#5b8c5a', '#b5482a', '#9a9a9a', '#ffffff'];

interface PlainPage {
  plain?: {
    open(sight: Sight): Promise<FirstPicture>;
    moveBySetData(radius: string): Promise<number>;
    moveByPaint(radius: string): Promise<number>;
    drawn(): Readonly<Record<string, number>>;
    close(): void;
  };
}

/** What a page does that shows points as MapLibre's examples do: a GeoJSON source, a circle layer, a colour by property. */
const SCRIPT = `
import { Map as MapLibre, setWorkerUrl } from './plain/maplibre-gl.mjs';
setWorkerUrl(new URL('./plain/maplibre-gl-worker.mjs', location.href).href);
const { places, states, colours } = await (await fetch('./plain/points.json')).json();
const radii = Object.keys(states);
const collection = (radius) => ({
  type: 'FeatureCollection',
  features: places.map(([lon, lat], id) => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { state: states[radius][id], ...Object.fromEntries(radii.map((one) => ['at' + one, states[one][id]])) },
  })),
});
const colour = (property) => ['match', ['get', property], ...colours.flatMap((one, state) => [state, one]), '#000000'];
let map;
let shown = '';
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const idle = async () => {
  await frame();
  await frame();
  await new Promise((resolve) => { map.once('idle', resolve); map.triggerRepaint(); });
};
const timed = async (act) => { const began = performance.now(); act(); await idle(); return performance.now() - began; };
window.plain = {
  async open({ centre, zoom, width, height }) {
    const host = document.getElementById('map');
    host.style.cssText = 'width:' + width + 'px;height:' + height + 'px';
    const data = collection(radii[0]);
    shown = 'state';
    const up = await timed(() => {
      map = new MapLibre({ container: host, center: centre, zoom, fadeDuration: 0, attributionControl: false, style: { version: 8, sources: {}, layers: [] } });
    });
    const shownIn = await timed(() => {
      map.addSource('points', { type: 'geojson', data });
      map.addLayer({ id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 3, 'circle-color': colour('state') } });
    });
    return { up, shown: shownIn };
  },
  moveBySetData: (radius) => timed(() => { shown = 'state'; map.getSource('points').setData(collection(radius)); }),
  moveByPaint: (radius) => timed(() => { shown = 'at' + radius; map.setPaintProperty('points', 'circle-color', colour(shown)); }),
  drawn() {
    const states = new Map(map.queryRenderedFeatures({ layers: ['points'] }).map(({ id, properties }) => [id, properties[shown]]));
    const counts = {};
    for (const state of states.values()) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  },
  close() { map.remove(); },
};
`;

/** Serves a page of its own that shows points in the plain way, with the published MapLibre. */
async function serve(points: PlainPoints): Promise<Server> {
  const html = `<!doctype html><meta charset="utf-8"><title>plain</title><div id="map"></div><script type="module">${SCRIPT}</script>`;
  const json = JSON.stringify({ ...points, colours: COLOURS });
  const server = createServer(({ url = '' }, response) => {
    const send = (type: string, body: string | Buffer) => response.writeHead(200, { 'Content-Type': type }).end(body);
    if (url === '/') send('text/html', html);
    else if (url === '/plain/points.json') send('application/json', json);
    else if (/^\/plain\/[\w-]+\.mjs$/.test(url)) send('text/javascript', readFileSync(path.join(MAPLIBRE, path.basename(url))));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Opens that page in a context of its own; what it asks for is none of the app's. `close` ends both. */
export async function openPlain(
  browser: Browser,
  points: PlainPoints,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const server = await serve(points);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the plain page has no port');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/`);
  await page.waitForFunction(() => (window as Window & PlainPage).plain !== undefined);
  const close = async () => {
    await context.close();
    server.close();
  };
  return { page, close };
}

/** Opens the plain map, and then shows its points on it. */
export async function openMap(page: Page, sight: Sight): Promise<FirstPicture> {
  const first = await page.evaluate((at) => (window as Window & PlainPage).plain?.open(at), sight);
  if (!first) throw new Error('the plain page is not there');
  return first;
}

/** Shows the states of another radius: by new data, or by a paint property that reads another column. Milliseconds. */
export const moveRadius = (page: Page, how: 'moveBySetData' | 'moveByPaint', radius: string): Promise<number> =>
  page.evaluate(([by, to]) => (window as Window & PlainPage).plain?.[by](to) ?? Number.NaN, [how, radius] as const);

/** Points on the screen by state. */
export const drawnPoints = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.evaluate(() => (window as Window & PlainPage).plain?.drawn() ?? {});

export const closeMap = (page: Page): Promise<void> => page.evaluate(() => (window as Window & PlainPage).plain?.close());
