import type { Locator, Page } from 'playwright-core';
import { boundsOf, type Stroke } from '../../src/ink';

/** Share of the drawing area that a drawn digit fills. */
const FILL = 0.7;
/** Fewest CSS pixels between two mouse positions: a mouse reports no finer. */
const LEAST_STEP = 1;

/** Where a point of the strokes is drawn, in CSS pixels of the page. */
export type Placement = (x: number, y: number) => readonly [x: number, y: number];

/**
 * Draws strokes with the mouse into the drawing area, scaled to fill most of it.
 *
 * @param leastStep fewest CSS pixels between two positions; more for a hasty hand
 */
export async function drawWithMouse(
  page: Page,
  area: Locator,
  strokes: readonly Stroke[],
  leastStep = LEAST_STEP,
): Promise<Placement> {
  const box = await area.boundingBox();
  const bounds = boundsOf(strokes);
  if (!box || !bounds) throw new Error('nothing to draw on, or nothing to draw');
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  const scale = FILL * Math.min(box.width / Math.max(width, 1), box.height / Math.max(height, 1));
  const left = box.x + (box.width - width * scale) / 2;
  const top = box.y + (box.height - height * scale) / 2;
  const place: Placement = (x, y) => [left + (x - bounds.minX) * scale, top + (y - bounds.minY) * scale];
  for (const stroke of strokes) {
    let lastX = Number.NaN;
    let lastY = Number.NaN;
    for (let i = 0; i < stroke.x.length; i++) {
      const [x, y] = place(stroke.x[i] ?? 0, stroke.y[i] ?? 0);
      const isEnd = i === stroke.x.length - 1;
      if (!isEnd && Math.hypot(x - lastX, y - lastY) < leastStep) continue;
      await page.mouse.move(x, y);
      if (i === 0) await page.mouse.down();
      lastX = x;
      lastY = y;
    }
    await page.mouse.up();
  }
  return place;
}
