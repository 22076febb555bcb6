import path from 'node:path';
import { findCircles } from './circles.ts';
import { libraryOf, readSource, resolveImport, type Source, UNREADABLE } from './source.ts';

/** What each folder may import besides itself; the order is the import rule's. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  layers: ['domain'],
  plans: ['domain'],
  io: ['domain', 'layers', 'plans'],
  analysis: ['domain', 'layers', 'plans'],
  worker: ['domain', 'layers', 'plans', 'io', 'analysis'],
  state: ['domain', 'layers', 'plans', 'io', 'analysis', 'worker'],
  map: ['domain', 'layers', 'plans', 'io', 'analysis', 'worker', 'state'],
  ui: ['domain', 'layers', 'plans', 'io', 'analysis', 'worker', 'state', 'map'],
  main: ['domain', 'layers', 'plans', 'io', 'analysis', 'worker', 'state', 'map', 'ui'],
  cli: ['domain', 'layers', 'plans', 'io', 'analysis'],
};

/** Libraries by name (`node:*` is whatever begins so), and the folders or single files they live in. */
export type Homes = readonly (readonly [libraries: readonly string[], homes: readonly string[]])[];

/** One home for each library. A library that is not here has no home yet. */
export const HOMES: Homes = [
  [['maplibre-gl', 'pmtiles'], ['map']],
  [
    ['react', 'react-dom'],
    ['ui', 'main.tsx', 'map/MapView.tsx', 'map/MapSymbol.tsx'],
  ],
  [['@tanstack/react-virtual'], ['ui']],
  [['zustand', 'pinyin-pro'], ['state']],
  [['valibot'], ['io', 'state']],
  [['papaparse', 'gcoord', 'topojson-client', 'topojson-specification'], ['io']],
  [['fflate', 'shpjs', 'proj4', 'geotiff'], ['io']],
  [['idb'], ['state']],
  [['@turf/turf', 'geographiclib-geodesic', 'robust-predicates', 'highs'], ['analysis']],
  [['geojson'], ['io', 'analysis', 'map']],
  [['node:*'], ['cli.ts', 'cli']],
];

const isNamed = (library: string, name: string) => (name.endsWith('*') ? library.startsWith(name.slice(0, -1)) : library === name);

function homesOf(library: string, homes: Homes): readonly string[] | undefined {
  return homes.find(([libraries]) => libraries.some((name) => isNamed(library, name)))?.[1];
}

/** What package.json installs, as far as homes depend on it. */
export interface Installed {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Libraries without a home, and homes of what is not installed: not a dependency, not types alone (`@types/geojson`), not Node's own. */
export function findIdle(homes: Homes, { dependencies, devDependencies }: Installed): string[] {
  const isInstalled = (name: string) => name === 'node:*' || name in dependencies || `@types/${name}` in devDependencies;
  return [
    ...Object.keys(dependencies).flatMap((name) => (homesOf(name, homes) ? [] : [`${name} is installed and has no home`])),
    ...homes.flatMap(([libraries]) => libraries.flatMap((name) => (isInstalled(name) ? [] : [`${name} has a home and is not installed`]))),
  ];
}

/** The components, and what they are told. */
const MAP_DOORS = ['src/map/MapView.tsx', 'src/map/MapSymbol.tsx', 'src/map/picture.ts'];

/** The one file that names the layers' files. */
const REGISTRY = 'src/layers/index.ts';

const PURE = ['domain', 'layers', 'plans', 'io', 'analysis'];
const ROOM_FOR = 350;
const NAMELESS = /^(utils?|helpers?|common|constants?)(\.|$)/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.d|\.module)?\.(ts|css)$/;
const COMPONENT = /^([A-Z][A-Za-z0-9]*|main)\.tsx$/;
/** What a browser surrounds a program with; the folders that also run without one call none of it. */
const OF_THE_PAGE = [
  ...['document', 'window', 'globalThis', 'self', 'navigator', 'location', 'history', 'fetch'],
  ...['localStorage', 'sessionStorage', 'indexedDB'],
];
/** A stylesheet that reaches for another host, with or without a protocol. */
const REMOTE = /(?:\b(?:url|src|image-set)\(\s*['"]?|@import\s+['"])(?:https?:)?\/\/[^\s'")]+/i;

/** `domain` of `src/domain/units.ts`; `main` and `cli` of the two files beside the folders; null of any other. */
function folderOf(file: string): string | null {
  const [, first = '', ...rest] = file.split('/');
  if (rest.length > 0) return first in MAY_IMPORT && first !== 'main' ? first : null;
  if (first === 'main.tsx') return 'main';
  return first === 'cli.ts' ? 'cli' : null;
}

const isAt = (file: string, home: string) => file === `src/${home}` || file.startsWith(`src/${home}/`);

function checkImports(file: string, { imports }: Source): string[] {
  const folder = folderOf(file);
  if (folder === null) return [];
  return imports.flatMap((from) => {
    if (from === UNREADABLE) return [`${file}: import() of something that is not a plain text`];
    const target = resolveImport(file, from);
    if (target === null) {
      const homes = homesOf(libraryOf(from), HOMES);
      if (!homes) return [`${file}: ${libraryOf(from)} has no home: add it to HOMES, with its reason in src/README.md`];
      return homes.some((home) => isAt(file, home)) ? [] : [`${file}: ${libraryOf(from)} lives in ${homes.join(', ')}`];
    }
    if (!target.startsWith('src/')) return target.startsWith('data/') ? [] : [`${file}: imports ${target}, which is outside src and data`];
    const other = folderOf(target);
    if (other !== folder && (other === null || !MAY_IMPORT[folder]?.includes(other)))
      return [`${file}: ${folder} must not import ${target}`];
    if (other === 'layers' && target !== REGISTRY && file !== REGISTRY)
      return [`${file}: names the layer ${target}; only the registry does, src/layers/index.ts`];
    return folder === 'ui' && other === 'map' && !MAP_DOORS.includes(target)
      ? [`${file}: ui reaches the map through map/MapView.tsx and its contract map/picture.ts only, not ${target}`]
      : [];
  });
}

function checkName(file: string): string[] {
  const parts = file.split('/');
  const name = path.posix.basename(file);
  const nameless = parts.find((part) => NAMELESS.test(part));
  const isNamed = name.endsWith('.tsx') ? COMPONENT.test(name) : KEBAB.test(name) || name === 'README.md';
  return [
    ...(nameless ? [`${file}: "${nameless}" says nothing about what is in it`] : []),
    ...(isNamed ? [] : [`${file}: file names are kebab-case, components PascalCase.tsx`]),
    ...(parts.length === 2 && folderOf(file) === null && !/\.(md|d\.ts)$/.test(name) ? [`${file}: belongs to no folder`] : []),
    ...(parts.length > 2 && folderOf(file) === null ? [`${file}: src/${parts[1]} is not in the import rule`] : []),
  ];
}

function checkLength(file: string, source: string): string[] {
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
  return lines > ROOM_FOR ? [`${file}: ${lines} lines; past ${ROOM_FOR}, look for the second thing it does`] : [];
}

function checkWords(file: string, { words, bare }: Source, ids: readonly string[]): string[] {
  const folder = folderOf(file) ?? '';
  const named = ['layers', 'plans'].includes(folder) ? [] : ids.filter((id) => words.has(id));
  const page = PURE.includes(folder) ? OF_THE_PAGE.filter((name) => bare.has(name)) : [];
  return [
    ...named.map((id) => `${file}: says ${id}, which a layer declares; only src/layers and src/plans do`),
    ...page.map((name) => `${file}: ${folder} knows nothing of the page, but says ${name}`),
  ];
}

function checkStyles(file: string, source: string): string[] {
  const [remote] = REMOTE.exec(source.replace(/\/\*[\s\S]*?\*\//g, '')) ?? [];
  return remote ? [`${file}: asks another host: ${remote}`] : [];
}

/**
 * Every breach of the rules of src/README.md in the given files (path from the root → source), one sentence each.
 * @param ids what layers declare and nobody else may say: ids of layers, indicators and facility kinds.
 */
export function findBreaches(files: ReadonlyMap<string, string>, ids: readonly string[]): string[] {
  const code = [...files].filter(([file]) => /\.tsx?$/.test(file)).map(([file, source]) => [file, readSource(file, source)] as const);
  const graph = new Map(
    code.map(([file, { imports }]) => [
      file,
      imports.flatMap((from) => {
        const target = resolveImport(file, from);
        return target !== null && files.has(target) ? [target] : [];
      }),
    ]),
  );
  return [
    ...code.flatMap(([file, source]) => [...checkImports(file, source), ...checkWords(file, source, ids)]),
    ...[...files].flatMap(([file, source]) => [
      ...checkName(file),
      ...checkLength(file, source),
      ...(file.endsWith('.css') ? checkStyles(file, source) : []),
    ]),
    ...findCircles(graph).map((circle) => `circle: ${circle.join(' → ')}`),
  ];
}
