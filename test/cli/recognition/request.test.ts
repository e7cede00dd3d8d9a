import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../../src/cli/recognition/request';
import { normalizeImage } from '../../../src/ink';
import { drawnDigit } from '../../../src/recognizer/node';
import { digitStrokes, drawnDigits } from '../../fixtures';

const parse = (value: unknown) =>
  parseRequest(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
const seven = drawnDigits['7'];
const pixels = Array.from({ length: 784 }, (_, i) => (i * 7) % 256);

describe('a request', () => {
  it('may hold strokes', () => {
    expect(parse({ id: 1, strokes: seven })).toEqual({
      id: 1,
      shown: drawnDigit(digitStrokes(7)),
    });
  });

  it('may hold a 28x28 image, taken as it is', () => {
    const raster = Float32Array.from(pixels, (value) => value / 255);
    expect(parse({ id: 'a', image: pixels })).toEqual({ id: 'a', shown: raster });
    expect(parse({ id: 'a', image: pixels, size: 28 })).toEqual({ id: 'a', shown: raster });
  });

  it('may hold an image of another size, which is normalised', () => {
    const image = pixels.slice(0, 256);
    const raster = normalizeImage(
      Float32Array.from(image, (value) => value / 255),
      16,
    );
    expect(parse({ id: 'a', image, size: 16 })).toEqual({ id: 'a', shown: raster });
  });

  it('shows nothing without points, or with one', () => {
    for (const strokes of [
      [],
      [[]],
      [[3, 4]],
      [
        [3, 4, 3, 4],
        [3, 4],
      ],
    ]) {
      expect(parse({ id: 1, strokes })).toEqual({ id: 1, shown: null });
    }
  });

  it('keeps any id, and null stands for none', () => {
    for (const id of ['', 0, 'ä\u2028', { a: [1] }, false])
      expect(parse({ id, strokes: [] })).toHaveProperty('id', id);
    expect(parse({ strokes: [], label: '7' })).toEqual({ id: null, shown: null });
  });

  it.each<[string, unknown, RegExp]>([
    ['text', 'hello', /is not JSON .*write one JSON object a line/],
    ['half a line', '{"id":1,"strokes":[[1,2', /is not JSON/],
    ['an array', [1], /is not a JSON object/],
    ['null', 'null', /is not a JSON object/],
    ['neither', { id: 1 }, /has neither "strokes" nor "image"/],
    ['both', { strokes: [], image: [] }, /has both "strokes" and "image"/],
    ['strokes that are none', { strokes: { x: [] } }, /strokes: expected an array of strokes/],
    ['a stroke that is none', { strokes: [[1, 2], 'x'] }, /strokes\[1\]: expected an array/],
    ['a lone coordinate', { strokes: [[1, 2, 3]] }, /strokes\[0\]: has 3 numbers.*even/],
    [
      'a missing coordinate',
      { strokes: [[1, null]] },
      /strokes\[0\]\[1\]: expected a finite number, found null/,
    ],
    [
      'an infinite coordinate',
      '{"strokes":[[1,1e999]]}',
      /strokes\[0\]\[1\]: expected a finite number, found Infinity/,
    ],
    ['an image that is none', { image: 'x' }, /image: expected an array of numbers 0 \(paper\) to 255/],
    ['too few pixels', { image: pixels.slice(1) }, /image: has 783 numbers; give 784 .* or "size"/],
    [
      'pixels over 255',
      { image: [...pixels.slice(1), 256] },
      /image\[783\]: expected a number from 0 to 255, found 256/,
    ],
    ['negative pixels', { image: [-1, ...pixels.slice(1)] }, /image\[0\]: expected .*found -1/],
    ['pixels as text', { image: ['0', ...pixels.slice(1)] }, /image\[0\]: expected .*found "0"/],
    ['a size that does not fit', { image: pixels, size: 16 }, /image: has 784 values; size 16 needs 256/],
    ['a size that is none', { image: pixels, size: 'x' }, /size: expected a whole number, found "x"/],
    ['half a size', { image: pixels, size: 2.5 }, /size: expected a whole number from 1/],
  ])('that is %s says so', (_, value, message) => {
    const request = parse(value);
    expect(request).toHaveProperty('error');
    expect('error' in request && request.error).toMatch(message);
  });

  it('that is no UTF-8 says so, and keeps the id where only the drawing is wrong', () => {
    expect(parseRequest(Uint8Array.of(0x22, 0xff, 0x22))).toHaveProperty(
      'error',
      expect.stringMatching(/is not JSON/),
    );
    expect(parse({ id: 'mine' })).toHaveProperty('id', 'mine');
  });
});
