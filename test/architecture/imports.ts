import path from 'node:path';

/** One file named by another's source. */
export interface Import {
  /** As it is written, without a query: `../domain/units.ts`, `react-dom/client`. */
  readonly from: string;
  /** Types alone, gone when the program runs. */
  readonly isType: boolean;
}

const TOKENS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const STATIC = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s*from\s*)?(['"])([^'"\n]+)\2/gm;
const CALLED = /\bimport\(\s*(?:(['"`])([^'"`$]+)\1)?/g;
const LOCATED = /\bnew URL\(\s*(['"`])([^'"`]+)\1\s*,\s*import\.meta\.url/g;

/** The source without its comments; text in quotes stays, and so do line breaks. */
export function withoutComments(source: string): string {
  return source.replace(TOKENS, (token) => (token.startsWith('/') ? token.replace(/[^\n]/g, '') : token));
}

/** Every file or library a source names: static and dynamic imports, re-exports, `new URL('./entry.ts', import.meta.url)`. */
export function readImports(source: string): Import[] {
  const code = withoutComments(source);
  const found = [
    ...[...code.matchAll(STATIC)].map(([, type, , from = '']) => ({ from, isType: type !== undefined })),
    ...[...code.matchAll(CALLED)].map(([, , from]) => ({ from: from ?? UNREADABLE, isType: false })),
    ...[...code.matchAll(LOCATED)].map(([, , from = '']) => ({ from, isType: false })),
  ];
  return found.map(({ from, isType }) => ({ from: from.replace(/\?.*$/, ''), isType }));
}

/** Stands for `import(name)`: what it loads can only be known by running it. */
export const UNREADABLE = '(computed)';

/** The file a relative import means, from the root: `src/domain/units.ts`; null for a library. */
export function resolveImport(importer: string, from: string): string | null {
  return from.startsWith('.') ? path.posix.join(path.posix.dirname(importer), from) : null;
}

/** `react-dom/client` is of react-dom, `@turf/distance` of @turf/distance. */
export function libraryOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}
