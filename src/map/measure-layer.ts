import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { buildProgram } from './program.ts';
import { toPixel, worldWidth } from './screen.ts';
import { FLOATS, type Measurement, type StripKind, TRIM } from './strips.ts';
import { COLOURS, STATE_COLOURS } from './tokens.ts';

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
  const program = buildProgram(gl, VERTEX, FRAGMENT, ['place', 'push', 'side', 'along']);
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

interface Style {
  readonly colour: readonly [number, number, number, number];
  /** CSS pixels; 0: an area. */
  readonly width: number;
  /** Drawn and left out in turn, pixels; null: solid. */
  readonly dash: readonly [number, number] | null;
  /** Its ends are kept clear of symbols. */
  readonly trimmed: boolean;
}

function style(colour: string, alpha: number, width: number, dash: Style['dash'] = null, trimmed = false): Style {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return { colour: [r, g, b, alpha], width, dash, trimmed };
}

const STYLES: Readonly<Record<StripKind, Style>> = {
  band: style(COLOURS.radius, 0.08, 0),
  ring: style(COLOURS.radius, 1, 1.6),
  line: style(COLOURS.ink, 1, 1.6, [6, 4], true),
  path: style(COLOURS.ink, 1, 3.2),
  reach: style(STATE_COLOURS.met, 0.09, 0),
  'reach-edge': style(STATE_COLOURS.met, 1, 1.4),
  'kept-edge': style(COLOURS.ink, 1, 1.2, [4, 3]),
  spoke: style(STATE_COLOURS.met, 1, 1.4),
  'kept-spoke': style(COLOURS.secondary, 1, 1.4),
  chosen: style(COLOURS.ink, 1, 3.2),
  'left-out': style(COLOURS.secondary, 0.75, 1),
  spot: style(COLOURS.ink, 1, 17),
  'spot-inside': style(COLOURS.paper, 1, 13.4),
};

/** Draws the radius rings, their bands, the line or path to the facility and what is to be built under the symbols, without a source: a moving radius sends nothing to the worker. */
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
      const { colour, width, dash, trimmed } = STYLES[kind];
      const length = dash ? (shown.vertices[(first + count - 1) * FLOATS + 5] ?? 0) * scale : 0;
      gl.uniform4fv(uniform('colour'), colour);
      gl.uniform1f(uniform('width'), width * (this.large ? 2 : 1));
      gl.uniform2f(uniform('dash'), ...(dash ?? [0, 0]));
      gl.uniform1f(uniform('from'), trimmed ? TRIM.from : 0);
      gl.uniform1f(uniform('until'), trimmed ? length - TRIM.to : length);
      gl.drawArrays(gl.TRIANGLE_STRIP, first, count);
    }
    gl.bindVertexArray(null);
  }
}
