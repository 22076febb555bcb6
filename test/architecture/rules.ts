import path from 'node:path';
import { findCircles } from './circles.ts';
import { libraryOf, readImports, resolveImport, UNREADABLE, withoutComments } from './imports.ts';

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

/** One home for each library: folders, or single files. A library that is not here has no home yet. */
export const HOMES: readonly (readonly [library: RegExp, homes: readonly string[]])[] = [
  [/^(maplibre-gl|pmtiles)$/, ['map']],
  [/^(react|react-dom)$/, ['ui', 'main.tsx', 'map/MapView.tsx']],
  [/^@tanstack\/react-virtual$/, ['ui']],
  [/^(zustand|pinyin-pro)$/, ['state']],
  [/^valibot$/, ['io', 'state']],
  [/^(papaparse|gcoord|topojson-client|topojson-specification)$/, ['io']],
  [/^(@turf\/.+|geographiclib-geodesic)$/, ['analysis']],
  [/^comlink$/, ['worker']],
  [/^geojson$/, ['io', 'analysis', 'map']],
  [/^node:.+$/, ['cli.ts', 'cli']],
];

/** The component, and what it is told. */
const MAP_DOORS = ['src/map/MapView.tsx', 'src/map/picture.ts'];

const PURE = ['domain', 'layers', 'plans', 'io', 'analysis'];
const ROOM_FOR = 350;
const NAMELESS = /^(utils?|helpers?|common|constants?)(\.|$)/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.d|\.module)?\.(ts|css)$/;
const COMPONENT = /^([A-Z][A-Za-z0-9]*|main)\.tsx$/;
const OF_THE_PAGE = /\b(document|window|localStorage|sessionStorage|indexedDB)\s*[.[]/;

/** `domain` of `src/domain/units.ts`; `main` and `cli` of the two files beside the folders; null of any other. */
function folderOf(file: string): string | null {
  const [, first = '', ...rest] = file.split('/');
  if (rest.length > 0) return first in MAY_IMPORT && first !== 'main' ? first : null;
  if (first === 'main.tsx') return 'main';
  return first === 'cli.ts' ? 'cli' : null;
}

const isAt = (file: string, home: string) => file === `src/${home}` || file.startsWith(`src/${home}/`);

function checkImports(file: string, source: string): string[] {
  const folder = folderOf(file);
  if (folder === null) return [];
  return readImports(source).flatMap(({ from }) => {
    if (from === UNREADABLE) return [`${file}: import() of something that is not a plain text`];
    const target = resolveImport(file, from);
    if (target === null) {
      const homes = HOMES.find(([library]) => library.test(libraryOf(from)))?.[1];
      if (!homes) return [`${file}: ${libraryOf(from)} has no home: add it to HOMES, with its reason in src/README.md`];
      return homes.some((home) => isAt(file, home)) ? [] : [`${file}: ${libraryOf(from)} lives in ${homes.join(', ')}`];
    }
    if (!target.startsWith('src/')) return target.startsWith('data/') ? [] : [`${file}: imports ${target}, which is outside src and data`];
    const other = folderOf(target);
    if (other === folder) return [];
    if (other === null || !MAY_IMPORT[folder]?.includes(other)) return [`${file}: ${folder} must not import ${target}`];
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

function checkText(file: string, source: string, layerIds: readonly string[]): string[] {
  const code = withoutComments(source);
  const folder = folderOf(file) ?? '';
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
  const named =
    /\.tsx?$/.test(file) && !['layers', 'plans'].includes(folder) ? layerIds.filter((id) => new RegExp(`(['"\`])${id}\\1`).test(code)) : [];
  const page = PURE.includes(folder) ? OF_THE_PAGE.exec(code)?.[1] : undefined;
  return [
    ...(lines > ROOM_FOR ? [`${file}: ${lines} lines; past ${ROOM_FOR}, look for the second thing it does`] : []),
    ...named.map((id) => `${file}: names the layer '${id}'; only src/layers and src/plans do`),
    ...(page ? [`${file}: ${folder} knows nothing of the page, but says ${page}`] : []),
  ];
}

/** Every breach of the rules of src/README.md in the given files (path from the root → source), one sentence each. */
export function findBreaches(files: ReadonlyMap<string, string>, layerIds: readonly string[]): string[] {
  const code = [...files].filter(([file]) => /\.tsx?$/.test(file));
  const graph = new Map(
    code.map(([file, source]) => [
      file,
      readImports(source).flatMap(({ from }) => {
        const target = resolveImport(file, from);
        return target !== null && files.has(target) ? [target] : [];
      }),
    ]),
  );
  return [
    ...code.flatMap(([file, source]) => checkImports(file, source)),
    ...[...files].flatMap(([file, source]) => [...checkName(file), ...checkText(file, source, layerIds)]),
    ...findCircles(graph).map((circle) => `circle: ${circle.join(' → ')}`),
  ];
}
