import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Hosts of base maps, fixed at build time: a page cannot widen its own policy. */
const tileHosts = (process.env['GAPMAP_TILE_HOSTS'] ?? '')
  .split(',')
  .map((host) => host.trim())
  .filter((host) => host !== '');
for (const host of tileHosts) {
  if (!/^https:\/\/[a-z0-9.*-]+(:\d+)?$/i.test(host)) throw new Error(`GAPMAP_TILE_HOSTS: "${host}" is not of the form https://host`);
}

const hosts = tileHosts.map((host) => ` ${host}`).join('');

/** The one content security policy: in the built page and sent by the preview server; public/nginx.conf says the same. */
const policy = [
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

/** Writes the policy into the built page, so that it holds on any server. */
const policyInPage: Plugin = {
  name: 'gapmap-policy',
  apply: 'build',
  transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' }],
};

export default defineConfig({
  base: './',
  plugins: [react(), policyInPage],
  define: { __TILE_HOSTS__: JSON.stringify(tileHosts) },
  worker: { format: 'es' },
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1400 },
  assetsInclude: ['**/*.csv', '**/*.topojson', '**/*.geojson'],
  preview: {
    host: '127.0.0.1',
    port: 4173,
    strictPort: true,
    headers: { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' },
  },
  test: { environment: 'node', include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
