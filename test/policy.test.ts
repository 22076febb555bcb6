import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentPolicy, headers, readTileHosts } from '../vite.config.ts';

const AGREED =
  "default-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self' data: blob:; style-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

describe('the content security policy', () => {
  it('is the agreed one, word for word', () => {
    expect(contentPolicy([])).toBe(AGREED);
  });

  it('is what the nginx sample sends, with the same companions', () => {
    const nginx = readFileSync(path.resolve(import.meta.dirname, '../public/nginx.conf'), 'utf8');
    const sent = Object.fromEntries(
      [...nginx.matchAll(/^\s*add_header (\S+) "([^"]*)" always;$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(sent).toEqual({ ...headers, 'Content-Security-Policy': AGREED });
    expect(nginx.match(/^\s*add_header/gm)).toHaveLength(Object.keys(sent).length);
  });

  it('lets base maps in as pictures and by fetch, and nowhere else', () => {
    const wider = contentPolicy(readTileHosts(' https://t0.tianditu.gov.cn, https://*.example.org:8443,http://10.0.0.5:8080,'));
    const hosts = ' https://t0.tianditu.gov.cn https://*.example.org:8443 http://10.0.0.5:8080';
    expect(wider).toBe(AGREED.replace('data: blob:', `data: blob:${hosts}`).replace("connect-src 'self'", `connect-src 'self'${hosts}`));
  });

  it.each([
    'ftp://tiles.example.org',
    'tiles.example.org',
    'https://*',
    'https://a.b/path',
    "https://a.b; script-src 'unsafe-eval'",
    'https://a.b c.d',
  ])('refuses the host %s', (host) => {
    expect(() => readTileHosts(host)).toThrow(/GAPMAP_TILE_HOSTS/);
  });
});
