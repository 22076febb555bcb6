import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { STATES } from '../../src/domain/state.ts';
import { FIRST_DATA_LAYER } from '../../src/map/ground-layers.ts';
import { iconId, MODELLED_ALPHA } from '../../src/map/icons.ts';
import { SHADES } from '../../src/map/picture.ts';
import { resizes } from '../../src/map/resizes.ts';
import { DATA_SOURCES } from '../../src/map/sources.ts';
import { FIRST_SYMBOL_LAYER, layers, makeStyle, RATE_LAYERS, VILLAGE_LABELS } from '../../src/map/style.ts';
import { COLOURS, STATE_COLOURS } from '../../src/map/tokens.ts';

const ids = layers().map(({ id }) => id);

function channel(colour: string, at: number): number {
  const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
const luminance = (colour: string) => 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);

describe('the style', () => {
  it('is valid by the style specification', () => {
    expect(validateStyleMin(makeStyle())).toEqual([]);
  });

  it('names no address: no glyph server, no sprite, no tiles', () => {
    expect(JSON.stringify(makeStyle())).not.toMatch(/https?:|"glyphs"|"sprite"/);
  });

  it('has every layer once, and the ones others are put under', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([FIRST_DATA_LAYER, FIRST_SYMBOL_LAYER, ...RATE_LAYERS.county, ...RATE_LAYERS.township, ...VILLAGE_LABELS]),
    );
  });

  it('draws every state near and far, gaps above the others', () => {
    for (const state of STATES) for (const scale of ['far', 'near']) expect(ids).toContain(`village-${state}-${scale}`);
    for (const state of STATES) expect(ids.indexOf('village-gap-far')).toBeGreaterThanOrEqual(ids.indexOf(`village-${state}-far`));
  });

  it('reads feature state in paint only: layout is the worker’s', () => {
    for (const layer of layers()) if ('layout' in layer) expect(JSON.stringify(layer.layout), layer.id).not.toContain('feature-state');
  });

  it('never lets one village hide another', () => {
    for (const layer of layers())
      if (layer.type === 'symbol' && /^village-(?:met|gap|exempt|unknown)/.test(layer.id))
        expect(layer.layout).toMatchObject({ 'icon-allow-overlap': true, 'icon-ignore-placement': true });
  });

  it('uses only sources that are filled', () => {
    const used = layers().flatMap((layer) => ('source' in layer ? [layer.source] : []));
    expect([...new Set(used)].filter((source) => ![...DATA_SOURCES, 'coverage', 'selection'].includes(source))).toEqual([]);
  });

  it('shades from dark to light in steps that can be told apart', () => {
    const steps = SHADES.map(luminance);
    for (const [index, step] of steps.slice(1).entries()) expect((step + 0.05) / ((steps[index] ?? 0) + 0.05)).toBeGreaterThan(1.2);
  });
});

describe('sizes', () => {
  it('come back to the style’s own when the projector is off', () => {
    const style = Object.fromEntries(layers().map((layer) => [layer.id, layer]));
    for (const { layer, where, property, value } of resizes(false, false)) {
      const own = (style[layer] as unknown as Record<string, Record<string, unknown> | undefined>)[where]?.[property];
      expect(value).toEqual(own ?? 1);
    }
  });

  it('double gaps and words, keeping zooms', () => {
    const large = resizes(true, false);
    expect(large.find(({ layer, property }) => layer === 'village-gap-far' && property === 'icon-size')?.value).toEqual([
      'interpolate',
      ['linear'],
      ['zoom'],
      6,
      1.5,
      7.4,
      2,
      10,
      2.6,
    ]);
    expect(large.find(({ layer, property }) => layer === 'village-name' && property === 'text-size')?.value).toBe(24);
    expect(large.find(({ layer, property }) => layer === 'hovered' && property === 'circle-radius')?.value).toEqual([
      'case',
      ['==', ['feature-state', 'hovered'], true],
      18,
      0,
    ]);
  });

  it('grow for the few villages that are left, and for them only', () => {
    const changed = resizes(false, true).filter(({ layer, where, property, value }) => {
      const own = resizes(false, false).find((size) => size.layer === layer && size.where === where && size.property === property);
      return JSON.stringify(own?.value) !== JSON.stringify(value);
    });
    expect(changed.map(({ layer }) => layer.replace(/-(?:far|near)$/, '')).sort()).toEqual(
      STATES.flatMap((state) => [`village-${state}`, `village-${state}`]).sort(),
    );
  });

  it('stay valid', () => {
    const style = makeStyle();
    for (const { layer, where, property, value } of resizes(true, true)) {
      const found = style.layers.find(({ id }) => id === layer);
      if (found) Object.assign(found, { [where]: { ...(found as unknown as Record<string, object>)[where], [property]: value } });
    }
    expect(validateStyleMin(style)).toEqual([]);
  });
});

describe('a modelled symbol', () => {
  it('is paler, and still 3 : 1 on the ground', () => {
    const colours = { ...STATE_COLOURS, closed: STATE_COLOURS.met, facility: COLOURS.ink };
    for (const [mark, alpha] of Object.entries(MODELLED_ALPHA)) {
      const mixed = [1, 3, 5]
        .map((at) => {
          const part = (colour: string) => Number.parseInt(colour.slice(at, at + 2), 16);
          return Math.round(alpha * part(colours[mark as keyof typeof colours]) + (1 - alpha) * part(COLOURS.paper));
        })
        .map((value) => value.toString(16).padStart(2, '0'));
      expect((luminance(COLOURS.ground) + 0.05) / (luminance(`#${mixed.join('')}`) + 0.05), mark).toBeGreaterThanOrEqual(3);
    }
  });
});

it('gives every symbol its own image', () => {
  expect(iconId('gap', 'near', true)).not.toBe(iconId('gap', 'near', false));
});
