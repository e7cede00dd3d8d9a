import { describe, expect, it } from 'vitest';
import {
  inkOf,
  LINE_HEIGHT,
  type LineImage,
  lineImageOf,
  looksAt,
  normalizeTones,
  type Plane,
  shiftOf,
  TONE_RANGE,
} from '../../src/picture';

/** Grey paper with dark bars. */
function bars(width: number, height: number, boxes: readonly (readonly [number, number, number, number])[]) {
  const values = new Float32Array(width * height).fill(0.2);
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) values.fill(0.8, y * width + left, y * width + right);
  }
  return { values, width, height } satisfies Plane;
}

describe('normalizeTones', () => {
  it('brings paper to 0 and ink to 1, however light both are', () => {
    for (const [paper, ink] of [
      [0.1, 0.9],
      [0.4, 0.5],
    ] as const) {
      const tones = Float32Array.from({ length: 1000 }, (_, i) => (i % 10 === 0 ? ink : paper));
      normalizeTones(tones);
      expect(tones[0]).toBeCloseTo(1, 1);
      expect(tones[1]).toBeCloseTo(0, 1);
    }
  });

  it('cuts off what is darker or lighter', () => {
    const tones = Float32Array.from({ length: 1000 }, (_, i) => (i < 30 ? 0.6 : 0.5));
    tones[0] = 1;
    tones[999] = 0;
    normalizeTones(tones);
    expect([tones[999], tones[0]]).toEqual([TONE_RANGE[0], Math.fround(TONE_RANGE[1])]);
  });

  it('does not take faint noise for ink', () => {
    const tones = Float32Array.from({ length: 1000 }, (_, i) => 0.5 + (i % 2) * 0.002);
    normalizeTones(tones);
    expect(Math.max(...tones)).toBeLessThan(0.3);
  });
});

describe('lineImageOf', () => {
  it('crops to the band of the ink and keeps where it was', () => {
    const plane = bars(200, 100, [
      [50, 40, 56, 64],
      [100, 40, 106, 64],
    ]);
    const { values, width, box } = lineImageOf(plane, { left: 0, top: 0, right: 200, bottom: 100 });
    expect(values.length).toBe(width * LINE_HEIGHT);
    // Half of the height, as the ink is low, with a margin of 12% on each side.
    expect(box.bottom - box.top).toBeCloseTo(62, 0);
    expect(box.top).toBeLessThan(40);
    expect(box.bottom).toBeGreaterThan(64);
    const inkAt = (x: number, y: number) => {
      const column = Math.floor(((x - box.left) / (box.right - box.left)) * width);
      const row = Math.floor(((y - box.top) / (box.bottom - box.top)) * LINE_HEIGHT);
      return values[row * width + column] as number;
    };
    expect(inkAt(53, 52)).toBeGreaterThan(0.8);
    expect(inkAt(103, 52)).toBeGreaterThan(0.8);
    expect(inkAt(78, 52)).toBeLessThan(0.2);
  });

  it('looks past a ruled line and a frame', () => {
    const digits = [
      [50, 40, 56, 64],
      [100, 40, 106, 64],
    ] as const;
    const whole = { left: 0, top: 0, right: 200, bottom: 100 };
    const plain = lineImageOf(bars(200, 100, digits), whole);
    const ruled = lineImageOf(bars(200, 100, [...digits, [0, 95, 200, 97], [2, 0, 4, 100]]), whole);
    expect(ruled.box.top).toBeCloseTo(plain.box.top, 0);
    expect(ruled.box.bottom).toBeCloseTo(plain.box.bottom, 0);
  });

  it('takes blank paper whole', () => {
    const { box, width } = lineImageOf(bars(64, 32, []), { left: 0, top: 0, right: 64, bottom: 32 });
    expect(box).toEqual({ left: -4, top: 0, right: 68, bottom: 32 });
    expect(width).toBe(72);
  });
});

describe('looksAt', () => {
  /** A picture of two leaning bars, in light that fades to the right. */
  function leaning(inverted: boolean) {
    const [width, height] = [160, 80];
    const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const bar = [60, 110].some((left) => Math.abs(x - left + 0.2 * (y - 40)) < 3);
        const light = (bar && y > 20 && y < 60 ? 0.15 : 1) * (1 - (0.5 * x) / width);
        rgba.fill(255 * (inverted ? 1 - light : light), 4 * (y * width + x), 4 * (y * width + x) + 3);
      }
    }
    const ink = inkOf({ rgba, width });
    if (!ink) throw new Error('no ink');
    const [even, raw, upright] = looksAt(ink, { left: 0, top: 0, right: width, bottom: height });
    if (!even || !raw || !upright) throw new Error('no looks');
    return { even, raw, upright };
  }
  const toneAt = ({ values, width }: LineImage, x: number, y: number) => values[y * width + x] as number;
  /** The column of the darkest pixel in the left half of a row. */
  const darkestIn = (image: LineImage, y: number) => {
    const row = Array.from({ length: image.width >> 1 }, (_, x) => toneAt(image, x, y));
    return row.indexOf(Math.max(...row));
  };

  it('sees the picture without shade, as it is, and upright', () => {
    const { even, raw, upright } = leaning(false);
    expect(darkestIn(raw, 5) - darkestIn(raw, 26)).toBeGreaterThanOrEqual(3);
    expect(Math.abs(darkestIn(upright, 5) - darkestIn(upright, 26))).toBeLessThanOrEqual(1);
    // Paper at the right end is darker than at the left one, until shade is divided out.
    const shade = (image: LineImage) => toneAt(image, image.width - 12, 16) - toneAt(image, 12, 16);
    expect(shade(raw)).toBeGreaterThan(0.2);
    expect(shade(even)).toBeLessThan(0.1);
  });

  it('sees light ink as dark', () => {
    const { raw } = leaning(true);
    expect(toneAt(raw, darkestIn(raw, 16), 16)).toBeGreaterThan(0.8);
  });

  it('knows where a row was', () => {
    const { raw, upright } = leaning(false);
    for (const y of [5, 16, 26]) {
      const found = darkestIn(upright, y) + shiftOf(upright.slant, y);
      expect(Math.abs(found - darkestIn(raw, y))).toBeLessThanOrEqual(1.5);
    }
  });
});
