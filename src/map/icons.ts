import type { Level } from '../analysis/places.ts';
import type { State } from '../domain/state.ts';
import { VILLAGE_MARKS } from './picture.ts';
import { COLOURS, STATE_COLOURS } from './tokens.ts';

/** `far` symbols are made for a whole prefecture, `near` ones for a township, `chosen` for the one village in its ring. */
const SCALES = ['far', 'near', 'chosen'] as const;
export type Scale = (typeof SCALES)[number];
export type Mark = State | 'closed' | 'facility';

/** Half the extent of each symbol, in CSS pixels. The gap is the figure: largest everywhere. */
const HALF: Readonly<Record<Scale, Readonly<Record<Mark, number>>>> = {
  far: { met: 2.15, gap: 5.2, closed: 5.6, exempt: 2.75, unknown: 3.4, facility: 3.9 },
  near: { met: 4.6, gap: 7.6, closed: 8.2, exempt: 5.2, unknown: 4.6, facility: 6.6 },
  chosen: { met: 7, gap: 9.6, closed: 10.2, exempt: 7.4, unknown: 6.6, facility: 9 },
};

const STROKE: Readonly<Record<Scale, number>> = { far: 1.15, near: 1.9, chosen: 2.4 };
const MARGIN = 2;
/** The ring around what is pointed at, CSS pixels. */
export const HOVER = { radius: 9, stroke: 1.6 } as const;

/** The id of a symbol's image in the style. */
export function iconId(mark: Mark, scale: Scale, modelled: boolean): string {
  return `${mark}-${scale}${modelled ? '-modelled' : ''}`;
}

interface Icon {
  readonly id: string;
  readonly image: ImageData;
  readonly pixelRatio: number;
}

function canvas(width: number, height: number, pixelRatio: number): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = Math.ceil(width * pixelRatio);
  element.height = Math.ceil(height * pixelRatio);
  const context = element.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw on a canvas.');
  context.scale(pixelRatio, pixelRatio);
  return context;
}

function read(id: string, context: CanvasRenderingContext2D, pixelRatio: number): Icon {
  return { id, image: context.getImageData(0, 0, context.canvas.width, context.canvas.height), pixelRatio };
}

/**
 * How much colour the fill of a modelled symbol has. Paler than a surveyed one, yet every symbol stays 3 : 1 on the ground;
 * the cross of an unknown and the outline of what is closed have nothing to spare.
 */
export const MODELLED_ALPHA: Readonly<Record<Mark, number>> = { met: 0.74, gap: 0.8, closed: 1, exempt: 0.87, unknown: 1, facility: 0.74 };

type Edge = 'none' | 'solid' | 'dots';

/** A modelled symbol has a ring of dots around it: it is where the village may be, not where it was found. Far symbols are too small for dots. */
const MODELLED_EDGE: Readonly<Record<Scale, Edge>> = { far: 'solid', near: 'dots', chosen: 'dots' };

interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly half: number;
  readonly stroke: number;
  readonly alpha: number;
  readonly edge: Edge;
}

/** The fill keeps clear of its dots. */
const inner = ({ half, stroke, edge }: Pen) => (edge === 'dots' ? half - stroke * 0.55 : half);

/** Round dots at these places, whole and apart from each other. */
function drawDots({ context, stroke }: Pen, places: readonly (readonly [number, number])[], colour: string, size = 0.36): void {
  context.fillStyle = colour;
  for (const [x, y] of places) {
    context.beginPath();
    context.arc(x, y, stroke * size, 0, 2 * Math.PI);
    context.fill();
  }
}

/** As many dots around a circle as fit evenly. */
function onCircle(radius: number, apart: number): [number, number][] {
  const count = Math.round((2 * Math.PI * radius) / apart);
  return Array.from({ length: count }, (_, index) => {
    const angle = ((index + 0.5) / count) * 2 * Math.PI;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
}

/** Along a diamond's four sides, with one on every corner. */
function onDiamond(half: number, apart: number): [number, number][] {
  const count = Math.round((half * Math.SQRT2) / apart);
  return Array.from({ length: count }, (_, index) => (index / count) * half).flatMap((step): [number, number][] => [
    [step, step - half],
    [half - step, step],
    [-step, half - step],
    [step - half, -step],
  ]);
}

/** Fills the present path: the ground first, so that what lies below never tints a symbol. */
function fill({ context, alpha, edge, stroke }: Pen, colour: string): void {
  context.fillStyle = COLOURS.paper;
  context.fill();
  context.globalAlpha = alpha;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  if (edge !== 'solid') return;
  context.lineWidth = stroke * 0.75;
  context.strokeStyle = colour;
  context.stroke();
}

function outline({ context }: Pen, width: number): void {
  context.lineJoin = 'round';
  context.lineWidth = width;
  context.strokeStyle = COLOURS.paper;
  context.stroke();
}

/** Paper under symbol and dots, so that roads and lines stay off both. */
function clear({ context, half, stroke }: Pen): void {
  context.beginPath();
  context.arc(0, 0, half + stroke, 0, 2 * Math.PI);
  context.fillStyle = COLOURS.paper;
  context.fill();
}

function drawDot(pen: Pen): void {
  const { context, half, stroke, edge } = pen;
  if (edge === 'dots') clear(pen);
  context.beginPath();
  context.arc(0, 0, inner(pen), 0, 2 * Math.PI);
  fill(pen, STATE_COLOURS.met);
  if (edge === 'dots') drawDots(pen, onCircle(half + stroke * 0.42, stroke * 1.5), STATE_COLOURS.met);
}

function pathDiamond(context: CanvasRenderingContext2D, half: number): void {
  context.beginPath();
  context.moveTo(0, -half);
  context.lineTo(half, 0);
  context.lineTo(0, half);
  context.lineTo(-half, 0);
  context.closePath();
}

function drawDiamond(pen: Pen): void {
  const { context, half, stroke, edge } = pen;
  if (edge === 'dots') {
    pathDiamond(context, half + stroke * 1.2);
    context.fillStyle = COLOURS.paper;
    context.fill();
  }
  pathDiamond(context, inner(pen));
  outline(pen, stroke * 2);
  fill(pen, STATE_COLOURS.gap);
  if (edge === 'dots') drawDots(pen, onDiamond(half + stroke * 0.6, stroke * 1.5), STATE_COLOURS.gap);
}

/** A gap that is closed: its diamond is an outline now, in the green of the met dot inside it. */
function drawClosed(pen: Pen): void {
  const { context, half, stroke, edge } = pen;
  pathDiamond(context, half);
  outline(pen, stroke * 2);
  context.fillStyle = COLOURS.paper;
  context.fill();
  if (edge === 'dots') drawDots(pen, onDiamond(half - stroke / 2, stroke * 1.6), STATE_COLOURS.met, 0.5);
  else {
    pathDiamond(context, half - stroke * 0.6);
    context.lineJoin = 'miter';
    context.lineWidth = stroke;
    context.strokeStyle = STATE_COLOURS.met;
    context.stroke();
  }
  context.beginPath();
  context.arc(0, 0, half * 0.36, 0, 2 * Math.PI);
  context.fillStyle = STATE_COLOURS.met;
  context.fill();
}

function drawCircle(pen: Pen): void {
  const { context, half, stroke, edge } = pen;
  context.beginPath();
  context.arc(0, 0, half - stroke / 2, 0, 2 * Math.PI);
  context.fillStyle = COLOURS.paper;
  context.fill();
  // A ring is all outline: dots are the ring.
  if (edge === 'dots') {
    drawDots(pen, onCircle(half - stroke / 2, stroke * 1.6), STATE_COLOURS.exempt, 0.5);
    return;
  }
  context.globalAlpha = pen.alpha;
  context.lineWidth = stroke;
  context.strokeStyle = STATE_COLOURS.exempt;
  context.stroke();
  context.globalAlpha = 1;
}

function drawCross(pen: Pen, colour: string, arm: number, width: number): void {
  const { context } = pen;
  context.beginPath();
  context.moveTo(-arm, 0);
  context.lineTo(arm, 0);
  context.moveTo(0, -arm);
  context.lineTo(0, arm);
  outline(pen, width + 1.6);
  context.globalAlpha = pen.alpha;
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
  context.globalAlpha = 1;
}

function drawMark(mark: Mark, pen: Pen): void {
  if (mark === 'met') drawDot(pen);
  else if (mark === 'gap') drawDiamond(pen);
  else if (mark === 'closed') drawClosed(pen);
  else if (mark === 'exempt') drawCircle(pen);
  else if (mark === 'facility') drawCross(pen, COLOURS.ink, pen.half, pen.stroke * 1.65);
  else {
    pen.context.rotate(Math.PI / 4);
    drawCross(pen, STATE_COLOURS.unknown, pen.half, pen.stroke * 1.1);
  }
}

export function drawIcon(mark: Mark, scale: Scale, modelled: boolean, pixelRatio: number): Icon {
  const half = HALF[scale][mark];
  const size = 2 * (half + STROKE[scale] + MARGIN);
  const context = canvas(size, size, pixelRatio);
  context.translate(size / 2, size / 2);
  drawMark(mark, {
    context,
    half,
    stroke: STROKE[scale],
    alpha: modelled ? MODELLED_ALPHA[mark] : 1,
    edge: modelled ? MODELLED_EDGE[scale] : 'none',
  });
  return read(iconId(mark, scale, modelled), context, pixelRatio);
}

/** The ring around the village that is pointed at. */
export function drawHover(pixelRatio: number): ImageData {
  const context = canvas(2 * (HOVER.radius + HOVER.stroke + 1), 2 * (HOVER.radius + HOVER.stroke + 1), pixelRatio);
  context.translate(HOVER.radius + HOVER.stroke + 1, HOVER.radius + HOVER.stroke + 1);
  context.beginPath();
  context.arc(0, 0, HOVER.radius + HOVER.stroke / 2, 0, 2 * Math.PI);
  context.lineWidth = HOVER.stroke;
  context.strokeStyle = COLOURS.ink;
  context.stroke();
  return read('hovered', context, pixelRatio).image;
}

/** Diagonal lines for an area whose rate is unknown; the tile repeats without a seam. */
function drawHatch(pixelRatio: number): Icon {
  const size = 7;
  const context = canvas(size, size, pixelRatio);
  context.strokeStyle = COLOURS.hatch;
  context.lineWidth = 1;
  context.beginPath();
  for (const offset of [-size, 0, size]) {
    context.moveTo(offset - 1, size + 1);
    context.lineTo(offset + size + 1, -1);
  }
  context.stroke();
  return read('hatch', context, pixelRatio);
}

/** Nothing, the size of a near symbol: it keeps labels off the symbols. */
function drawBlank(pixelRatio: number): Icon {
  const context = canvas(10, 10, pixelRatio);
  return read('blank', context, pixelRatio);
}

/** Draws every symbol, the hatch and the blank, at the screen's pixel ratio. */
export function drawIcons(pixelRatio: number): readonly Icon[] {
  const marks: readonly Mark[] = [...VILLAGE_MARKS, 'facility'];
  return [
    ...SCALES.flatMap((scale) => marks.flatMap((mark) => [false, true].map((modelled) => drawIcon(mark, scale, modelled, pixelRatio)))),
    drawHatch(pixelRatio),
    drawBlank(pixelRatio),
  ];
}

const LABEL_WIDTH = 64;
const LABEL_HEIGHT = 17;

/** The id of an area's rate image in the style. */
export function rateId(level: Level, code: string): string {
  return `rate-${level}-${code}`;
}

/** An area's rate as an image of constant size: `updateImage` repaints it, where a text would be laid out again by the worker. */
export function drawRate(id: string, text: string, large: boolean, pixelRatio: number): Icon {
  const factor = large ? 2 : 1;
  const context = canvas(LABEL_WIDTH * 2, LABEL_HEIGHT * 2, pixelRatio);
  context.translate(LABEL_WIDTH, LABEL_HEIGHT);
  context.font = `700 ${12.5 * factor}px "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3 * factor;
  context.strokeStyle = COLOURS.paper;
  context.strokeText(text, 0, 0);
  context.fillStyle = COLOURS.ink;
  context.fillText(text, 0, 0);
  return read(id, context, pixelRatio);
}
