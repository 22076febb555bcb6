/** Where a place in whole steps is on the screen: a difference of whole numbers first, so that nothing is lost however near one looks. */
const ON_SCREEN = `
uniform ivec2 centre; uniform vec2 anchor; uniform vec2 size; uniform float scale; uniform float ratio;
vec4 onScreen(ivec2 place) {
  vec2 pixel = anchor + vec2(place - centre) * scale;
  return vec4(pixel.x / size.x * 2.0 - 1.0, 1.0 - pixel.y / size.y * 2.0, 0.0, 1.0);
}
const vec4 NOWHERE = vec4(2.0, 2.0, 2.0, 1.0);
`;

/** What of the points a call draws. */
export const PASSES = { others: 0, gaps: 1, hovered: 2 } as const;

/** One symbol a point, out of the images in `icons`; the byte says which, and none where it is 255. */
export const SYMBOLS = {
  attributes: ['place', 'code'],
  vertex: `#version 300 es
in ivec2 place; in uint code;
${ON_SCREEN}
uniform int pass; uniform int first; uniform int gap; uniform int modelled; uniform int quiet; uniform int hovered; uniform float quietness;
uniform float extents[7]; uniform float sizes[7]; uniform float largest;
flat out float image; flat out float share; flat out float alpha;
void main() {
  int bits = int(code);
  int mark = bits & 7;
  bool isOther = pass == ${PASSES.others} && mark != gap;
  bool isWanted = bits != 255 && (pass == ${PASSES.hovered} || isOther || (pass == ${PASSES.gaps} && mark == gap));
  if (pass == ${PASSES.hovered}) { mark = hovered; bits = 0; }
  image = float(first + mark * 2 + ((bits & modelled) != 0 ? 1 : 0));
  share = extents[mark] / largest;
  alpha = (bits & quiet) != 0 ? quietness : 1.0;
  gl_PointSize = extents[mark] * sizes[mark] * ratio;
  gl_Position = isWanted ? onScreen(place) : NOWHERE;
}`,
  fragment: `#version 300 es
precision highp float; precision highp sampler2DArray;
uniform sampler2DArray icons;
flat in float image; flat in float share; flat in float alpha;
out vec4 result;
void main() {
  result = texture(icons, vec3(gl_PointCoord * share, image)) * alpha;
}`,
} as const;

/** One circle a cell: its area the villages, its fill the class of their rate, the hatched ring around the fill those that are unknown. */
export const CIRCLES = {
  attributes: ['place', 'mark'],
  vertex: `#version 300 es
in ivec2 place; in vec3 mark;
${ON_SCREEN}
uniform float largest;
flat out float radius; flat out float within; flat out int shade;
void main() {
  radius = max(mark.x * largest, 1.4) * ratio;
  within = mark.y * radius;
  shade = int(mark.z);
  gl_PointSize = 2.0 * (radius + 1.5 * ratio);
  gl_Position = mark.x > 0.0 ? onScreen(place) : NOWHERE;
}`,
  fragment: `#version 300 es
precision highp float;
uniform float ratio; uniform vec3 shades[6]; uniform vec3 paper; uniform vec3 rim; uniform vec3 hatch;
flat in float radius; flat in float within; flat in int shade;
out vec4 result;
void main() {
  float away = length(gl_PointCoord - 0.5) * 2.0 * (radius + 1.5 * ratio);
  float stripe = mod(gl_FragCoord.x + gl_FragCoord.y, 4.0 * ratio) < 1.4 * ratio ? 1.0 : 0.0;
  vec3 colour = mix(paper, hatch, stripe);
  colour = mix(shades[shade], colour, clamp(away - within + 0.5, 0.0, 1.0));
  colour = mix(colour, rim, clamp(away - radius + ratio + 0.5, 0.0, 1.0));
  float alpha = clamp(radius + 0.5 - away, 0.0, 1.0);
  result = vec4(colour * alpha, alpha);
}`,
} as const;
