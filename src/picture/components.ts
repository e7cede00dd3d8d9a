import type { Contrast } from './contrast';
import type { Box } from './picture';

/** Fewer pixels than this are a speck. */
const LEAST_PIXELS = 6;

/** Ink that hangs together, corners included. */
export interface Component {
  /** Its pixels, by their place in the picture. */
  readonly pixels: readonly number[];
  readonly box: Box;
}

/**
 * The connected components of a mask.
 *
 * @param mask 1 for ink; it is used up
 * @param contrast of a component some pixel is surely ink
 */
export function componentsOf(mask: Uint8Array, { plane, sure }: Contrast): Component[] {
  const { values, width, height } = plane;
  const components: Component[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1) continue;
    mask[start] = 0;
    const pixels = [start];
    let [left, top, right, bottom, strongest] = [width, height, 0, 0, 0];
    for (let next = 0; next < pixels.length; next++) {
      const at = pixels[next] as number;
      const [x, y] = [at % width, Math.floor(at / width)];
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      strongest = Math.max(strongest, values[at] as number);
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const other = row * width + column;
          if (mask[other] !== 1) continue;
          mask[other] = 0;
          pixels.push(other);
        }
      }
    }
    if (strongest > sure && pixels.length >= LEAST_PIXELS) {
      components.push({ pixels, box: { left, top, right, bottom } });
    }
  }
  return components;
}
