import path from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** What one source says, as far as the rules of the house care. */
export interface Source {
  /** Every file or library it names, in its order, without a query: `../domain/units.ts`, `react-dom/client`. */
  readonly imports: readonly string[];
  /** Texts it writes whole, and what its keys and members are called: `'road'`, `{ road: 1 }`, `colours.road`. */
  readonly words: ReadonlySet<string>;
  /** What it calls by a bare name: its own variables, and whatever surrounds it (`document`). */
  readonly bare: ReadonlySet<string>;
}

/** Stands for `import(name)`: what it loads can only be known by running it. */
export const UNREADABLE = '(computed)';

/** The text of a literal, or of a template without gaps; null for anything else. */
function textOf(node: ESTree.Node | null | undefined): string | null {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? null) : null;
}

/** Functions that load what they are given. */
const LOADERS: ReadonlySet<string> = new Set(['require', 'importScripts']);

const isImportMeta = (node: ESTree.Node | undefined, member: string) =>
  node?.type === 'MemberExpression' &&
  node.object.type === 'MetaProperty' &&
  node.property.type === 'Identifier' &&
  node.property.name === member;

/** Reads a source as the compiler does. Throws SyntaxError where it cannot be. */
export function readSource(file: string, source: string): Source {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const imports: string[] = [];
  const words = new Set<string>();
  const bare = new Set<string>();
  /** Where names stand that are keys or members, not variables. */
  const labels = new Set<number>();

  const take = (from: ESTree.Node | null | undefined) => imports.push((textOf(from) ?? UNREADABLE).replace(/\?.*$/, ''));
  const label = ({ key, computed }: { readonly key: ESTree.Node; readonly computed: boolean }) => {
    if (computed || key.type !== 'Identifier') return;
    words.add(key.name);
    labels.add(key.start);
  };
  new Visitor({
    ImportDeclaration: (node) => void take(node.source),
    ExportAllDeclaration: (node) => void take(node.source),
    ExportNamedDeclaration: (node) => void (node.source && take(node.source)),
    ImportExpression: (node) => void take(node.source),
    TSImportType: (node) => void take(node.source),
    TSExternalModuleReference: (node) => void take(node.expression),
    CallExpression: ({ callee, arguments: given }) => {
      if ((callee.type === 'Identifier' && LOADERS.has(callee.name)) || isImportMeta(callee, 'glob')) take(given[0]);
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'URL' && isImportMeta(given[1], 'url')) take(given[0]);
    },
    Literal: (node) => void words.add(textOf(node) ?? ''),
    TemplateLiteral: (node) => void words.add(textOf(node) ?? ''),
    Property: (node) => {
      label(node);
      // `{ document }` is a key and a variable in one.
      if (node.shorthand) labels.delete(node.key.start);
    },
    PropertyDefinition: label,
    MethodDefinition: label,
    TSPropertySignature: label,
    TSMethodSignature: label,
    MemberExpression: ({ property, computed }) => label({ key: property, computed }),
    Identifier: (node) => void (labels.has(node.start) || bare.add(node.name)),
  }).visit(program);
  return { imports, words, bare };
}

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
