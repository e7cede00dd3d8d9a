import type { Bounds } from '../../ink';
import type { Picture } from '../../picture';

/** A rectangle of a picture, in its pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room around digits that are read again, as a share of their height. */
const ROOM = 0.3;

/** The picture turned by 90° to the right. */
export function turned(canvas: HTMLCanvasElement): HTMLCanvasElement | null {
  return painted(canvas.height, canvas.width, (context) => {
    context.translate(canvas.height, 0);
    context.rotate(Math.PI / 2);
    context.drawImage(canvas, 0, 0);
  });
}

/** A part of the picture. */
export function cut(canvas: HTMLCanvasElement, { x, y, width, height }: Part): HTMLCanvasElement | null {
  return painted(width, height, (context) => context.drawImage(canvas, -x, -y));
}

function painted(
  width: number,
  height: number,
  paint: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context) paint(context);
  return context && canvas;
}

/** The pixels of a picture, or of a part of it. */
export function pixelsOf(canvas: HTMLCanvasElement, part?: Part): Picture | null {
  const { x, y, width, height } = part ?? { x: 0, y: 0, width: canvas.width, height: canvas.height };
  const data = canvas.getContext('2d')?.getImageData(x, y, width, height).data;
  return data ? { rgba: data, width } : null;
}

/** Digits with some room around them, but without those beside them. */
export function partAround(
  { minX, minY, maxX, maxY }: Bounds,
  before: Bounds | undefined,
  after: Bounds | undefined,
  { width, height }: Pick<Part, 'width' | 'height'>,
): Part {
  const room = ROOM * (maxY - minY);
  const left = Math.max(0, minX - room, Math.min(minX, before?.maxX ?? 0));
  const right = Math.min(width, maxX + room, Math.max(maxX, after?.minX ?? width));
  const [x, y] = [Math.floor(left), Math.floor(Math.max(0, minY - room))];
  return {
    x,
    y,
    width: Math.max(1, Math.ceil(right) - x),
    height: Math.max(1, Math.ceil(Math.min(height, maxY + room)) - y),
  };
}

export function union(all: readonly Bounds[]): Bounds {
  return {
    minX: Math.min(...all.map(({ minX }) => minX)),
    minY: Math.min(...all.map(({ minY }) => minY)),
    maxX: Math.max(...all.map(({ maxX }) => maxX)),
    maxY: Math.max(...all.map(({ maxY }) => maxY)),
  };
}
