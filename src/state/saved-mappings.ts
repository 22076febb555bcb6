import * as v from 'valibot';
import { ROLES, type Role } from '../domain/dataset.ts';
import type { ColumnMatch } from '../domain/report.ts';

/** Column (from 0) → what a person said it is; null = not used. */
export type Mapping = Readonly<Record<number, string | null>>;

const STORAGE_KEY = 'gapmap.mappings';
/** Shapes kept; the one used longest ago goes first. */
const MOST_SHAPES = 100;

const Saved = v.array(
  v.object({
    role: v.picklist(ROLES),
    headings: v.array(v.string()),
    /** Column and field, as pairs: JSON has no numbers for keys. */
    mapping: v.array(v.tuple([v.pipe(v.number(), v.integer(), v.minValue(0)), v.nullable(v.string())])),
  }),
);
type Saved = v.InferOutput<typeof Saved>;

/** What makes two files alike: what they hold, and their headings in their order. */
export interface Shape {
  readonly role: Role;
  readonly headings: readonly string[];
}

/** The shape of a file with these columns. */
export function shapeOf(role: Role, columns: readonly ColumnMatch[]): Shape {
  return { role, headings: columns.map(({ heading }) => heading) };
}

const isSame = (one: Shape, other: Shape) =>
  one.role === other.role &&
  one.headings.length === other.headings.length &&
  one.headings.every((heading, at) => heading === other.headings[at]);

function readAll(): Saved {
  try {
    const parsed = v.safeParse(Saved, JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch (error) {
    // Storage may be switched off, or hold what another program wrote: nothing is offered, and the console says why.
    console.warn('Gapmap: matched columns could not be read', error);
    return [];
  }
}

/** How a person matched the columns of a file of this shape the last time; null where nobody did. */
export function savedMapping(shape: Shape): Mapping | null {
  const found = readAll().find((saved) => isSame(saved, shape));
  const within = found?.mapping.filter(([at]) => at < shape.headings.length) ?? [];
  return within.length > 0 ? Object.fromEntries(within) : null;
}

/** Keeps a person's match for the next file of this shape; an empty one forgets it. */
export function saveMapping(shape: Shape, mapping: Mapping): void {
  const others = readAll().filter((saved) => !isSame(saved, shape));
  const pairs = Object.entries(mapping).map(([at, field]): [number, string | null] => [Number(at), field]);
  const mine = pairs.length > 0 ? [{ role: shape.role, headings: [...shape.headings], mapping: pairs }] : [];
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([...mine, ...others].slice(0, MOST_SHAPES)));
  } catch (error) {
    console.warn('Gapmap: matched columns could not be kept', error);
  }
}
