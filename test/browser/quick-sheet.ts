import type { Stroke } from '../../src/ink';
import type { AppPage } from './app-page';
import { type Box, Mouse, pixelsIn } from './drawing';

/**
 * Fewest CSS pixels between two mouse positions: tablets report more finely than a mouse,
 * and each costs time.
 */
const LEAST_STEP = 3;

/** The sheet of the page that is open, drawn on without waiting for more than the reading. */
export class QuickSheet {
  private constructor(
    private readonly app: AppPage,
    private readonly mouse: Mouse,
    /** Width of the canvas as first laid out, in CSS pixels: the unit of the strokes. */
    private readonly firstWidth: number,
  ) {}

  /** @param app its page has been opened, and shows a sheet */
  static async of(app: AppPage): Promise<QuickSheet> {
    const mouse = await Mouse.of(app.page);
    return new QuickSheet(app, mouse, await app.area.evaluate((canvas) => canvas.clientWidth));
  }

  /**
   * Draws, and waits until all of it has been read.
   *
   * @returns the strokes as the page has them: in its unit, and inside the sheet
   */
  async draw(strokes: readonly Stroke[]): Promise<Stroke[]> {
    const sheet = await this.sheet();
    const pixels = pixelsIn(sheet, strokes, LEAST_STEP);
    await this.mouse.drag(pixels);
    await this.app.isRead();
    const unit = this.firstWidth / sheet.width;
    const inside = (value: number, extent: number) => Math.min(Math.max(value, 0), extent) * unit;
    return pixels.map((stroke) => ({
      x: Float32Array.from(stroke, ([x]) => inside(x - sheet.x, sheet.width)),
      y: Float32Array.from(stroke, ([, y]) => inside(y - sheet.y, sheet.height)),
    }));
  }

  /**
   * Draws one thing after another and clicks on Next after each, without waiting for
   * anything in between.
   */
  async drawAndGoOn(drawings: readonly (readonly Stroke[])[]): Promise<void> {
    const sheet = await this.sheet();
    const next = await this.app.button('Next').boundingBox();
    if (!next) throw new Error('there is no way on: Next is not shown');
    const click = [[next.x + next.width / 2, next.y + next.height / 2]] as const;
    await this.mouse.drag(drawings.flatMap((strokes) => [...pixelsIn(sheet, strokes, LEAST_STEP), click]));
  }

  /**
   * Goes on to the next drawing. Without the mouse: waiting for a button to stand still takes
   * longer than drawing.
   */
  async next(): Promise<void> {
    await this.app.button('Next').dispatchEvent('click');
    await this.app.reads('');
  }

  private sheet(): Promise<Box> {
    return this.app.area.evaluate((canvas) => {
      const { x, y, width, height } = canvas.getBoundingClientRect();
      return { x, y, width, height };
    });
  }
}
