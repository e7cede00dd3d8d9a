import type { Box } from './picture';

/** Pixels of a mask that touch, corners included. */
export interface Component {
  /** Indices of its pixels in the mask; the first is its first row by row. */
  readonly pixels: readonly number[];
  readonly box: Box;
}

/**
 * The 8-connected components of a mask, ordered by their first pixel.
 *
 * @param mask 1 for ink, 0 else, row by row; cleared in the process
 * @param width pixels in a row
 */
export function connectedComponents(mask: Uint8Array, width: number): Component[] {
  const height = mask.length / width;
  const components: Component[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1) continue;
    mask[start] = 0;
    const pixels = [start];
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (let next = 0; next < pixels.length; next++) {
      const pixel = pixels[next] as number;
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const neighbour = row * width + column;
          if (mask[neighbour] !== 1) continue;
          mask[neighbour] = 0;
          pixels.push(neighbour);
        }
      }
    }
    components.push({ pixels, box: { left, top, right, bottom } });
  }
  return components;
}
