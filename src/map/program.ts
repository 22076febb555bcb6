/** A shader program of a custom layer. The names of the attributes are bound to 0, 1, … in their order. Throws where the driver refuses. */
export function buildProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string, attributes: readonly string[]): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('No shader');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  for (const [index, name] of attributes.entries()) gl.bindAttribLocation(program, index, name);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`The map's symbols cannot be drawn: ${gl.getProgramInfoLog(program) ?? ''}`);
  return program;
}
