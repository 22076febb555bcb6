import { STATES, type State } from '../domain/state.ts';
import { COLOURS, STATE_COLOURS } from './tokens.ts';

/** `far` symbols are made for a whole prefecture, `near` ones for a township, `chosen` for the one village in its ring. */
export const SCALES = ['far', 'near', 'chosen'] as const;
export type Scale = (typeof SCALES)[number];
export type Mark = State | 'facility';

/** Half the extent of each symbol, in CSS pixels. The gap is the figure: largest everywhere. */
export const HALF: Readonly<Record<Scale, Readonly<Record<Mark, number>>>> = {
  far: { met: 2.1, gap: 5.1, exempt: 2.7, unknown: 2.6, facility: 3.8 },
  near: { met: 4.6, gap: 7.6, exempt: 5.2, unknown: 4.6, facility: 6.6 },
  chosen: { met: 7, gap: 9.6, exempt: 7.4, unknown: 6.6, facility: 9 },
};

const STROKE: Readonly<Record<Scale, number>> = { far: 1.15, near: 1.9, chosen: 2.4 };
const MARGIN = 2;

export function iconId(mark: Mark, scale: Scale, modelled: boolean): string {
  return `${mark}-${scale}${modelled ? '-modelled' : ''}`;
}

export interface Icon {
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

/** Lets the ground show through a modelled symbol and dots its outline: it is where the village may be, not where it was found. */
function fillModelled(context: CanvasRenderingContext2D, colour: string, dot: number): void {
  context.fillStyle = COLOURS.paper;
  context.fill();
  context.globalAlpha = 0.7;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  dots(context, colour, dot);
}

function dots(context: CanvasRenderingContext2D, colour: string, dot: number): void {
  context.setLineDash([0.01, dot * 1.9]);
  context.lineCap = 'round';
  context.lineWidth = dot;
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}

function drawMark(context: CanvasRenderingContext2D, mark: Mark, half: number, stroke: number, modelled: boolean): void {
  const dot = stroke * 0.75;
  context.beginPath();
  switch (mark) {
    case 'met':
      context.arc(0, 0, half, 0, 2 * Math.PI);
      if (modelled) fillModelled(context, STATE_COLOURS.met, dot);
      else {
        context.fillStyle = STATE_COLOURS.met;
        context.fill();
      }
      return;
    case 'gap':
      context.moveTo(0, -half);
      context.lineTo(half, 0);
      context.lineTo(0, half);
      context.lineTo(-half, 0);
      context.closePath();
      context.lineJoin = 'round';
      context.lineWidth = stroke * 2;
      context.strokeStyle = COLOURS.paper;
      context.stroke();
      if (modelled) fillModelled(context, STATE_COLOURS.gap, dot);
      else {
        context.fillStyle = STATE_COLOURS.gap;
        context.fill();
      }
      return;
    case 'exempt':
      context.arc(0, 0, half - stroke / 2, 0, 2 * Math.PI);
      context.fillStyle = COLOURS.paper;
      context.fill();
      context.lineWidth = stroke;
      context.strokeStyle = STATE_COLOURS.exempt;
      if (modelled) {
        context.globalAlpha = 0.7;
        context.stroke();
        context.globalAlpha = 1;
        dots(context, STATE_COLOURS.exempt, stroke);
      } else context.stroke();
      return;
    case 'unknown':
    case 'facility': {
      const arm = mark === 'facility' ? half : half * 0.82;
      if (mark === 'unknown') context.rotate(Math.PI / 4);
      context.moveTo(-arm, 0);
      context.lineTo(arm, 0);
      context.moveTo(0, -arm);
      context.lineTo(0, arm);
      context.lineWidth = stroke * (mark === 'facility' ? 3.2 : 2.6);
      context.strokeStyle = COLOURS.paper;
      context.stroke();
      context.lineWidth = stroke * (mark === 'facility' ? 1.7 : 1.2);
      context.strokeStyle = mark === 'facility' ? COLOURS.ink : STATE_COLOURS.unknown;
      if (modelled) context.setLineDash([dot * 1.6, dot * 0.9]);
      context.stroke();
      return;
    }
  }
}

function drawIcon(mark: Mark, scale: Scale, modelled: boolean, pixelRatio: number): Icon {
  const half = HALF[scale][mark];
  const size = 2 * (half + STROKE[scale] + MARGIN);
  const context = canvas(size, size, pixelRatio);
  context.translate(size / 2, size / 2);
  drawMark(context, mark, half, STROKE[scale], modelled);
  return read(iconId(mark, scale, modelled), context, pixelRatio);
}

/** Diagonal lines for an area whose rate is unknown; the tile repeats without a seam. */
function drawHatch(pixelRatio: number): Icon {
  const size = 8;
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
  const context = canvas(12, 12, pixelRatio);
  return read('blank', context, pixelRatio);
}

export function drawIcons(pixelRatio: number): readonly Icon[] {
  const marks: readonly Mark[] = [...STATES, 'facility'];
  return [
    ...SCALES.flatMap((scale) => marks.flatMap((mark) => [false, true].map((modelled) => drawIcon(mark, scale, modelled, pixelRatio)))),
    drawHatch(pixelRatio),
    drawBlank(pixelRatio),
  ];
}

const LABEL_WIDTH = 64;
const LABEL_HEIGHT = 17;

export function rateId(level: 'county' | 'township', code: string): string {
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
