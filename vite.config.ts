import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { normalizePath, type Plugin, transformWithOxc } from 'vite';
import { defineConfig } from 'vitest/config';

/** Hosts of base maps, fixed at build time: a page cannot widen its own policy. */
export function readTileHosts(given: string): string[] {
  const hosts = given
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');
  for (const host of hosts) {
    if (!/^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/i.test(host)) {
      throw new Error(
        `GAPMAP_TILE_HOSTS: "${host}" is not of the form https://tiles.example.org, https://*.example.org or http://10.0.0.5:8080`,
      );
    }
  }
  return hosts;
}

/** The one content security policy: in the built page and sent by the preview server; public/nginx.conf says the same. */
export function contentPolicy(tileHosts: readonly string[]): string {
  const hosts = tileHosts.map((host) => ` ${host}`).join('');
  return [
    "default-src 'self'",
    "script-src 'self'",
    "worker-src 'self'",
    `img-src 'self' data: blob:${hosts}`,
    "style-src 'self'",
    `connect-src 'self'${hosts}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const tileHosts = readTileHosts(process.env['GAPMAP_TILE_HOSTS'] ?? '');
const policy = contentPolicy(tileHosts);

/** The solver's worker (src/worker/solver-entry.ts), and nothing else, may compile WebAssembly: a worker keeps to the policy that came with its own script. */
const SOLVER_SCRIPT = /\/assets\/solver-entry-[^/]+\.js$/;

/** What `npm start` and the nginx sample send with an answer. */
export function headersFor(pathname: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': SOLVER_SCRIPT.test(pathname)
      ? policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
      : policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

/** Sends them. Vite's own `preview.headers` are the same for every file. */
const sentHeaders: Plugin = {
  name: 'gapmap-headers',
  configurePreviewServer: ({ middlewares }) => {
    middlewares.use(({ url = '' }, response, next) => {
      for (const [name, value] of Object.entries(headersFor(url.replace(/[?#].*/, '')))) response.setHeader(name, value);
      next();
    });
  },
};

/** Writes the policy into the built page, before anything it governs, so that it holds on any server. */
const policyInPage: Plugin = {
  name: 'gapmap-policy',
  apply: 'build',
  transformIndexHtml: (html) =>
    html.replace('<meta charset="utf-8" />', (first) => `${first}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`),
};

/** A taken port is one sentence on the screen, not a stack. */
const portIsFree: Plugin = {
  name: 'gapmap-port',
  configurePreviewServer: ({ config: { logger, preview } }) =>
    new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', ({ message }) => {
        logger.error(`Port ${preview.port} of this machine cannot be used (${message}). Stop what runs there and try again.`);
        process.exit(1);
      });
      probe.listen(preview.port, '127.0.0.1', () => probe.close(() => resolve()));
    }),
};

const MAPLIBRE = normalizePath(path.join(import.meta.dirname, 'node_modules/maplibre-gl/src'));
const OF_MAPLIBRE = /\/node_modules\/maplibre-gl\/src\/.*\.ts$/;
const MAP_WORKER = '\0map-worker';
const MAPLIBRE_LICENCE = '/*! MapLibre GL JS, 3-Clause BSD: https://github.com/maplibre/maplibre-gl-js/blob/main/LICENSE.txt */';

/**
 * Builds MapLibre from the sources it comes with. The page and the map's worker have most of it in common, and fetch that once; of the two
 * published bundles each carries its own, 117 kB (gzipped) more. Only the build does: `npm run dev` and the unit tests take the published ones.
 */
const mapFromSources: Plugin = {
  name: 'gapmap-map',
  apply: 'build',
  enforce: 'pre',
  resolveId(id) {
    if (id === 'maplibre-gl') return `${MAPLIBRE}/index.ts`;
    return id === 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url' ? MAP_WORKER : null;
  },
  load(id) {
    if (id === MAP_WORKER) {
      const worker = this.emitFile({ type: 'chunk', id: `${MAPLIBRE}/source/worker.ts`, name: 'map-worker' });
      return `export default import.meta.ROLLUP_FILE_URL_${worker};`;
    }
    // Fields without a value are types alone there: defined, they would wipe out what the class above them has set.
    return OF_MAPLIBRE.test(id)
      ? transformWithOxc(readFileSync(id, 'utf8'), id, {
          assumptions: { setPublicClassFields: true },
          typescript: { removeClassFieldsWithoutInitializer: true },
        })
      : null;
  },
};

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [react(), mapFromSources, policyInPage, sentHeaders, portIsFree],
  define: { __TILE_HOSTS__: JSON.stringify(tileHosts) },
  worker: { format: 'es' },
  css: { transformer: 'lightningcss' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { postBanner: ({ moduleIds }) => (moduleIds.some((id) => OF_MAPLIBRE.test(id)) ? MAPLIBRE_LICENCE : '') },
    },
  },
  assetsInclude: ['**/*.csv', '**/*.topojson', '**/*.geojson'],
  // Its WebAssembly lies beside its script: bundled for development, the script would look for it elsewhere.
  optimizeDeps: { exclude: ['highs'] },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: { environment: 'node', setupFiles: ['src/io/projected.ts'], include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
