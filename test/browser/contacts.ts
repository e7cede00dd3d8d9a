import type { CDPSession } from 'playwright-core';
import type { AppPage } from './app-page';

/** A place on the drawing area, as shares (0 to 1) of its width and height. */
export type Spot = readonly [x: number, y: number];

/**
 * Fingers and a stylus on the drawing area, as the browser itself makes them of a device's reports.
 */
export class Contacts {
  private constructor(
    private readonly input: CDPSession,
    private readonly place: (spot: Spot) => { x: number; y: number },
  ) {}

  /** Only as long as the page is not scrolled or turned: the area is measured once. */
  static async on(app: AppPage): Promise<Contacts> {
    const box = await app.area.boundingBox();
    if (!box) throw new Error('there is nothing to touch: the drawing area is not shown');
    return new Contacts(await app.page.context().newCDPSession(app.page), ([x, y]) => ({
      x: box.x + x * box.width,
      y: box.y + y * box.height,
    }));
  }

  /** The fingers that are down from now on; those that were and are not named are lifted. */
  async fingers(...spots: readonly Spot[]): Promise<void> {
    const type = spots.length > this.down ? 'touchStart' : spots.length === 0 ? 'touchEnd' : 'touchMove';
    this.down = spots.length;
    const touchPoints = spots.map((spot, id) => ({ ...this.place(spot), id, radiusX: 8, radiusY: 8 }));
    await this.input.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
  private down = 0;

  /** The system takes the fingers away, as for a gesture of its own. */
  async takeFingers(): Promise<void> {
    this.down = 0;
    await this.input.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
  }

  /** Puts the stylus down, moves it, or lifts it. */
  async pen(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', spot: Spot): Promise<void> {
    await this.input.send('Input.dispatchMouseEvent', {
      type,
      ...this.place(spot),
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: type === 'mouseMoved' ? 0 : 1,
      pointerType: 'pen',
      force: 0.7,
    });
  }
}
