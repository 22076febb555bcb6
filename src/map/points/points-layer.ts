import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { mercator } from '../geometry.ts';
import { SHADES } from '../picture.ts';
import { enlarged } from '../resizes.ts';
import { boxOnScreen, windowOf, worldWidth } from '../screen.ts';
import { FACILITIES_FROM } from '../style.ts';
import { NEAR, sizeAt, sizesOf } from '../symbol-sizes.ts';
import { COLOURS } from '../tokens.ts';
import { MARK_FLOATS } from './cells.ts';
import { GAP, MODELLED_BIT, POINT_MARKS, QUIET_BIT } from './codes.ts';
import { buildKit, type Kit, type Painter, PointBuffers } from './gpu.ts';
import { drawIconImages, type IconImages } from './icon-images.ts';
import { type PlaceGrid, runsIn, steps, WORLD } from './place-grid.ts';
import { PASSES } from './shaders.ts';

/** The layer's id in the style. */
export const POINTS = 'points';

/** How pale a facility is that the picture is not about. */
const QUIETNESS = 0.35;
/** Symbols whose middle lies this far outside the screen may reach into it, pixels. */
const REACH = 40;
/** Of half a cell's width: the radius of a full circle. */
const ROUND = 0.94;

/** Places and one byte each, see `codes.ts`. */
export interface Points {
  readonly grid: PlaceGrid;
  readonly codes: Uint8Array;
}

/** Circles of cells; see `marksOf`. */
export interface Circles {
  readonly level: number;
  readonly places: Int32Array;
  readonly marks: Float32Array;
}

/** Everything the layer draws at one moment. */
export interface Scene {
  readonly villages: Points;
  readonly facilities: Points;
  /** Far out, in place of the symbols; null: symbols. */
  readonly circles: Circles | null;
  /** A village's index. */
  readonly hovered: number | null;
  readonly large: boolean;
  readonly narrowed: boolean;
}

type Buffers = Readonly<Record<'villages' | 'facilities' | 'circles', PointBuffers>>;

const rgb = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** Draws as many villages as a country has from buffers of its own: places go to the GPU once, a changed radius as a few bytes. */
export class PointsLayer implements CustomLayerInterface {
  readonly id = POINTS;
  readonly type = 'custom';
  readonly renderingMode = '2d';
  private map: MapLibre | null = null;
  private images: IconImages | null = null;
  private kit: Kit | null = null;
  private buffers: Buffers | null = null;

  /** `scene`: what there is to draw at a zoom, asked for every frame; null: nothing. */
  constructor(
    private readonly pixelRatio: number,
    private readonly scene: (zoom: number) => Scene | null,
  ) {}

  repaint(): void {
    this.map?.triggerRepaint();
  }

  onAdd(map: MapLibre): void {
    this.map = map;
    this.kit = null;
    this.buffers = null;
  }

  onRemove(): void {
    this.map = null;
  }

  render(context: WebGLRenderingContext | WebGL2RenderingContext): void {
    const { map } = this;
    const scene = map && this.scene(map.getZoom());
    if (!scene || !(context instanceof WebGL2RenderingContext)) return;
    const gl = context;
    this.images ??= drawIconImages(this.pixelRatio);
    this.kit ??= buildKit(gl, this.images);
    this.buffers ??= {
      villages: new PointBuffers(gl, 'byte'),
      facilities: new PointBuffers(gl, 'byte'),
      circles: new PointBuffers(gl, 'three floats'),
    };
    if (scene.circles) this.drawCircles(gl, map, this.kit.circles, this.buffers.circles, scene.circles, scene.large);
    else this.drawSymbols(gl, map, this.kit, this.buffers, this.images, scene);
    gl.bindVertexArray(null);
  }

  private drawCircles(
    gl: WebGL2RenderingContext,
    map: MapLibre,
    { program, at }: Painter,
    buffers: PointBuffers,
    { level, places, marks }: Circles,
    large: boolean,
  ): void {
    gl.useProgram(program);
    this.aim(gl, map, at);
    gl.uniform1f(at('largest'), (ROUND * worldWidth(map)) / 2 ** (level + 1) + (large ? 2 : 0));
    gl.uniform3fv(at('shades'), [...SHADES, COLOURS.paper].flatMap(rgb));
    gl.uniform3fv(at('paper'), rgb(COLOURS.paper));
    gl.uniform3fv(at('rim'), rgb(COLOURS.border));
    gl.uniform3fv(at('hatch'), rgb(COLOURS.hatch));
    buffers.use(places, marks);
    gl.drawArrays(gl.POINTS, 0, marks.length / MARK_FLOATS);
  }

  private drawSymbols(gl: WebGL2RenderingContext, map: MapLibre, kit: Kit, buffers: Buffers, images: IconImages, scene: Scene): void {
    const { program, at } = kit.symbols;
    const zoom = map.getZoom();
    const scale = zoom < NEAR ? 'far' : 'near';
    const { large, narrowed } = scene;
    gl.useProgram(program);
    this.aim(gl, map, at);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, kit.icons);
    gl.uniform1i(at('icons'), 0);
    gl.uniform1i(at('first'), scale === 'far' ? 0 : images.near);
    gl.uniform1i(at('gap'), GAP);
    gl.uniform1i(at('modelled'), MODELLED_BIT);
    gl.uniform1i(at('quiet'), QUIET_BIT);
    gl.uniform1i(at('hovered'), POINT_MARKS.length);
    gl.uniform1f(at('quietness'), QUIETNESS);
    gl.uniform1fv(at('extents'), images.extents[scale]);
    gl.uniform1f(at('largest'), images.side / this.pixelRatio);
    const size = (mark: (typeof POINT_MARKS)[number]) =>
      sizeAt(sizesOf(mark, scale), zoom) * enlarged(`${mark === 'facility' ? '' : 'village-'}${mark}-${scale}`, large, narrowed);
    gl.uniform1fv(at('sizes'), [...POINT_MARKS.map(size), enlarged('hovered', large, narrowed)]);

    const window = windowOf(boxOnScreen(map, REACH));
    const draw = ({ grid, codes }: Points, to: PointBuffers, pass: keyof typeof PASSES) => {
      gl.uniform1i(at('pass'), PASSES[pass]);
      to.use(grid.places, codes);
      for (const [from, until] of runsIn(grid, window)) gl.drawArrays(gl.POINTS, from, until - from);
    };
    draw(scene.villages, buffers.villages, 'others');
    if (zoom >= FACILITIES_FROM) draw(scene.facilities, buffers.facilities, 'others');
    draw(scene.villages, buffers.villages, 'gaps');
    const slot = scene.hovered === null ? -1 : (scene.villages.grid.slots[scene.hovered] ?? -1);
    if (slot >= 0) {
      gl.uniform1i(at('pass'), PASSES.hovered);
      gl.drawArrays(gl.POINTS, slot, 1);
    }
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, null);
  }

  /** Tells a program where the map looks: the map is never turned or tilted. */
  private aim(gl: WebGL2RenderingContext, map: MapLibre, at: Painter['at']): void {
    const { lng, lat } = map.getCenter();
    const centre = mercator(lng, lat);
    const [x, y] = [steps(centre[0]), steps(centre[1])];
    const { x: left, y: top } = map.project([lng, lat]);
    const { clientWidth, clientHeight, width } = map.getCanvas();
    const scale = worldWidth(map);
    // The centre lies between two steps: what is left of it moves the anchor.
    gl.uniform2i(at('centre'), x, y);
    gl.uniform2f(at('anchor'), left - remainder(centre[0]) * scale, top - remainder(centre[1]) * scale);
    gl.uniform2f(at('size'), clientWidth, clientHeight);
    gl.uniform1f(at('scale'), scale / WORLD);
    gl.uniform1f(at('ratio'), width / clientWidth);
  }
}

/** What is left of a share of the world when whole steps are taken off. */
const remainder = (share: number) => share - Math.floor(share * WORLD) / WORLD;
