import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_INK_DIR } from '../../model/training/data';
import { evaluateNumbers, NUMBERS_FILE, numberSamples } from '../../model/training/evaluation/numbers';
import {
  type LineReader,
  loadLineReader,
  loadRecognizer,
  type NodeRecognizer,
} from '../../src/recognizer/node';

/** What an earlier network read (75.7% of 37 numbers), less two numbers. */
const LEAST_EXACT = 0.7;
const LEAST_COVERAGE = 0.55;
const MOST_ERROR = 0.05;

let reader: NodeRecognizer;
let lines: LineReader;
beforeAll(async () => {
  [reader, lines] = await Promise.all([loadRecognizer(), loadLineReader()]);
});
afterAll(() => {
  reader?.close();
  lines?.close();
});

describe.skipIf(!existsSync(join(DEFAULT_INK_DIR, NUMBERS_FILE)))(
  'numbers of writers never trained on',
  () => {
    it('are read, and refused where they cannot be', async () => {
      const [all, ...byLength] = await evaluateNumbers(reader, lines, 'validation', DEFAULT_INK_DIR);
      expect(all?.name).toBe('all');
      expect(byLength.map(({ name }) => name)).toEqual([
        '2 digits',
        '3 digits',
        '4 digits',
        '5 digits',
        '10 digits',
      ]);
      expect(byLength.reduce((sum, { numbers }) => sum + numbers, 0)).toBe(all?.numbers);
      expect(all?.exact).toBeGreaterThanOrEqual(LEAST_EXACT);
      expect(all?.coverage).toBeGreaterThanOrEqual(LEAST_COVERAGE);
      expect(all?.error).toBeLessThanOrEqual(MOST_ERROR);
    });

    it('are of other writers in each part', async () => {
      const writers = async (part: 'train' | 'validation') =>
        new Set((await numberSamples(DEFAULT_INK_DIR, part)).map(({ writer }) => writer));
      const train = await writers('train');
      for (const writer of await writers('validation')) expect(train).not.toContain(writer);
    });
  },
);
