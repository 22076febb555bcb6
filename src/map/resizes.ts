import type { DataDrivenPropertyValueSpecification } from 'maplibre-gl';
import { layers } from './style.ts';

type Size = DataDrivenPropertyValueSpecification<number>;

const SIZES = ['icon-size', 'text-size'] as const;
const RADII = ['circle-radius', 'circle-stroke-width'] as const;

type Resize = { readonly layer: string; readonly value: Size } & (
  | { readonly where: 'layout'; readonly property: (typeof SIZES)[number] }
  | { readonly where: 'paint'; readonly property: (typeof RADII)[number] }
);

/** Multiplies the numbers a size is made of, and leaves zooms and conditions alone. */
function multiply(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (!Array.isArray(value)) return value;
  const [operator, ...rest] = value as unknown[];
  if (operator === 'interpolate')
    return [operator, ...rest.map((part, index) => (index > 1 && index % 2 === 1 ? multiply(part, factor) : part))];
  if (operator === 'case')
    return [operator, ...rest.map((part, index) => (index % 2 === 1 || index === rest.length - 1 ? multiply(part, factor) : part))];
  return value;
}

/** Gaps and words double; the other symbols grow less, or the many would drown the few. */
function enlargement(layer: string): number {
  const isGround = /^(?:village-(?:met|exempt|unknown)|facility-(?:far|near|room))/.test(layer);
  return isGround ? 1.6 : 2;
}

/** The few that search or a filter leaves are seen better; near ones and gaps are large already. */
function emphasis(layer: string): number {
  if (!/^village-(?:met|gap|exempt|unknown)-/.test(layer)) return 1;
  if (layer.endsWith('-near')) return 1.15;
  return layer === 'village-gap-far' ? 1.25 : 1.5;
}

/** What a layer's symbols and words are multiplied by. */
export function enlarged(layer: string, large: boolean, narrowed: boolean): number {
  return (large ? enlargement(layer) : 1) * (narrowed ? emphasis(layer) : 1);
}

/** What changes when the picture is made for a projector or narrowed to a few villages, or back. */
export function resizes(large: boolean, narrowed: boolean): Resize[] {
  return layers().flatMap((layer): Resize[] => {
    const factor = enlarged(layer.id, large, narrowed);
    const layout = ('layout' in layer ? (layer.layout ?? {}) : {}) as Readonly<Record<string, unknown>>;
    const paint = ('paint' in layer ? (layer.paint ?? {}) : {}) as Readonly<Record<string, unknown>>;
    const symbol =
      layer.type === 'symbol' && 'icon-image' in layout && !layer.id.endsWith('-rate') && layout['icon-size'] === undefined
        ? { 'icon-size': 1 }
        : {};
    const sized = { ...symbol, ...layout };
    return [
      ...SIZES.flatMap((property): Resize[] =>
        property in sized
          ? [
              {
                layer: layer.id,
                where: 'layout',
                property,
                value: multiply((sized as Readonly<Record<string, unknown>>)[property], factor) as Size,
              },
            ]
          : [],
      ),
      ...RADII.flatMap((property): Resize[] =>
        property in paint ? [{ layer: layer.id, where: 'paint', property, value: multiply(paint[property], factor) as Size }] : [],
      ),
    ];
  });
}
