import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { mercator, type Point } from './geometry.ts';
import type { DrawnRing, MeasuredLine, RadiusRing } from './picture.ts';

/** Strips of triangles: per vertex its place (offset from the anchor), the direction it is pushed in, the side it is on, and how far along the line it lies. */
const FLOATS = 6;

interface Strip {
  readonly first: number;
  readonly count: number;
  readonly kind: 'band' | 'ring' | 'line';
}

export interface Measurement {
  readonly anchor: Point;
  readonly vertices: Float32Array;
  readonly strips: readonly Strip[];
}

/** A line as a strip: every point twice, pushed to either side by the shader, so that its width stays in pixels. */
function pushLine(out: number[], points: readonly Point[], closed: boolean): number {
  let along = 0;
  points.forEach((point, index) => {
    const before = points[index - 1] ?? (closed ? points.at(-2) : undefined) ?? point;
    const after = points[index + 1] ?? (closed ? points[1] : undefined) ?? point;
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(dx, dy) || 1;
    const previous = points[index - 1];
    if (previous) along += Math.hypot(point[0] - previous[0], point[1] - previous[1]);
    for (const side of [-1, 1]) out.push(point[0], point[1], -dy / length, dx / length, side, along);
  });
  return points.length * 2;
}

/** Rings and line as one vertex buffer; the worker never hears of it. Pure. */
export function measure(rings: readonly RadiusRing[], line: MeasuredLine | null): Measurement | null {
  const start = rings[0]?.centre ?? line?.from;
  if (!start) return null;
  const anchor = mercator(start.lon, start.lat);
  const relative = ([lon, lat]: readonly [number, number]): Point => {
    const [x, y] = mercator(lon, lat);
    return [x - anchor[0], y - anchor[1]];
  };
  const out: number[] = [];
  const strips: Strip[] = [];
  const add = (kind: Strip['kind'], count: number) => strips.push({ kind, count, first: out.length / FLOATS - count });
  for (const { inner, outer } of rings) {
    const points = inner.length === outer.length ? inner.flatMap((point, index) => [point, outer[index] ?? point]) : [];
    for (const point of points) out.push(...relative(point), 0, 0, 0, 0);
    add('band', points.length);
  }
  for (const { polygon } of rings) add('ring', pushLine(out, polygon.map(relative), true));
  if (line) {
    const ends: DrawnRing = [
      [line.from.lon, line.from.lat],
      [line.to.lon, line.to.lat],
    ];
    add('line', pushLine(out, ends.map(relative), false));
  }
  return { anchor, vertices: new Float32Array(out), strips };
}

const VERTEX = `#version 300 es
in vec2 place; in vec2 push; in float side; in float along;
uniform vec2 anchor; uniform vec2 size; uniform float scale; uniform float width;
out float across; out float travelled;
void main() {
  vec2 pixel = anchor + place * scale + push * side * (width * 0.5 + 1.0);
  across = side * (width * 0.5 + 1.0);
  travelled = along * scale;
  gl_Position = vec4(pixel.x / size.x * 2.0 - 1.0, 1.0 - pixel.y / size.y * 2.0, 0.0, 1.0);
}`;

/** Edges fade over one pixel; dashes are cut out of the travelled length, with the ends trimmed so that the line does not enter its symbols. */
const FRAGMENT = `#version 300 es
precision highp float;
in float across; in float travelled;
uniform vec4 colour; uniform float width; uniform vec2 dash; uniform float from; uniform float until;
out vec4 result;
void main() {
  float alpha = width > 0.0 ? clamp(width * 0.5 + 0.5 - abs(across), 0.0, 1.0) : 1.0;
  if (dash.x > 0.0) {
    float phase = mod(travelled - from, dash.x + dash.y);
    alpha *= clamp(dash.x + 0.5 - phase, 0.0, 1.0) * step(from, travelled) * step(travelled, until);
  }
  result = vec4(colour.rgb * colour.a, colour.a) * alpha;
}`;

interface Program {
  readonly program: WebGLProgram;
  readonly buffer: WebGLBuffer;
  readonly array: WebGLVertexArrayObject;
}

function build(gl: WebGL2RenderingContext): Program {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('No shader');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  for (const [index, name] of ['place', 'push', 'side', 'along'].entries()) gl.bindAttribLocation(program, index, name);
  gl.linkProgram(program);
  const buffer = gl.createBuffer();
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  let offset = 0;
  [2, 2, 1, 1].forEach((count, index) => {
    gl.enableVertexAttribArray(index);
    gl.vertexAttribPointer(index, count, gl.FLOAT, false, FLOATS * 4, offset * 4);
    offset += count;
  });
  gl.bindVertexArray(null);
  return { program, buffer, array };
}

const STYLES = {
  band: { colour: [0.29, 0.471, 0.847, 0.08], width: 0 },
  ring: { colour: [0.29, 0.471, 0.847, 1], width: 1.6 },
  line: { colour: [0.133, 0.129, 0.122, 1], width: 1.6 },
} as const;
const DASH = [6, 4] as const;
/** Pixels left free at the village's ring and at the hospital's cross. */
const TRIM = { from: 18, to: 10 } as const;

/** Draws the radius rings, their bands and the straight line under the symbols, without a source: a moving radius sends nothing to the worker. */
export class MeasureLayer implements CustomLayerInterface {
  readonly id = 'measure';
  readonly type = 'custom';
  readonly renderingMode = '2d';
  private map: MapLibre | null = null;
  private built: Program | null = null;
  private uploaded: Measurement | null = null;

  constructor(
    private shown: Measurement | null,
    private large: boolean,
  ) {}

  show(measurement: Measurement | null, large: boolean): void {
    this.shown = measurement;
    this.large = large;
    this.map?.triggerRepaint();
  }

  onAdd(map: MapLibre): void {
    this.map = map;
    this.built = null;
    this.uploaded = null;
  }

  onRemove(): void {
    this.map = null;
  }

  render(context: WebGLRenderingContext | WebGL2RenderingContext): void {
    const { shown, map } = this;
    if (!shown || !map || !(context instanceof WebGL2RenderingContext)) return;
    const gl = context;
    this.built ??= build(gl);
    const { program, buffer, array } = this.built;
    gl.useProgram(program);
    if (this.uploaded !== shown) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, shown.vertices, gl.DYNAMIC_DRAW);
      this.uploaded = shown;
    }
    gl.bindVertexArray(array);
    const uniform = (name: string) => gl.getUniformLocation(program, name);
    const scale = worldWidth(map);
    const anchor = toPixel(map, shown.anchor);
    const { clientWidth, clientHeight } = map.getCanvas();
    gl.uniform2f(uniform('anchor'), ...anchor);
    gl.uniform2f(uniform('size'), clientWidth, clientHeight);
    gl.uniform1f(uniform('scale'), scale);
    for (const { kind, first, count } of shown.strips) {
      const { colour, width } = STYLES[kind];
      const length = kind === 'line' ? (shown.vertices[(first + count - 1) * FLOATS + 5] ?? 0) * scale : 0;
      gl.uniform4fv(uniform('colour'), colour);
      gl.uniform1f(uniform('width'), width * (this.large ? 2 : 1));
      gl.uniform2f(uniform('dash'), kind === 'line' ? DASH[0] : 0, DASH[1]);
      gl.uniform1f(uniform('from'), TRIM.from);
      gl.uniform1f(uniform('until'), length - TRIM.to);
      gl.drawArrays(gl.TRIANGLE_STRIP, first, count);
    }
    gl.bindVertexArray(null);
  }
}

/** The world's width in CSS pixels. */
export function worldWidth(map: MapLibre): number {
  return 512 * 2 ** map.getZoom();
}

/** Unit-square Mercator → CSS pixels of the canvas; the map is never turned or tilted. */
function toPixel(map: MapLibre, [x, y]: Point): [number, number] {
  const middle = map.getCenter();
  const at = map.project(middle);
  const [mx, my] = mercator(middle.lng, middle.lat);
  const scale = worldWidth(map);
  return [at.x + (x - mx) * scale, at.y + (y - my) * scale];
}

/** More rings than this are a pattern, not a measurement: they get no labels. */
const MOST_LABELS = 3;

/** Bearings a ring's label may sit at, the liked one first. */
const BEARINGS: readonly number[] = [35, 20, 50, -35, -20, 5, -50, 65, -65].map((degrees) => (degrees * Math.PI) / 180);
/** A village nearer than this share of the radius is in a label's way. */
const IN_THE_WAY = 0.34;

/** The first bearing with no village near the ring there, else the one whose nearest village is farthest. */
export function freest(centre: Point, radius: number, villages: Float64Array): number {
  let best = BEARINGS[0] ?? 0;
  let most = -1;
  for (const bearing of BEARINGS) {
    const [x, y] = [centre[0] + Math.sin(bearing) * radius, centre[1] - Math.cos(bearing) * radius];
    let nearest = Infinity;
    for (let index = 0; index < villages.length; index += 2) {
      const distance = Math.hypot((villages[index] ?? NaN) - x, (villages[index + 1] ?? NaN) - y);
      if (distance < nearest) nearest = distance;
    }
    if (nearest >= radius * IN_THE_WAY) return bearing;
    if (nearest > most) [best, most] = [bearing, nearest];
  }
  return best;
}

interface Placed {
  readonly element: HTMLElement;
  readonly width: number;
  readonly place: () => { readonly x: number; readonly y: number; readonly angle: number; readonly room: number };
}

/** The labels of rings and line: text of the page that follows the map. (As map text each new radius would be laid out by the worker.) */
export class MeasureLabels {
  private placed: readonly Placed[] = [];

  constructor(
    private readonly map: MapLibre,
    private readonly host: HTMLElement,
    private readonly classes: { readonly ring: string; readonly line: string },
  ) {}

  /** `villages`: places the labels keep off, in unit-square Mercator. */
  show(rings: readonly RadiusRing[], line: MeasuredLine | null, villages: Float64Array): void {
    const wanted: Omit<Placed, 'width'>[] = [];
    for (const ring of rings.length <= MOST_LABELS ? rings : [])
      wanted.push({ element: this.element(ring.label, this.classes.ring), place: this.onRing(ring.polygon, villages) });
    if (line) wanted.push({ element: this.element(line.label, this.classes.line), place: this.onLine(line) });
    this.host.replaceChildren(...wanted.map(({ element }) => element));
    this.placed = wanted.map(({ element, place }) => ({ element, place, width: element.offsetWidth }));
    this.follow();
  }

  follow(): void {
    for (const { element, place, width } of this.placed) {
      const { x, y, angle, room } = place();
      element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) rotate(${angle.toFixed(3)}rad) translate(-50%, -50%)`;
      element.style.visibility = room < width ? 'hidden' : 'visible';
    }
  }

  private element(text: string, className: string): HTMLElement {
    const element = document.createElement('span');
    element.className = className;
    element.textContent = text;
    return element;
  }

  /** Just inside the ring, turned along it, in the upper half where most room is left between the villages. */
  private onRing(polygon: DrawnRing, villages: Float64Array): Placed['place'] {
    const points = polygon.map(([lon, lat]) => mercator(lon, lat));
    const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const [north, south] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    const centre: Point = [(west + east) / 2, (north + south) / 2];
    const half = (east - west) / 2;
    const bearing = freest(centre, half, villages);
    return () => {
      const [x, y] = toPixel(this.map, centre);
      const radius = half * worldWidth(this.map);
      const out = radius - 13;
      return { x: x + Math.sin(bearing) * out, y: y - Math.cos(bearing) * out, angle: bearing, room: radius };
    };
  }

  /** At the middle of the line, on the side away from the hospital's own name, never upside down. */
  private onLine({ from, to }: MeasuredLine): Placed['place'] {
    const [start, end] = [mercator(from.lon, from.lat), mercator(to.lon, to.lat)];
    return () => {
      const [x0, y0] = toPixel(this.map, start);
      const [x1, y1] = toPixel(this.map, end);
      const raw = Math.atan2(y1 - y0, x1 - x0);
      const angle = raw > Math.PI / 2 ? raw - Math.PI : raw <= -Math.PI / 2 ? raw + Math.PI : raw;
      const off = y0 > y1 ? 13 : -13;
      return {
        x: (x0 + x1) / 2 - Math.sin(angle) * off,
        y: (y0 + y1) / 2 + Math.cos(angle) * off,
        angle,
        room: Math.hypot(x1 - x0, y1 - y0) - TRIM.from - TRIM.to - 12,
      };
    };
  }
}
