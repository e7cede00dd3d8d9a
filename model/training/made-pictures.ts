import type { Stroke } from '../../src/ink';
import type { Picture } from '../../src/picture';
import type { Random } from '../../src/random';
import { frameOf, mapPoints } from './geometry';

/** How a picture of ink is made; lengths are in heights of the ink unless they are in pixels. */
export interface PictureLook {
  /** Height of the ink in pixels. */
  readonly height: number;
  /** Width of the pen, in heights of the ink. */
  readonly pen: number;
  /** Free paper around the ink. */
  readonly margin: number;
  /** How dark ink is on white paper, 0 to 1. */
  readonly ink: number;
  /** How much darker one corner of the paper is than the opposite one, 0 to 1. */
  readonly shade: number;
  /** Standard deviation of the noise of each pixel, 0 to 1. */
  readonly noise: number;
  /** Printed lines: none, one way, or both ways. */
  readonly paper: 'plain' | 'ruled' | 'squared';
  /** Turned by so many degrees, the lines with the ink. */
  readonly degrees: number;
  /** Light on dark. */
  readonly inverted: boolean;
}

export const PLAIN_LOOK: PictureLook = {
  height: 60,
  pen: 5 / 60,
  margin: 0.7,
  ink: 0.85,
  shade: 0,
  noise: 0,
  paper: 'plain',
  degrees: 0,
  inverted: false,
};

/**
 * Distance between printed lines: ruled ones that are written on, and squares a good half as high.
 */
const RULED_PITCH = 1.4;
const SQUARE_PITCH = 0.55;
/** Where the first line lies under the ink's lower edge. */
const BASELINE = 0.04;
/** Width of a printed line in heights of the ink, and how dark it is. */
const RULE_WIDTH = 0.03;
const RULE_INK = 0.4;

/**
 * A picture of strokes as a camera or a scanner would see them.
 *
 * @param random for the noise only
 */
export function pictureOf(strokes: readonly Stroke[], look: PictureLook, random: Random): Picture {
  const { height: size, margin } = look;
  const frame = frameOf(strokes);
  const unit = size / (frame.height || frame.extent);
  const angle = (look.degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const room = margin * size;
  const turnedHeight = frame.height * unit + Math.abs(sine) * frame.width * unit;
  const width = Math.ceil(frame.width * unit + 2 * room);
  const height = Math.ceil(turnedHeight + 2 * room);
  const drawn = mapPoints(strokes, (x, y) => {
    const [dx, dy] = [(x - frame.middleX) * unit, (y - frame.middleY) * unit];
    return [width / 2 + dx * cosine - dy * sine, height / 2 + dx * sine + dy * cosine];
  });
  const ink = coverage(drawn, width, height, Math.max(0.5, (look.pen * size) / 2));
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const light = 1 - (look.shade * (x / width + y / height)) / 2;
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      const rule = ruleAt(dx * cosine + dy * sine, dy * cosine - dx * sine - (frame.height * unit) / 2, look);
      const dark = 1 - (1 - look.ink * (ink[at] as number)) * (1 - RULE_INK * rule);
      const value =
        (look.inverted ? 1 - light * (1 - dark) : light * (1 - dark)) + look.noise * random.normal();
      rgba.fill(Math.round(255 * value), 4 * at, 4 * at + 3);
      rgba[4 * at + 3] = 255;
    }
  }
  return { rgba, width };
}

/** How much of a pixel printed lines cover, at a place from the middle of the ink's lower edge. */
function ruleAt(x: number, y: number, { paper, height }: PictureLook): number {
  if (paper === 'plain') return 0;
  const pitch = (paper === 'ruled' ? RULED_PITCH : SQUARE_PITCH) * height;
  const line = (at: number) => {
    const off = Math.abs(at - Math.round(at / pitch) * pitch);
    return Math.min(1, Math.max(0, (Math.max(1, RULE_WIDTH * height) + 1) / 2 - off));
  };
  const flat = line(y - BASELINE * height);
  return paper === 'ruled' ? flat : Math.max(flat, line(x));
}

/** How much of each pixel a round pen covers. */
function coverage(strokes: readonly Stroke[], width: number, height: number, radius: number): Float32Array {
  const ink = new Float32Array(width * height);
  const reach = radius + 0.5;
  const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  for (const { x, y } of strokes) {
    for (let i = 0; i < x.length; i++) {
      const [ax, ay, bx, by] = [x[Math.max(0, i - 1)], y[Math.max(0, i - 1)], x[i], y[i]] as [
        number,
        number,
        number,
        number,
      ];
      const [dx, dy] = [bx - ax, by - ay];
      const squared = dx * dx + dy * dy;
      for (
        let row = clamp(Math.floor(Math.min(ay, by) - reach), height);
        row < clamp(Math.ceil(Math.max(ay, by) + reach), height);
        row++
      ) {
        for (
          let column = clamp(Math.floor(Math.min(ax, bx) - reach), width);
          column < clamp(Math.ceil(Math.max(ax, bx) + reach), width);
          column++
        ) {
          const [px, py] = [column + 0.5 - ax, row + 0.5 - ay];
          const along = squared > 0 ? clamp((px * dx + py * dy) / squared, 1) : 0;
          const value = clamp(reach - Math.hypot(px - along * dx, py - along * dy), 1);
          const at = row * width + column;
          if (value > (ink[at] as number)) ink[at] = value;
        }
      }
    }
  }
  return ink;
}
