import { blankCanvas, type Canvas } from '../../../src/ink';
import { LINE_HEIGHT } from '../../../src/picture';
import { idxImageAt, type LabelledImages } from '../data';
import type { Dice } from './dice';
import { MAX_LINE_WIDTH } from './draw-line';

/** Pixels above this are ink where an image is cropped. */
const CROP_INK = 60;
/** Height of most digits of MNIST in their images. */
const DIGIT_HEIGHT = 20;

/** An image cropped to its ink. */
interface Crop {
  readonly pixels: Uint8Array;
  readonly rowLength: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Lines of images of MNIST side by side: hands that are known by their scans only. */
export function mnistLines(
  { images, labels }: LabelledImages,
  dice: Dice,
): (digits: readonly number[], height: number) => { canvas: Canvas; count: number } {
  const byDigit = Array.from({ length: 10 }, (): number[] => []);
  for (const [i, label] of labels.entries()) byDigit[label]?.push(i);
  return (digits, share) => {
    const height = LINE_HEIGHT * share;
    const canvas = blankCanvas(MAX_LINE_WIDTH, LINE_HEIGHT);
    const gap = dice.between(-0.05, 0.35) * height;
    const slant = dice.around(0, 0.2);
    const aspect = Math.exp(dice.around(0, 0.15));
    const top = dice.between(0, LINE_HEIGHT - height);
    let x = dice.between(1, 8);
    let count = 0;
    for (const digit of digits) {
      const crop = cropOf(idxImageAt(images, dice.pick(byDigit[digit] ?? [])), images.columns);
      const scale = (height * Math.exp(dice.around(-0.05, 0.07))) / DIGIT_HEIGHT;
      const [wide, tall] = [crop.width * scale * aspect, crop.height * scale];
      if (x + wide + 4 > MAX_LINE_WIDTH && count > 0) break;
      paste(crop, canvas, {
        left: x,
        top: top + height - tall + dice.around(0, 0.03) * height,
        scaleX: scale * aspect,
        scaleY: scale,
        slant,
      });
      x += wide + gap + dice.around(0, 0.06) * height;
      count++;
    }
    const width = Math.ceil(Math.min(MAX_LINE_WIDTH, Math.max(12, x - gap + dice.between(2, 8))));
    return { canvas: cutOff(canvas, width), count };
  };
}

function cropOf(pixels: Uint8Array, rowLength: number): Crop {
  const rows = pixels.length / rowLength;
  let [left, right, top, bottom] = [rowLength, 0, rows, 0];
  for (let i = 0; i < pixels.length; i++) {
    if ((pixels[i] as number) <= CROP_INK) continue;
    const [x, y] = [i % rowLength, Math.floor(i / rowLength)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { pixels, rowLength, left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Adds a scaled and slanted image by bilinear interpolation; where ink is darker, it stays. */
function paste(
  crop: Crop,
  { values, width, height }: Canvas,
  place: { left: number; top: number; scaleX: number; scaleY: number; slant: number },
): void {
  const middle = place.top + (crop.height * place.scaleY) / 2;
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= crop.width || y >= crop.height
      ? 0
      : (crop.pixels[(crop.top + y) * crop.rowLength + crop.left + x] as number) / 255;
  const reach = Math.abs(place.slant) * height + 2;
  const from = Math.max(0, Math.floor(place.left - reach));
  const to = Math.min(width - 1, Math.ceil(place.left + crop.width * place.scaleX + reach));
  for (let row = 0; row < height; row++) {
    const y = (row + 0.5 - place.top) / place.scaleY - 0.5;
    if (y <= -1 || y >= crop.height) continue;
    const low = Math.floor(y);
    const lower = y - low;
    const shift = place.left + place.slant * (middle - row);
    for (let column = from; column <= to; column++) {
      const x = (column + 0.5 - shift) / place.scaleX - 0.5;
      if (x <= -1 || x >= crop.width) continue;
      const near = Math.floor(x);
      const right = x - near;
      const value =
        (at(near, low) * (1 - right) + at(near + 1, low) * right) * (1 - lower) +
        (at(near, low + 1) * (1 - right) + at(near + 1, low + 1) * right) * lower;
      const target = row * width + column;
      if (value > (values[target] as number)) values[target] = value;
    }
  }
}

function cutOff({ values, width, height }: Canvas, newWidth: number): Canvas {
  const result = blankCanvas(newWidth, height);
  for (let row = 0; row < height; row++) {
    result.values.set(values.subarray(row * width, row * width + newWidth), row * newWidth);
  }
  return result;
}
