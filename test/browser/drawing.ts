import type { CDPSession, Locator, Page } from 'playwright-core';
import { boundsOf, type Stroke } from '../../src/ink';

/** Share of the drawing area that a drawn digit fills. */
const FILL = 0.7;
/** Fewest CSS pixels between two mouse positions: a mouse reports no finer. */
const LEAST_STEP = 1;

/** Where a point of the strokes is drawn, in CSS pixels of the page. */
export type Placement = (x: number, y: number) => readonly [x: number, y: number];

/** A rectangle of the page, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Places strokes in the middle of a box, scaled to fill most of it. */
function placeIn(box: Box, strokes: readonly Stroke[]): Placement {
  const bounds = boundsOf(strokes);
  if (!bounds) throw new Error('there is nothing to draw: the strokes have no points');
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  const scale = FILL * Math.min(box.width / Math.max(width, 1), box.height / Math.max(height, 1));
  const left = box.x + (box.width - width * scale) / 2;
  const top = box.y + (box.height - height * scale) / 2;
  return (x, y) => [left + (x - bounds.minX) * scale, top + (y - bounds.minY) * scale];
}

/** A place on the page, in whole CSS pixels. */
type Pixel = readonly [x: number, y: number];

/**
 * Strokes in the middle of a box, in the whole pixels that a mouse reports: their ends, and between
 * them none close together.
 *
 * @param leastStep fewest CSS pixels between two of them
 */
export function pixelsIn(box: Box, strokes: readonly Stroke[], leastStep = LEAST_STEP): Pixel[][] {
  const place = placeIn(box, strokes);
  return strokes.map(({ x, y }) => {
    const pixels: Pixel[] = [];
    for (let i = 0; i < x.length; i++) {
      const [exactX, exactY] = place(x[i] ?? 0, y[i] ?? 0);
      const pixel = [Math.round(exactX), Math.round(exactY)] as const;
      const [lastX, lastY] = pixels.at(-1) ?? [Number.NaN, Number.NaN];
      const way = Math.hypot(pixel[0] - lastX, pixel[1] - lastY);
      if (way === 0 || (i < x.length - 1 && way < leastStep)) continue;
      pixels.push(pixel);
    }
    return pixels;
  });
}

/** The mouse of a page, whose events can be sent many at once. */
export class Mouse {
  static readonly #known = new WeakMap<Page, Promise<Mouse>>();
  /** Browsers tell secure pages only of all the places between two frames. */
  readonly #isSecure: boolean;
  readonly #session: CDPSession;

  private constructor(session: CDPSession, isSecure: boolean) {
    this.#session = session;
    this.#isSecure = isSecure;
  }

  static of(page: Page): Promise<Mouse> {
    let mouse = Mouse.#known.get(page);
    if (!mouse) {
      mouse = Promise.all([page.context().newCDPSession(page), page.evaluate(() => isSecureContext)]).then(
        ([session, isSecure]) => new Mouse(session, isSecure),
      );
      Mouse.#known.set(page, mouse);
    }
    return mouse;
  }

  /** Goes along each way with the button down. */
  async drag(ways: readonly (readonly Pixel[])[]): Promise<void> {
    const sent: Promise<unknown>[] = [];
    for (const event of ways.flatMap(eventsOf)) {
      const handled = this.#session.send('Input.dispatchMouseEvent', event);
      // The browser handles events in order: waiting for each takes one frame
      // of the screen a point.
      if (this.#isSecure) sent.push(handled);
      else await handled;
    }
    await Promise.all(sent);
  }
}

function eventsOf(way: readonly Pixel[]) {
  const [first] = way;
  const last = way.at(-1);
  if (!first || !last) return [];
  const event = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', [x, y]: Pixel, buttons: 0 | 1) => ({
    type,
    x,
    y,
    button: type === 'mouseMoved' && buttons === 0 ? ('none' as const) : ('left' as const),
    buttons,
    clickCount: type === 'mouseMoved' ? 0 : 1,
  });
  return [
    event('mouseMoved', first, 0),
    event('mousePressed', first, 1),
    ...way.slice(1).map((pixel) => event('mouseMoved', pixel, 1)),
    event('mouseReleased', last, 0),
  ];
}

/** Draws strokes with the mouse into the drawing area, scaled to fill most of it. */
export async function drawWithMouse(
  page: Page,
  area: Locator,
  strokes: readonly Stroke[],
): Promise<Placement> {
  // A dialog that closes, or a page that is being laid out, would take the first strokes.
  await area.click({ trial: true });
  const box = await area.boundingBox();
  if (!box) throw new Error('there is nothing to draw on: the drawing area is not shown');
  await (await Mouse.of(page)).drag(pixelsIn(box, strokes));
  return placeIn(box, strokes);
}
