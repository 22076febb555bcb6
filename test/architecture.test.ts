import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DISTANCE_MODES } from '../src/domain/parameters.ts';
import { FACILITY_KINDS, INDICATORS, LAYERS } from '../src/layers/index.ts';
import { findBreaches, findIdle, HOMES, type Installed, MAY_IMPORT } from './architecture/rules.ts';
import { readSource } from './architecture/source.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
/** What layers declare: nobody else says it. A word that is also a way to measure (along the road) is not the layer's alone. */
const IDS = [...LAYERS, ...INDICATORS.map(({ indicator }) => indicator), ...FACILITY_KINDS]
  .map(({ id }) => id)
  .filter((id) => !DISTANCE_MODES.some((mode) => mode === id));

function readSources(): Map<string, string> {
  return new Map(
    readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(ROOT, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

/** What the checker says of a house of these files alone. */
const breaches = (files: Readonly<Record<string, string>>) =>
  findBreaches(new Map(Object.entries(files)), ['road', 'clinic', 'clinic-standard']);

/** A planted import, `from` in the file's own words. */
const planted = (file: string, from: string, code = `import { it } from '${from}';`) => breaches({ [file]: `${code}\n` });

describe('the house', () => {
  const sources = readSources();

  it('keeps every rule', () => {
    expect(findBreaches(sources, IDS)).toEqual([]);
  });

  it('was really read: every folder of the rule has files, and they import each other', () => {
    for (const folder of Object.keys(MAY_IMPORT).filter((name) => name !== 'main'))
      expect([...sources.keys()].filter((file) => file.startsWith(`src/${folder}/`)).length, folder).toBeGreaterThan(0);
    const code = [...sources].filter(([file]) => /\.tsx?$/.test(file));
    expect(code.flatMap(([file, source]) => readSource(file, source).imports).length).toBeGreaterThan(300);
  });

  it('has a home for every library the app installs, and none for what is gone', () => {
    const installed = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Installed;
    expect(findIdle(HOMES, installed)).toEqual([]);
    expect(findIdle([...HOMES, [['left-pad'], ['ui']]], installed)).toEqual(['left-pad has a home and is not installed']);
    expect(findIdle(HOMES.slice(1), installed)).toEqual([
      'maplibre-gl is installed and has no home',
      'pmtiles is installed and has no home',
    ]);
    expect(findIdle([...HOMES, [['vitest'], ['ui']]], installed), 'what only tests use is no home of the app').toHaveLength(1);
  });
});

describe('reading a source', () => {
  it('sees every way one file names another', () => {
    const source = `
import './base.css';
import type { A } from './a.ts';
import {
  b,
  type B,
} from "../b.ts";
import * as c from 'c';
import d, { e } from '@scope/d/part';
import worker from 'f/worker.mjs?worker&url';
export * from './g.ts';
export { h } from './h.ts';
export type { I } from './i.ts';
const j = await import('./j.ts');
const k = new Worker(new URL('./k.ts', import.meta.url), { type: 'module' });
const l = import(name);
const m: import('./m.ts').M = require(\`m\`);
import n = require('n');
const o = import.meta.glob('./o/*.ts');
importScripts('./p.js');
export const q = 'from here';
new URL('./q.ts', base);
`;
    expect(readSource('src/a.ts', source).imports).toEqual([
      './base.css',
      './a.ts',
      '../b.ts',
      'c',
      '@scope/d/part',
      'f/worker.mjs',
      './g.ts',
      './h.ts',
      './i.ts',
      './j.ts',
      './k.ts',
      '(computed)',
      './m.ts',
      'm',
      'n',
      './o/*.ts',
      './p.js',
    ]);
  });

  it('sees none in comments or texts', () => {
    const source = `// import { a } from './a.ts';\n/* import './b.ts';\n import('./c.ts') */\nconst url = 'https://x.cn'; import('./d.ts');\nconst e = "require('./e.ts')";\n`;
    expect(readSource('src/a.ts', source).imports).toEqual(['./d.ts']);
  });

  it('refuses what cannot be read', () => {
    expect(() => readSource('src/a.ts', 'const a = ;')).toThrow(/src\/a\.ts/);
  });
});

describe('the import rule', () => {
  const order = ['domain', 'layers', 'plans', 'io', 'analysis', 'worker', 'state', 'map', 'ui'];
  const pairs = order.flatMap((left, index) => order.slice(index + 1).map((right) => [left, right] as const));

  it.each(pairs)('%s must not import %s', (left, right) => {
    expect(planted(`src/${left}/a.ts`, `../${right}/b.ts`)).toEqual([`src/${left}/a.ts: ${left} must not import src/${right}/b.ts`]);
  });

  it.each([
    ['analysis', 'io'],
    ['plans', 'layers'],
    ['cli', 'worker'],
    ['cli', 'state'],
    ['cli', 'ui'],
    ['ui', 'cli'],
    ['state', 'cli'],
  ])('%s must not import %s either', (left, right) => {
    expect(planted(`src/${left}/a.ts`, `../${right}/b.ts`)).toHaveLength(1);
  });

  it('lets the right import the left, main everything, the command line the engine', () => {
    expect(planted('src/state/a.ts', '../analysis/b.ts')).toEqual([]);
    expect(planted('src/main.tsx', './ui/App.tsx')).toEqual([]);
    expect(planted('src/cli.ts', './cli/gaps.ts')).toEqual([]);
    expect(planted('src/cli/a.ts', '../io/b.ts')).toEqual([]);
  });

  it('lets nobody import main or the command line', () => {
    expect(planted('src/ui/a.ts', '../main.tsx')).toHaveLength(1);
    expect(planted('src/analysis/a.ts', '../cli.ts')).toHaveLength(1);
  });

  it('counts types, re-exports, late imports and located workers', () => {
    for (const code of [
      `import type { A } from '../ui/a.ts';`,
      `export { a } from '../ui/a.ts';`,
      `export * from '../ui/a.ts';`,
      `const a = await import('../ui/a.ts');`,
      `new Worker(new URL('../ui/a.ts', import.meta.url));`,
      `const a = require('../ui/a.ts');`,
      `let a: import('../ui/a.ts').A;`,
    ])
      expect(planted('src/analysis/a.ts', '', code), code).toEqual(['src/analysis/a.ts: analysis must not import src/ui/a.ts']);
  });

  it('refuses an import that cannot be read', () => {
    expect(planted('src/ui/a.ts', '', 'const a = import(name);')).toHaveLength(1);
    expect(planted('src/ui/a.ts', '', 'const a = require(name);')).toHaveLength(1);
  });

  it('lets the registry alone name a layer’s file', () => {
    for (const file of [
      'src/io/a.ts',
      'src/analysis/a.ts',
      'src/state/a.ts',
      'src/ui/a.ts',
      'src/main.tsx',
      'src/cli/a.ts',
      'src/layers/a.ts',
    ]) {
      const from = path.posix.relative(path.posix.dirname(file), 'src/layers/road.ts');
      const written = from.startsWith('.') ? from : `./${from}`;
      expect(planted(file, written), file).toEqual([
        `${file}: names the layer src/layers/road.ts; only the registry does, src/layers/index.ts`,
      ]);
      expect(planted(file, written.replace('road', 'index')), file).toEqual([]);
    }
    expect(planted('src/layers/index.ts', './road.ts')).toEqual([]);
  });

  it('keeps src to itself and data', () => {
    expect(planted('src/ui/a.ts', '../../test/b.ts')).toHaveLength(1);
    expect(planted('src/ui/a.ts', '../../data/villages.csv?url')).toEqual([]);
  });

  it('has one door from ui to the map', () => {
    expect(planted('src/ui/a.ts', '../map/sync.ts')).toEqual([
      'src/ui/a.ts: ui reaches the map through map/MapView.tsx and its contract map/picture.ts only, not src/map/sync.ts',
    ]);
    expect(planted('src/ui/a.ts', '../map/picture.ts')).toEqual([]);
    expect(planted('src/ui/a.ts', '../map/MapView.tsx')).toEqual([]);
  });

  it('finds a circle, and says its way', () => {
    const circle = {
      'src/domain/a.ts': `import { b } from './b.ts';`,
      'src/domain/b.ts': `import type { c } from './c.ts';`,
      'src/domain/c.ts': `import { a } from './a.ts';`,
    };
    expect(breaches(circle)).toEqual(['circle: src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts']);
    expect(breaches({ ...circle, 'src/domain/c.ts': '' })).toEqual([]);
  });
});

describe('one home for each library', () => {
  it.each([
    ['maplibre-gl', 'map/a.ts', 'ui/a.ts'],
    ['pmtiles', 'map/a.ts', 'state/a.ts'],
    ['react', 'ui/a.ts', 'state/a.ts'],
    ['react', 'map/MapView.tsx', 'map/sync.ts'],
    ['react-dom/client', 'main.tsx', 'analysis/a.ts'],
    ['@tanstack/react-virtual', 'ui/a.ts', 'map/MapView.tsx'],
    ['zustand', 'state/a.ts', 'ui/a.ts'],
    ['zustand/middleware', 'state/a.ts', 'map/a.ts'],
    ['pinyin-pro', 'state/a.ts', 'ui/a.ts'],
    ['valibot', 'io/a.ts', 'analysis/a.ts'],
    ['valibot', 'state/a.ts', 'ui/a.ts'],
    ['papaparse', 'io/a.ts', 'cli/a.ts'],
    ['gcoord', 'io/a.ts', 'map/a.ts'],
    ['topojson-client', 'io/a.ts', 'map/a.ts'],
    ['@turf/turf', 'analysis/a.ts', 'map/a.ts'],
    ['geographiclib-geodesic', 'analysis/a.ts', 'cli/a.ts'],
    ['node:fs', 'cli/a.ts', 'io/a.ts'],
  ])('%s: at home in %s, not in %s', (library, home, elsewhere) => {
    expect(planted(`src/${home}`, library)).toEqual([]);
    expect(planted(`src/${elsewhere}`, library)).toHaveLength(1);
  });

  it('has no place for a library nobody decided on', () => {
    expect(planted('src/ui/a.ts', 'lodash/get')).toEqual([
      'src/ui/a.ts: lodash has no home: add it to HOMES, with its reason in src/README.md',
    ]);
    expect(planted('src/analysis/a.ts', '@turf/distance')).toHaveLength(1);
    expect(planted('src/ui/a.ts', '', `const a = require('lodash');`)).toHaveLength(1);
  });
});

describe('names and sizes', () => {
  it.each([
    'src/ui/utils/a.ts',
    'src/io/helpers/a.ts',
    'src/map/common/a.ts',
    'src/domain/constants/a.ts',
    'src/domain/utils.ts',
    'src/ui/helper.ts',
  ])('refuses %s', (file) => {
    expect(breaches({ [file]: '' })).toHaveLength(1);
  });

  it.each([
    'src/ui/layerPanel.ts',
    'src/ui/layer-panel.tsx',
    'src/ui/LayerPanel.ts',
    'src/ui/layer_panel.ts',
    'src/elsewhere/a.ts',
    'src/other.ts',
  ])('refuses %s', (file) => {
    expect(breaches({ [file]: '' })).toHaveLength(1);
  });

  it.each([
    'src/ui/LayerPanel.tsx',
    'src/ui/layer-panel.module.css',
    'src/map/test-hook.d.ts',
    'src/build.d.ts',
    'src/main.tsx',
    'src/README.md',
  ])('takes %s', (file) => {
    expect(breaches({ [file]: '' })).toEqual([]);
  });

  it('takes 350 lines, not 351', () => {
    expect(breaches({ 'src/domain/a.ts': '\n'.repeat(350) })).toEqual([]);
    expect(breaches({ 'src/domain/a.ts': '\n'.repeat(351) })).toHaveLength(1);
  });

  it.each([
    [`const a = 'road';`, 'road'],
    ['const a = "road";', 'road'],
    ['const a = `road`;', 'road'],
    ['const a = { road: 1 };', 'road'],
    [`const a = { 'road': 1 };`, 'road'],
    ['const { road } = a;', 'road'],
    ['const a = b.road;', 'road'],
    [`const a = b['road'];`, 'road'],
    ['interface A { readonly road?: number }', 'road'],
    [`type A = 'clinic' | 'village';`, 'clinic'],
    [`const a = indicator.id === 'clinic-standard';`, 'clinic-standard'],
    [`const a = <Map<string, number>>new Map([['clinic-standard', 1]]);`, 'clinic-standard'],
  ])('lets only layers and plans say what a layer declares: %s', (code, id) => {
    for (const folder of ['ui', 'state', 'map', 'worker', 'analysis', 'io', 'cli', 'domain'])
      expect(breaches({ [`src/${folder}/a.ts`]: code })).toEqual([
        `src/${folder}/a.ts: says ${id}, which a layer declares; only src/layers and src/plans do`,
      ]);
    expect(breaches({ 'src/plans/a.ts': code, 'src/layers/a.ts': code })).toEqual([]);
  });

  it('minds neither comments, longer texts nor variables', () => {
    expect(breaches({ 'src/ui/a.ts': `const a = 'road-new'; // 'road'\nfor (const road of roads) draw(road, 'a road');` })).toEqual([]);
  });

  it.each([
    ['const at = window.innerWidth;', 'window'],
    [`const at = document['title'];`, 'document'],
    ['const at = navigator.language;', 'navigator'],
    ['const at = globalThis.document;', 'globalThis'],
    ['const { title } = document;', 'document'],
    ['const at = { document };', 'document'],
    ['const at = typeof localStorage;', 'localStorage'],
    ['const at = location.hash;', 'location'],
    ['const at = await fetch(url);', 'fetch'],
  ])('keeps what is pure away from the page: %s', (code, name) => {
    for (const folder of ['domain', 'layers', 'plans', 'io', 'analysis'])
      expect(breaches({ [`src/${folder}/a.ts`]: code })).toEqual([
        `src/${folder}/a.ts: ${folder} knows nothing of the page, but says ${name}`,
      ]);
    expect(breaches({ 'src/state/a.ts': code })).toEqual([]);
  });

  it('lets pure code write the word window, and have a member of that name', () => {
    expect(breaches({ 'src/io/a.ts': `const a = { window: 'the window' }; const b = a.window; // window.open()` })).toEqual([]);
  });

  it.each([
    '@import url(https://fonts.example.org/a.css);',
    '@import url( "http://fonts.example.org/a.css" );',
    '@import "https://fonts.example.org/a.css";',
    `@import '//fonts.example.org/a.css';`,
    'a { background: url(//example.org/a.png); }',
    'a { background: image-set("https://example.org/a.png" 1x); }',
    '@font-face { src: local("A"), URL(HTTPS://example.org/a.woff2); }',
  ])('keeps stylesheets off other hosts: %s', (css) => {
    expect(breaches({ 'src/ui/a.module.css': css })).toHaveLength(1);
  });

  it('lets a stylesheet import a neighbour and hold a picture', () => {
    const css = `/* url(https://example.org) */\n@import "./tokens.css";\na { background: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"), url(./a.png); }`;
    expect(breaches({ 'src/ui/a.css': css })).toEqual([]);
  });
});
