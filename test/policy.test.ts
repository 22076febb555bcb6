import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentPolicy, headersFor, readTileHosts } from '../vite.config.ts';

const AGREED =
  "default-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self' data: blob:; style-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

describe('the content security policy', () => {
  it('is the agreed one, word for word', () => {
    expect(contentPolicy([])).toBe(AGREED);
  });

  it('is what the nginx sample sends, with the same companions; the solver’s worker, and it alone, may compile WebAssembly', () => {
    const nginx = readFileSync(path.resolve(import.meta.dirname, '../public/nginx.conf'), 'utf8');
    const [solver = '', scripts = ''] = /^ *location ~ (\S+) \{[^}]*\}/m.exec(nginx) ?? [];
    const sent = (part: string) =>
      Object.fromEntries([...part.matchAll(/^\s*add_header (\S+) "([^"]*)" always;$/gm)].map(([, name, value]) => [name, value]));
    const everywhere = nginx.replace(solver, '');
    expect(sent(everywhere)).toEqual(headersFor('/'));
    expect(sent(everywhere)).toMatchObject({ 'Content-Security-Policy': AGREED });
    expect(sent(solver)).toEqual(headersFor('/assets/solver-entry-Ab_1-2.js'));
    expect(sent(solver)).toEqual({
      ...headersFor('/'),
      'Content-Security-Policy': AGREED.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
    });
    expect(nginx.match(/^\s*add_header/gm)).toHaveLength(6);
    for (const other of ['/index.html', '/assets/entry-Ab12.js', '/assets/index-Ab12.js', '/assets/solver-entry-Ab12.js.html']) {
      expect(headersFor(other)).toEqual(headersFor('/'));
      expect(other).not.toMatch(new RegExp(scripts));
    }
    for (const solverScript of ['/assets/solver-entry-Ab_1-2.js', '/gapmap/assets/solver-entry-Ab12.js']) {
      expect(headersFor(solverScript)).toEqual(sent(solver));
      expect(solverScript).toMatch(new RegExp(scripts));
    }
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
