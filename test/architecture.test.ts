import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAYERS } from '../src/layers/index.ts';
import { readImports } from './architecture/imports.ts';
import { findBreaches, HOMES, MAY_IMPORT } from './architecture/rules.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const IDS = LAYERS.map((layer) => layer.id);

function readSources(): Map<string, string> {
  return new Map(
    readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(ROOT, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

/** What the checker says of a house of these files alone. */
const breaches = (files: Readonly<Record<string, string>>) => findBreaches(new Map(Object.entries(files)), ['road', 'clinic']);

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
    expect([...sources.values()].flatMap(readImports).length).toBeGreaterThan(300);
  });

  it('has a home for every library the app installs, and none for what is gone', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { readonly dependencies: object };
    const homeless = Object.keys(dependencies).filter((name) => !HOMES.some(([library]) => library.test(name)));
    expect(homeless).toEqual([]);
  });
});

describe('reading imports', () => {
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
export const m = 'from here';
`;
    expect(readImports(source).map(({ from, isType }) => (isType ? `type ${from}` : from))).toEqual([
      './base.css',
      'type ./a.ts',
      '../b.ts',
      'c',
      '@scope/d/part',
      'f/worker.mjs',
      './g.ts',
      './h.ts',
      'type ./i.ts',
      './j.ts',
      '(computed)',
      './k.ts',
    ]);
  });

  it('sees none in comments', () => {
    const source = `// import { a } from './a.ts';\n/* import './b.ts';\n import('./c.ts') */\nconst url = 'https://x.cn'; import('./d.ts');\n`;
    expect(readImports(source).map(({ from }) => from)).toEqual(['./d.ts']);
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
    ])
      expect(planted('src/analysis/a.ts', '', code), code).toEqual(['src/analysis/a.ts: analysis must not import src/ui/a.ts']);
  });

  it('refuses an import that cannot be read', () => {
    expect(planted('src/ui/a.ts', '', 'const a = import(name);')).toHaveLength(1);
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
    ['@turf/distance', 'analysis/a.ts', 'io/a.ts'],
    ['geographiclib-geodesic', 'analysis/a.ts', 'cli/a.ts'],
    ['comlink', 'worker/a.ts', 'state/a.ts'],
    ['node:fs', 'cli/a.ts', 'io/a.ts'],
  ])('%s: at home in %s, not in %s', (library, home, elsewhere) => {
    expect(planted(`src/${home}`, library)).toEqual([]);
    expect(planted(`src/${elsewhere}`, library)).toHaveLength(1);
  });

  it('has no place for a library nobody decided on', () => {
    expect(planted('src/ui/a.ts', 'lodash/get')).toEqual([
      'src/ui/a.ts: lodash has no home: add it to HOMES, with its reason in src/README.md',
    ]);
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

  it('lets only the registry and the plan name a layer', () => {
    for (const quoted of [`'road'`, `"road"`, '`road`']) {
      expect(breaches({ 'src/ui/a.ts': `const a = ${quoted};` })).toEqual([
        `src/ui/a.ts: names the layer 'road'; only src/layers and src/plans do`,
      ]);
      expect(breaches({ 'src/plans/a.ts': `const a = ${quoted};` })).toEqual([]);
    }
    expect(breaches({ 'src/ui/a.ts': `const a = 'road-new'; // 'road'` })).toEqual([]);
  });

  it.each(['domain', 'layers', 'plans', 'io', 'analysis'])('keeps %s away from the page', (folder) => {
    expect(breaches({ [`src/${folder}/a.ts`]: 'const at = window.innerWidth;' })).toHaveLength(1);
    expect(breaches({ [`src/${folder}/a.ts`]: "const at = document['title'];" })).toHaveLength(1);
  });
});
