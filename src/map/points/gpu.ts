import { buildProgram } from '../program.ts';
import { changedRange } from './codes.ts';
import type { IconImages } from './icon-images.ts';
import { CIRCLES, SYMBOLS } from './shaders.ts';

/** A program and where its uniforms are. */
export interface Painter {
  readonly program: WebGLProgram;
  readonly at: (name: string) => WebGLUniformLocation | null;
}

function painter(gl: WebGL2RenderingContext, source: typeof SYMBOLS | typeof CIRCLES): Painter {
  const program = buildProgram(gl, source.vertex, source.fragment, source.attributes);
  const known = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    at: (name) => {
      const found = known.get(name);
      if (found !== undefined) return found;
      const location = gl.getUniformLocation(program, name);
      known.set(name, location);
      return location;
    },
  };
}

/** What one context draws with: gone when it is lost, built again when the layer is added again. */
export interface Kit {
  readonly symbols: Painter;
  readonly circles: Painter;
  readonly icons: WebGLTexture;
}

/** Programs and images, for one context. */
export function buildKit(gl: WebGL2RenderingContext, { side, count, pixels }: IconImages): Kit {
  const icons = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, icons);
  // The map leaves these as its last upload wanted them.
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.texImage3D(gl.TEXTURE_2D_ARRAY, 0, gl.RGBA8, side, side, count, 0, gl.RGBA, gl.UNSIGNED_BYTE, premultiplied(pixels));
  gl.generateMipmap(gl.TEXTURE_2D_ARRAY);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, null);
  return { symbols: painter(gl, SYMBOLS), circles: painter(gl, CIRCLES), icons };
}

function premultiplied(pixels: Uint8Array): Uint8Array {
  const out = pixels.slice();
  for (let at = 0; at < out.length; at += 4) {
    const alpha = (out[at + 3] ?? 0) / 255;
    for (let channel = at; channel < at + 3; channel++) out[channel] = Math.round((out[channel] ?? 0) * alpha);
  }
  return out;
}

/** How the second buffer beside the places is read. */
type Reading = 'byte' | 'three floats';

/** Places and what is drawn at each, in the GPU's memory. Places go there once; of the rest what changed. */
export class PointBuffers {
  private readonly array: WebGLVertexArrayObject;
  private readonly places: WebGLBuffer;
  private readonly values: WebGLBuffer;
  private sent: { places: Int32Array; values: Uint8Array | Float32Array } | null = null;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    reading: Reading,
  ) {
    this.array = gl.createVertexArray();
    this.places = gl.createBuffer();
    this.values = gl.createBuffer();
    gl.bindVertexArray(this.array);
    gl.enableVertexAttribArray(0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.places);
    gl.vertexAttribIPointer(0, 2, gl.INT, 0, 0);
    gl.enableVertexAttribArray(1);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.values);
    if (reading === 'byte') gl.vertexAttribIPointer(1, 1, gl.UNSIGNED_BYTE, 0, 0);
    else gl.vertexAttribPointer(1, 3, gl.FLOAT, false, 0, 0);
    gl.bindVertexArray(null);
  }

  /** Sends what the GPU does not have yet, and makes these buffers the ones that are drawn. */
  use(places: Int32Array, values: Uint8Array | Float32Array): void {
    const { gl, sent } = this;
    gl.bindVertexArray(this.array);
    if (sent?.places !== places) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.places);
      gl.bufferData(gl.ARRAY_BUFFER, places, gl.STATIC_DRAW);
    }
    if (sent?.values !== values) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.values);
      const range = sent?.values.length === values.length ? changedRange(sent.values, values) : undefined;
      if (range === undefined) gl.bufferData(gl.ARRAY_BUFFER, values, gl.DYNAMIC_DRAW);
      else if (range) gl.bufferSubData(gl.ARRAY_BUFFER, range[0] * values.BYTES_PER_ELEMENT, values, range[0], range[1] - range[0]);
    }
    this.sent = { places, values };
  }
}
