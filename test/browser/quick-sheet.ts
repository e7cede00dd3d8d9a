import type { CDPSession } from 'playwright-core';
import type { Stroke } from '../../src/ink';
import type { AppPage } from './app-page';
import { type Box, placeIn } from './drawing';
import { waitForReader } from './reader-watch';

/** Fewest CSS pixels between two mouse positions: tablets report more finely than a mouse, and each costs time. */
const LEAST_STEP = 3;

/** The sheet of the page that is open, drawn on with real mouse events that are sent many at once. */
export class QuickSheet {
  private constructor(
    private readonly app: AppPage,
    private readonly mouse: CDPSession,
    /** Width of the canvas as first laid out, in CSS pixels: the unit of the strokes. */
    private readonly firstWidth: number,
  ) {}

  /** @param app its page has been opened, with its reader watched, and shows a sheet */
  static async of(app: AppPage): Promise<QuickSheet> {
    const mouse = await app.page.context().newCDPSession(app.page);
    return new QuickSheet(app, mouse, await app.area.evaluate((canvas) => canvas.clientWidth));
  }

  /**
   * Draws in whole pixels, as a mouse does, and waits until all of it has been read.
   *
   * @returns the strokes as the page has them: in its unit, and inside the sheet
   */
  async draw(strokes: readonly Stroke[]): Promise<Stroke[]> {
    const { x: left, y: top, width, height } = await this.sheet();
    const pixels = pixelsIn({ x: left, y: top, width, height }, strokes);
    // The browser handles events in order: waiting for each would only take one frame of the screen a point.
    await Promise.all(pixels.flatMap((stroke) => this.send(stroke)));
    await waitForReader(this.app.page);
    const unit = this.firstWidth / width;
    const inside = (value: number, extent: number) => Math.min(Math.max(value, 0), extent) * unit;
    return pixels.map((stroke) => ({
      x: Float32Array.from(stroke, ([x]) => inside(x - left, width)),
      y: Float32Array.from(stroke, ([, y]) => inside(y - top, height)),
    }));
  }

  /** Draws one thing after another and clicks on Next after each, without waiting for anything in between. */
  async drawAndGoOn(drawings: readonly (readonly Stroke[])[]): Promise<void> {
    const sheet = await this.sheet();
    const next = await this.app.button('Next').boundingBox();
    if (!next) throw new Error('there is no way on: Next is not shown');
    const click = [[next.x + next.width / 2, next.y + next.height / 2]] as const;
    const contacts = drawings.flatMap((strokes) => [...pixelsIn(sheet, strokes), click]);
    await Promise.all(contacts.flatMap((contact) => this.send(contact)));
  }

  private sheet(): Promise<Box> {
    return this.app.area.evaluate((canvas) => {
      const { x, y, width, height } = canvas.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  /** Goes on to the next drawing. Without the mouse: waiting for a button to stand still takes longer than drawing. */
  async next(): Promise<void> {
    await this.app.button('Next').dispatchEvent('click');
  }

  private send(stroke: readonly Pixel[]): Promise<unknown>[] {
    const first = stroke[0];
    const last = stroke.at(-1);
    if (!first || !last) return [];
    return [
      this.dispatch('mouseMoved', first, 0),
      this.dispatch('mousePressed', first, 1),
      ...stroke.slice(1).map((point) => this.dispatch('mouseMoved', point, 1)),
      this.dispatch('mouseReleased', last, 0),
    ];
  }

  private dispatch(
    type: 'mouseMoved' | 'mousePressed' | 'mouseReleased',
    [x, y]: Pixel,
    buttons: 0 | 1,
  ): Promise<unknown> {
    const button = type === 'mouseMoved' && buttons === 0 ? 'none' : 'left';
    const clickCount = type === 'mouseMoved' ? 0 : 1;
    return this.mouse.send('Input.dispatchMouseEvent', { type, x, y, button, buttons, clickCount });
  }
}

/** A place on the page, in whole CSS pixels. */
type Pixel = readonly [x: number, y: number];

/** Strokes in the middle of a box, in the whole pixels that a mouse reports. */
function pixelsIn(box: Box, strokes: readonly Stroke[]): Pixel[][] {
  const place = placeIn(box, strokes);
  return strokes.map(({ x, y }) => pixelsOf(Array.from(x, (value, i) => place(value, y[i] ?? 0))));
}

/** The whole pixels that a mouse reports on a way: its ends, and between them none close to the one before. */
function pixelsOf(points: readonly Pixel[]): Pixel[] {
  const pixels: Pixel[] = [];
  for (const [i, [exactX, exactY]] of points.entries()) {
    const [x, y] = [Math.round(exactX), Math.round(exactY)];
    const [lastX, lastY] = pixels.at(-1) ?? [Number.NaN, Number.NaN];
    if (x === lastX && y === lastY) continue;
    if (i < points.length - 1 && Math.hypot(x - lastX, y - lastY) < LEAST_STEP) continue;
    pixels.push([x, y]);
  }
  return pixels;
}
