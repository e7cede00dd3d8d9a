import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/cli/recognition/lines';

async function* chunksOf(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  let start = 0;
  for (let i = 0; start < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

async function split(text: string, sizes: readonly number[], maxBytes = 1000) {
  const lines: { number: number; text: string | null }[] = [];
  for await (const group of linesOf(chunksOf(text, sizes), maxBytes)) {
    for (const { number, bytes } of group) {
      lines.push({ number, text: bytes && new TextDecoder().decode(bytes) });
    }
  }
  return lines;
}

describe('lines', () => {
  it('are the same however the bytes arrive', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\n', ''));
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        sizes,
        fc.boolean(),
        async (texts, chunkSizes, closed) => {
          const whole = texts.join('\n') + (closed && texts.length > 0 ? '\n' : '');
          const expected = whole.split('\n');
          if (expected.at(-1) === '') expected.pop();
          const found = await split(whole, chunkSizes);
          expect(found).toEqual(
            expected.map((text, i) => ({ number: i + 1, text: new TextDecoder().decode(Buffer.from(text)) })),
          );
        },
      ),
    );
  });

  it('over the limit are passed over, and counted', async () => {
    for (const sizes of [[1], [4], [100]]) {
      expect(await split(`12345\n123456\n${'x'.repeat(50)}\nab\n${'y'.repeat(6)}`, sizes, 5)).toEqual([
        { number: 1, text: '12345' },
        { number: 2, text: null },
        { number: 3, text: null },
        { number: 4, text: 'ab' },
        { number: 5, text: null },
      ]);
    }
  });

  it('come with the chunk that ends them', async () => {
    const groups: number[] = [];
    for await (const group of linesOf(chunksOf('a\nb\nccc\nd', [2, 2, 3, 9]), 100)) groups.push(group.length);
    expect(groups).toEqual([1, 1, 0, 1, 1]);
  });
});
