import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  formatInkSample,
  type InkSample,
  mergeSamples,
  parseInkSample,
  readInk,
  writeInk,
} from '../../../model/training/data';
import { strokeFromFlat } from '../../../src/ink';
import { temporaryFolder } from '../../fixtures/temporary-folder';

let folder = '';
beforeAll(async () => {
  folder = temporaryFolder();
});

const name = fc.string({ minLength: 1, unit: 'grapheme' });
const coordinate = fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const stroke = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 6 })
  .map((points) => strokeFromFlat(points.flat()));
const sample: fc.Arbitrary<InkSample> = fc.record({
  source: name,
  writer: name,
  label: name,
  strokes: fc.array(stroke, { minLength: 1, maxLength: 4 }),
});

async function all(samples: AsyncIterable<InkSample>): Promise<InkSample[]> {
  const list: InkSample[] = [];
  for await (const one of samples) list.push(one);
  return list;
}

describe('JSON Lines of ink', () => {
  it('give back every sample, to the last bit', () => {
    fc.assert(
      fc.property(sample, (given) => {
        const line = formatInkSample(given);
        expect(line).not.toContain('\n');
        expect(parseInkSample(line, 'f', 1)).toEqual(given);
      }),
    );
  });

  it('write decimals short', () => {
    const strokes = [strokeFromFlat([0.1, 12, 3.25, 1 / 3])];
    expect(formatInkSample({ source: 's', writer: 'w', label: '1', strokes })).toBe(
      '{"source":"s","writer":"w","label":"1","strokes":[[0.1,12,3.25,0.33333334]]}',
    );
  });

  it('make the same file read back, plain and gzip, whatever is in it', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { maxLength: 8 }), fc.boolean(), async (given, gzip) => {
        const file = join(folder, 'made/here', `${run++}.jsonl${gzip ? '.gz' : ''}`);
        expect(await writeInk(file, given)).toBe(given.length);
        expect((await readFile(file))[0] === 0x1f).toBe(gzip);
        expect(await all(readInk(file))).toEqual(given);
      }),
      { numRuns: 30 },
    );
  });

  it('leave no half file where the samples end in an error', async () => {
    const file = join(folder, 'broken-off/ink.jsonl.gz');
    async function* broken(): AsyncGenerator<InkSample> {
      yield { source: 's', writer: 'w', label: '1', strokes: [strokeFromFlat([0, 0])] };
      throw new Error('broken off');
    }
    await expect(writeInk(file, broken())).rejects.toThrow('broken off');
    expect(await readdir(join(folder, 'broken-off'))).toEqual([]);
  });

  it.each([
    ['{"source":"s"', 'is not JSON'],
    ['[]', 'is not a JSON object'],
    ['{"source":"s","writer":"w","label":7,"strokes":[[0,0]]}', '"label" is not a string with characters'],
    ['{"source":"s","writer":"","label":"7","strokes":[[0,0]]}', '"writer" is not a string with characters'],
    ['{"source":"s","writer":"w","label":"7","strokes":[]}', '"strokes" is not an array with strokes'],
    ['{"source":"s","writer":"w","label":"7","strokes":[[0,0],[]]}', 'strokes[1]: has no points'],
    ['{"source":"s","writer":"w","label":"7","strokes":[[0,0,1]]}', 'strokes[0]: has 3 numbers'],
    [
      '{"source":"s","writer":"w","label":"7","strokes":[[0,null]]}',
      'strokes[0][1]: expected a finite number',
    ],
  ])('name file, line and remedy for %j', async (bad, problem) => {
    const good = '{"source":"s","writer":"w","label":"7","strokes":[[0,0]]}';
    const file = join(folder, 'bad.jsonl');
    await writeFile(file, `${good}\n\n${bad}\n${good}\n`);
    const read = all(readInk(file));
    await expect(read).rejects.toThrow(`${file}:3: ${problem}`);
    await expect(read).rejects.toThrow('mend or remove the line');
  });

  it('name truncated gzip, bytes that are no text, .Z and missing files', async () => {
    const file = join(folder, 'damaged.jsonl.gz');
    const good = `${formatInkSample({ source: 's', writer: 'w', label: '1', strokes: [strokeFromFlat([0, 0])] })}\n`;
    const packed = gzipSync(good.repeat(3));
    await writeFile(file, packed.subarray(0, -10));
    await expect(all(readInk(file))).rejects.toThrow(
      /damaged\.jsonl\.gz:\d+: the gzip data end early or are damaged/,
    );
    await writeFile(file, Buffer.concat([Buffer.from(good), Buffer.of(0xff, 0xfe, 0x0a)]));
    await expect(all(readInk(file))).rejects.toThrow(/is not UTF-8 text/);
    await writeFile(file, Buffer.of(0x1f, 0x9d, 0x90));
    await expect(all(readInk(file))).rejects.toThrow(/Unpack it first/);
    await expect(all(readInk(join(folder, 'none')))).rejects.toThrow(/none: cannot be read \(ENOENT/);
  });
});

describe('mergeSamples', () => {
  const long = (seed: number) => [strokeFromFlat(Array.from({ length: 40 }, (_, i) => (i * seed) % 37))];
  const make = (writer: string, label: string, strokes = long(3)): InkSample => ({
    source: 's',
    writer,
    label,
    strokes,
  });

  it('keeps the first of the same ink, and joins writers who share some', () => {
    const merged = mergeSamples([
      make('a', '1'),
      make('c', '9', long(7)),
      make('b', '1'),
      make('b', '2', long(5)),
      make('c', '2', long(5)),
    ]);
    expect(merged.samples.map(({ writer, label }) => writer + label)).toEqual(['a1', 'a9', 'a2']);
    expect(merged).toMatchObject({ duplicates: 2, renamedWriters: 2 });
  });

  it('takes the same dot of two people for chance', () => {
    const dot = [strokeFromFlat([0, 0])];
    const merged = mergeSamples([make('a', '.', dot), make('b', '.', dot), make('a', '.', dot)]);
    expect(merged.samples.map(({ writer }) => writer)).toEqual(['a', 'b']);
    expect(merged.renamedWriters).toBe(0);
  });

  it('never loses ink, never splits a writer, and changes nothing the second time', () => {
    const few = fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.constantFrom('1', '2'),
        fc.integer({ min: 1, max: 6 }),
      ),
    );
    fc.assert(
      fc.property(few, (given) => {
        const samples = given.map(([writer, label, seed]) => make(writer, label, long(seed)));
        const merged = mergeSamples(samples);
        const ink = (of: readonly InkSample[]) =>
          new Set(of.map((one) => formatInkSample({ ...one, writer: '-' })));
        expect(ink(merged.samples)).toEqual(ink(samples));
        expect(merged.samples.length).toBe(ink(samples).size);
        expect(mergeSamples(merged.samples)).toEqual({
          samples: merged.samples,
          duplicates: 0,
          renamedWriters: 0,
        });
        const nameOf = new Map<string, string>();
        for (const one of merged.samples) {
          const strokes = formatInkSample({ ...one, writer: '-', label: '-' });
          expect(nameOf.get(strokes) ?? one.writer).toBe(one.writer);
          nameOf.set(strokes, one.writer);
        }
      }),
    );
  });
});
