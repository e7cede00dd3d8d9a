import type { Locator, Page } from 'playwright-core';
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
export function placeIn(box: Box, strokes: readonly Stroke[]): Placement {
  const bounds = boundsOf(strokes);
  if (!bounds) throw new Error('there is nothing to draw: the strokes have no points');
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  const scale = FILL * Math.min(box.width / Math.max(width, 1), box.height / Math.max(height, 1));
  const left = box.x + (box.width - width * scale) / 2;
  const top = box.y + (box.height - height * scale) / 2;
  return (x, y) => [left + (x - bounds.minX) * scale, top + (y - bounds.minY) * scale];
}

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
  // A dialog that closes, or a page that is being laid out, would take the first strokes.
  await area.click({ trial: true });
  const box = await area.boundingBox();
  if (!box) throw new Error('there is nothing to draw on: the drawing area is not shown');
  const place = placeIn(box, strokes);
  // Waiting for each position takes a frame of the screen. Sent together, those between two frames come as one event, in
  // which the page finds them all as with any fast mouse; but browsers give that list to secure pages only.
  const together = await page.evaluate(() => isSecureContext);
  for (const stroke of strokes) {
    let lastX = Number.NaN;
    let lastY = Number.NaN;
    const moves: Promise<void>[] = [];
    for (let i = 0; i < stroke.x.length; i++) {
      const [x, y] = place(stroke.x[i] ?? 0, stroke.y[i] ?? 0);
      const isEnd = i === stroke.x.length - 1;
      if (!isEnd && Math.hypot(x - lastX, y - lastY) < leastStep) continue;
      const move = page.mouse.move(x, y);
      moves.push(move);
      if (i === 0 || !together) await move;
      if (i === 0) await page.mouse.down();
      lastX = x;
      lastY = y;
    }
    await Promise.all(moves);
    await page.mouse.up();
  }
  return place;
}
